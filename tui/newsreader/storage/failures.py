"""The database's errors as sentences a user can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from newsreader.domain.errors import LibraryError, NewsreaderError, ReadOnlyError

#: How long another program's lock is waited for, in milliseconds.
BUSY_MS = 10_000


class DamagedError(LibraryError):
    """A database file is not what was written."""


class DamagedRowsError(DamagedError):
    """Rows can be read, but what is in them is not what was written."""


def as_sentence(error: BaseException, path: Path) -> NewsreaderError | None:
    """Return what a database error about ``path`` means for the user; None for any other error."""
    match error:
        case apsw.ReadOnlyError():
            return ReadOnlyError(f"Library is read-only: marks are not saved ({path}).")
        case apsw.FullError():
            return ReadOnlyError(f"Disk full: nothing more is saved until there is room ({path}).")
        case apsw.CantOpenError() | apsw.PermissionsError() | apsw.AuthError():
            return LibraryError(f"{path} cannot be opened: is its folder there and yours?")
        case apsw.NotADBError() | apsw.CorruptError() | apsw.FormatError():
            return DamagedError(f"{path} is damaged ({error}). Run: newsreader doctor")
        case apsw.BusyError() | apsw.LockedError():
            return LibraryError(
                f"{path} has been locked by another program for {BUSY_MS // 1000} s; try again."
            )
        case apsw.IOError():
            return LibraryError(f"{path} cannot be read or written ({error}).")
        case apsw.SQLError() if "no such table" in str(error) or "no such column" in str(error):
            return DamagedError(f"{path} is damaged ({error}). Run: newsreader doctor")
        case UnicodeDecodeError():  # the database hands out text that is none
            return DamagedError(f"{path} is damaged: a text in it is none. Run: newsreader doctor")
    return None


def is_damage(error: BaseException) -> bool:
    """Say whether an error may come of a damaged file."""
    return is_about_rows(error) or isinstance(
        error, DamagedError | apsw.CorruptError | apsw.NotADBError | apsw.ConstraintError
    )


def is_about_rows(error: BaseException) -> bool:
    """Say whether an error comes of rows whose content is not what was written."""
    return isinstance(error, DamagedRowsError | UnicodeDecodeError)


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn the database's errors about ``path`` into sentences a user can act on."""
    try:
        yield
    except apsw.Error as error:
        known = as_sentence(error, path)
        if known is None:
            raise
        raise known from error


@contextmanager
def damage_if_unreadable(what: str) -> Iterator[None]:
    """Say that stored rows are damaged where they cannot be read back as what they were."""
    try:
        yield
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise DamagedRowsError(f"{what} is damaged. Run: newsreader doctor") from error
