"""What is held about one person, organisation or place: the values of the entity page."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.domain.entities import Entity, Mention
from newsreader.domain.reuse import Passage


@dataclass(frozen=True, slots=True)
class AliasUse:
    """One form of the name.

    Attributes:
        text: As written, on one line.
        mentions: How often.
        outlets: Who writes it so, by name; articles of unknown outlet are not among them.
        uncertain: Whether it is not settled whom it means ("surname of 2 people").
    """

    text: str
    mentions: int
    outlets: tuple[str, ...]
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class RoleUse:
    """An office that stands beside the name.

    Attributes:
        role: The office, lower case, with its nation where one stands before it.
        articles: In how many articles.
        outlets: Whose, by name.
        first: The earliest day of those articles, ISO 8601; None where no day is known.
        last: The latest.
    """

    role: str
    articles: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many articles of one day name it."""

    day: str
    articles: int


@dataclass(frozen=True, slots=True)
class QuoteUse:
    """One statement in all its wordings.

    Attributes:
        family: Id of the family of passages, None where one article alone has the words.
        passages: The wordings, one a place, by article and start.
        outlets: Whose, by name.
        wordings: How many different wordings there are; 1 is "all same words".
        speakers: Where each passage's article names the speaker, and the verb, as evidence.
    """

    family: str | None
    passages: tuple[Passage, ...]
    outlets: tuple[str, ...]
    wordings: int
    speakers: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class OtherPerson:
    """Somebody else whose name could be taken for this one's."""

    id: str
    name: str
    articles: int
    why: str


@dataclass(frozen=True, slots=True)
class OutletNaming:
    """How many of an outlet's held articles name it; ``outlet`` is None where it is not known."""

    outlet: str | None
    naming: int
    held: int


@dataclass(frozen=True, slots=True)
class Companion:
    """A person named in articles that name another."""

    id: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class EntityPage:
    """Everything held about an entity.

    Attributes:
        entity: Who.
        articles: Ids of the articles that name it.
        aliases: Forms of the name, most frequent first.
        roles: Offices, most articles first.
        days: Articles a day, in order; days without any are left out.
        undated: Articles that name it and whose day is not known.
        quotes: What it is quoted with, most outlets first.
        others: Other persons it is kept apart from.
        outlets: All outlets held, those that name it most first.
        links: How many mentions were joined for each reason.
        stories: Of how many stories the articles are; one that stands alone is a story of its own.
        company: Persons named in the same articles, those in most first.
        followed: The number under which the reader follows it, or None.
        since: What came since the reader looked last, in words; empty where it is not followed.
    """

    entity: Entity
    articles: tuple[str, ...]
    aliases: tuple[AliasUse, ...]
    roles: tuple[RoleUse, ...]
    days: tuple[DayCount, ...]
    undated: int
    quotes: tuple[QuoteUse, ...]
    others: tuple[OtherPerson, ...]
    outlets: tuple[OutletNaming, ...]
    links: tuple[tuple[str, int], ...]
    stories: int = 0
    company: tuple[Companion, ...] = ()
    followed: int | None = None
    since: str = ""
