"""The library's files by name: there or not, private, set aside."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from newsreader.domain.errors import LibraryError

LIBRARY_FILE = "library.db"
DERIVED_FILE = "derived.db"


def is_there(path: Path) -> bool:
    """Say whether a file exists.

    Raises:
        LibraryError: Its folder does not let us look.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        raise LibraryError(f"{path} cannot be reached: {_reason(error)}.") from error
    return True


def make_folder(folder: Path) -> None:
    """Make the library's folder, for its owner alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise LibraryError(f"{folder} cannot be made: {_reason(error)}.") from error


def make_private(path: Path) -> None:
    """Create an empty file readable by its owner alone, before the database writes to it."""
    try:
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{path} cannot be made: {_reason(error)}.") from error


def set_aside(path: Path) -> Path:
    """Rename a database file and its companions so that a new one can stand in its place.

    Returns:
        The new name, ``NAME.aside-TIME``.

    Raises:
        LibraryError: The folder cannot be written.
    """
    target = aside_name(path)
    try:
        for suffix in ("-wal", "-shm", ""):
            companion = path.with_name(path.name + suffix)
            if companion.exists():
                companion.rename(target.with_name(target.name + suffix))
    except FileNotFoundError:
        pass  # another instance was setting the same file aside
    except OSError as error:
        raise LibraryError(f"{path} cannot be set aside: {_reason(error)}.") from error
    return target


def aside_name(path: Path) -> Path:
    """Return the name a file gets when it is set aside now."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return path.with_name(f"{path.name}.aside-{stamp}")


def _reason(error: OSError | ValueError) -> str:
    """Return an operating system's error in words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
