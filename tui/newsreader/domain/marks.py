"""Margin marks: what the gutter says of a passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsreader.domain.reuse import Match, Passage


class MarkKind(StrEnum):
    """The sign in the gutter."""

    STATEMENT = '"'
    WIRE = "w"
    SAME = "="
    DIFFERS = "!"
    SIMILAR = "~"
    ADDED = "+"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the gutter says of one passage.

    Attributes:
        kind: The sign.
        articles: How many articles held have the passage, this one included.
        passage: The passage marked.
        matches: The matches behind it, for explaining.
    """

    kind: MarkKind
    articles: int
    passage: Passage
    matches: tuple[Match, ...]

    @property
    def sign(self) -> str:
        """The gutter text, e.g. ``w11``."""
        if self.kind is MarkKind.ADDED:
            return self.kind.value
        return f"{self.kind.value}{min(self.articles, 99)}"
