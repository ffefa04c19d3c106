"""What was told elsewhere: passages of families, and which of them the reader has read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

import apsw


class FamilyPassage(NamedTuple):
    """A passage of a family; ``at`` is when it was read, empty where it was not."""

    family: str
    capture: int
    start: int
    end: int
    text: str
    at: str = ""


_TEXT = 'substr(c.text, f.start + 1, f."end" - f.start)'
_CAPTURES = "(SELECT value FROM json_each(?))"


def passages_of(connection: apsw.Connection, captures: Iterable[int]) -> list[FamilyPassage]:
    """Return the passages of these captures that other articles have too."""
    rows = connection.execute(
        f'SELECT f.family, f.capture, f.start, f."end", {_TEXT} FROM derived.family_passages f'
        f" JOIN captures c ON c.id = f.capture WHERE f.capture IN {_CAPTURES}"
        ' ORDER BY f.capture, f.start, f."end" DESC',
        (json.dumps(list(captures)),),
    )
    return [FamilyPassage(str(f), _int(c), _int(s), _int(e), str(t)) for f, c, s, e, t in rows]


def passages_read(connection: apsw.Connection, captures: Iterable[int]) -> list[FamilyPassage]:
    """Return the passages that were read, of all families these captures take part in."""
    if connection.execute("SELECT 1 FROM seen LIMIT 1").fetchone() is None:
        return []
    rows = connection.execute(
        f'SELECT f.family, f.capture, f.start, f."end", {_TEXT}, s.at FROM derived.family_passages f'
        " JOIN captures c ON c.id = f.capture JOIN seen s ON s.sha256 = c.sha256"
        ' AND s.start <= f.start AND s."end" >= f."end" WHERE f.family IN'
        f" (SELECT family FROM derived.family_passages WHERE capture IN {_CAPTURES})"
        " ORDER BY s.at, f.capture, f.start",
        (json.dumps(list(captures)),),
    )
    return [
        FamilyPassage(str(f), _int(c), _int(s), _int(e), str(t), str(at))
        for f, c, s, e, t, at in rows
    ]


def touched(connection: apsw.Connection) -> set[int]:
    """Return the captures of which anything was read: there, in another version, or in a family."""
    rows = connection.execute(
        "WITH read AS (SELECT DISTINCT c.id FROM seen s JOIN captures c ON c.sha256 = s.sha256)"
        " SELECT id FROM read"
        " UNION SELECT w.capture FROM versions v JOIN versions w ON w.document = v.document"
        " WHERE v.capture IN (SELECT id FROM read)"
        " UNION SELECT g.capture FROM derived.family_passages f JOIN derived.family_passages g"
        " ON g.family = f.family WHERE f.capture IN (SELECT id FROM read)"
    )
    return {_int(capture) for (capture,) in rows}


def not_analysed(connection: apsw.Connection) -> set[int]:
    """Return the captures whose shared passages are not known yet."""
    rows = connection.execute("SELECT capture FROM derived.articles WHERE shared < 0")
    return {_int(capture) for (capture,) in rows}


def sha_of(connection: apsw.Connection, capture: int) -> str:
    """Return a capture's SHA-256."""
    return str(connection.execute("SELECT sha256 FROM captures WHERE id = ?", (capture,)).get)


def read_in_versions(connection: apsw.Connection, capture: int) -> dict[str, str]:
    """Return hash -> time of sentences read in other versions of a capture's documents."""
    rows = connection.execute(
        "SELECT s.hash, s.at FROM versions v JOIN versions w ON w.document = v.document"
        " JOIN captures c ON c.id = w.capture JOIN seen s ON s.sha256 = c.sha256"
        " WHERE v.capture = ?1 AND w.capture <> ?1 ORDER BY s.at DESC",
        (capture,),
    )
    return {str(words): str(at) for words, at in rows}


def captures_matched(connection: apsw.Connection, capture: int) -> dict[str, int]:
    """Return article id -> capture of an article and of all it has matches with."""
    rows = connection.execute(
        "SELECT aid, capture FROM derived.articles WHERE capture = ?1 OR capture IN"
        " (SELECT b FROM derived.matches WHERE a = ?1 UNION SELECT a FROM derived.matches WHERE b = ?1)",
        (capture,),
    )
    return {str(aid): _int(number) for aid, number in rows}


def analysed(connection: apsw.Connection, capture: int) -> bool:
    """Say whether the passages a capture shares are known."""
    shared = connection.execute(
        "SELECT shared FROM derived.articles WHERE capture = ?", (capture,)
    ).get
    return shared is not None and int(shared) >= 0


def _int(value: object) -> int:
    """Return an integer column as an int."""
    assert isinstance(value, int)
    return value
