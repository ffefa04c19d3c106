"""How far derived.db has come: the change it has applied, the versions of its stages, the lease."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import apsw

from newsreader.domain.errors import LibraryError
from newsreader.storage.connections import transaction


def applied_change(connection: apsw.Connection, schema: str = "main") -> int:
    """Return the number of the last change that was analysed (``schema``: "main" or "derived")."""
    row = connection.execute(
        f"SELECT value FROM {schema}.meta WHERE key = 'applied_seq'"
    ).fetchone()
    return 0 if row is None else int(row[0])


def set_applied_change(connection: apsw.Connection, seq: int) -> None:
    """Note, inside the transaction that wrote the rows, that changes up to ``seq`` are analysed."""
    connection.execute("UPDATE meta SET value = ? WHERE key = 'applied_seq'", (str(seq),))


def generation(connection: apsw.Connection) -> tuple[int, int]:
    """Return numbers that change whenever another connection has written to either file."""
    library = connection.execute("PRAGMA main.data_version").get
    derived = connection.execute("PRAGMA derived.data_version").get
    return int(library), int(derived)


def note(connection: apsw.Connection, key: str, schema: str = "main") -> str:
    """Return a small note kept with the derived rows, or an empty string."""
    row = connection.execute(f"SELECT value FROM {schema}.meta WHERE key = ?", (key,)).fetchone()
    return "" if row is None else str(row[0])


def set_note(connection: apsw.Connection, key: str, value: str) -> None:
    """Keep a small note with the derived rows; call inside a transaction."""
    connection.execute(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (key, value),
    )


def restart_analysis(connection: apsw.Connection, versions: str) -> None:
    """Forget how far analysis came, because its stages changed; old rows are shown until replaced."""
    with transaction(connection):
        set_applied_change(connection, 0)
        set_note(connection, "stage_versions", versions)
        set_note(connection, "grouped_seq", "0")


class Lease:
    """The right to do something that one process at a time may do; it ends with the process.

    Use as a context manager; ``held`` says whether it was free.
    """

    def __init__(self, folder: Path, what: str = "derive") -> None:
        """Name the right: "derive" or "fetch"."""
        self._path = folder / f"{what}.lock"
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Whether this process may do it."""
        return self._file is not None

    def __enter__(self) -> Lease:
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise LibraryError(f"{self._path} cannot be opened: {error.strerror}.") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return self
        self._file = file
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
