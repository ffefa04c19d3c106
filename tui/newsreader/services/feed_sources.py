"""Feeds as lines of the sources pane, and the feeds that a view is about."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.domain.documents import SourceCount
from newsreader.domain.errors import UsageError
from newsreader.domain.feeds import Feed
from newsreader.domain.query import terms_of
from newsreader.search.parsing import parse_query
from newsreader.services.feed_words import trouble_of
from newsreader.services.library import Library
from newsreader.services.subscribing import feeds_of
from newsreader.storage import feed_items


def lines(library: Library) -> list[SourceCount]:
    """Return a line a folder and a line a feed below it; what is wrong is said in words."""
    feeds = feeds_of(library)
    found: list[SourceCount] = []
    folders: list[str] = []
    for feed in feeds:
        parts = feed.subscription.folder.split("/") if feed.subscription.folder else []
        same = sum(1 for _ in _common(folders, parts))
        for depth in range(same, len(parts)):
            found.append(_folder(feeds, "/".join(parts[: depth + 1]), depth))
        folders = parts
        why = "" if feed.subscription.paused else trouble_of(feed)
        found.append(
            SourceCount(
                feed.title,
                f"feed:{feed.number}",
                feed.unread,
                feed.held,
                "~" if why else "=" if feed.subscription.paused else "",
                why or ("paused" if feed.subscription.paused else ""),
                len(parts),
            )
        )
    return found


def feeds_behind(library: Library, query: str) -> list[Feed]:
    """Return the feeds a view is about: those of its feed: and folder: conditions, none without."""
    try:
        terms = [t for t in terms_of(parse_query(query)) if t.field in ("feed", "folder")]
    except UsageError:
        return []
    feeds = feeds_of(library) if terms else []
    return [feed for feed in feeds if any(_is_meant(feed, t.field, t.value) for t in terms)]


def feed_of(library: Library, document: int) -> Feed | None:
    """Return the feed a document came with, or None."""
    found = feed_items.newest_item(library.connection, document)
    if found is None:
        return None
    return next((feed for feed in feeds_of(library) if feed.number == found[1]), None)


def troubles(library: Library) -> list[str]:
    """Return a sentence for each feed with something wrong, its name first."""
    return [
        f"{feed.title}: {trouble_of(feed)}"
        for feed in feeds_of(library)
        if feed.state.error and not feed.subscription.paused
    ]


def _is_meant(feed: Feed, field: str, value: str) -> bool:
    wanted = value.casefold()
    if field == "folder":
        within = f"{feed.subscription.folder}/".casefold().startswith(f"{wanted}/")
        return within or wanted in (tag.casefold() for tag in feed.subscription.tags)
    if wanted.isdecimal():
        return feed.number == int(wanted[:15])
    return wanted in feed.title.casefold() or wanted in feed.subscription.url.casefold()


def _folder(feeds: Sequence[Feed], folder: str, depth: int) -> SourceCount:
    inside = [f for f in feeds if f"{f.subscription.folder}/".startswith(f"{folder}/")]
    escaped = folder.replace("\\", "\\\\").replace('"', '\\"')
    return SourceCount(
        f"{folder.rpartition('/')[2]}/",
        f'folder:"{escaped}"',
        sum(feed.unread for feed in inside),
        sum(feed.held for feed in inside),
        depth=depth,
    )


def _common(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """Return the folders that two paths begin with alike."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return one[:count]
