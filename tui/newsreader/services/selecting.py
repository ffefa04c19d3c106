"""From the words of a query to one the database can answer: what is new is counted here."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from newsreader.domain.query import Among, And, Everything, Not, Or, Query, Term, sort_of, terms_of
from newsreader.search.parsing import parse_query
from newsreader.services.library import Library
from newsreader.storage import listing, told

_COMPARED: dict[str, Callable[[int, int], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
}
_COMPARISON = re.compile(r"(>=|<=|>|<|=)?(\d+)w?")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to select.

    Attributes:
        query: The tree, each ``new:`` in it replaced by the documents it holds for.
        by: For ``sort:new`` the words new in each document; None otherwise.
        unknown: Documents that may match once they are analysed; they are left out till then.
    """

    query: Query
    by: Mapping[int, int] | None = None
    unknown: int = 0


def select(library: Library, text: str) -> Selection:
    """Read a query and find out what it asks for that no row of the library tells.

    Counting what is new takes time in proportion to the articles of which something was read, so this
    is no work for the thread that paints.

    Raises:
        QueryError: The query cannot be read.
    """
    return select_tree(library, parse_query(text))


def select_tree(library: Library, query: Query) -> Selection:
    """Do for a tree what :func:`select` does for words."""
    wanted = {term for term in terms_of(query) if term.field == "new"}
    by_news = sort_of(query) == "new"
    if not wanted and not by_news:
        return Selection(query)
    news = _news(library, _answered(query, lambda _, likely: Everything() if likely else _NOTHING))
    by = {document: count for document, count in news.items() if count is not None}
    unknown = frozenset(document for document, count in news.items() if count is None)
    holds = {term: _holding(term, by, unknown) for term in wanted}
    surely = _answered(query, lambda term, likely: _among(holds[term], unknown, not likely))
    perhaps = _answered(query, lambda term, likely: _among(holds[term], unknown, likely))
    left_out = 0
    if unknown and wanted:
        at_most = len(listing.lengths_of(library.connection, perhaps))
        left_out = at_most - len(listing.lengths_of(library.connection, surely))
    return Selection(surely, by if by_news else None, left_out)


_NOTHING = Not(Everything())


def _news(library: Library, query: Query) -> dict[int, int | None]:
    """Return how many words are new in every document a query matches; None while not known."""
    connection = library.connection
    lengths = listing.lengths_of(connection, query)
    touched, open_ = told.touched(connection), told.not_analysed(connection)
    from newsreader.services.newness import Freshness  # only what is new asks for it

    freshness = Freshness(library)
    counts: dict[int, int | None] = {}
    for document, (capture, words) in lengths.items():
        if capture in open_:
            counts[document] = None
        elif capture not in touched:
            counts[document] = words
        else:
            found = freshness.of_article(capture)
            counts[document] = None if found is None else found.new
    return counts


def _answered(query: Query, answer: Callable[[Term, bool], Query], likely: bool = True) -> Query:
    """Put answers in the place of ``new:`` terms.

    Args:
        query: The tree.
        answer: What stands for a term, given whether the whole is likelier to match where it holds.
        likely: That of the tree itself; every - turns it round.
    """
    match query:
        case Term("new", _):
            return answer(query, likely)
        case Not(inner):
            return Not(_answered(inner, answer, not likely))
        case And(queries):
            return And(tuple(_answered(q, answer, likely) for q in queries))
        case Or(queries):
            return Or(tuple(_answered(q, answer, likely) for q in queries))
        case _:
            return query


def _holding(
    term: Term, counts: Mapping[int, int], unknown: frozenset[int]
) -> tuple[frozenset[int], bool]:
    """Return the documents a term holds for, and whether it is open for those not known."""
    if term.value == "unknown":
        return unknown, False
    sign, number = _COMPARISON.fullmatch(term.value).groups()  # type: ignore[union-attr]  # as parsed
    compared, limit = _COMPARED[sign or "="], int(number)
    return frozenset(d for d, count in counts.items() if compared(count, limit)), True


def _among(holds: tuple[frozenset[int], bool], unknown: frozenset[int], given: bool) -> Among:
    """Return the documents a term is taken to hold for, with or without those not known."""
    documents, is_open = holds
    return Among(documents | unknown if is_open and given else documents)
