"""What an answer of a feed becomes: new articles, new versions, and how the feed stands now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from newsreader.capture.decoding import NotText
from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.item_bytes import raw_mark
from newsreader.capture.feeds.item_captures import capture_of, says_the_same
from newsreader.capture.feeds.reading import read_feed
from newsreader.domain.errors import NewsreaderError
from newsreader.domain.feeds import Feed, FeedItem, FeedState, ReadFeed
from newsreader.net.client import Answer
from newsreader.net.etiquette import wait_after_answer, wait_after_failure
from newsreader.net.retrieving import Outcome
from newsreader.net.urls import without_login
from newsreader.services.feed_words import of_status
from newsreader.storage import feed_items
from newsreader.storage import feeds as feed_rows
from newsreader.storage.captures import Added
from newsreader.storage.connections import Connection
from newsreader.text.safe import one_line

_GONE = 410


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer as read: the feed where its body is another one than last time, and the body's mark."""

    feed: ReadFeed | None
    mark: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer became.

    Attributes:
        number: The feed's number.
        state: How the feed stands now.
        new: Articles that came.
        versions: Articles that changed.
        error: Why nothing came, or "".
        said: A sentence about what the reader should know, or "".
    """

    number: int
    state: FeedState
    new: int = 0
    versions: int = 0
    error: str = ""
    said: str = ""


def read_answer(feed: Feed, answer: Answer) -> Reading:
    """Read a feed's answer, unless its body is the one that was read before; for any thread.

    Raises:
        NotAFeed: It is no feed.
    """
    if answer.status != 200:
        return Reading(None, "")
    mark = hashlib.sha256(answer.body).hexdigest()[:24]
    if mark == feed.state.mark:
        return Reading(None, mark)
    return Reading(read_feed(answer.body, answer.url, answer.charset), mark)


def take_in(connection: Connection, feed: Feed, outcome: Outcome[Reading]) -> Taken:
    """Keep what an answer brought and say how the feed stands; inside a transaction."""
    answer, reading = outcome.answer, outcome.made
    moment = datetime.now(UTC)
    if answer is None or reading is None:
        return _failed(feed, outcome, moment)
    if answer.status == _GONE:
        words = of_status(_GONE)
        state = replace(
            feed.state, error=words, gone=True, asked_at=_at(moment), told_to_wait=False
        )
        said = f"{feed.title} is gone for good, says its server; it is asked no more. What it brought is kept."
        return Taken(feed.number, state, error=words, said=said)
    if answer.status not in (200, 304):
        return _failed(feed, outcome, moment)
    said = _move(connection, feed, answer)
    state = _good(feed.state, answer, reading, moment)
    new = versions = 0
    if reading.feed is not None:
        title = feed.subscription.name or one_line(reading.feed.title, 300) or feed.state.title
        new, versions = _keep(connection, feed, reading.feed, title or feed.subscription.url)
        note = " ".join(reading.feed.notes)
        if note and note != feed.state.note:
            said = f"{said} {title}: {note}".strip()
    return Taken(feed.number, state, new, versions, said=said)


def _good(state: FeedState, answer: Answer, reading: Reading, moment: datetime) -> FeedState:
    """Return how a feed stands after an answer."""
    headers, read = answer.headers, reading.feed
    wait = max(wait_after_answer(headers), read.wait if read else 0)
    fresh = replace(
        state,
        asked_at=_at(moment),
        next_at=_at(moment + timedelta(seconds=wait)),
        told_to_wait=False,
        last_good=_at(moment),
        failures=0,
        error="",
        gone=False,
    )
    if answer.status == 304:
        return replace(
            fresh,
            etag=headers.get("etag", state.etag)[:500],
            last_modified=headers.get("last-modified", state.last_modified)[:100],
        )
    fresh = replace(
        fresh,
        etag=headers.get("etag", "")[:500],
        last_modified=headers.get("last-modified", "")[:100],
        mark=reading.mark,
    )
    if read is None:
        return fresh
    return replace(
        fresh,
        title=one_line(read.title, 300),
        kind=read.kind,
        home=read.home,
        note=" ".join(read.notes),
    )


def _failed(feed: Feed, outcome: Outcome[Reading], moment: datetime) -> Taken:
    """Return how a feed stands that could not be had: what it brought before is all kept."""
    answer = outcome.answer
    if isinstance(outcome.error, NotAFeed | NewsreaderError):
        words = str(outcome.error)
    elif outcome.error is not None:
        words = f"it could not be read ({type(outcome.error).__name__})"
    else:
        words = of_status(answer.status if answer else 0)
    if not outcome.asked and outcome.wait:
        state = replace(feed.state, next_at=_at(moment + timedelta(seconds=outcome.wait)), told_to_wait=True)  # fmt: skip
        return Taken(feed.number, state)
    failures = feed.state.failures + 1
    wait = outcome.wait or wait_after_failure(failures)
    state = replace(
        feed.state,
        asked_at=_at(moment),
        next_at=_at(moment + timedelta(seconds=wait)),
        told_to_wait=bool(outcome.wait),
        failures=failures,
        error=words,
    )
    return Taken(feed.number, state, error=words)


def _move(connection: Connection, feed: Feed, answer: Answer) -> str:
    """Follow a feed that has moved for good, and say so; never from https to http."""
    new = without_login(answer.moved)
    old = feed.subscription.url
    if not new or new == old or (old.startswith("https:") and not new.startswith("https:")):
        return ""
    if new in feed_rows.numbers_by_url(connection):
        return f"{feed.title} has moved to {new}, which you have already."
    said = f"{feed.title} has moved for good to {new}"
    value = feed_rows.dump(replace(feed.subscription, url=new))
    feed_rows.SHELF.change_within(connection, "feed moved", said, changed={feed.number: value})
    return said + "."


def _keep(connection: Connection, feed: Feed, read: ReadFeed, title: str) -> tuple[int, int]:
    """Keep what is new or changed; returns how many of each. Oldest first, as a reader would get them."""
    known = feed_items.known_items(connection, feed.number)
    new = versions = 0
    for item in reversed(read.items):
        outcome = _keep_one(connection, feed, item, title, known)
        new += outcome == "new"
        versions += outcome == "version"
    return new, versions


def _keep_one(
    connection: Connection,
    feed: Feed,
    item: FeedItem,
    title: str,
    known: Mapping[str, feed_items.KnownItem],
) -> str:
    """Keep one item; returns "new", "version" or "known"."""
    mark = raw_mark(item)
    held = known.get(item.guid)
    if held is not None and held.mark == mark:
        return "known"
    if held is not None and held.mark == feed_items.IMPORTED:
        feed_items.note_item(connection, feed.number, item.guid, mark, held.document)
        return "known"
    try:
        data, capture = capture_of(item, title)
    except NotText:
        return "known"
    text = capture.decoded.text
    if held is not None and says_the_same(feed_items.text_of(connection, held.document), text):
        feed_items.note_item(connection, feed.number, item.guid, mark, held.document)
        return "known"
    if held is None:
        twin = feed_items.same_elsewhere(
            connection, feed.number, item.guid, lambda other: says_the_same(other, text)
        )
        if twin is not None:
            feed_items.note_item(connection, feed.number, item.guid, mark, twin)
            return "known"
    place = f"{feed.subscription.url}#{item.guid}".encode("utf-8", "replace")
    added: Added = feed_items.keep_item(
        connection, feed.number, item.guid, mark, data, capture, place
    )
    return added.outcome


def _at(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
