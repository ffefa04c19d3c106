"""Feeds: what the reader decided about each, and how the last looks at it went."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

import apsw

from newsreader.domain.feeds import Feed, FeedState, Subscription
from newsreader.storage.shelves import Shelf

SHELF = Shelf("feed", "feeds")
#: States are notes of the library, "feed 12": the schema has no room on its page for another table.
_NOTE = "feed "

_BLANK = asdict(Subscription(""))
_BLANK_STATE = asdict(FeedState())
_STATE = {f.name for f in fields(FeedState)}


def dump(subscription: Subscription) -> dict[str, Any]:
    """Return a subscription as JSON values, only what is not the default."""
    said = asdict(subscription) | {"tags": list(subscription.tags)}
    return {k: v for k, v in said.items() if k == "url" or v not in (_BLANK[k], [])}


def load(value: Mapping[str, Any]) -> Subscription:
    """Return a subscription from its JSON values; what a later version added is left out.

    Raises:
        ValueError: It has no address, or a value of the wrong type.
        KeyError: The same.
    """
    known = {k: v for k, v in value.items() if k in _BLANK}
    if not isinstance(value["url"], str):
        raise ValueError("no address")
    for name, blank in _BLANK.items():
        if name in known and name != "tags" and type(known[name]) is not type(blank):
            raise ValueError(name)
    return Subscription(**{**known, "tags": tuple(map(str, known.get("tags", ())))})


def any_feeds(connection: apsw.Connection) -> bool:
    """Say whether there is any feed."""
    return connection.execute("SELECT 1 FROM feeds LIMIT 1").fetchone() is not None


def all_feeds(connection: apsw.Connection) -> list[Feed]:
    """Return all feeds with their states, in the order they were added, without counts."""
    states = {
        int(str(key).removeprefix(_NOTE)): str(value)
        for key, value in connection.execute(
            "SELECT key, value FROM meta WHERE key > ?1 AND key < ?1 || ':'", (_NOTE,)
        )
    }
    return [
        Feed(number, load(value), _load_state(states.get(number)))
        for number, value in SHELF.everything(connection).items()
    ]


def counts(connection: apsw.Connection) -> dict[int, tuple[int, int]]:
    """Return for each feed how many of its articles are held, and how many of them are unread."""
    rows = connection.execute(
        "SELECT i.feed, count(*), sum(t.read = 0 AND t.dropped = 0) FROM feed_items i"
        " JOIN triage t ON t.document = i.document GROUP BY i.feed"
    )
    return {int(feed): (int(held), int(unread)) for feed, held, unread in rows}


def numbers_by_url(connection: apsw.Connection) -> dict[str, int]:
    """Return the feeds' numbers by their addresses."""
    rows = connection.execute("SELECT json_extract(value, '$.url'), id FROM feeds")
    return {str(url): int(number) for url, number in rows}


def store_states(connection: apsw.Connection, states: Iterable[tuple[int, FeedState]]) -> None:
    """Write how the last looks at some feeds went; inside a transaction."""
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        [(f"{_NOTE}{number}", _dump_state(state)) for number, state in states],
    )


def _dump_state(state: FeedState) -> str:
    said = asdict(state)
    return json.dumps({k: v for k, v in said.items() if v != _BLANK_STATE[k]})


def _load_state(text: str | None) -> FeedState:
    """Return a state; one that cannot be read says nothing, and the feed is asked anew."""
    if text is None:
        return FeedState()
    try:
        value = json.loads(text)
        return FeedState(**{k: v for k, v in value.items() if k in _STATE})
    except (ValueError, TypeError, AttributeError):
        return FeedState()
