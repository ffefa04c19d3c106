"""The door of feeds: bytes -> what the feed says."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace

from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.json_feeds import read_json
from newsreader.capture.feeds.source import decoded
from newsreader.capture.feeds.xml_feeds import read_xml
from newsreader.domain.feeds import FeedItem, ReadFeed

_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?(rss|feed|RDF|channel)[\s>]")
_HEAD = 4_096


def read_feed(data: bytes, base: str, said: str = "") -> ReadFeed:
    """Return what a feed says: RSS, Atom, RDF or JSON Feed, by its first character.

    A damaged feed gives what can be read, with a note. Every item has a guid, and no two the same.

    Args:
        data: The bytes as they came.
        base: The feed's address.
        said: The charset the server gave, or "".

    Raises:
        NotAFeed: It is no feed, is empty, or is refused.
    """
    if not data.strip():
        raise NotAFeed("it is empty")
    text, note = decoded(data, said)
    feed = read_json(text, base) if text[:1] in ("{", "[") else read_xml(text, base)
    items = _named(feed.items)
    notes = feed.notes + ((note,) if note else ())
    if len(items) < len(feed.items):
        notes += (f"{len(feed.items) - len(items):,} of its items are there twice, or are empty.",)
    return replace(feed, items=items, notes=notes)


def looks_like_feed(data: bytes) -> bool:
    """Say whether bytes begin as a feed does; looks at 4 KiB."""
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"{"):
        return b"jsonfeed.org/version/" in head
    text = head.decode("latin-1")
    match = _ROOT.search(text)
    return text.startswith("<") and match is not None and "<html" not in text[: match.start()].lower()  # fmt: skip


def _named(items: tuple[FeedItem, ...]) -> tuple[FeedItem, ...]:
    """Return the items with a guid each; where one names several items, link or title tell them apart."""
    said = Counter(_guid(item) for item in items)
    found: dict[str, FeedItem] = {}
    for item in items:
        if not (item.title or item.html or item.text or item.link):
            continue
        guid = _guid(item)
        if said[guid] > 1:
            guid = f"{guid} {item.link if item.link != guid else item.title}"[:4000]
        found.setdefault(guid, replace(item, guid=guid))
    return tuple(found.values())


def _guid(item: FeedItem) -> str:
    """Return an item's own name, its link, or a name made of what it says."""
    if item.guid or item.link:
        return item.guid or item.link
    words = f"{item.title}\0{item.published}\0{item.html or item.text if not item.title else ''}"
    return "made:" + hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]
