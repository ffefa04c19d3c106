"""Which events weights may be fitted on, and which only report."""

from __future__ import annotations

import hashlib


def is_reported(event: str) -> bool:
    """Say whether an event belongs to the half that only reports; fixed by a hash of its id alone.

    Args:
        event: The event's id; its first eight characters decide.
    """
    return hashlib.sha256(event[:8].encode()).digest()[0] % 2 == 1


def fold(event: str, folds: int) -> int:
    """Return the part of the fitting half in which an event is left out when validating."""
    return hashlib.sha256(b"fold " + event[:8].encode()).digest()[0] % folds
