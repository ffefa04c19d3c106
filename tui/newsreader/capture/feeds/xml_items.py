"""Items and the feed's own data out of the tree of an RSS, Atom or RDF feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsreader.capture.feeds import words
from newsreader.capture.feeds.limits import CATEGORIES, CONTENT, ENCLOSURES, NAME, TITLE, cut
from newsreader.capture.feeds.xml_elements import base_of, markup_of, name_of, text_of
from newsreader.domain.feeds import Enclosure, FeedItem

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

Parts = dict[str, list["_Element"]]

_ITEMS = ("item", "entry", "atom:entry")
_TITLES = ("title", "atom:title", "dc:title", "media:title")
_GUIDS = ("guid", "atom:id", "id")
_TEXTS = ("content:encoded", "atom:content", "content", "xhtml:body")
_SUMMARIES = ("description", "atom:summary", "summary", "dc:description", "itunes:summary")
_PUBLISHED = ("pubDate", "atom:published", "published", "dc:date", "atom:issued", "issued", "dcterms:issued", "date", "atom:created", "dcterms:created", "pubdate")  # fmt: skip
_UPDATED = ("atom:updated", "updated", "atom:modified", "modified", "dcterms:modified")
_AUTHORS = ("dc:creator", "author", "atom:author", "itunes:author", "creator")
_CATEGORIES = ("category", "atom:category", "dc:subject")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def items_in(root: _Element) -> Iterator[_Element]:
    """Yield the elements that are items, wherever they stand, never one inside another."""
    stack = [iter(root)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = name_of(child)
        if name in _ITEMS:
            yield child
        elif name and len(stack) < 8:
            stack.append(iter(child))


def parts_of(element: _Element) -> Parts:
    """Return an element's children by short name."""
    parts: Parts = {}
    for child in element:
        name = name_of(child)
        if name:
            parts.setdefault(name, []).append(child)
    return parts


def item_of(element: _Element, base: str) -> FeedItem:
    """Return an item; its guid is "" where it gives none."""
    parts = parts_of(element)
    base = base_of(element, base)
    text, html = _content(parts)
    summary = ""
    short = _first(parts, _SUMMARIES)
    if short is not None:
        if not text and not html:
            text, html = _as_text_or_html(short)
        else:
            summary = _as_text_or_html(short)[1] or text_of(short)
    guid = _first(parts, _GUIDS)
    name = cut(text_of(guid), NAME) if guid is not None else ""
    name = name or cut(
        element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or "", NAME
    )
    return FeedItem(
        guid=name,
        title=title_of(parts),
        link=link_of(parts, base) or _permalink(guid, base),
        author=_authors(parts),
        published=_words(parts, _PUBLISHED),
        updated=_words(parts, _UPDATED),
        html=html,
        text=text,
        summary="" if summary == html else summary[:CONTENT],
        language=cut(element.get(_LANG) or _words(parts, ("dc:language", "language")), 20),
        source=_source(parts),
        categories=_categories(parts),
        enclosures=_enclosures(parts, base),
    )


def title_of(parts: Parts) -> str:
    """Return a title in plain text; what Atom calls plain text is not read as HTML."""
    title = _first(parts, _TITLES)
    if title is None:
        return ""
    kind = title.get("type", "")
    if name_of(title).startswith("atom:") and kind in ("", "text"):
        return cut(text_of(title), TITLE)
    return words.plain(markup_of(title) if kind == "xhtml" else text_of(title))


def link_of(parts: Parts, base: str) -> str:
    """Return where an item or a feed has its page."""
    for element in parts.get("link", ()):
        found = words.link(text_of(element) or element.get("href", ""), base)
        if found:
            return found
    for wanted in ("alternate", ""):
        for element in (*parts.get("atom:link", ()), *parts.get("link", ())):
            relation = element.get("rel", "alternate")
            if relation == wanted or (not wanted and relation not in ("enclosure", "self", "hub", "edit", "replies", "next", "license")):  # fmt: skip
                found = words.link(element.get("href", ""), base_of(element, base))
                if found:
                    return found
    return ""


def _permalink(guid: _Element | None, base: str) -> str:
    """Return a guid that is a link: RSS says so unless it is denied; Atom's ids are names."""
    if guid is None or name_of(guid) != "guid" or guid.get("isPermaLink", "true") == "false":
        return ""
    said = text_of(guid).strip()
    return words.link(said, base) if said.startswith(("http://", "https://")) else ""


def _content(parts: Parts) -> tuple[str, str]:
    """Return an item's whole text as plain text or as HTML; the longest where there are several."""
    found = [_as_text_or_html(one) for name in _TEXTS for one in parts.get(name, ())]
    return max(found, key=lambda pair: len(pair[0]) + len(pair[1]), default=("", ""))


def _as_text_or_html(element: _Element) -> tuple[str, str]:
    """Return what an element holds as ``(text, html)``, one of them empty."""
    kind = element.get("type", "").lower()
    if name_of(element).startswith("atom:"):
        if kind in ("", "text", "text/plain"):
            return text_of(element), ""
        if kind not in ("html", "text/html", "xhtml", "application/xhtml+xml"):
            return "", ""  # a picture or a recording in letters
    return "", markup_of(element)


def _authors(parts: Parts) -> str:
    names = []
    for name in _AUTHORS:
        for element in parts.get(name, ())[:20]:
            inner = parts_of(element)
            said = _first(inner, ("atom:name", "name"))
            names.append(words.author(text_of(said if said is not None else element)))
        if any(names):
            break
    return words.joined(names)


def _source(parts: Parts) -> str:
    source = _first(parts, ("source", "atom:source"))
    if source is None:
        return ""
    inner = parts_of(source)
    return title_of(inner) if inner else words.plain(text_of(source))


def _categories(parts: Parts) -> tuple[str, ...]:
    found = [e.get("label") or e.get("term") or text_of(e) for name in _CATEGORIES for e in parts.get(name, ())[:CATEGORIES]]  # fmt: skip
    return tuple(dict.fromkeys(filter(None, (words.plain(one, 100) for one in found))))[:CATEGORIES]


def _enclosures(parts: Parts, base: str) -> tuple[Enclosure, ...]:
    found = []
    links = [e for e in parts.get("atom:link", ()) if e.get("rel") == "enclosure"]
    for element in [*parts.get("enclosure", ()), *links, *parts.get("media:content", ())][:ENCLOSURES]:  # fmt: skip
        url = words.link(element.get("url") or element.get("href") or "", base)
        if url:
            size = element.get("length") or element.get("fileSize") or ""
            found.append(Enclosure(url, cut(element.get("type") or "", 100), cut(size, 20)))
    return tuple(dict.fromkeys(found))


def _words(parts: Parts, names: Sequence[str]) -> str:
    """Return the first of some fields that says anything, on one line."""
    for name in names:
        for element in parts.get(name, ()):
            said = cut(text_of(element), 200)
            if said:
                return said
    return ""


def _first(parts: Parts, names: Sequence[str]) -> _Element | None:
    """Return the first of some fields that is there, one that says something before one that is empty."""
    found = [element for name in names for element in parts.get(name, ())]
    return next((e for e in found if len(e) or (e.text or "").strip()), found[0] if found else None)
