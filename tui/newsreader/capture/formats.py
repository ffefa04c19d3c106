"""The formats a capture may come in: one file and one line each, behind one protocol."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Protocol

from newsreader.capture.feeds import item_text
from newsreader.capture.feeds.item_captures import read_item
from newsreader.capture.html.reading import DECODER, looks_like_page, read_page
from newsreader.capture.reading import read_capture
from newsreader.domain.captures import Capture


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

    def captures(self, data: bytes) -> Sequence[Capture]:
        """Return the captures in ``data``: one a page, one a feed item.

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

    def captures(self, data: bytes) -> Sequence[Capture]:
        """Return the one capture that the page is.

        Raises:
            NotText: The page has no text.
        """
        return (read_page(data),)


class PlainText:
    """Text of any name, taken as it stands; the last resort."""

    name = "plain text"
    suffixes = frozenset([".txt", ".text", ".md"])

    def sniff(self, data: bytes) -> bool:
        """Say yes: what no other format takes is read as plain text."""
        return True

    def captures(self, data: bytes) -> Sequence[Capture]:
        """Return the one capture that the bytes are.

        Raises:
            NotText: The bytes are empty, binary, or hold a NUL.
        """
        return (read_capture(data),)


#: In the order they are asked; plain text takes everything and stands last.
FORMATS: tuple[Format, ...] = (HtmlPage(), PlainText())


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


def captures_in(data: bytes, name: str = "") -> Sequence[Capture]:
    """Return the captures in ``data``, read as :func:`format_of` says.

    Raises:
        NotText: The bytes hold no text.
    """
    return format_of(data, name).captures(data)


def read_again(data: bytes, decoder: str) -> Capture:
    """Return the capture of bytes that were read before, by the decoder that is noted of them.

    Raises:
        NotText: The bytes hold no text.
    """
    if decoder == item_text.DECODER:
        return read_item(data)
    if decoder.startswith(DECODER):
        return read_page(data, decoder.removeprefix(DECODER))
    return read_capture(data)
