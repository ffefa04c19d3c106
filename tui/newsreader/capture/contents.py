"""What an input holds: captures with their own bytes, and what could not be taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.domain.captures import Capture


class Found(NamedTuple):
    """A capture with the bytes it was read from.

    Attributes:
        capture: The capture.
        data: Its bytes; of a record or a message its own, not the whole input's.
        key: What it is known by inside the input, stable when others come before it: a message's id, a
            record's; empty where it is the whole input.
    """

    capture: Capture
    data: bytes
    key: str = ""


class Refused(NamedTuple):
    """A part of an input that could not be taken: where ("line 12") and why."""

    place: str
    reason: str


class Contents(NamedTuple):
    """All that is in an input."""

    found: Sequence[Found]
    refused: Sequence[Refused] = ()
