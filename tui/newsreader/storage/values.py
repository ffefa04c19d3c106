"""What the library holds that a query can name: outlets, names, tags, stories, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable

import apsw

_KINDS = {"person": ("PER",), "org": ("ORG",), "place": ("LOC",), "entity": ("PER", "ORG", "LOC")}


def outlets_like(connection: apsw.Connection, typed: str, limit: int) -> list[str]:
    """Return outlets whose names contain what was typed, those with most articles first."""
    return _found(
        connection.execute(
            "SELECT a.outlet FROM derived.articles a JOIN documents d ON d.capture = a.capture"
            r" WHERE a.outlet LIKE ? ESCAPE '\' GROUP BY a.outlet ORDER BY count(*) DESC LIMIT ?",
            (_like(typed), limit),
        )
    )


def names_like(connection: apsw.Connection, field: str, typed: str, limit: int) -> list[str]:
    """Return the names a field asks for that contain what was typed, in most articles first."""
    kinds = _KINDS[field]
    marks = ", ".join("?" * len(kinds))
    return _found(
        connection.execute(
            rf"SELECT name FROM derived.entities WHERE type IN ({marks}) AND name LIKE ? ESCAPE '\'"
            " GROUP BY name ORDER BY max(articles) DESC, name LIMIT ?",
            (*kinds, _like(typed), limit),
        )
    )


def tags_like(connection: apsw.Connection, typed: str, limit: int) -> list[str]:
    """Return the reader's tags that contain what was typed, those used most first."""
    return _found(
        connection.execute(
            r"SELECT tag FROM tags WHERE tag LIKE ? ESCAPE '\' GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ?",
            (_like(typed), limit),
        )
    )


def stories_like(connection: apsw.Connection, typed: str, limit: int) -> list[str]:
    """Return a headline of every story that has one with what was typed, large stories first."""
    return _found(
        connection.execute(
            "SELECT max(a.title) FROM derived.articles a JOIN documents d ON d.capture = a.capture"
            r" WHERE a.story IS NOT NULL AND a.untitled = 0 AND a.title LIKE ? ESCAPE '\'"
            " GROUP BY a.story ORDER BY count(*) DESC LIMIT ?",
            (_like(typed), limit),
        )
    )


def languages(connection: apsw.Connection) -> list[str]:
    """Return the codes of the languages held, the most frequent first."""
    return _found(
        connection.execute(
            "SELECT language FROM derived.articles WHERE language <> '' GROUP BY language ORDER BY count(*) DESC"
        )
    )


def _found(rows: Iterable[tuple[object, ...]]) -> list[str]:
    """Return the only column."""
    return [str(value) for (value,) in rows]


def _like(typed: str) -> str:
    """Return a LIKE pattern for what was typed anywhere in a text."""
    return "%" + re.sub(r"([\\%_])", r"\\\1", typed) + "%"
