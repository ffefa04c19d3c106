"""What the reader decided about the program's findings; it always wins, and survives rebuilds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class DecisionKind(StrEnum):
    """What a decision says of its subjects.

    The kinds of two subjects link or part them, whatever the program finds: TOGETHER is a
    must-link, APART a cannot-link.
    """

    STORY_TOGETHER = "story-together"
    STORY_APART = "story-apart"
    NAME_TOGETHER = "name-together"
    NAME_APART = "name-apart"
    NAME_CALLED = "name-called"
    NOT_SAME = "not-same"
    RECORD = "record"


class Anchor(NamedTuple):
    """What a decision is about: a span of an article's decoded text, or, empty, the article.

    Ids of articles follow from the captured bytes and spans from the decoded text, so an anchor
    holds through every rebuild; nothing derived is referred to.
    """

    article: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """One standing decision.

    Attributes:
        kind: What it says.
        a: The subject: an article of a story, a mention of a name, or a passage.
        b: The other subject of the kinds that have two; a sorts first.
        text: For NAME_CALLED the name to show.
        origin: The bundle it came with, in words; empty where the reader made it here.
    """

    kind: DecisionKind
    a: Anchor
    b: Anchor | None = None
    text: str = ""
    origin: str = ""
