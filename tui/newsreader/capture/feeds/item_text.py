"""An item laid out as text: title, author, date, its words, then what the feed says of it.

The text is what is stored and what every offset refers to, so its form is fixed::

    Ferry talks collapse in Karsund
    Mara Lind
    Tue, 12 May 2031 05:47:00 +0200

    The last ferry left at noon.

    [feed item]
    feed: Karsund Post
    title: Ferry talks collapse in Karsund
    link: https://post.example/ferry
"""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.capture.html.reading import visible_lines
from newsreader.domain.feeds import FeedItem

#: How the decoder of an item's text is called.
DECODER = "feed-item"
#: Raised whenever the same bytes may be laid out differently.
VERSION = 1
MARK = "[feed item]"


def lay_out(item: FeedItem, feed: str) -> str:
    """Return the text of an item."""
    head = [line for line in (item.title, item.author, item.published) if line]
    body = list(words_of(item))
    blank = [""] if head and body else []
    data = [f"{key}: {line}" for key, value in _data(item, feed) if (line := _line(value))]
    return "".join(f"{line}\n" for line in [*head, *blank, *body, "", MARK, *data])


def words_of(item: FeedItem) -> list[str]:
    """Return the lines an item's text shows."""
    if item.html:
        if "<" not in item.html and "&" not in item.html:
            return _lines(item.html)
        return visible_lines(item.html)
    return _lines(item.text)


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def _data(item: FeedItem, feed: str) -> Iterator[tuple[str, str]]:
    """Yield all that the feed says of an item, a key and a value each."""
    yield "feed", feed
    yield "title", item.title
    yield "author", item.author
    yield "published", item.published
    yield "updated", item.updated
    yield "link", item.link
    yield "guid", item.guid
    yield "source", item.source
    yield "language", item.language
    for category in item.categories:
        yield "category", category
    for enclosure in item.enclosures:
        yield "enclosure", " ".join((enclosure.url, enclosure.kind, enclosure.size))


def _line(value: str) -> str:
    return " ".join(value.replace("\0", " ").split()) if value else ""
