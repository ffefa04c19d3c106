"""Triage states of documents; every change of them is an undoable command of the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

import apsw

from newsreader.domain.triage import Triage
from newsreader.storage.command_log import TRIAGE, Command, Facts, append
from newsreader.storage.connections import transaction

States = dict[int, Triage]


def load_states(connection: apsw.Connection, documents: Iterable[int]) -> States:
    """Return the triage of each of ``documents`` that exists."""
    states: States = {}
    for document in documents:
        row = connection.execute(
            "SELECT read, starred, later, dropped, note FROM triage WHERE document = ?", (document,)
        ).fetchone()
        if row is not None:
            tags = connection.execute(
                "SELECT tag FROM tags WHERE document = ? ORDER BY tag", (document,)
            )
            read, starred, later, dropped, note = row
            states[document] = Triage(
                bool(read),
                bool(starred),
                bool(later),
                bool(dropped),
                tuple(str(tag) for (tag,) in tags),
                str(note),
            )
    return states


def act(
    connection: apsw.Connection,
    verb: str,
    documents: Iterable[int],
    change: Callable[[Triage], Triage],
    sentence: Callable[[int], str],
    actor: str = "local",
) -> Command | None:
    """Change the triage of documents as one undoable command.

    Args:
        connection: A writable library.
        verb: Name of the command for the log.
        documents: What to change.
        change: New state from the old one.
        sentence: Words for the log, given how many documents really changed.
        actor: Who acts.

    Returns:
        The logged command, or None where nothing changed (then nothing is logged).
    """
    with transaction(connection):
        changes = dict.fromkeys(documents, change)
        return change_within(
            connection, verb, changes, lambda changed: sentence(len(changed)), actor
        )


def change_within(
    connection: apsw.Connection,
    verb: str,
    changes: Mapping[int, Callable[[Triage], Triage]],
    sentence: Callable[[list[int]], str],
    actor: str = "local",
) -> Command | None:
    """Change each document its own way, as one undoable command; inside a transaction.

    Args:
        connection: A writable library.
        verb: Name of the command for the log.
        changes: New state from the old one, by document.
        sentence: Words for the log, given which documents really changed.
        actor: Who acts.

    Returns:
        The logged command, or None where nothing changed (then nothing is logged).
    """
    before = load_states(connection, changes)
    after = {document: changes[document](state) for document, state in before.items()}
    changed = [document for document in before if before[document] != after[document]]
    if not changed:
        return None
    _store(connection, {document: after[document] for document in changed})
    return append(
        connection,
        verb,
        sentence(changed),
        {TRIAGE: {str(document): _dump(before[document]) for document in changed}},
        {TRIAGE: {str(document): _dump(after[document]) for document in changed}},
        actor=actor,
    )


def load_facts(connection: apsw.Connection, names: Iterable[str]) -> Facts:
    """Return the triage of documents as JSON values for the log."""
    states = load_states(connection, [int(name) for name in names])
    return {str(document): _dump(state) for document, state in states.items()}


def put_facts(connection: apsw.Connection, facts: Facts) -> None:
    """Put the triage of documents as the log has it."""
    _store(connection, {int(name): _load(value) for name, value in facts.items()})


def clear_updated(connection: apsw.Connection, document: int) -> None:
    """Forget that a document resurfaced, once its new version was opened."""
    with transaction(connection):
        connection.execute(
            "UPDATE triage SET updated = 0 WHERE document = ? AND updated", (document,)
        )


def put_states(connection: apsw.Connection, states: Mapping[str, Triage]) -> int:
    """Put recovered states on the documents with the same keys, outside the log of commands.

    Returns:
        How many documents had any.
    """
    marked: States = {}
    with transaction(connection):
        for key, state in states.items():
            row = connection.execute("SELECT id FROM documents WHERE key = ?", (key,)).fetchone()
            if row is not None and state != Triage():
                marked[int(row[0])] = state
        _store(connection, marked)
    return len(marked)


def put_new(connection: apsw.Connection, states: Mapping[int, Triage]) -> None:
    """Put states on documents that have just come, outside the log of commands; inside a transaction."""
    _store(connection, {document: state for document, state in states.items() if state != Triage()})


def _store(connection: apsw.Connection, states: Mapping[int, Triage]) -> None:
    """Write the states as they are given."""
    for document, state in states.items():
        connection.execute(
            "UPDATE triage SET read = ?, starred = ?, later = ?, dropped = ?, note = ? WHERE document = ?",
            (
                int(state.read),
                int(state.starred),
                int(state.later),
                int(state.dropped),
                state.note,
                document,
            ),
        )
        connection.execute("DELETE FROM tags WHERE document = ?", (document,))
        connection.executemany(
            "INSERT INTO tags VALUES (?, ?)", [(document, tag) for tag in state.tags]
        )


def _dump(state: Triage) -> dict[str, Any]:
    """Write a state as JSON values, only what is not the default."""
    blank = asdict(Triage())
    return {k: v for k, v in asdict(state).items() if v != blank[k]}


def _load(value: dict[str, Any]) -> Triage:
    """Read a state back."""
    return Triage(**{**value, "tags": tuple(value.get("tags", ()))})
