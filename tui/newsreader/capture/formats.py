"""The formats a capture may come in: one file and one line each, behind one protocol."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Protocol

from newsreader.capture import reading
from newsreader.capture.contents import Contents, Found, Refused
from newsreader.capture.decoding import NotText
from newsreader.capture.dumps import json_lines, tables
from newsreader.capture.enclosed import layout
from newsreader.capture.enclosed.layout import Enclosed, capture_of
from newsreader.capture.enclosed.understanding import understand_enclosed
from newsreader.capture.feeds import item_text
from newsreader.capture.feeds import understanding as items
from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.item_bytes import is_item
from newsreader.capture.feeds.item_captures import capture_of as item_capture
from newsreader.capture.feeds.item_captures import read_item
from newsreader.capture.feeds.reading import looks_like_feed, read_feed
from newsreader.capture.html import understanding
from newsreader.capture.html.reading import DECODER, looks_like_page, read_page
from newsreader.capture.html.understanding import Ask, address_of
from newsreader.capture.mail import boxes
from newsreader.capture.mail import reading as mail
from newsreader.capture.reading import read_capture
from newsreader.domain.articles import Article
from newsreader.domain.captures import Capture

#: Raised whenever a capture of any format may be understood differently.
VERSION = reading.VERSION + understanding.VERSION + layout.VERSION + items.VERSION


class Format(Protocol):
    """A format of incoming bytes.

    Attributes:
        name: What the user is told, e.g. "plain text".
        suffixes: Endings of names that suggest it, lower case with the point.
    """

    @property
    def name(self) -> str:
        """Return the format's name."""
        ...

    @property
    def suffixes(self) -> frozenset[str]:
        """Return the endings of names that suggest the format."""
        ...

    def sniff(self, data: bytes) -> bool:
        """Say whether ``data`` looks like this format."""
        ...

    def contents(self, data: bytes) -> Contents:
        """Return what is in ``data``: one capture a page, a message, a record.

        Raises:
            NotText: The bytes hold no text.
        """
        ...


class HtmlPage:
    """A web page, or a piece of one."""

    name = "HTML"
    suffixes = frozenset([".html", ".htm", ".xhtml", ".xht", ".shtml", ".php", ".asp", ".aspx"])

    def sniff(self, data: bytes) -> bool:
        """Say whether the bytes begin as a page does."""
        return looks_like_page(data)

    def contents(self, data: bytes) -> Contents:
        """Return the one capture that the page is.

        Raises:
            NotText: The page has no text.
        """
        return Contents((Found(read_page(data), data),))


class MailBox:
    """Messages one after another in one file (mbox)."""

    name = "mail box"
    suffixes = frozenset([".mbox", ".mbx"])

    def sniff(self, data: bytes) -> bool:
        """Say whether the bytes begin as a box does."""
        return boxes.is_box(data)

    def contents(self, data: bytes) -> Contents:
        """Return a capture a message; one that cannot be read is told by its number."""
        found, refused = [], []
        for number, message in enumerate(boxes.messages_in(data), 1):
            try:
                found.append(_message(message))
            except NotText as error:
                refused.append(Refused(f"message {number:,}", str(error)))
        return Contents(tuple(found), tuple(refused))


class MailMessage:
    """One message, such as a newsletter."""

    name = "mail"
    suffixes = frozenset([".eml", ".emlx", ".msg", ".mail"])

    def sniff(self, data: bytes) -> bool:
        """Say whether the bytes begin with a message's headers."""
        return mail.is_message(data)

    def contents(self, data: bytes) -> Contents:
        """Return the one capture that the message is.

        Raises:
            NotText: It has neither text nor headers.
        """
        return Contents((_message(data),))


class FeedItemBytes:
    """An item of a feed as it is kept: what a bundle or a damaged library gives back."""

    name = "feed item"
    suffixes = frozenset[str]()

    def sniff(self, data: bytes) -> bool:
        """Say whether the bytes are an item."""
        return is_item(data)

    def contents(self, data: bytes) -> Contents:
        """Return the one capture that the item is.

        Raises:
            NotText: It has no text.
        """
        return Contents((Found(read_item(data), data),))


class FeedFile:
    """A feed saved to a file: RSS, Atom, RDF or JSON Feed."""

    name = "feed"
    suffixes = frozenset([".rss", ".atom", ".rdf", ".xml", ".json"])

    def sniff(self, data: bytes) -> bool:
        """Say whether the bytes begin as a feed does."""
        return looks_like_feed(data)

    def contents(self, data: bytes) -> Contents:
        """Return a capture an item.

        Raises:
            NotText: It cannot be read, or has no items.
        """
        try:
            feed = read_feed(data, "")
        except NotAFeed as error:
            raise NotText(str(error)) from None
        found = []
        for item in feed.items:
            kept, capture = item_capture(item, feed.title)
            found.append(Found(capture, kept, item.guid))
        if not found:
            raise NotText("a feed without items")
        return Contents(tuple(found), tuple(Refused("feed", note) for note in feed.notes))


class JsonDump:
    """Records in JSON: a line each, or a list."""

    name = "JSON lines"
    suffixes = frozenset([".jsonl", ".ndjson", ".json", ".jsonlines"])

    def sniff(self, data: bytes) -> bool:
        """Say whether the bytes begin as records of articles do."""
        return json_lines.is_dump_of_json(data)

    def contents(self, data: bytes) -> Contents:
        """Return a capture a record; what is none is told by its line.

        Raises:
            NotText: The bytes are no text.
        """
        return json_lines.records_in(data)


class Table:
    """A table of records (CSV)."""

    name = "CSV"
    suffixes = frozenset([".csv", ".tsv", ".tab"])

    def sniff(self, data: bytes) -> bool:
        """Say whether the bytes begin with a line that names columns of articles, and one that fits."""
        return tables.is_table(data)

    def contents(self, data: bytes) -> Contents:
        """Return a capture a row; what does not fit is told by its line.

        Raises:
            NotText: The bytes are no text.
        """
        return tables.records_in(data)


class PlainText:
    """Text of any name, taken as it stands; the last resort."""

    name = "plain text"
    suffixes = frozenset([".txt", ".text", ".md"])

    def sniff(self, data: bytes) -> bool:
        """Say yes: what no other format takes is read as plain text."""
        return True

    def contents(self, data: bytes) -> Contents:
        """Return the one capture that the bytes are.

        Raises:
            NotText: The bytes are empty, binary, or hold a NUL.
        """
        return Contents((Found(read_capture(data), data),))


#: In the order they are asked; plain text takes everything and stands last.
FORMATS: tuple[Format, ...] = (
    FeedItemBytes(),
    FeedFile(),
    HtmlPage(),
    MailBox(),
    MailMessage(),
    JsonDump(),
    Table(),
    PlainText(),
)
#: How what is enclosed is read again, by how its decoder begins.
_REREAD: tuple[tuple[str, Callable[[bytes, str], Enclosed]], ...] = (
    (mail.DECODER, lambda data, decoder: mail.read_message(data)),
    (json_lines.DECODER, json_lines.read_record),
    (tables.DECODER, tables.read_record),
)


def format_of(data: bytes, name: str = "") -> Format:
    """Return the format to read ``data`` with.

    A format that recognises the bytes and knows the ending of ``name`` goes before one that only
    recognises the bytes.

    Args:
        data: The bytes as they came.
        name: The name of the file or address, if there is one; it is never opened.
    """
    suffix = PurePath(name).suffix.lower()
    able = [one for one in FORMATS if one.sniff(data)]
    named = [one for one in able if suffix in one.suffixes]
    return (named or able)[0]


def contents_of(data: bytes, name: str = "") -> Contents:
    """Return what is in ``data``, read as :func:`format_of` says.

    Raises:
        NotText: The bytes hold no text.
    """
    return format_of(data, name).contents(data)


def capture_in(data: bytes, name: str = "") -> Capture:
    """Return the capture whose bytes ``data`` are: a page, a message, one record.

    Raises:
        NotText: The bytes hold no text.
    """
    found = contents_of(data, name).found
    if len(found) == 1 and found[0].data == data:
        return found[0].capture
    return read_capture(data)


def read_again(data: bytes, decoder: str) -> Capture:
    """Return the capture of bytes that were read before, by the decoder that is noted of them.

    Raises:
        NotText: The bytes hold no text.
    """
    if decoder == item_text.DECODER:
        return read_item(data)
    if decoder.startswith(DECODER):
        return read_page(data, decoder.removeprefix(DECODER))
    for start, reread in _REREAD:
        if decoder.startswith(start):
            return capture_of(reread(data, decoder), data)
    return read_capture(data)


def understand_as_read(
    capture: Capture, data: Callable[[], bytes | None], ask: Ask | None
) -> Article:
    """Understand a capture in the way of its format.

    Args:
        capture: The capture.
        data: Gives its bytes; not called where its text is enough.
        ask: Asks the extractors what the story of a page is.
    """
    decoder = capture.decoded.decoder
    if decoder == item_text.DECODER:
        return items.understand_item(capture)
    if decoder.startswith(DECODER):
        return understanding.understand_page(capture, data(), ask)
    for start, reread in _REREAD:
        if decoder.startswith(start):
            return understand_enclosed(capture, data(), ask, reread)
    return reading.understand(capture)


def address_in(capture: Capture) -> str | None:
    """Return the address that a capture gives itself, printed or in its data, or None.

    An item of a feed has none of its own: its document is known by the feed and its guid.
    """
    decoder = capture.decoded.decoder
    if decoder == item_text.DECODER:
        return None
    if decoder.startswith(DECODER) or any(decoder.startswith(start) for start, _ in _REREAD):
        return address_of(capture)
    return reading.address_of(capture)


def _message(data: bytes) -> Found:
    """Return a message known by its id."""
    return Found(capture_of(mail.read_message(data), data), data, mail.message_id(data))
