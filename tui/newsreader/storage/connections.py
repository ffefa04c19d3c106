"""Connections to the two files: settings, versions, and errors as sentences.

One connection a thread. library.db is the main database of every connection and derived.db is
attached to it as ``derived`` for reading; whoever derives opens derived.db by itself, so that no
transaction ever writes both (WAL is not atomic across attached files).
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import apsw

from newsreader.domain.errors import LibraryError, ReadOnlyError
from newsreader.storage.schema import (
    DERIVED_APPLICATION_ID,
    DERIVED_SCRIPT,
    DERIVED_VERSION,
    LIBRARY_APPLICATION_ID,
    LIBRARY_STEPS,
)

#: The type services pass around without knowing the database.
Connection = apsw.Connection

LIBRARY_FILE = "library.db"
DERIVED_FILE = "derived.db"
_BUSY_MS = 10_000


def now() -> str:
    """Return the present moment in UTC, as stored: "2031-05-12T05:47:03Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn the database's errors about ``path`` into sentences a user can act on."""
    try:
        yield
    except apsw.ReadOnlyError as error:
        raise ReadOnlyError(f"Library is read-only: marks are not saved ({path}).") from error
    except apsw.FullError as error:
        raise ReadOnlyError(
            f"Disk full: nothing more is saved until there is room ({path})."
        ) from error
    except apsw.CantOpenError as error:
        raise LibraryError(f"{path} cannot be opened: is its folder there and yours?") from error
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise LibraryError(f"{path} is damaged ({error}). Run: newsreader doctor") from error
    except apsw.BusyError as error:
        raise LibraryError(
            f"{path} has been locked by another program for {_BUSY_MS // 1000} s; try again."
        ) from error
    except apsw.IOError as error:
        raise LibraryError(f"{path} cannot be read or written ({error}).") from error


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Run the block in one write transaction: all of it is kept, or none."""
    with sentences(Path(connection.filename)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        try:
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


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
    if not path.exists():
        if not create:
            raise LibraryError(
                f"There is no library at {folder}. Add something: newsreader add PATH"
            )
        _make_folder(folder)
        _make_private(path)
    with sentences(path):
        connection = _connect(path)
        try:
            if connection.readonly("main"):
                _check(connection, path)
            else:
                _prepare_library(connection, path)
            _attach_derived(connection, folder)
        except BaseException:
            connection.close()
            raise
        return connection


def open_derived(folder: Path, library_id: str) -> apsw.Connection:
    """Open derived.db for writing, making it anew where it does not belong to this library.

    An unusable file is set aside (renamed, never deleted) and a fresh one is made: everything in it
    can be computed again.
    """
    path = folder / DERIVED_FILE
    if path.exists() and not _derived_is_sound(path, library_id):
        set_aside(path)
    fresh = not path.exists()
    if fresh:
        _make_private(path)
    with sentences(path):
        connection = _connect(path)
        connection.execute("PRAGMA synchronous = NORMAL")
        if not connection.execute("PRAGMA user_version").get:
            with transaction(connection):
                connection.execute(DERIVED_SCRIPT)
                connection.execute(f"PRAGMA application_id = {DERIVED_APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {DERIVED_VERSION}")
                connection.execute(
                    "INSERT INTO meta VALUES ('library_id', ?), ('applied_seq', '0')", (library_id,)
                )
        return connection


def set_aside(path: Path) -> Path:
    """Rename a database file and its companions so that a new one can stand in its place.

    Returns:
        The new name, ``NAME.aside-TIME``.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    target = path.with_name(f"{path.name}.aside-{stamp}")
    for suffix in ("-wal", "-shm", ""):
        companion = path.with_name(path.name + suffix)
        if companion.exists():
            companion.rename(target.with_name(target.name + suffix))
    return target


def library_id(connection: apsw.Connection) -> str:
    """Return the id given to the library when it was made."""
    return str(connection.execute("SELECT value FROM meta WHERE key = 'library_id'").get)


def _connect(path: Path) -> apsw.Connection:
    """Open one file with our settings; read-only where it cannot be written."""
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        connection.set_busy_timeout(_BUSY_MS)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError):
        connection = _connect_read_only(path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    if not connection.readonly("main"):
        mode = connection.execute("PRAGMA journal_mode = WAL").get
        if mode != "wal":
            connection.close()
            raise LibraryError(
                f"{path} is on a file system that cannot hold a library (no shared memory; "
                "network drives are like that). Choose another folder with --library."
            )
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def _connect_read_only(path: Path) -> apsw.Connection:
    """Open a file that cannot be written: with its log where that works, else as it stands."""
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    uri = path.absolute().as_uri()
    for query in ("?mode=ro", "?immutable=1"):
        try:
            connection = apsw.Connection(uri + query, flags=flags)
            connection.set_busy_timeout(_BUSY_MS)
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except (apsw.CantOpenError, apsw.ReadOnlyError):
            continue
        return connection
    raise LibraryError(f"{path} cannot be opened: is it yours to read?")


def _make_folder(folder: Path) -> None:
    """Make the library's folder, for its owner alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise LibraryError(f"{folder} cannot be made: {error.strerror}.") from error


def _make_private(path: Path) -> None:
    """Create an empty file readable by its owner alone, before the database writes to it."""
    try:
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{path} cannot be made: {error.strerror}.") from error


def _check(connection: apsw.Connection, path: Path) -> int:
    """Return the file's schema version; raise where it is foreign or newer than this program."""
    application = connection.execute("PRAGMA application_id").get
    version = int(connection.execute("PRAGMA user_version").get)
    empty = not connection.execute("SELECT count(*) FROM sqlite_schema").get
    if application != LIBRARY_APPLICATION_ID and not (empty and not application):
        raise LibraryError(f"{path} is not a newsreader library; it is left untouched.")
    if version > len(LIBRARY_STEPS):
        raise LibraryError(
            f"{path} was made by a newer newsreader (schema {version}; this one knows "
            f"{len(LIBRARY_STEPS)}). It is left untouched: please update newsreader."
        )
    return version


def _prepare_library(connection: apsw.Connection, path: Path) -> None:
    """Bring the file to this program's schema: one transaction a step, a backup before the first."""
    version = _check(connection, path)
    if version == len(LIBRARY_STEPS):
        return
    if version:
        _backup_before_migration(connection, path, version)
    for number in range(version, len(LIBRARY_STEPS)):
        with transaction(connection):
            # Another instance may have taken the step while this one waited for the lock.
            if int(connection.execute("PRAGMA user_version").get) > number:
                continue
            connection.execute(LIBRARY_STEPS[number])
            connection.execute(f"PRAGMA user_version = {number + 1}")
            if number == 0:
                connection.execute(f"PRAGMA application_id = {LIBRARY_APPLICATION_ID}")
                connection.execute(
                    "INSERT INTO meta VALUES ('library_id', ?), ('made_at', ?)",
                    (uuid.uuid4().hex, now()),
                )
            if connection.execute("PRAGMA foreign_key_check").fetchall():
                raise LibraryError(f"{path} could not be brought to schema {number + 1}.")


def _backup_before_migration(connection: apsw.Connection, path: Path, version: int) -> None:
    """Copy the file beside itself before its schema changes."""
    copy = path.with_name(f"{path.name}.schema-{version}")
    if not copy.exists():
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        partial = copy.with_name(copy.name + ".part")
        shutil.copyfile(path, partial)
        partial.chmod(0o600)
        partial.rename(copy)


def _attach_derived(connection: apsw.Connection, folder: Path) -> None:
    """Attach derived.db; where it cannot be used an empty one in memory stands in."""
    path = folder / DERIVED_FILE
    identity = library_id(connection)
    if not connection.readonly("main"):
        open_derived(folder, identity).close()
    if path.exists() and _derived_is_sound(path, identity):
        _attach(connection, path)
        return
    connection.execute("ATTACH ':memory:' AS derived")
    script = DERIVED_SCRIPT.replace("CREATE TABLE ", "CREATE TABLE derived.")
    script = script.replace("CREATE VIRTUAL TABLE ", "CREATE VIRTUAL TABLE derived.")
    connection.execute(script.replace("CREATE INDEX ", "CREATE INDEX derived."))


def _attach(connection: apsw.Connection, path: Path) -> None:
    """Attach a file as ``derived``, on a read-only disk as it stands."""
    if not connection.readonly("main"):
        connection.execute("ATTACH ? AS derived", (str(path),))
        return
    uri = path.absolute().as_uri()
    try:
        connection.execute("ATTACH ? AS derived", (uri + "?mode=ro",))
        connection.execute("SELECT count(*) FROM derived.sqlite_schema").fetchall()
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        attached = {row[1] for row in connection.execute("PRAGMA database_list")}
        if "derived" in attached:
            connection.execute("DETACH derived")
        connection.execute("ATTACH ? AS derived", (uri + "?immutable=1",))


def _derived_is_sound(path: Path, identity: str) -> bool:
    """Say whether the file is a derived.db of this version that belongs to this library."""
    try:
        connection = _connect(path)
    except (apsw.Error, LibraryError):
        return False
    try:
        application = connection.execute("PRAGMA application_id").get
        version = connection.execute("PRAGMA user_version").get
        if not application and not version:
            return not connection.execute("SELECT count(*) FROM sqlite_schema").get
        if application != DERIVED_APPLICATION_ID or version != DERIVED_VERSION:
            return False
        owner = connection.execute("SELECT value FROM meta WHERE key = 'library_id'").get
        return bool(owner == identity)
    except apsw.Error:
        return False
    finally:
        connection.close()
