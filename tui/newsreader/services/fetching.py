"""Fetching feeds: who is due is asked, what is new is kept, and the rest stays as it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsreader.domain.errors import ReadOnlyError
from newsreader.domain.feeds import Feed
from newsreader.domain.progress import Progress
from newsreader.net.client import Client, Request
from newsreader.net.errors import FetchError, Trouble
from newsreader.net.retrieving import Errand, Outcome, retrieve
from newsreader.services.feed_answers import Reading, Taken, read_answer, take_in
from newsreader.services.feed_words import moment
from newsreader.services.library import Library
from newsreader.services.secrets import NoPassword, login_of
from newsreader.storage import feeds as feed_rows
from newsreader.storage import progress
from newsreader.storage.connections import now, transaction

#: What a feed is asked for as.
ACCEPT = "application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
#: Answers that one transaction takes in: few, so that another instance's key never waits long.
_BATCH = 8
_OFFLINE_SINCE = "offline_since"
_OFFLINE = frozenset([Trouble.OFFLINE])
#: After so many failures that look like no network, and not one answer, the rest is not tried.
_ENOUGH = 3


@dataclass(slots=True)
class Fetched:
    """What came of a look at feeds.

    Attributes:
        asked: How many were asked.
        total: How many were due.
        unchanged: How many had nothing new.
        new: Articles that came.
        versions: Articles that changed.
        failed: Number and words of each feed that could not be had.
        said: Sentences about feeds that moved, ended or were damaged.
        offline: Whether there is no network, so that nothing is anybody's fault.
        since: When that was first seen, in UTC.
        busy: Whether another process is fetching, so that nothing was done.
        cancelled: Whether it was stopped early.
    """

    asked: int = 0
    total: int = 0
    unchanged: int = 0
    new: int = 0
    versions: int = 0
    failed: list[tuple[int, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    offline: bool = False
    since: str = ""
    busy: bool = False
    cancelled: bool = False

    def sentence(self) -> str:
        """Say what happened in one line."""
        if self.busy:
            return "Another newsreader is fetching; nothing was asked twice."
        if self.offline:
            since = f" since {moment(self.since)}" if self.since else ""
            return f"Offline{since}: reading works, and no feed is blamed."
        if not self.total:
            return "No feed is due."
        plural = "" if self.versions == 1 else "s"
        parts = [f"{self.asked:,} of {self.total:,} feeds asked", f"{self.new:,} new"]
        parts += [f"{self.versions:,} new version{plural}"] if self.versions else []
        parts += [f"{len(self.failed):,} failed"] if self.failed else []
        return ("Cancelled: " if self.cancelled else "") + ", ".join(parts) + "."


def due(
    library: Library, numbers: Iterable[int] | None = None, *, every: bool = False
) -> list[Feed]:
    """Return the feeds to ask now.

    Args:
        library: Where they are.
        numbers: Only these, due or not; a server's own wish to be left alone holds all the same.
        every: All, due or not, with the same exception.
    """
    present = now()
    wanted = None if numbers is None else set(numbers)
    found = []
    for feed in feed_rows.all_feeds(library.connection):
        if wanted is not None and feed.number not in wanted:
            continue
        rests = feed.rests if wanted is None else feed.subscription.paused and len(wanted) != 1
        early = feed.state.next_at > present and (
            feed.state.told_to_wait or (wanted is None and not every)
        )
        if not rests and not early:
            found.append(feed)
    return found


def fetch(
    library: Library,
    feeds: Sequence[Feed],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Callable[[Progress], None] = lambda _: None,
    client: Client | None = None,
) -> Fetched:
    """Ask feeds and keep what is new; what was reported done is on disk.

    One process fetches at a time; another one finds :attr:`Fetched.busy` set.

    Raises:
        ReadOnlyError: The library cannot be written.
    """
    if library.read_only:
        raise ReadOnlyError("The library is read-only: nothing is fetched.")
    fetched = Fetched(total=len(feeds))
    with progress.Lease(library.folder, "fetch") as lease:
        if not lease.held:
            fetched.busy = True
            return fetched
        if client is not None:
            _fetch(library, feeds, client, fetched, cancelled, report)
        else:
            with Client() as own:
                _fetch(library, feeds, own, fetched, cancelled, report)
        _note_offline(library, fetched)
    return fetched


def _note_offline(library: Library, fetched: Fetched) -> None:
    """Remember since when there is no network; forget it once there is."""
    connection = library.connection
    since = progress.note(connection, _OFFLINE_SINCE)
    if fetched.offline:
        fetched.since = since or now()
    if fetched.since != since and (fetched.offline or fetched.asked):
        with transaction(connection):
            progress.set_note(connection, _OFFLINE_SINCE, fetched.since)


def _fetch(
    library: Library,
    feeds: Sequence[Feed],
    client: Client,
    fetched: Fetched,
    cancelled: Callable[[], bool],
    report: Callable[[Progress], None],
) -> None:
    """Ask all, and take in what comes by the batch."""
    by_number = {feed.number: feed for feed in feeds}
    done = 0
    outcomes = _outcomes(by_number, client, fetched, cancelled)
    for batch in _batches(outcomes):
        taken = _take_in(library, by_number, batch, fetched)
        done += len(batch)
        fetched.asked += sum(outcome.asked for outcome in batch)
        for one in taken:
            fetched.new += one.new
            fetched.versions += one.versions
            fetched.unchanged += not (one.new or one.versions or one.error)
            fetched.said += [one.said] if one.said else []
            if one.error and not fetched.offline:
                fetched.failed.append((one.number, one.error))
        report(Progress("fetch", done, len(feeds), len(fetched.failed)))
    fetched.cancelled = cancelled()


def _outcomes(
    feeds: dict[int, Feed],
    client: Client,
    fetched: Fetched,
    cancelled: Callable[[], bool],
) -> Iterator[Outcome[Reading]]:
    """Yield what comes; where there is no network, end early and blame nobody."""
    errands: list[Errand] = []
    refused: list[Outcome[Reading]] = []
    for feed in feeds.values():
        try:
            errands.append(Errand(feed.number, _request(feed)))
        except NoPassword as error:
            refused.append(Outcome(feed.number, error=error, asked=False))
    yield from refused
    offline, reached = 0, False
    for outcome in retrieve(
        errands, client, lambda n, answer: read_answer(feeds[n], answer), cancelled=cancelled
    ):
        reached = reached or outcome.answer is not None
        lost = isinstance(outcome.error, FetchError) and outcome.error.trouble in _OFFLINE
        if isinstance(outcome.error, FetchError) and outcome.error.trouble is Trouble.CANCELLED:
            continue
        if lost and not reached:
            offline += 1
            if offline >= min(_ENOUGH, len(errands)):
                fetched.offline = True
                return
            continue
        yield outcome


def _request(feed: Feed) -> Request:
    """Return what a feed is asked as."""
    subscription, state = feed.subscription, feed.state
    return Request(
        subscription.url,
        etag=state.etag,
        last_modified=state.last_modified,
        private=subscription.private,
        login=login_of(subscription),
        accept=ACCEPT,
    )


def _batches(outcomes: Iterator[Outcome[Reading]]) -> Iterator[list[Outcome[Reading]]]:
    """Yield outcomes by the batch, and never keep one waiting for long."""
    batch: list[Outcome[Reading]] = []
    since = time.monotonic()
    for outcome in outcomes:
        batch.append(outcome)
        if len(batch) >= _BATCH or time.monotonic() - since > 0.5:
            yield batch
            batch, since = [], time.monotonic()
    if batch:
        yield batch


def _take_in(
    library: Library,
    feeds: dict[int, Feed],
    batch: Sequence[Outcome[Reading]],
    fetched: Fetched,
) -> list[Taken]:
    """Keep what came in one transaction."""
    connection = library.connection
    with transaction(connection):
        taken = [take_in(connection, feeds[outcome.number], outcome) for outcome in batch]
        feed_rows.store_states(connection, [(one.number, one.state) for one in taken])
    return taken
