"""The query tree: what a filter, a view or a search asks for. Parsed in search, compiled in storage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every document."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words, in this order and together when ``phrase``, in headline or body."""

    text: str
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A field with a wanted value: ``outlet:``, ``person:``, ``is:``, ``tag:`` and so on."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What the inner query does not match."""

    query: Query


@dataclass(frozen=True, slots=True)
class And:
    """What all inner queries match."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What at least one inner query matches."""

    queries: tuple[Query, ...]


Query = Everything | Words | Term | Not | And | Or

#: Fields and, where only some values make sense, those values.
FIELDS: dict[str, tuple[str, ...]] = {
    "outlet": (),
    "person": (),
    "org": (),
    "place": (),
    "tag": (),
    "story": (),
    "lang": (),
    "before": (),
    "after": (),
    "is": (
        "unread",
        "read",
        "starred",
        "later",
        "dropped",
        "updated",
        "untitled",
        "unknown",
        "noted",
    ),
    "has": ("shared", "note", "tag", "wire"),
}
