"""Taking over what other readers hold: lists of feeds (OPML), and all of newsboat's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from itertools import islice
from pathlib import Path

from newsreader.capture.decoding import NotText, decode
from newsreader.capture.feeds import words
from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.item_captures import capture_of
from newsreader.capture.feeds.newsboat_urls import QueryFeed, read_urls
from newsreader.capture.feeds.opml import Outline, read_opml, write_opml
from newsreader.domain.errors import InputError, ReadOnlyError, UsageError
from newsreader.domain.feeds import Enclosure, Feed, FeedItem, Subscription
from newsreader.domain.progress import Progress
from newsreader.domain.triage import Triage
from newsreader.net.urls import target_of, without_login
from newsreader.search.newsboat_filters import NotTranslated, query_of
from newsreader.search.parsing import parse_query
from newsreader.services.folders import folder_name
from newsreader.services.library import Library
from newsreader.storage import feed_items, saved_views, triage
from newsreader.storage import feeds as feed_rows
from newsreader.storage.connections import transaction
from newsreader.storage.newsboat_cache import CachedItem, NewsboatCache
from newsreader.text.safe import one_line

#: Items kept by one transaction.
_BATCH = 400


@dataclass(slots=True)
class Imported:
    """What came of an import.

    Attributes:
        feeds: Feeds that are new.
        known: Feeds that were there already.
        views: Query feeds that are saved views now.
        items: Articles that came along, of them ``unread`` and ``starred``.
        said: Sentences about what could not be taken over, or only in part.
    """

    feeds: int = 0
    known: int = 0
    views: int = 0
    items: int = 0
    unread: int = 0
    starred: int = 0
    cancelled: bool = False
    said: list[str] = field(default_factory=list)

    def sentence(self) -> str:
        """Say what came in one line."""
        parts = [f"{self.feeds:,} feed{'' if self.feeds == 1 else 's'}"]
        parts += [f"{self.known:,} known already"] if self.known else []
        parts += [f"{self.views:,} saved view{'' if self.views == 1 else 's'}"] if self.views else []  # fmt: skip
        if self.items:
            parts.append(f"{self.items:,} articles ({self.unread:,} unread, {self.starred:,} starred)")  # fmt: skip
        return ("Cancelled: " if self.cancelled else "") + ", ".join(parts) + "."


def import_opml(library: Library, data: bytes, name: str) -> Imported:
    """Subscribe to the feeds of a list, in its folders, as one undoable command.

    Raises:
        InputError: It is no OPML.
    """
    try:
        outlines, notes = read_opml(data)
    except NotAFeed as error:
        raise InputError(name, f"{error}.") from None
    imported = Imported(said=[f"{name}: {note}" for note in notes])
    wanted = [
        _subscription(one.url, imported, name=one_line(one.title, 200), folder=folder_name(one.folder), tags=one.tags)
        for one in outlines
    ]  # fmt: skip
    _subscribe(library, wanted, imported, f"subscribed: {len(wanted):,} feeds of {Path(name).name}")
    return imported


def export_opml(feeds: list[Feed]) -> str:
    """Return subscriptions as OPML, in their folders; names and passwords are not part of it."""
    outlines = [
        Outline(
            feed.subscription.url,
            feed.title if feed.title != feed.subscription.url else "",
            feed.subscription.folder,
            feed.subscription.tags,
            feed.state.home,
        )
        for feed in feeds
    ]
    return write_opml(outlines, "newsreader")


def import_newsboat(
    library: Library,
    urls: Path,
    cache: Path | None,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Callable[[Progress], None] = lambda _: None,
) -> Imported:
    """Take over newsboat's feeds, query feeds, and its articles with what was read and flagged.

    Its files are only read. Taking over twice adds only what is new since.

    Args:
        library: Where to.
        urls: The file "urls".
        cache: The file "cache.db", or None for the feeds alone.
        cancelled: Asked between batches.
        report: Told after each.

    Raises:
        InputError: A file cannot be read.
    """
    try:
        text = decode(urls.read_bytes()).text
    except (OSError, NotText) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(str(urls), f"cannot be read: {reason}") from None
    found = read_urls(text)
    imported = Imported(said=[f"{urls}, line {n}: {why}" for n, why in found.refused])
    wanted = [
        _subscription(
            one.url,
            imported,
            name=one_line(one.title, 200),
            tags=one.tags,
            folder=folder_name(one.tags[0].replace("/", "-")) if one.tags else "",
        )
        for one in found.feeds
    ]
    _subscribe(library, wanted, imported, "subscribed: newsboat's feeds")
    for query in found.queries:
        _save(library, query, imported)
    if cache is not None:
        with NewsboatCache(cache) as opened:
            _take_over(library, opened, imported, cancelled, report)
    return imported


def _subscription(url: str, imported: Imported, **settings: object) -> Subscription:
    """Return a subscription; a password in its address is left out and told."""
    login = target_of(url).login
    user = login[0] if login else ""
    if login and login[1]:
        imported.said.append(
            f"{without_login(url)}: its address holds a password, which is not kept; name a command that"
            " prints it: newsreader feeds login FEED"
        )
    return Subscription(**{"user": user, **settings, "url": without_login(url)})  # type: ignore[arg-type]


def _subscribe(library: Library, wanted: list[Subscription], imported: Imported, what: str) -> None:
    if library.read_only:
        raise ReadOnlyError("The library is read-only: nothing is imported.")
    known = feed_rows.numbers_by_url(library.connection)
    fresh = list({one.url: one for one in wanted if one.url not in known}.values())
    imported.feeds, imported.known = len(fresh), len(wanted) - len(fresh)
    if fresh:
        added = [feed_rows.dump(one) for one in fresh]
        feed_rows.SHELF.change(library.connection, "import", what, added=added)


def _save(library: Library, feed: QueryFeed, imported: Imported) -> None:
    """Keep a query feed as a saved view, unless one of its name is there or it cannot be said."""
    try:
        query = query_of(feed.expression)
        parse_query(query)
    except (NotTranslated, UsageError) as error:
        imported.said.append(f'query feed "{feed.name}": no query says {error}')
        return
    held = saved_views.SHELF.everything(library.connection).values()
    if any(str(value["name"]).casefold() == feed.name.casefold() for value in held):
        return
    value = {"name": feed.name, "query": query}
    words_ = f'saved: view "{feed.name}"'
    saved_views.SHELF.change(library.connection, "save view", words_, added=[value])
    imported.views += 1


def _take_over(
    library: Library,
    cache: NewsboatCache,
    imported: Imported,
    cancelled: Callable[[], bool],
    report: Callable[[Progress], None],
) -> None:
    """Keep the cached articles by the batch: unread ones first, so that they are there first."""
    connection = library.connection
    numbers = feed_rows.numbers_by_url(connection)
    titles = cache.titles()
    _note_titles(library, numbers, titles)
    known = {n: set(feed_items.known_items(connection, n)) for n in numbers.values()}
    total, done, left_out = cache.count(), 0, 0
    items = cache.items()
    while batch := list(islice(items, _BATCH)):
        if cancelled():
            imported.cancelled = True
            return
        states = {}
        with transaction(connection):
            for one in batch:
                number = numbers.get(without_login(one.feed))
                if number is None:
                    left_out += 1
                    continue
                document = _keep(library, number, one, titles.get(one.feed, ""), known[number])
                if document is not None:
                    states[document] = Triage(read=not one.unread, starred=bool(one.flags))
            triage.put_new(connection, states)
        imported.items += len(states)
        imported.unread += sum(not state.read for state in states.values())
        imported.starred += sum(state.starred for state in states.values())
        done += len(batch)
        report(Progress("importing", done, total))
    if left_out:
        imported.said.append(
            f"{left_out:,} articles of feeds that are not in the file of addresses are left out"
        )


def _note_titles(library: Library, numbers: dict[str, int], titles: dict[str, str]) -> None:
    """Note what feeds are called, until they say it themselves."""
    states = []
    for feed in feed_rows.all_feeds(library.connection):
        title = one_line(words.plain(titles.get(feed.subscription.url, "")), 300)
        if title and not feed.state.title:
            states.append((feed.number, replace(feed.state, title=title)))
    with transaction(library.connection):
        feed_rows.store_states(library.connection, states)


def _keep(
    library: Library, number: int, cached: CachedItem, title: str, known: set[str]
) -> int | None:
    """Keep one article; None where it is there already, or says nothing."""
    item = _item(cached)
    if item.guid in known:
        return None
    try:
        data, capture = capture_of(item, words.plain(title))
    except NotText:
        return None
    known.add(item.guid)
    place = f"{without_login(cached.feed)}#{item.guid}".encode("utf-8", "replace")
    added = feed_items.keep_item(
        library.connection, number, item.guid, feed_items.IMPORTED, data, capture, place
    )
    return added.document if added.outcome == "new" else None


def _item(cached: CachedItem) -> FeedItem:
    """Return a cached article as its feed's item."""
    enclosure = words.link(cached.enclosure, cached.feed)
    return FeedItem(
        guid=cached.guid or cached.url or f"made:{cached.title}"[:200],
        title=words.plain(cached.title),
        link=words.link(cached.url, cached.feed),
        author=words.author(cached.author),
        published=formatdate(cached.published) if 0 < cached.published < 2**40 else "",
        html=cached.content,
        enclosures=(Enclosure(enclosure, cached.enclosure_kind),) if enclosure else (),
    )
