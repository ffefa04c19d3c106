"""OPML: lists of feeds with folders, read and written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from newsreader.capture.feeds import words
from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.limits import NAME, cut
from newsreader.capture.feeds.source import decoded
from newsreader.capture.feeds.xml_elements import name_of
from newsreader.capture.feeds.xml_feeds import tree_of

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_MOST = 50_000
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of a list.

    Attributes:
        url: Its address.
        title: What the list calls it, or "".
        folder: The folders it stands in, joined by "/".
        tags: Its categories.
        home: The address of its site, or "".
    """

    url: str
    title: str = ""
    folder: str = ""
    tags: tuple[str, ...] = ()
    home: str = ""


def read_opml(data: bytes) -> tuple[list[Outline], list[str]]:
    """Return the feeds of a list in its order, each once, and notes of what was odd.

    Raises:
        NotAFeed: It is no OPML.
    """
    text, note = decoded(data, "")
    root, notes = tree_of(text)
    if name_of(root).lower() != "opml":
        raise NotAFeed("it is no OPML")
    found: dict[str, Outline] = {}
    stack: list[tuple[_Element, tuple[str, ...]]] = [(root, ())]
    while stack and len(found) < _MOST:
        element, folders = stack.pop()
        if name_of(element) == "outline":
            title = cut(_said(element, "title") or _said(element, "text"), 200)
            url = words.link(_said(element, "xmlUrl"), "")
            if url:
                found.setdefault(url, _outline(element, url, title, folders))
            elif title and len(folders) < _DEEPEST and not _said(element, "xmlUrl"):
                folders = (*folders, title.replace("/", "-"))
        stack += [(child, folders) for child in reversed(element)]
    return list(found.values()), notes + ([note] if note else [])


def write_opml(feeds: Iterable[Outline], title: str) -> str:
    """Return a list of feeds as OPML 2.0, those in folders inside outlines of their own."""
    tree: dict[str, object] = {}
    for feed in feeds:
        place = tree
        for part in filter(None, feed.folder.split("/")):
            inner = place.setdefault(f"/{part}", {})
            assert isinstance(inner, dict)
            place = inner
        place[feed.url] = feed
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(title)}</title></head>",
        "  <body>",
        *_written(tree, 2),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def _written(place: dict[str, object], depth: int) -> list[str]:
    lines = []
    pad = "  " * depth
    for key, value in place.items():
        if isinstance(value, Outline):
            said = {
                "type": "rss",
                "text": value.title or value.url,
                "title": value.title,
                "xmlUrl": value.url,
                "htmlUrl": value.home,
                "category": ",".join(value.tags),
            }
            attributes = " ".join(f"{k}={quoteattr(_clean(v))}" for k, v in said.items() if v)
            lines.append(f"{pad}<outline {attributes}/>")
        elif isinstance(value, dict):
            lines.append(f"{pad}<outline text={quoteattr(_clean(key[1:]))}>")
            lines += _written(value, depth + 1)
            lines.append(f"{pad}</outline>")
    return lines


def _clean(text: str) -> str:
    """Return text without what XML does not allow."""
    return "".join(c for c in text if c >= " " and c not in "\ufffe\uffff")


def _outline(element: _Element, url: str, title: str, folders: tuple[str, ...]) -> Outline:
    tags = tuple(dict.fromkeys(filter(None, (cut(t.strip("/ "), 100) for t in _said(element, "category").split(",")))))  # fmt: skip
    title = "" if title == url else title
    return Outline(url, title, "/".join(folders), tags, words.link(_said(element, "htmlUrl"), ""))


def _said(element: _Element, name: str) -> str:
    """Return an attribute, whatever the case its name is written in."""
    said = element.get(name)
    if said is None:
        wanted = name.lower()
        said = next((str(v) for k, v in element.items() if k.lower() == wanted), "")
    return str(said)[: 2 * NAME]
