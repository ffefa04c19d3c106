"""The query tree: what a filter, a view or a search asks for. Parsed in search, compiled in storage."""

from __future__ import annotations

from collections.abc import Iterator
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
class Among:
    """Documents by number: what a term came to that no single row tells. Nobody types it."""

    documents: frozenset[int]


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


Query = Everything | Words | Term | Among | Not | And | Or

#: How a list is sorted where nothing else is asked for.
NEWEST = "newest"


def sort_of(query: Query) -> str:
    """Return the order a query asks for; only a condition beside all others can ask for one."""
    beside = query.queries if isinstance(query, And) else (query,)
    asked = (q.value for q in beside if isinstance(q, Term) and q.field == "sort")
    return next(asked, NEWEST)


def terms_of(query: Query) -> Iterator[Term]:
    """Yield every term of a query, in order."""
    match query:
        case Term():
            yield query
        case Not(inner):
            yield from terms_of(inner)
        case And(queries) | Or(queries):
            for inner in queries:
                yield from terms_of(inner)
        case _:
            return
