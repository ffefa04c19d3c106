"""An item as bytes, always the same for the same item: what a capture of it is known by."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, fields
from typing import Any

from newsreader.capture.decoding import NotText
from newsreader.domain.feeds import Enclosure, FeedItem

_MARK = "newsreader-feed-item"
_VERSION = 1
_TEXTS = tuple(f.name for f in fields(FeedItem) if f.name not in ("categories", "enclosures"))


def bytes_of(item: FeedItem, feed: str) -> bytes:
    """Return an item as canonical JSON; what it does not say is left out.

    Args:
        item: The item.
        feed: The title of its feed, which is evidence of who publishes it.
    """
    said: dict[str, Any] = {name: value for name in _TEXTS if (value := getattr(item, name))}
    if item.categories:
        said["categories"] = item.categories
    if item.enclosures:
        said["enclosures"] = [asdict(one) for one in item.enclosures]
    document = {"type": _MARK, "version": _VERSION, "feed": feed, "item": said}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "replace"
    )


def read_bytes(data: bytes) -> tuple[FeedItem, str]:
    """Return the item that :func:`bytes_of` wrote, and its feed's title.

    Raises:
        NotText: The bytes are no item.
    """
    try:
        document = json.loads(data)
        said: dict[str, Any] = document["item"]
        item = FeedItem(
            **{name: str(said.get(name, "")) for name in _TEXTS},
            categories=tuple(map(str, said.get("categories", ()))),
            enclosures=tuple(Enclosure(**one) for one in said.get("enclosures", ())),
        )
        return item, str(document["feed"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotText("not an item of a feed") from None


def is_item(data: bytes) -> bool:
    """Say whether bytes are an item, written by :func:`bytes_of`."""
    return data.startswith(b'{"feed":') and f'"type":"{_MARK}"'.encode() in data[-200:]


def raw_mark(item: FeedItem) -> str:
    """Return a mark that is the same while an item is the same to the letter; quick.

    The moment of the last change and what comes with the item do not count: they change without it.
    """
    parts = (item.title, item.author, item.published, item.link, item.html, item.text)
    text = "\0".join(parts)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
