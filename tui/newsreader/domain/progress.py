"""Progress of long work, reported in plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is.

    Attributes:
        job: "adding", "analysing", "grouping", "failed" or "ruled" (``note`` then says what).
        done: Finished items.
        total: All items known so far; 0 while unknown.
        failed: Items that could not be taken.
        note: A sentence about the item, or an empty string.
    """

    job: str
    done: int
    total: int
    failed: int = 0
    note: str = ""
