"""What the sources pane shows: views, what is followed, feeds and outlets, with their counts.

Apart from the views themselves: the first list is painted before anything is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.domain.documents import SourceCount
from newsreader.domain.errors import UsageError
from newsreader.services.library import Library
from newsreader.services.views import order_of
from newsreader.storage import feeds as feed_rows
from newsreader.storage import follows, listing, saved_views

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
