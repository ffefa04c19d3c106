"""What the panes show: the order of a view, its rows, the sources with their counts."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsreader.domain.documents import Folded, Row, SourceCount, StoryRow
from newsreader.domain.errors import UsageError
from newsreader.domain.query import terms_of
from newsreader.search.parsing import parse_query
from newsreader.services.library import Library
from newsreader.services.selecting import select
from newsreader.storage import feeds as feed_rows
from newsreader.storage import follows, listing, progress, saved_views
from newsreader.storage.captures import has_captures

#: The fixed views: name on screen and the query behind it.
VIEWS = (
    ("Unread", "is:unread"),
    ("Updated", "is:updated"),
    ("Starred", "is:starred"),
    ("Later", "is:later"),
    ("Unknown", "is:unknown is:unread"),
    ("All", ""),
)
#: What everything followed is found by, and behind how many views it stands.
FOLLOWING = "is:followed"
_LATER = 4


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources pane: fixed views, saved ones, what is followed, feeds by folder, then outlets."""

    views: tuple[SourceCount, ...]
    outlets: tuple[SourceCount, ...]
    saved: tuple[SourceCount, ...] = ()
    followed: tuple[SourceCount, ...] = ()
    feeds: tuple[SourceCount, ...] = ()


def order_of(library: Library, query: str) -> array[int]:
    """Return the documents a query matches, newest first or as it asks.

    Raises:
        QueryError: The query cannot be read.
    """
    found = select(library, query)
    return listing.document_order(library.connection, found.query, found.by)


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


def sources_of(library: Library) -> Sources:
    """Count the views and the outlets."""
    counts, outlets = listing.source_counts(library.connection)
    views = tuple(SourceCount(name, query, counts[query], counts[query]) for name, query in VIEWS)
    followed = tuple(_followed(library))
    if followed:
        unread = len(order_of(library, f"{FOLLOWING} is:unread"))
        following_view = SourceCount("Following", FOLLOWING, unread, unread)
        views = (*views[:_LATER], following_view, *views[_LATER:])
    feeds = tuple(_feeds(library))
    return Sources(views, tuple(outlets), tuple(_saved(library)), followed, feeds)


def _feeds(library: Library) -> list[SourceCount]:
    """Count what is unread in feeds and folders, where there are any."""
    if not feed_rows.any_feeds(library.connection):
        return []
    from newsreader.services import feed_sources  # a library without feeds needs none of it

    return feed_sources.lines(library)


def _followed(library: Library) -> list[SourceCount]:
    """Count what is new in what is followed, where anything is."""
    if not follows.SHELF.everything(library.connection):
        return []
    from newsreader.services import following  # most readers' first list needs none of it

    return following.new_counts(library)


def _saved(library: Library) -> Iterator[SourceCount]:
    """Yield the saved views with how many articles they hold; what cannot be read any more holds none."""
    for value in saved_views.SHELF.everything(library.connection).values():
        name, query = str(value["name"]), str(value["query"])
        try:
            count = len(order_of(library, query))
        except UsageError:
            count = 0
        yield SourceCount(name, query, count, count)


def has_kills(library: Library) -> bool:
    """Say whether any article gives notice of a kill."""
    return listing.has_notice(library.connection, "kill")


def is_empty(library: Library) -> bool:
    """Say whether the library holds no capture at all."""
    return not has_captures(library.connection)


def generation(library: Library) -> tuple[int, int]:
    """Return numbers that change whenever somebody else has written to the library."""
    return progress.generation(library.connection)
