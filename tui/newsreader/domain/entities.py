"""Names: mentions as written, and the entities they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
