"""Triage states and the append-only log of commands behind undo and redo.

A command stores the state of every document it touched, before and after. Undo appends a command
that puts the "before" back, redo one that puts the "after" back; nothing is ever removed from the
log, so it survives a restart and can be read by a person. A new action makes what was undone
unreachable for redo, because redo only looks at what was undone after the newest action.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass

import apsw

from newsreader.domain.triage import Triage
from newsreader.storage.connections import now, transaction

States = dict[int, Triage]


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of the log.

    Attributes:
        id: Its number.
        verb: "star", "read", "undo", ...
        sentence: What happened, in words for the status line.
        documents: The documents it touched.
    """

    id: int
    verb: str
    sentence: str
    documents: tuple[int, ...]


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
        before = load_states(connection, documents)
        after = {document: change(state) for document, state in before.items()}
        changed = [document for document in before if before[document] != after[document]]
        if not changed:
            return None
        _store(connection, {document: after[document] for document in changed})
        words = sentence(len(changed))
        number = _log(
            connection,
            actor,
            verb,
            words,
            {document: before[document] for document in changed},
            {document: after[document] for document in changed},
            None,
        )
    return Command(number, verb, words, tuple(changed))


def undo(connection: apsw.Connection, actor: str = "local") -> Command | None:
    """Put back what the newest standing command changed; None where there is nothing to undo."""
    with transaction(connection):
        target = _newest_standing(connection)
        if target is None:
            return None
        return _reverse(connection, target, "undo", actor)


def redo(connection: apsw.Connection, actor: str = "local") -> Command | None:
    """Do again what was undone last; None where nothing was undone since the newest action."""
    with transaction(connection):
        target = connection.execute(
            "SELECT u.target FROM commands u WHERE u.verb = 'undo'"
            " AND u.id > (SELECT max(id) FROM commands WHERE target IS NULL)"
            " AND u.id = (SELECT max(id) FROM commands WHERE target = u.target)"
            " ORDER BY u.id DESC LIMIT 1"
        ).get
        if target is None:
            return None
        return _reverse(connection, int(target), "redo", actor)


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


def _newest_standing(connection: apsw.Connection) -> int | None:
    """Return the newest action that was not undone (or was done again after that)."""
    row = connection.execute(
        "SELECT c.id FROM commands c WHERE c.target IS NULL AND coalesce((SELECT t.verb FROM commands t"
        " WHERE t.target = c.id ORDER BY t.id DESC LIMIT 1), 'redo') = 'redo' ORDER BY c.id DESC LIMIT 1"
    ).fetchone()
    return None if row is None else int(row[0])


def _reverse(connection: apsw.Connection, target: int, verb: str, actor: str) -> Command:
    """Append the inverse of a command, or the command again."""
    sentence, before, after = connection.execute(
        "SELECT sentence, before, after FROM commands WHERE id = ?", (target,)
    ).fetchall()[0]
    wanted = _states(str(before if verb == "undo" else after))
    had = load_states(connection, wanted)
    _store(connection, wanted)
    words = f"{'undone' if verb == 'undo' else 'done again'}: {sentence}"
    number = _log(connection, actor, verb, words, had, wanted, target)
    return Command(number, verb, words, tuple(wanted))


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


def _log(
    connection: apsw.Connection,
    actor: str,
    verb: str,
    sentence: str,
    before: Mapping[int, Triage],
    after: Mapping[int, Triage],
    target: int | None,
) -> int:
    """Append to the log and return the entry's number."""
    connection.execute(
        "INSERT INTO commands (actor, at, verb, sentence, before, after, target) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (actor, now(), verb, sentence, _json(before), _json(after), target),
    )
    return connection.last_insert_rowid()


def _json(states: Mapping[int, Triage]) -> str:
    """Write states as JSON, only what is not the default."""
    blank = asdict(Triage())
    return json.dumps(
        {
            str(document): {k: v for k, v in asdict(state).items() if v != blank[k]}
            for document, state in states.items()
        }
    )


def _states(text: str) -> States:
    """Read states back from JSON."""
    return {
        int(document): Triage(**{**values, "tags": tuple(values.get("tags", ()))})
        for document, values in json.loads(text).items()
    }
