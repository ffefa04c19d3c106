"""Connections to the library.

One connection a thread. library.db is the main database of every connection and derived.db is
attached to it as ``derived`` for reading; whoever derives opens derived.db by itself, so that no
transaction ever writes both (WAL is not atomic across attached files).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import apsw

from newsreader.domain.errors import LibraryError
from newsreader.storage.derived_file import attach_derived, open_derived
from newsreader.storage.failures import DamagedError, sentences
from newsreader.storage.files import (
    DERIVED_FILE,
    LIBRARY_FILE,
    is_there,
    make_folder,
    make_private,
    set_aside,
)
from newsreader.storage.migrating import check_schema, migrate, stand_in
from newsreader.storage.opening import connect, connect_alone
from newsreader.storage.transactions import now, transaction

__all__ = [
    "DERIVED_FILE",
    "LIBRARY_FILE",
    "Connection",
    "checkpoint",
    "in_use_by_nobody",
    "library_id",
    "now",
    "open_derived",
    "open_library",
    "sentences",
    "set_aside",
    "take_stock",
    "transaction",
]

#: The type services pass around without knowing the database.
Connection = apsw.Connection


def open_library(folder: Path, *, create: bool = True) -> apsw.Connection:
    """Open library.db in ``folder``, with derived.db attached as ``derived``.

    Args:
        folder: The library's folder; made (0700) when ``create``.
        create: Whether a missing library is made.

    Returns:
        A connection for the calling thread only. It is read-only (``connection.readonly("main")``)
        where the disk is.

    Raises:
        LibraryError: Missing, newer, foreign, damaged, or on a file system without locks.
    """
    path = folder / LIBRARY_FILE
    if not is_there(path):
        if not create:
            raise LibraryError(
                f"There is no library at {folder}. Add something: newsreader add PATH"
            )
        make_folder(folder)
        make_private(path)
    with sentences(path):
        connection = connect(path, partial(check_schema, path=path))
        try:
            if not connection.readonly("main"):
                migrate(connection, path)
            else:
                stand_in(connection, path)
            attach_derived(connection, folder, library_id(connection))
        except BaseException:
            connection.close()
            raise
        return connection


def library_id(connection: apsw.Connection) -> str:
    """Return the id given to the library when it was made."""
    try:
        found = connection.execute("SELECT value FROM meta WHERE key = 'library_id'").fetchone()
    except apsw.SQLError:
        found = None
    if found is None:
        raise DamagedError(f"{connection.filename} has lost its id. Run: newsreader doctor")
    return str(found[0])


def checkpoint(connection: apsw.Connection) -> None:
    """Bring everything from the log into the file itself, as far as other readers let it."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def in_use_by_nobody(path: Path) -> Iterator[None]:
    """Keep every other program out of a library for the length of the block.

    Raises:
        LibraryError: Another program uses it. (That of a damaged one cannot always be told.)
    """
    connection = connect_alone(path)
    try:
        yield
    finally:
        if connection is not None:
            connection.close()


def take_stock(connection: apsw.Connection) -> None:
    """Let the database see how large its tables are, so that it takes the short ways through them."""
    with sentences(Path(connection.filename)):
        connection.execute("PRAGMA analysis_limit = 400")
        connection.execute("ANALYZE main")
