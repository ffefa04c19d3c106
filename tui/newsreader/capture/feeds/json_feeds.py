"""JSON Feed, versions 1 and 1.1; of one that breaks off, the items before the break."""

from __future__ import annotations

import json
import re
from typing import Any

from newsreader.capture.feeds import words
from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.limits import CATEGORIES, CONTENT, ENCLOSURES, ITEMS, NAME, cut
from newsreader.domain.feeds import Enclosure, FeedItem, ReadFeed

_LIST = re.compile(r'"items"\s*:\s*\[\s*')
_BETWEEN = re.compile(r"\s*,?\s*")
_VERSION = "jsonfeed.org/version/"


def read_json(text: str, base: str) -> ReadFeed:
    """Return what a JSON feed says.

    Raises:
        NotAFeed: It is other JSON, or nothing of it can be read.
    """
    notes: list[str] = []
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        value = _salvaged(text)
        why = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "too deep"
        if value is None:
            raise NotAFeed(f"it is no feed: not JSON ({why})") from None
        notes.append(f"It is damaged ({why}); what could be read is kept.")
    if not isinstance(value, dict) or not (
        _VERSION in str(value.get("version", ""))[:200] or isinstance(value.get("items"), list)
    ):
        raise NotAFeed("it is JSON, and no feed")
    entries = value.get("items")
    entries = entries if isinstance(entries, list) else []
    if len(entries) > ITEMS:
        notes.append(f"Only its first {ITEMS:,} items are taken.")
    language = _text(value, "language", 20)
    return ReadFeed(
        kind="JSON Feed",
        title=words.plain(_text(value, "title", NAME)),
        home=words.link(_text(value, "home_page_url", NAME), base),
        language=language,
        items=tuple(_item(one, base) for one in entries[:ITEMS] if isinstance(one, dict)),
        notes=tuple(notes),
    )


def _salvaged(text: str) -> dict[str, Any] | None:
    """Return what stands before a break: the feed's own fields, and its whole items."""
    match = _LIST.search(text)
    if match is None:
        return None
    try:
        value = json.loads(text[: match.start()].rstrip().rstrip(",") + "}")
    except (ValueError, RecursionError):
        value = {}
    items: list[Any] = []
    decoder, at = json.JSONDecoder(), match.end()
    while len(items) <= ITEMS:
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
        gap = _BETWEEN.match(text, at)
        at = gap.end() if gap else at
    return {**(value if isinstance(value, dict) else {}), "items": items} if items else None


def _item(entry: dict[str, Any], base: str) -> FeedItem:
    html, text = _text(entry, "content_html", CONTENT), _text(entry, "content_text", CONTENT)
    summary = _text(entry, "summary", CONTENT)
    if not html and not text:
        text, summary = summary, ""
    tags = entry.get("tags")
    return FeedItem(
        guid=cut(_text(entry, "id", NAME), NAME),
        title=words.plain(_text(entry, "title", NAME)),
        link=words.link(_text(entry, "url", NAME), base)
        or words.link(_text(entry, "external_url", NAME), base),
        author=_authors(entry),
        published=cut(_text(entry, "date_published", 200), 200),
        updated=cut(_text(entry, "date_modified", 200), 200),
        html=html,
        text="" if html else text,
        summary=summary,
        language=_text(entry, "language", 20),
        categories=tuple(
            words.plain(tag, 100)
            for tag in (tags if isinstance(tags, list) else [])[:CATEGORIES]
            if isinstance(tag, str)
        ),
        enclosures=_attachments(entry, base),
    )


def _authors(entry: dict[str, Any]) -> str:
    people = entry.get("authors")
    people = people if isinstance(people, list) else [entry.get("author")]
    found = [one.get("name") for one in people[:20] if isinstance(one, dict)]
    return words.joined([words.author(name) for name in found if isinstance(name, str)])


def _attachments(entry: dict[str, Any], base: str) -> tuple[Enclosure, ...]:
    found = entry.get("attachments")
    kept = []
    for one in (found if isinstance(found, list) else [])[:ENCLOSURES]:
        if isinstance(one, dict):
            url = words.link(_text(one, "url", NAME), base)
            size = _text(one, "size_in_bytes", 20)
            kept += [Enclosure(url, cut(_text(one, "mime_type", 100), 100), size)] if url else []
    return tuple(kept)


def _text(entry: dict[str, Any], key: str, limit: int) -> str:
    """Return a field as text; numbers are taken as they are written, anything else is nothing."""
    value = entry.get(key)
    if isinstance(value, str):
        return value[:limit].encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)
    return ""
