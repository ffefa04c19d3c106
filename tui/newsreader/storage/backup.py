"""Copies of library.db, made while it is in use, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import apsw

from newsreader.domain.errors import LibraryError
from newsreader.storage.connections import (
    DERIVED_FILE,
    LIBRARY_FILE,
    open_library,
    sentences,
    set_aside,
)
from newsreader.storage.schema import LIBRARY_APPLICATION_ID


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
    if target.exists():
        raise LibraryError(f"{target} exists already; a backup never overwrites anything.")
    source = open_library(folder, create=False)
    partial = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial.touch(mode=0o600)
    except OSError as error:
        raise LibraryError(f"{target} cannot be made: {error.strerror}.") from error
    try:
        with sentences(target):
            copy = apsw.Connection(str(partial))
            with copy.backup("main", source, "main") as run:
                while not run.done:
                    run.step(2000)
            copy.execute("PRAGMA journal_mode = DELETE")
            problems = copy.execute("PRAGMA quick_check(1)").get
            copy.close()
        if problems != "ok":
            raise LibraryError(f"The copy at {partial} does not pass its check: {problems}")
        partial.rename(target)
    finally:
        source.close()
        partial.unlink(missing_ok=True)
    return target.stat().st_size


def restore_backup(folder: Path, source: Path) -> Path | None:
    """Put a backup in the library's place; what stood there is set aside, not deleted.

    Returns:
        Where the former library.db is now, or None where there was none.

    Raises:
        LibraryError: The backup is not one, or is damaged.
    """
    if not source.is_file():
        raise LibraryError(f"{source} is not there, or is not a file.")
    with sentences(source):
        backup = apsw.Connection(
            source.absolute().as_uri() + "?immutable=1",
            flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
        )
        try:
            if backup.execute("PRAGMA application_id").get != LIBRARY_APPLICATION_ID:
                raise LibraryError(f"{source} is not a newsreader library.")
            problems = backup.execute("PRAGMA integrity_check(1)").get
            if problems != "ok":
                raise LibraryError(f"{source} is damaged itself: {problems}")
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            library = folder / LIBRARY_FILE
            partial = library.with_name(library.name + ".restoring")
            partial.unlink(missing_ok=True)
            partial.touch(mode=0o600)
            copy = apsw.Connection(str(partial))
            with copy.backup("main", backup, "main") as run:
                while not run.done:
                    run.step(2000)
            copy.close()
        finally:
            backup.close()
    former = set_aside(library) if library.exists() else None
    partial.rename(library)
    if (folder / DERIVED_FILE).exists():
        set_aside(folder / DERIVED_FILE)
    return former
