"""Elements of a feed under short names, whatever prefix or namespace they were written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.capture.feeds.limits import CONTENT

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

#: Namespace -> what stands before the name; "" for those of the feed formats themselves.
_SPACES = {
    "": "",
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://cyber.law.harvard.edu/rss/rss.html": "",
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://purl.org/rss/1.0/modules/content": "content:",
    "http://purl.org/rss/1.0/modules/syndication": "sy:",
    "http://purl.org/dc/elements/1.1": "dc:",
    "http://purl.org/dc/elements/1.0": "dc:",
    "http://purl.org/dc/terms": "dcterms:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
}
#: Prefix -> namespace, for a feed that lost its declarations.
DECLARED = {
    "atom": "http://www.w3.org/2005/Atom",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
}
#: Prefixes that stand for themselves where a feed forgot to declare them.
_PREFIXES = frozenset(space for space in _SPACES.values() if space)
_NAMES: dict[str, str] = {}
_MOST_NAMES = 4_096


def name_of(element: _Element) -> str:
    """Return an element's short name: "item", "atom:entry", "dc:creator", "?:x" of a foreign one."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    known = _NAMES.get(tag)
    if known is None:
        if len(_NAMES) >= _MOST_NAMES:  # a server may send any number of names
            _NAMES.clear()
        known = _NAMES[tag] = _short(tag)
    return known


def _short(tag: str) -> str:
    if tag.startswith("{"):
        space, _, name = tag[1:].rpartition("}")
        before = _SPACES.get(space.rstrip("/"))
        if before is None:
            before = _SPACES.get(space.rstrip("/").replace("https://", "http://", 1), "?:")
        return before + name
    before, colon, name = tag.rpartition(":")
    if not colon:
        return name
    return tag if f"{before}:" in _PREFIXES else f"?:{name}"


def text_of(element: _Element) -> str:
    """Return all text inside an element, in order."""
    if len(element) == 0:
        return (element.text or "")[:CONTENT]
    return "".join(element.itertext())[:CONTENT]


def markup_of(element: _Element) -> str:
    """Return what stands inside an element as HTML: text as it reads, elements as they are written."""
    if len(element) == 0:
        return (element.text or "")[:CONTENT]
    from lxml import etree  # type: ignore[import-untyped]  # loaded already: the element is one of its own

    pieces = [_escaped(element.text or "")]
    size = 0
    for child in element:
        piece = etree.tostring(child, encoding="unicode", method="html")
        pieces.append(piece)
        size += len(piece)
        if size > CONTENT:
            break
    return "".join(pieces)[:CONTENT]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def base_of(element: _Element, base: str) -> str:
    """Return the address that references in an element start from."""
    said = element.get("{http://www.w3.org/XML/1998/namespace}base")
    return said if said and said.startswith(("http://", "https://")) else base
