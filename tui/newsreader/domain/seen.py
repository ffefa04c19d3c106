"""Seen: a span of text the reader has really read."""

from __future__ import annotations

from typing import NamedTuple


class SeenSpan(NamedTuple):
    """A sentence that was read.

    Attributes:
        start: First code point in the capture's decoded text.
        end: One past the last.
        hash: Of its words, by which it is known again in another version of the page.
        at: When, in UTC.
    """

    start: int
    end: int
    hash: str
    at: str
