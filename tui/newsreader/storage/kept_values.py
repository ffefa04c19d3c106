"""What the reader made, all shelves together: read, checked, and put into another library."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import apsw

from newsreader.domain.captures import article_id
from newsreader.domain.clippings import Clipping
from newsreader.storage import clippings, decisions, feeds, follows, saved_views
from newsreader.storage.connections import transaction
from newsreader.storage.decisions import note_decided
from newsreader.storage.shelves import Shelf

#: Name of a shelf for people and for export -> the shelf.
SHELVES: dict[str, Shelf] = {
    "decisions": decisions.SHELF,
    "clippings": clippings.SHELF,
    "follows": follows.SHELF,
    "views": saved_views.SHELF,
    "feeds": feeds.SHELF,
}

Kept = dict[str, dict[int, Any]]


def everything_kept(connection: apsw.Connection) -> Kept:
    """Return every shelf's values by number."""
    return {name: shelf.everything(connection) for name, shelf in SHELVES.items()}


def is_sound(name: str, value: Any) -> bool:
    """Say whether a value is what its shelf may hold."""
    try:
        _CHECKS[name](value)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    return True


def unreadable(connection: apsw.Connection) -> dict[str, list[int]]:
    """Return by shelf the numbers of values that cannot be read."""
    found: dict[str, list[int]] = {}
    for name in SHELVES:
        for number, text in connection.execute(f"SELECT id, value FROM {name} ORDER BY id"):
            try:
                good = is_sound(name, json.loads(str(text)))
            except ValueError:
                good = False
            if not good:
                found.setdefault(name, []).append(int(number))
    return found


def articles_decided_about(kept: Kept) -> set[str]:
    """Return the ids of the articles that decisions and followed names are anchored in."""
    found = {
        str(value[side][0])
        for value in kept["decisions"].values()
        for side in "ab"
        if side in value
    }
    return found | {str(v["anchor"][0]) for v in kept["follows"].values() if "anchor" in v}


def articles_of_captures(connection: apsw.Connection) -> set[str]:
    """Return the article ids of all captures held."""
    rows = connection.execute("SELECT sha256 FROM captures")
    return {article_id(str(sha256)) for (sha256,) in rows}


def put_kept(
    connection: apsw.Connection,
    kept: Mapping[str, Mapping[int, Any]],
    seen: list[tuple[str, int, int, str, str]],
) -> int:
    """Put recovered values under their old numbers, and what was read; returns how many values.

    What is no command stays none: there is no log of a damaged library to go on with.
    """
    with transaction(connection):
        for name, values in kept.items():
            SHELVES[name].put_facts(connection, {str(n): value for n, value in values.items()})
        connection.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?, ?)", seen)
        if kept.get("decisions"):
            note_decided(connection)
    return sum(len(values) for values in kept.values())


def _check_view(value: Any) -> None:
    """Raise where a saved view lacks something."""
    if not (isinstance(value["name"], str) and isinstance(value["query"], str)):
        raise ValueError("no view")


def _check_follow(value: Any) -> None:
    """Raise where a follow lacks something."""
    if value["kind"] not in ("story", "entity") or not isinstance(value["name"], str):
        raise ValueError("no follow")
    if not all(isinstance(article, str) for article in value["articles"]):
        raise ValueError("no article")
    int(value["notices"])
    if value["kind"] == "entity":
        article, start, end = value["anchor"]
        if not isinstance(article, str) or int(start) > int(end):
            raise ValueError("no anchor")


def _check_clipping(value: Any) -> None:
    """Raise where a clipping lacks something."""
    made = Clipping(**value)
    if not isinstance(made.sha256, str) or made.start > made.end:
        raise ValueError("no clipping")


_CHECKS: dict[str, Callable[[Any], object]] = {
    "decisions": decisions.load,
    "clippings": _check_clipping,
    "follows": _check_follow,
    "views": _check_view,
    "feeds": feeds.load,
}
