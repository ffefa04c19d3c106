"""Opening one database file with our settings, or as far as its disk allows."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import apsw

from newsreader.domain.errors import LibraryError
from newsreader.storage.failures import BUSY_MS, as_sentence
from newsreader.storage.folding import offer_folding


def connect(
    path: Path, check: Callable[[apsw.Connection], object] = lambda _: None
) -> apsw.Connection:
    """Open one file; read-only where it cannot be written.

    Args:
        path: The file.
        check: Raises where the file must not be used; it runs before anything is written.
    """
    try:
        # A read-only disk opens for reading here, too; what is attached then is named by a URI.
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
        connection = _opened(str(path.absolute()), flags)
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError):
        connection = connect_read_only(path)
    try:
        check(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        if not connection.readonly("main"):
            if _turn_log_on(connection) != "wal":
                raise LibraryError(
                    f"{path} is on a file system that cannot hold a library (no shared memory; "
                    "network drives are like that). Choose another folder with --library."
                )
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _turn_log_on(connection: apsw.Connection) -> object:
    """Set the journal mode and return what it is now.

    Where several open a new file at once the database answers "busy" without waiting, lest they wait
    for one another; so it is asked again until the time-out that holds everywhere else.
    """
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            return connection.execute("PRAGMA journal_mode = WAL").get
        except apsw.BusyError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)


def connect_read_only(path: Path) -> apsw.Connection:
    """Open a file that is not to be written: with its log where that works, else as it stands."""
    uri = path.absolute().as_uri()
    for query in ("?mode=ro", "?immutable=1"):
        try:
            return _opened(uri + query, apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError):
            continue
    raise LibraryError(f"{path} cannot be opened: is it yours to read?")


def connect_as_it_stands(path: Path) -> apsw.Connection:
    """Open a file that nobody else uses without locks or a log; nothing beside it is touched."""
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return _opened(path.absolute().as_uri() + "?immutable=1", flags)


def connect_alone(path: Path) -> apsw.Connection | None:
    """Open a library for this connection alone, until it is closed; None where it is damaged.

    Raises:
        LibraryError: Another program uses it, or it cannot be written.
    """
    library = None
    try:
        library = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        library.execute("PRAGMA locking_mode = EXCLUSIVE")
        library.execute("BEGIN EXCLUSIVE")
        library.execute("COMMIT")
    except apsw.Error as error:
        if library is not None:
            library.close()
        if isinstance(error, apsw.NotADBError | apsw.CorruptError):
            return None
        if isinstance(error, apsw.BusyError):
            raise LibraryError(f"{path} is in use; close the reader, then try again.") from error
        raise (as_sentence(error, path) or error) from error
    return library


def _opened(name: str, flags: int) -> apsw.Connection:
    """Open and look inside, so that what is wrong shows now."""
    connection = apsw.Connection(name, flags=flags)
    try:
        connection.set_busy_timeout(BUSY_MS)
        offer_folding(connection)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection
