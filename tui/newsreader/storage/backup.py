"""Copies of library.db, made while it is in use, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import apsw

from newsreader.domain.errors import LibraryError
from newsreader.storage.connections import open_library
from newsreader.storage.copying import copy_database, copy_pages, run_backup
from newsreader.storage.failures import DamagedError, sentences
from newsreader.storage.files import (
    DERIVED_FILE,
    LIBRARY_FILE,
    aside_name,
    is_there,
    make_folder,
    make_private,
    set_aside,
)
from newsreader.storage.migrating import check_schema
from newsreader.storage.opening import connect_alone, connect_as_it_stands


def backup_name(folder: Path) -> Path:
    """Return the name a new backup gets when the user names none."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    return folder / "backups" / f"library-{stamp}.db"


def make_backup(folder: Path, target: Path) -> int:
    """Copy library.db to ``target``, complete and checked, while others may go on writing.

    Returns:
        Bytes written.

    Raises:
        LibraryError: The target exists, or the copy does not pass its check.
    """
    if is_there(target):
        raise LibraryError(f"{target} exists already; a backup never overwrites anything.")
    source = open_library(folder, create=False)
    try:
        make_folder(target.parent)
        copy_database(source, target)
    finally:
        source.close()
    return target.stat().st_size


def restore_backup(folder: Path, source: Path) -> Path | None:
    """Put a backup in the library's place; what stood there is kept aside, not deleted.

    The backup is copied into library.db in one transaction, so a kill at any moment leaves the former
    library or the restored one. A library that is in use is left as it is.

    Returns:
        Where the former library.db is kept, or None where there was none.

    Raises:
        LibraryError: The backup is not one, is damaged or newer, or the library is in use.
    """
    if not is_there(source) or not source.is_file():
        raise LibraryError(f"{source} is not there, or is not a file.")
    if is_there(folder / LIBRARY_FILE) and source.samefile(folder / LIBRARY_FILE):
        raise LibraryError(f"{source} is the library itself, not a backup of it.")
    with sentences(source):
        backup = connect_as_it_stands(source)
        try:
            if not check_schema(backup, source):
                raise LibraryError(f"{source} is not a newsreader library.")
            problems = backup.execute("PRAGMA integrity_check(1)").get
            if problems != "ok":
                raise LibraryError(f"{source} is damaged itself: {problems}")
            return _put_in_place(folder, backup)
        finally:
            backup.close()


def _put_in_place(folder: Path, backup: apsw.Connection) -> Path | None:
    """Replace library.db by what ``backup`` holds; return where the former one is kept."""
    path = folder / LIBRARY_FILE
    make_folder(folder)
    if not is_there(path):
        _leave_derived(folder)
        copy_database(backup, path)
        return None
    library = connect_alone(path)
    if library is not None:
        try:
            kept = _copy_aside(library, path)
            if kept is not None:
                _leave_derived(folder)
                run_backup(library, backup)
                return kept
        finally:
            library.close()
    _leave_derived(folder)
    kept = set_aside(path)
    copy_database(backup, path)
    return kept


def _leave_derived(folder: Path) -> None:
    """Set derived.db aside first: its rows may be about captures the restored library lacks."""
    if is_there(folder / DERIVED_FILE):
        set_aside(folder / DERIVED_FILE)


def _copy_aside(library: apsw.Connection, path: Path) -> Path | None:
    """Copy the former library aside; None where damage does not let it be copied whole."""
    kept = aside_name(path)
    make_private(kept)
    try:
        copy_pages(library, kept)
    except (apsw.CorruptError, apsw.NotADBError, DamagedError):
        kept.unlink()
        return None
    except BaseException:
        kept.unlink()
        raise
    return kept
