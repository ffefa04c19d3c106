"""Names as linking sees them: what a mention is taken for, and how often a name is written how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsreader.domain.entities import EntityType, Mention


@dataclass(frozen=True, slots=True)
class Node:
    """What a mention is taken for before articles are compared.

    Attributes:
        kind: The mention's kind.
        name: Literal of the fullest form in the article.
        scope: An article id where the name means something in that article only, a nation where it
            is a nation's institution, else empty.
    """

    kind: EntityType
    name: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention, its node, and why."""

    mention: Mention
    node: Node
    why: str


@dataclass(frozen=True, slots=True)
class Use:
    """How a name is used in all articles held.

    Attributes:
        node: The name.
        articles: How many articles hold it.
        forms: How many mentions are written so and placed for that reason: (form, why) -> number.
    """

    node: Node
    articles: int
    forms: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Group:
    """An entity as it is linked: names and reasons, without its mentions.

    Attributes:
        id: Of the entity.
        kind: Its kind.
        name: What it is called.
        aliases: Every form written, most frequent first.
        mentions: How many there are.
        whys: Why the mentions of a name placed for a reason are in it: (node, why) -> reason.
        moved: Mentions that the reader keeps apart from the others of their name, with the reason;
            they are here whatever ``whys`` of any group says of their name.
    """

    id: str
    kind: EntityType
    name: str
    aliases: tuple[str, ...]
    mentions: int
    whys: Mapping[tuple[Node, str], str]
    moved: Mapping[Mention, str]


def form_of(mention: Mention) -> str:
    """Return how a mention is written, line breaks levelled."""
    return " ".join(mention.text.split())
