"""What the list shows: the order of a view, and its rows."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from newsreader.domain.documents import Folded, Row, StoryRow
from newsreader.domain.query import terms_of
from newsreader.search.parsing import parse_query
from newsreader.services.library import Library
from newsreader.services.selecting import select
from newsreader.storage import listing, progress


def order_of(library: Library, query: str) -> array[int]:
    """Return the documents a query matches, newest first or as it asks.

    Raises:
        QueryError: The query cannot be read.
    """
    found = select(library, query)
    return listing.document_order(library.connection, found.query, found.by)


def belonging(library: Library, query: str, folded: Folded) -> tuple[int, int]:
    """Count the rows of a list, and the articles in them, that a query matches as they stand now."""
    homes = folded.homes
    found = [homes[document] for document in order_of(library, query) if document in homes]
    return len(set(found)), len(found)


def folded_order(library: Library, query: str) -> Folded:
    """Return what :func:`order_of` returns, the documents of one story in one row.

    Raises:
        QueryError: The query cannot be read.
    """
    found = select(library, query)
    folded = listing.folded_order(library.connection, found.query, found.by)
    return replace(folded, unknown=found.unknown)


def first_rows(library: Library, query: str, limit: int) -> Folded | None:
    """Return the first rows of :func:`folded_order` quickly; None where only all of them tell.

    Raises:
        QueryError: The query cannot be read.
    """
    tree = parse_query(query)
    if any(term.field == "new" for term in terms_of(tree)):
        return None
    return listing.first_rows(library.connection, tree, limit)


def story_row_of(library: Library, documents: Sequence[int]) -> StoryRow | None:
    """Return the row that stands for some documents; cheap enough for the thread that paints."""
    return listing.story_row_of(library.connection, documents)


def check_query(query: str) -> None:
    """Raise where a query cannot be read.

    Raises:
        QueryError: With the place of what cannot be read.
    """
    parse_query(query)


def row_of(library: Library, document: int) -> Row | None:
    """Return one row by its key; cheap enough for the thread that paints."""
    return listing.row_of(library.connection, document)


def rows_of(library: Library, query: str, limit: int = -1) -> list[Row]:
    """Return the rows a query matches, in its order."""
    return selected_rows(library, query, limit)[0]


def selected_rows(library: Library, query: str, limit: int = -1) -> tuple[list[Row], int]:
    """Return the rows a query matches, and how many more may match once they are analysed."""
    found = select(library, query)
    rows = listing.rows_matching(library.connection, found.query, limit, found.by)
    return rows, found.unknown


def unknown_words(count: int) -> str:
    """Say that articles were left out because it is not known yet what is new in them."""
    if not count:
        return ""
    one = count == 1
    return f"{count:,} more {'is' if one else 'are'} not analysed yet: whether {'it matches' if one else 'they match'} is not known."


def story_of(library: Library, document: int) -> list[int]:
    """Return the documents of a document's story, itself included."""
    return listing.documents_of_story(library.connection, document)


def has_kills(library: Library) -> bool:
    """Say whether any article gives notice of a kill."""
    return listing.has_notice(library.connection, "kill")


def is_empty(library: Library) -> bool:
    """Say whether the library holds no capture at all."""
    from newsreader.storage.captures import has_captures  # a list with rows never asks

    return not has_captures(library.connection)


def generation(library: Library) -> tuple[int, int]:
    """Return numbers that change whenever somebody else has written to the library."""
    return progress.generation(library.connection)
