"""What the library holds that a query can name: outlets, names, tags, stories, languages."""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from newsreader.storage.folding import contains

_KINDS = {"person": ("PER",), "org": ("ORG",), "place": ("LOC",), "entity": ("PER", "ORG", "LOC")}


def outlets_like(connection: apsw.Connection, typed: str, limit: int) -> list[str]:
    """Return outlets whose names contain what was typed, those with most articles first."""
    like, wanted = contains("a.outlet", typed)
    return _found(
        connection.execute(
            "SELECT a.outlet FROM derived.articles a JOIN documents d ON d.capture = a.capture"
            f" WHERE {like} GROUP BY a.outlet ORDER BY count(*) DESC LIMIT ?",
            (wanted, limit),
        )
    )


def names_like(connection: apsw.Connection, field: str, typed: str, limit: int) -> list[str]:
    """Return the names a field asks for that contain what was typed, in most articles first."""
    kinds = _KINDS[field]
    marks = ", ".join("?" * len(kinds))
    like, wanted = contains("name", typed)
    return _found(
        connection.execute(
            f"SELECT name FROM derived.entities WHERE type IN ({marks}) AND {like}"
            " GROUP BY name ORDER BY max(articles) DESC, name LIMIT ?",
            (*kinds, wanted, limit),
        )
    )


def tags_like(connection: apsw.Connection, typed: str, limit: int) -> list[str]:
    """Return the reader's tags that contain what was typed, those used most first."""
    like, wanted = contains("tag", typed)
    return _found(
        connection.execute(
            f"SELECT tag FROM tags WHERE {like} GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ?",
            (wanted, limit),
        )
    )


def stories_like(connection: apsw.Connection, typed: str, limit: int) -> list[str]:
    """Return a headline of every story that has one with what was typed, large stories first."""
    like, wanted = contains("a.title", typed)
    return _found(
        connection.execute(
            "SELECT max(a.title) FROM derived.articles a JOIN documents d ON d.capture = a.capture"
            f" WHERE a.story IS NOT NULL AND a.untitled = 0 AND {like}"
            " GROUP BY a.story ORDER BY count(*) DESC LIMIT ?",
            (wanted, limit),
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
