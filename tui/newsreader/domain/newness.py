"""What of an article is new to its reader, and where the rest was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsreader.domain.spans import Span


class Where(StrEnum):
    """Where something was read."""

    HERE = "here"
    VERSION = "version"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of an article whose words the reader has read.

    Attributes:
        span: The stretch.
        where: In this article, in another version of it, or in another article.
        capture: The other article's capture, or None.
        at: When it was read, in UTC.
    """

    span: Span
    where: Where
    capture: int | None
    at: str


@dataclass(frozen=True, slots=True)
class Newness:
    """How much of an article is new.

    Attributes:
        words: Words of the story.
        new: Words the reader has not read anywhere; a passage that differs in substance from what was
            read counts one word at least.
        told: What was read, in order; stretches of other kinds may overlap.
        differing: Passages read elsewhere with another number, date, name, negation or wording inside
            the quotation marks: never folded, dimmed or skipped.
    """

    words: int
    new: int
    told: tuple[Told, ...]
    differing: tuple[Span, ...]
