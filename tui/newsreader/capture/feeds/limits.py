"""How much of a feed is taken: nothing a server sends can fill the library or the memory."""

from __future__ import annotations

#: Items of one answer; the first ones are the newest in nearly every feed.
ITEMS = 2_000
#: Code points of an item's text, and of its short fields.
CONTENT = 1_000_000
TITLE = 1_000
NAME = 2_000
CATEGORIES = 50
ENCLOSURES = 20


def cut(text: str, limit: int) -> str:
    """Return text on one line, joined at white space, at most so long."""
    return " ".join(text[: 4 * limit].split())[:limit]
