"""Items as captures, there and back."""

from __future__ import annotations

import hashlib

from newsreader.capture.decoding import NotText
from newsreader.capture.feeds import item_text
from newsreader.capture.feeds.item_bytes import bytes_of, read_bytes
from newsreader.domain.captures import Capture, Decoded
from newsreader.domain.feeds import FeedItem


def capture_of(item: FeedItem, feed: str) -> tuple[bytes, Capture]:
    """Return the bytes an item is kept as, and their capture.

    Args:
        item: The item.
        feed: The title of its feed.
    """
    data = bytes_of(item, feed)
    return data, _capture(data, item, feed)


def read_item(data: bytes) -> Capture:
    """Return the capture of bytes that were kept before.

    Raises:
        NotText: The bytes are no item.
    """
    return _capture(data, *read_bytes(data))


def says_the_same(one: str, other: str) -> bool:
    """Say whether the texts of two captures of an item show the same title, author, date and words.

    Markup, links and pictures that count readers are altered by feeds at every look.
    """
    return _shown(one) == _shown(other)


def _shown(text: str) -> str:
    at = text.rfind(f"\n{item_text.MARK}\n")
    return text if at < 0 else text[:at]


def _capture(data: bytes, item: FeedItem, feed: str) -> Capture:
    text = item_text.lay_out(item, feed)
    if not text.strip():
        raise NotText("an item without any text")
    decoded = Decoded(text, item_text.DECODER, False, "", item_text.VERSION)
    return Capture(hashlib.sha256(data).hexdigest(), len(data), decoded)
