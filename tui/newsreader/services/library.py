"""An open library: a folder, and a connection for each thread that asks."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

from newsreader.storage.connections import Connection, open_library


class Library:
    """The reader's library in one folder; threads share the object, never a connection.

    Attributes:
        folder: Where library.db and derived.db are.
        read_only: Whether marks cannot be saved.
    """

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self.folder = folder
        self._local = threading.local()
        self._all: list[Connection] = []
        self._lock = threading.Lock()
        self._local.connection = open_library(folder, create=create)
        self._all.append(self._local.connection)
        self.read_only: bool = self._local.connection.readonly("main")

    @property
    def connection(self) -> Connection:
        """The calling thread's connection, opened on first use."""
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = open_library(self.folder, create=False)
            self._local.connection = connection
            with self._lock:
                self._all.append(connection)
        return connection

    def close(self) -> None:
        """Close every thread's connection; call when no other thread works any more."""
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._local = threading.local()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
