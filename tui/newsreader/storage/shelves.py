"""Shelves: small JSON values the reader made, kept by number; every change is an undoable command."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import apsw

from newsreader.storage.command_log import Command, Facts, append
from newsreader.storage.connections import transaction


class Shelf:
    """A table of numbered JSON values.

    Attributes:
        kind: What its facts are called in the log of commands.
    """

    def __init__(self, kind: str, table: str) -> None:
        """Name the shelf; ``table`` is one of the schema's own, never anybody's words."""
        self.kind = kind
        self._table = table

    def everything(self, connection: apsw.Connection) -> dict[int, Any]:
        """Return all values by number, in the order they were made."""
        rows = connection.execute(f"SELECT id, value FROM {self._table} ORDER BY id")
        return {int(number): json.loads(str(value)) for number, value in rows}

    def change(
        self,
        connection: apsw.Connection,
        verb: str,
        sentence: str,
        *,
        added: Sequence[Any] = (),
        changed: Mapping[int, Any] | None = None,
    ) -> Command | None:
        """Add and change values as one command; None where nothing changes.

        Args:
            connection: A writable library, inside no transaction.
            verb: Name of the command for the log.
            sentence: What happens, in words.
            added: New values.
            changed: Number -> new value, or None to take it away.
        """
        with transaction(connection):
            return self.change_within(connection, verb, sentence, added=added, changed=changed)

    def change_within(
        self,
        connection: apsw.Connection,
        verb: str,
        sentence: str,
        *,
        added: Sequence[Any] = (),
        changed: Mapping[int, Any] | None = None,
    ) -> Command | None:
        """Do what :meth:`change` does, inside a transaction of the caller's."""
        wanted: Facts = {str(number): value for number, value in (changed or {}).items()}
        first = self._next(connection)
        wanted.update({str(first + n): value for n, value in enumerate(added)})
        before = self.load_facts(connection, wanted)
        after = {name: value for name, value in wanted.items() if value != before[name]}
        if not after:
            return None
        self.put_facts(connection, after)
        before = {name: before[name] for name in after}
        return append(connection, verb, sentence, {self.kind: before}, {self.kind: after})

    def put(self, connection: apsw.Connection, number: int, value: Any) -> None:
        """Write one value outside the log of commands: what no reader would undo."""
        with transaction(connection):
            self.put_facts(connection, {str(number): value})

    def load_facts(self, connection: apsw.Connection, names: Iterable[str]) -> Facts:
        """Return the values of these numbers; None where there is none."""
        facts: Facts = {}
        for name in names:
            row = connection.execute(
                f"SELECT value FROM {self._table} WHERE id = ?", (int(name),)
            ).fetchone()
            facts[name] = None if row is None else json.loads(str(row[0]))
        return facts

    def put_facts(self, connection: apsw.Connection, facts: Facts) -> None:
        """Write values as they are given; None takes one away."""
        for name, value in facts.items():
            if value is None:
                connection.execute(f"DELETE FROM {self._table} WHERE id = ?", (int(name),))
            else:
                connection.execute(
                    f"INSERT INTO {self._table} VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                    (int(name), json.dumps(value)),
                )

    def put_new(self, connection: apsw.Connection, values: Sequence[Any]) -> Facts:
        """Put new values inside a transaction, for a command of the caller's; returns the facts."""
        first = self._next(connection)
        facts: Facts = {str(first + n): value for n, value in enumerate(values)}
        self.put_facts(connection, facts)
        return facts

    def _next(self, connection: apsw.Connection) -> int:
        """Return a number that no value ever had, taken back ones included."""
        row = connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (self._table,)
        ).fetchone()
        return 1 if row is None else int(row[0]) + 1
