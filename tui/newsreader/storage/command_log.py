"""The append-only log of commands behind undo and redo.

A command stores what it touched, before and after, as *facts*: JSON values under keys that say what
kind of thing they are. Undo appends a command that puts the "before" back, redo one that puts the
"after" back; nothing is ever removed from the log, so it survives a restart and can be read by a
person. A new action makes what was undone unreachable for redo, because redo only looks at what was
undone after the newest action.

A key of digits alone is a document and its fact a triage; every other is ``kind:name``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import apsw

from newsreader.storage.connections import now

#: The kind of facts whose keys are bare document numbers.
TRIAGE = "triage"

#: Facts of one kind by name; None is what is not there.
Facts = dict[str, Any]
#: Facts of several kinds, by kind.
Kinds = dict[str, Facts]


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of the log.

    Attributes:
        id: Its number.
        verb: "star", "read", "undo", ...
        sentence: What happened, in words for the status line.
        documents: The documents whose triage it touched.
        kinds: The kinds of facts it touched.
    """

    id: int
    verb: str
    sentence: str
    documents: tuple[int, ...] = ()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """What the log holds of one command: its sentence, and the facts before and after."""

    sentence: str
    before: Kinds
    after: Kinds


def append(
    connection: apsw.Connection,
    verb: str,
    sentence: str,
    before: Kinds,
    after: Kinds,
    *,
    target: int | None = None,
    actor: str = "local",
) -> Command:
    """Append a command; call it inside the transaction that does what it says.

    Args:
        connection: A writable library.
        verb: Name of the command.
        sentence: What happened, in words.
        before: Every fact it touched as it was.
        after: The same facts as they are now.
        target: The command an undo or redo is about.
        actor: Who acts.
    """
    connection.execute(
        "INSERT INTO commands (actor, at, verb, sentence, before, after, target) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (actor, now(), verb, sentence, _dump(before), _dump(after), target),
    )
    documents = tuple(int(name) for name in after.get(TRIAGE, ()))
    number = connection.last_insert_rowid()
    return Command(number, verb, sentence, documents, frozenset(after))


def entry(connection: apsw.Connection, number: int) -> Entry:
    """Read a command back."""
    sentence, before, after = connection.execute(
        "SELECT sentence, before, after FROM commands WHERE id = ?", (number,)
    ).fetchall()[0]
    return Entry(str(sentence), _load(str(before)), _load(str(after)))


def newest_standing(connection: apsw.Connection) -> int | None:
    """Return the newest action that was not undone (or was done again after that)."""
    row = connection.execute(
        "SELECT c.id FROM commands c WHERE c.target IS NULL AND coalesce((SELECT t.verb FROM commands t"
        " WHERE t.target = c.id ORDER BY t.id DESC LIMIT 1), 'redo') = 'redo' ORDER BY c.id DESC LIMIT 1"
    ).fetchone()
    return None if row is None else int(row[0])


def newest_undone(connection: apsw.Connection) -> int | None:
    """Return what was undone last, unless something was done since."""
    row = connection.execute(
        "SELECT u.target FROM commands u WHERE u.verb = 'undo'"
        " AND u.id > (SELECT max(id) FROM commands WHERE target IS NULL)"
        " AND u.id = (SELECT max(id) FROM commands WHERE target = u.target)"
        " ORDER BY u.id DESC LIMIT 1"
    ).fetchone()
    return None if row is None else int(row[0])


def _dump(kinds: Mapping[str, Facts]) -> str:
    """Write facts as JSON under one level of keys."""
    return json.dumps(
        {
            name if kind == TRIAGE else f"{kind}:{name}": value
            for kind, facts in kinds.items()
            for name, value in facts.items()
        }
    )


def _load(text: str) -> Kinds:
    """Read facts back, by kind."""
    kinds: Kinds = {}
    for key, value in json.loads(text).items():
        kind, colon, name = key.partition(":")
        if colon:
            kinds.setdefault(kind, {})[name] = value
        else:
            kinds.setdefault(TRIAGE, {})[key] = value
    return kinds
