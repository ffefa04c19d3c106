"""A name found in a line, or what looks like one."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsreader.domain.entities import EntityType
from newsreader.entities.cues import Scores


@dataclass(slots=True)
class Chunk:
    """A name, or what looks like one, at words ``[first, last)`` of a line.

    Attributes:
        first: Index of its first word.
        last: Index past its last word.
        kind: What it is; None while undecided.
        rule: The rule that found it.
        key: What it is counted by inside the article.
        scores: For the undecided, the weight of each kind.
        weak: Whether it counts only if the rest of the article says it is a name.
        nothing: Whether it names something that is not highlighted.
    """

    first: int
    last: int
    kind: EntityType | None
    rule: str
    key: tuple[str, ...]
    scores: Scores = field(default_factory=dict)
    weak: bool = False
    nothing: bool = False
