"""Seen: the sentences a reader has really read, by the capture they stand in.

Nothing here refers to a derived id: a sentence is known by the capture's SHA-256, its span, and a
hash of its words by which it is known again in another version.
"""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from newsreader.domain.seen import SeenSpan
from newsreader.storage.command_log import Command, Facts, append
from newsreader.storage.connections import now, transaction

#: What its facts are called in the log of commands; a name is ``sha256:start:end``.
KIND = "seen"


def keep_seen(
    connection: apsw.Connection, sha256: str, spans: Iterable[tuple[int, int, str]]
) -> int:
    """Remember ``(start, end, hash)`` of sentences as read now; those known stay as they are.

    This is no command: reading on is not undone step by step. :func:`forget_seen` is one.

    Returns:
        How many were not known.
    """
    at = now()
    with transaction(connection):
        before = connection.total_changes()
        connection.executemany(
            "INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?, ?)",
            [(sha256, start, end, words, at) for start, end, words in spans],
        )
        return connection.total_changes() - before


def forget_seen(connection: apsw.Connection, shas: Iterable[str], sentence: str) -> Command | None:
    """Forget, as an undoable command, that anything of these captures was read."""
    with transaction(connection):
        before: Facts = {}
        for sha256 in shas:
            for found in seen_of(connection, [sha256]).get(sha256, ()):
                name = f"{sha256}:{found.start}:{found.end}"
                before[name] = [found.hash, found.at]
        if not before:
            return None
        after: Facts = dict.fromkeys(before)
        put_facts(connection, after)
        return append(connection, "unsee", sentence, {KIND: before}, {KIND: after})


def seen_of(connection: apsw.Connection, shas: Iterable[str]) -> dict[str, list[SeenSpan]]:
    """Return what was read of each of these captures, in order; nothing of nothing."""
    found: dict[str, list[SeenSpan]] = {}
    for sha256 in shas:
        rows = connection.execute(
            'SELECT start, "end", hash, at FROM seen WHERE sha256 = ? ORDER BY start', (sha256,)
        ).fetchall()
        if rows:
            found[sha256] = [SeenSpan(_int(s), _int(e), str(h), str(at)) for s, e, h, at in rows]
    return found


def load_facts(connection: apsw.Connection, names: Iterable[str]) -> Facts:
    """Return hash and time of each span; None where it is not seen."""
    facts: Facts = {}
    for name in names:
        sha256, start, end = _parts(name)
        row = connection.execute(
            'SELECT hash, at FROM seen WHERE sha256 = ? AND start = ? AND "end" = ?',
            (sha256, start, end),
        ).fetchone()
        facts[name] = None if row is None else [str(row[0]), str(row[1])]
    return facts


def put_facts(connection: apsw.Connection, facts: Facts) -> None:
    """Make each span seen, or not."""
    for name, value in facts.items():
        sha256, start, end = _parts(name)
        connection.execute(
            'DELETE FROM seen WHERE sha256 = ? AND start = ? AND "end" = ?', (sha256, start, end)
        )
        if value is not None:
            connection.execute(
                "INSERT INTO seen VALUES (?, ?, ?, ?, ?)", (sha256, start, end, *value)
            )


def _parts(name: str) -> tuple[str, int, int]:
    """Take a fact's name apart."""
    sha256, start, end = name.split(":")
    return sha256, int(start), int(end)


def _int(value: object) -> int:
    """Return an integer column as an int."""
    assert isinstance(value, int)
    return value
