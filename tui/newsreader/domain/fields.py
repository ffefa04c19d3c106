"""Fields of an article: a value together with where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim was read: a line, a span of the decoded text, and the rule that read it."""

    line: int
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A value with its confidence (0 to 1) and the evidence for it."""

    value: T
    confidence: float
    evidence: tuple[Evidence, ...] = ()


class Precision(StrEnum):
    """How exactly a time is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Published:
    """A time as far as it is known.

    Attributes:
        value: ISO 8601 cut to its precision: "2022", "2022-01", "2022-01-21", "2022-01-21T10:05Z".
        precision: What the value is exact to.
        zone: "Z", "+02:00" or "unknown".
        original: The words it was read from.
    """

    value: str
    precision: Precision
    zone: str
    original: str
