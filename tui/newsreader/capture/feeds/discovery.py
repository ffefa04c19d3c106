"""Feeds that a page names, and the usual places where sites keep them."""

from __future__ import annotations

import re

from newsreader.capture.decoding import NotText
from newsreader.capture.feeds import words
from newsreader.capture.html.charset import decode_page
from newsreader.capture.html.rendering import elements, parse
from newsreader.domain.feeds import FoundFeed

_TYPES = frozenset(
    ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json", "text/xml", "application/xml", "application/x.atom+xml"]
)  # fmt: skip
_VAGUE = frozenset(["application/json", "text/xml", "application/xml"])
_FEEDISH = re.compile(
    r"(?:\b|_)(?:rss|atom|feeds?|rdf)(?:\b|_)|\.(?:rss|atom|rdf)\b", re.IGNORECASE
)
_COMMENTS = re.compile(r"comment|kommentar|commentaire", re.IGNORECASE)
_USUAL = ("/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json")
_MOST = 20


def feeds_on_page(data: bytes, url: str, said: str = "") -> list[FoundFeed]:
    """Return the feeds a page names: its ``link`` elements, else links that read like a feed's.

    Feeds of comments come last.

    Args:
        data: The page's bytes.
        url: Its address.
        said: The charset the server gave, or "".
    """
    try:
        source = decode_page(data, said).text
    except NotText:
        return []
    base = url
    named: dict[str, FoundFeed] = {}
    linked: dict[str, FoundFeed] = {}
    for element in elements(parse(source)):
        tag = element.tag
        if tag == "base" and base == url:
            base = words.link(element.getattr("href") or "", url) or url
        elif tag == "link" and _names_feed(element.getattr("rel"), element.getattr("type"), element.getattr("href")):  # fmt: skip
            found = words.link(element.getattr("href") or "", base)
            title = words.plain(element.getattr("title") or "", 200)
            if found and len(named) < _MOST:
                named.setdefault(found, FoundFeed(found, title))
        elif tag == "a" and len(linked) < _MOST and _FEEDISH.search((element.getattr("href") or "")[:500]):  # fmt: skip
            found = words.link(element.getattr("href") or "", base)
            if found and not found.startswith(("https://www.google.", "https://feedly.")):
                linked.setdefault(found, FoundFeed(found, words.plain(element.text or "", 200)))
    return sorted((named or linked).values(), key=_is_comments)


def usual_places(url: str) -> list[FoundFeed]:
    """Return where sites usually keep a feed, for a page that names none."""
    return [
        FoundFeed(words.link(path, url), named=False) for path in _USUAL if words.link(path, url)
    ]


def _names_feed(relation: str | None, kind: str | None, reference: str | None) -> bool:
    """Say whether a ``link`` element names a feed."""
    relations = (relation or "").lower().split()
    if "feed" in relations and "alternate" not in relations:
        return True
    kind = (kind or "").lower().split(";")[0].strip()
    if "alternate" not in relations or kind not in _TYPES:
        return False
    return kind not in _VAGUE or _FEEDISH.search(reference or "") is not None


def _is_comments(found: FoundFeed) -> bool:
    return _COMMENTS.search(f"{found.title} {found.url}") is not None
