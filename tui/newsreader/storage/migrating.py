"""Bringing library.db from one schema to the next: a copy first, then one transaction a step."""

from __future__ import annotations

import uuid
from pathlib import Path

import apsw

from newsreader.domain.errors import LibraryError
from newsreader.storage.copying import copy_database
from newsreader.storage.schema import LIBRARY_APPLICATION_ID, LIBRARY_STEPS, compact
from newsreader.storage.transactions import now, transaction


def check_schema(connection: apsw.Connection, path: Path) -> int:
    """Return the file's schema version; nothing is written.

    Raises:
        LibraryError: The file is foreign, or newer than this program.
    """
    # One snapshot: another instance may be making the file between two of these looks.
    connection.execute("BEGIN")
    try:
        application = connection.execute("PRAGMA application_id").get
        version = int(connection.execute("PRAGMA user_version").get)
        empty = not connection.execute("SELECT count(*) FROM sqlite_schema").get
    finally:
        connection.execute("ROLLBACK")
    if application != LIBRARY_APPLICATION_ID and not (empty and not application):
        raise LibraryError(f"{path} is not a newsreader library; it is left untouched.")
    if version > len(LIBRARY_STEPS):
        raise LibraryError(
            f"{path} was made by a newer newsreader (schema {version}; this one knows "
            f"{len(LIBRARY_STEPS)}). It is left untouched: please update newsreader."
        )
    return version


def migrate(connection: apsw.Connection, path: Path) -> None:
    """Bring the file to this program's schema."""
    version = check_schema(connection, path)
    if version == len(LIBRARY_STEPS):
        return
    if version:
        _keep_copy(connection, path, version)
    # A new file takes all steps at once: another instance must never find it half way.
    first = (range(len(LIBRARY_STEPS)),) if not version else ()
    for numbers in first or [(number,) for number in range(version, len(LIBRARY_STEPS))]:
        with transaction(connection):
            for number in numbers:
                _take_step(connection, path, number)


def _take_step(connection: apsw.Connection, path: Path, number: int) -> None:
    """Bring the file from schema ``number`` to the next, inside a transaction."""
    # Another instance may have taken the step while this one waited for the lock.
    if int(connection.execute("PRAGMA user_version").get) > number:
        return
    connection.execute(compact(LIBRARY_STEPS[number]))
    connection.execute(f"PRAGMA user_version = {number + 1}")
    if number == 0:
        connection.execute(f"PRAGMA application_id = {LIBRARY_APPLICATION_ID}")
        connection.execute(
            "INSERT INTO meta VALUES ('library_id', ?), ('made_at', ?)",
            (uuid.uuid4().hex, now()),
        )
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        raise LibraryError(f"{path} could not be brought to schema {number + 1}.")


def stand_in(connection: apsw.Connection, path: Path) -> None:
    """Give a read-only file of an earlier schema the tables it lacks, empty and in memory."""
    for number in range(max(1, check_schema(connection, path)), len(LIBRARY_STEPS)):
        connection.execute(LIBRARY_STEPS[number].replace("CREATE TABLE ", "CREATE TEMP TABLE "))


def _keep_copy(connection: apsw.Connection, path: Path, version: int) -> None:
    """Copy the file beside itself before its schema changes."""
    copy = path.with_name(f"{path.name}.schema-{version}")
    if not copy.exists():
        try:
            copy_database(connection, copy)
        except LibraryError:
            if not copy.exists():  # else another instance has just made it
                raise
