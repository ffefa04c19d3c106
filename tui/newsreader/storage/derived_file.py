"""derived.db: made, attached, and made anew where it cannot be used; all of it can be computed again."""

from __future__ import annotations

import re
from pathlib import Path

import apsw

from newsreader.domain.errors import LibraryError
from newsreader.storage.failures import sentences
from newsreader.storage.files import DERIVED_FILE, is_there, make_private, set_aside
from newsreader.storage.opening import connect
from newsreader.storage.schema import DERIVED_APPLICATION_ID, DERIVED_SCRIPT, DERIVED_VERSION
from newsreader.storage.transactions import transaction

_TABLES = frozenset(re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", DERIVED_SCRIPT))
_MADE = re.compile(r"CREATE (?:TABLE|VIRTUAL TABLE|INDEX) (?=\w)")


def open_derived(folder: Path, library_id: str) -> apsw.Connection:
    """Open derived.db for writing, making it anew where it does not belong to this library.

    An unusable file is set aside (renamed, never deleted) and a fresh one is made.
    """
    path = folder / DERIVED_FILE
    with sentences(path):
        if is_there(path) and not _is_sound(path, library_id):
            set_aside(path)
        make_private(path)
        connection = connect(path)
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            if not connection.execute("PRAGMA user_version").get:
                _make_tables(connection, library_id)
        except BaseException:
            connection.close()
            raise
        return connection


def attach_derived(connection: apsw.Connection, folder: Path, library_id: str) -> None:
    """Attach derived.db as ``derived``; on a read-only disk an empty one in memory may stand in."""
    path = folder / DERIVED_FILE
    if not connection.readonly("main"):
        open_derived(folder, library_id).close()
        connection.execute("ATTACH ? AS derived", (str(path),))
    elif is_there(path) and _is_sound(path, library_id):
        _attach_read_only(connection, path)
    else:
        connection.execute("ATTACH 'file:derived?mode=memory' AS derived")
        connection.execute(_MADE.sub(r"\g<0>derived.", DERIVED_SCRIPT))


def is_damaged(folder: Path) -> bool:
    """Say whether derived.db is there and does not pass the database's own check."""
    path = folder / DERIVED_FILE
    if not path.exists():
        return False
    try:
        connection = connect(path)
        try:
            return bool(connection.execute("PRAGMA integrity_check(1)").get != "ok")
        finally:
            connection.close()
    except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError):
        return True
    except (apsw.Error, LibraryError):
        return False


def _make_tables(connection: apsw.Connection, library_id: str) -> None:
    """Make the tables, unless another instance has made them while this one waited."""
    with transaction(connection):
        if connection.execute("PRAGMA user_version").get:
            return
        connection.execute(DERIVED_SCRIPT)
        connection.execute(f"PRAGMA application_id = {DERIVED_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {DERIVED_VERSION}")
        connection.execute(
            "INSERT INTO meta VALUES ('library_id', ?), ('applied_seq', '0')", (library_id,)
        )


def _attach_read_only(connection: apsw.Connection, path: Path) -> None:
    """Attach a file that cannot be written: with its log where that works, else as it stands."""
    uri = path.absolute().as_uri()
    try:
        connection.execute("ATTACH ? AS derived", (uri + "?mode=ro",))
        connection.execute("SELECT count(*) FROM derived.sqlite_schema").fetchall()
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        attached = {row[1] for row in connection.execute("PRAGMA database_list")}
        if "derived" in attached:
            connection.execute("DETACH derived")
        connection.execute("ATTACH ? AS derived", (uri + "?immutable=1",))


def _is_sound(path: Path, library_id: str) -> bool:
    """Say whether the file is a derived.db of this version that belongs to this library.

    What passes, such as a lock or a full disk, is raised: it says nothing about the file.
    """
    try:
        connection = connect(path)
        try:
            # One snapshot: another instance may be making the tables between two of these looks.
            connection.execute("BEGIN")
            application = connection.execute("PRAGMA application_id").get
            version = connection.execute("PRAGMA user_version").get
            if not application and not version:
                return not connection.execute("SELECT count(*) FROM sqlite_schema").get
            if application != DERIVED_APPLICATION_ID or version != DERIVED_VERSION:
                return False
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
            if not names >= _TABLES:
                return False
            owner = connection.execute("SELECT value FROM meta WHERE key = 'library_id'").get
            applied = connection.execute("SELECT value FROM meta WHERE key = 'applied_seq'").get
            return bool(owner == library_id and str(applied).isdecimal())
        finally:
            connection.close()
    except (apsw.BusyError, apsw.FullError, apsw.IOError):
        raise
    except (apsw.Error, LibraryError, ValueError):
        return False
