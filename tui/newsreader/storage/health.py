"""Checks of the two files and of every capture's bytes, and the saving of what can be read."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from newsreader.domain.triage import Triage
from newsreader.storage.connections import LIBRARY_FILE, set_aside
from newsreader.storage.triage import act, load_states


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check: whether all is well, and a sentence."""

    ok: bool
    sentence: str


def check_file(path: Path) -> Finding:
    """Run SQLite's own check on a file."""
    try:
        connection = _open(path)
        try:
            problems = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
        finally:
            connection.close()
    except apsw.Error as error:
        return Finding(False, f"{path.name}: cannot be read ({error}).")
    if problems == ["ok"]:
        return Finding(True, f"{path.name}: structure is sound.")
    return Finding(False, f"{path.name}: damaged: " + "; ".join(problems))


def changed_captures(connection: apsw.Connection) -> list[str]:
    """Return the SHA-256 of every capture whose stored bytes or text are no longer what came in."""
    bad = []
    for sha256, size, blob in connection.execute(
        "SELECT sha256, size, bytes FROM captures ORDER BY id"
    ):
        data = _unpack(blob)
        if data is None or len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
            bad.append(str(sha256))
    return bad


def readable_captures(path: Path) -> Iterator[tuple[bytes, list[bytes]]]:
    """Yield bytes and locations of every capture that a damaged library still gives up whole.

    Only bytes that hash to the SHA-256 they were stored under are yielded.
    """
    connection = apsw.Connection(
        path.absolute().as_uri() + "?immutable=1",
        flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
    )
    try:
        connection.execute("PRAGMA cell_size_check = ON")
        top = _fetch(connection, "SELECT max(id) FROM captures")
        highest = top[0][0] if top else 0
        for number in range(1, (highest if isinstance(highest, int) else 0) + 1):
            found = _fetch(connection, "SELECT sha256, bytes FROM captures WHERE id = ?", number)
            data = _unpack(found[0][1]) if found else None
            if data is None or hashlib.sha256(data).hexdigest() != found[0][0]:
                continue
            rows = _fetch(connection, "SELECT location FROM origins WHERE capture = ?", number)
            yield data, [row[0] for row in rows if isinstance(row[0], bytes)]
    finally:
        connection.close()


def set_library_aside(folder: Path) -> Path:
    """Move a damaged library.db out of the way; nothing is deleted."""
    return set_aside(folder / LIBRARY_FILE)


def readable_triage(path: Path) -> dict[str, Triage]:
    """Return document key -> triage as far as a damaged library still gives it up."""
    connection = apsw.Connection(
        path.absolute().as_uri() + "?immutable=1",
        flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
    )
    try:
        keys = _fetch(connection, "SELECT id, key FROM documents")
        states = {}
        for document, key in keys:
            if isinstance(document, int):
                try:
                    states.update({str(key): load_states(connection, [document])[document]})
                except (apsw.Error, KeyError):
                    continue
        return states
    finally:
        connection.close()


def restore_triage(connection: apsw.Connection, states: dict[str, Triage]) -> int:
    """Put saved triage on the documents with the same keys; returns how many had any."""
    marked = 0
    for key, state in states.items():
        row = connection.execute("SELECT id FROM documents WHERE key = ?", (key,)).fetchone()
        if row is not None and state != Triage():
            document = int(row[0])
            act(connection, "recover", [document], lambda _, s=state: s, lambda _: "recovered")  # type: ignore[misc]
            marked += 1
    return marked


def _open(path: Path) -> apsw.Connection:
    """Open a file for reading alone, also on a read-only disk."""
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    try:
        connection = apsw.Connection(path.absolute().as_uri() + "?mode=ro", flags=flags)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        connection = apsw.Connection(path.absolute().as_uri() + "?immutable=1", flags=flags)
    return connection


def _fetch(connection: apsw.Connection, sql: str, *values: int) -> list[tuple[object, ...]]:
    """Return the rows, or none where the damage is met."""
    try:
        return list(connection.execute(sql, values))
    except apsw.Error:
        return []


def _unpack(blob: object) -> bytes | None:
    """Return the bytes a blob was packed from, or None where it is damaged."""
    try:
        return zlib.decompress(blob) if isinstance(blob, bytes) else None
    except zlib.error:
        return None
