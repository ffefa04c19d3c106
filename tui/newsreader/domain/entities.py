"""Names: mentions as written, and the entities they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from newsreader.domain.spans import Span


class EntityType(StrEnum):
    """Kinds of names that are highlighted."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    NORP = "NORP"
    ROLE = "ROLE"
    DATE = "DATE"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written, at a span of an article's decoded text."""

    article: str
    start: int
    end: int
    type: EntityType
    text: str
    rule: str = ""


class NamePlace(NamedTuple):
    """A name where it stands in an article's decoded text: as much of a mention as painting needs."""

    start: int
    end: int
    type: EntityType
    text: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Link:
    """Why a mention belongs to its entity, e.g. "same name" or "surname, full name earlier"."""

    mention: Mention
    why: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Whom or what a set of mentions means.

    Attributes:
        id: Deterministic for the same inputs and version.
        type: One kind for all mentions.
        name: The fullest form written.
        aliases: Every form written, most frequent first.
        links: The mentions with the reason each was joined.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions, in order of article and start."""
        return tuple(link.mention for link in self.links)


class Grain(StrEnum):
    """What a calendar expression names."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class MeantDate:
    """The days a calendar expression means.

    Attributes:
        first: First day, ISO 8601 ("2031-05-12").
        last: Last day; equal to ``first`` for a day.
        grain: What was named.
        assumed: Whether the nearest such days were taken because the words leave it open which
            ("on Tuesday", "12 May").
    """

    first: str
    last: str
    grain: Grain
    assumed: bool = False
