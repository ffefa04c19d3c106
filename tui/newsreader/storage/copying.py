"""Copying a database that may be in use: whole and checked under its name, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import apsw

from newsreader.domain.errors import LibraryError
from newsreader.storage.failures import DamagedError, sentences

_PAGES_A_STEP = 2000


def copy_database(source: apsw.Connection, target: Path) -> None:
    """Copy what ``source`` holds to a new file, readable by its owner alone.

    It is written under another name and renamed once it is checked and on disk.

    Raises:
        LibraryError: The target exists, cannot be written, or the copy does not pass its check.
    """
    partial = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
    except OSError as error:
        raise LibraryError(f"{target} cannot be made: {error.strerror}.") from error
    try:
        with sentences(target):
            copy_pages(source, partial)
        _give_name(partial, target)
    except FileExistsError as error:
        raise LibraryError(f"{target} exists already; nothing is ever overwritten.") from error
    except OSError as error:
        raise LibraryError(f"{target} cannot be made: {error.strerror}.") from error
    finally:
        partial.unlink(missing_ok=True)


def copy_pages(source: apsw.Connection, target: Path) -> None:
    """Copy into an empty file and check it, as one file without a log beside it."""
    copy = apsw.Connection(str(target))
    try:
        run_backup(copy, source)
        copy.execute("PRAGMA journal_mode = DELETE")
        problems = copy.execute("PRAGMA quick_check(1)").get
    finally:
        copy.close()
    if problems != "ok":
        raise DamagedError(f"The copy for {target} does not pass its check: {problems}")


def run_backup(target: apsw.Connection, source: apsw.Connection) -> None:
    """Replace what ``target`` holds by what ``source`` holds, in one transaction of ``target``."""
    with target.backup("main", source, "main") as run:
        while not run.done:
            run.step(_PAGES_A_STEP)


def _give_name(partial: Path, target: Path) -> None:
    """Rename a file, but never into another file's place."""
    try:
        os.link(partial, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError(target) from None
        partial.rename(target)
