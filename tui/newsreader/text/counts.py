"""Numbers as messages tell them."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: "1 article", "2 articles"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
