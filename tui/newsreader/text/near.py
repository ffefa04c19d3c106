"""What somebody may have meant who wrote a word that there is not."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known word most like one that is not known; None where none is like it.

    Args:
        word: What was written.
        known: What there is.
        likeness: How much of both must agree, from 0 to 1.
    """
    from difflib import get_close_matches  # nobody waits for it who makes no mistake

    near = get_close_matches(word, known, 1, likeness)
    return near[0] if near else None
