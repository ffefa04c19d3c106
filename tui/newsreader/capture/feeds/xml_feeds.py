"""RSS, Atom and RDF: strictly where a feed is well-formed, else what can be read, with a note.

Both ways make the same tree and are read by the same code, so that an item of a feed that was damaged
for a day is the same item the day after.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.capture.feeds import salvage
from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.limits import ITEMS, cut
from newsreader.capture.feeds.source import repaired
from newsreader.capture.feeds.xml_elements import name_of, text_of
from newsreader.capture.feeds.xml_items import item_of, items_in, link_of, parts_of, title_of
from newsreader.domain.feeds import FeedItem, ReadFeed

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_KINDS = {
    "rss": "RSS",
    "rdf:RDF": "RDF",
    "atom:feed": "Atom",
    "feed": "Atom",
    "channel": "RSS",
    "atom:entry": "Atom",
}
_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 7 * 86400, "monthly": 30 * 86400}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
    "encoding": "utf-8",
}
_WHERE = re.compile(r",? line \d+, column \d+.*$", re.DOTALL)


def read_xml(text: str, base: str) -> ReadFeed:
    """Return what a feed says.

    Args:
        text: From :func:`newsreader.capture.feeds.source.decoded`.
        base: Its address, from which its references start.

    Raises:
        NotAFeed: It is something else, or nothing of it can be read.
    """
    root, notes = tree_of(text)
    feed = _of_tree(root, base, tuple(notes))
    if not notes and feed is not None and feed.items:
        return feed
    if (notes or feed is not None) and salvage.is_feed(text):
        apart = _of_pieces(text, base, tuple(notes))
        if apart.items and (feed is None or len(apart.items) > len(feed.items)):
            return apart
    if feed is None:
        raise NotAFeed(_what_instead(root))
    return feed


def _of_tree(root: _Element, base: str, notes: tuple[str, ...]) -> ReadFeed | None:
    """Return what the tree of a feed says, or None where it is no feed's."""
    kind = _KINDS.get(name_of(root))
    if kind is None:
        return None
    parts = parts_of(root)
    if kind in ("RSS", "RDF") and name_of(root) != "channel":
        channels = parts.get("channel", [])
        parts = parts_of(channels[0]) if channels else parts
    items: list[FeedItem] = []
    for element in items_in(root) if name_of(root) != "atom:entry" else [root]:
        if len(items) >= ITEMS:
            notes += (f"Only its first {ITEMS:,} items are taken.",)
            break
        items.append(item_of(element, base))
    return ReadFeed(
        kind=kind,
        title=title_of(parts),
        home=link_of(parts, base),
        language=cut(root.get(_LANG) or _text(parts, ("language", "dc:language")), 20),
        items=tuple(items),
        wait=_wait(parts),
        notes=notes,
    )


def _of_pieces(text: str, base: str, notes: tuple[str, ...]) -> ReadFeed:
    """Return what a damaged feed says, each item read by itself."""
    items: list[FeedItem] = []
    for piece in salvage.pieces(text)[:ITEMS]:
        root = _parsed(piece)
        items += [item_of(element, base) for element in items_in(root)] if root is not None else []
    head = _parsed(salvage.head_of(text))
    feed = _of_tree(head, base, notes) if head is not None else None
    if feed is None:
        feed = ReadFeed(salvage.kind_of(text), "", "", "", (), notes=notes)
    return replace(feed, items=tuple(items[:ITEMS]))


def tree_of(text: str) -> tuple[_Element, list[str]]:
    """Return the root of a text's tree and notes of what had to be mended.

    Raises:
        NotAFeed: Nothing of it can be read, or it is refused.
    """
    from lxml import etree  # type: ignore[import-untyped]  # no feed, no parser

    notes: list[str] = []
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), etree.XMLParser(**_OPTIONS))
    except etree.XMLSyntaxError as error:
        said = str(error).strip().splitlines()  # what follows the first line may quote the feed
        why = cut(_WHERE.sub("", said[0]) if said else "", 120) or "it is empty"
        root = _parsed(text)
        if root is None:
            raise NotAFeed(f"it is no feed: {why}") from None
        notes.append(f"It is damaged ({why}); what could be read is kept.")
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotAFeed("it declares entities or a grammar of its own, which is refused")
    return root, notes


def _parsed(text: str) -> _Element | None:
    """Return the tree of as much of a damaged text as can be read, or None."""
    from lxml import etree  # as above

    data = repaired(text).encode("utf-8", "replace")
    if not data.strip():
        return None
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True, **_OPTIONS))
    except etree.XMLSyntaxError:
        return None
    if root is not None and root.getroottree().docinfo.internalDTD is not None:
        raise NotAFeed("it declares entities or a grammar of its own, which is refused")
    return root


def _what_instead(root: _Element) -> str:
    name = name_of(root).rpartition(":")[2].lower()
    if name == "html":
        return "it is a web page, and no feed"
    if name == "opml":
        return "it is a list of feeds (OPML), and no feed"
    if name in ("urlset", "sitemapindex"):
        return "it is a sitemap, and no feed"
    return f"it is XML, and no feed (it begins with <{cut(name, 40)}>)"


def _text(parts: dict[str, list[_Element]], names: tuple[str, ...]) -> str:
    return next((text_of(parts[name][0]) for name in names if name in parts), "")


def _wait(parts: dict[str, list[_Element]]) -> int:
    """Return how long a feed asks to be left alone, in seconds, at most a day; 0: it does not say."""
    ttl = _text(parts, ("ttl",)).strip()
    if ttl.isdecimal():
        return min(int(ttl[:6]) * 60, 86400)
    period = _PERIODS.get(_text(parts, ("sy:updatePeriod",)).strip().lower(), 0)
    often = _text(parts, ("sy:updateFrequency",)).strip()
    times = int(often[:4]) if often.isdecimal() and int(often[:4]) else 1
    return min(period // times, 86400)
