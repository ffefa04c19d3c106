"""The reader's decisions about findings: kept for good, and obeyed by the stages that group."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import apsw

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.storage.command_log import Command
from newsreader.storage.connections import transaction
from newsreader.storage.progress import note, set_note
from newsreader.storage.shelves import Shelf

SHELF = Shelf("decision", "decisions")
#: Notes, in library.db and in derived.db: how often the decisions changed, and which were obeyed.
_DECIDED = "decided"
#: Note in derived.db: the decisions that names were last linked by.
_LINKED_BY = "names_linked_by"


def load_decisions(connection: apsw.Connection) -> list[Decision]:
    """Return the standing decisions in the order they were made; the later wins."""
    return [decision for _, decision in numbered_decisions(connection)]


def numbered_decisions(connection: apsw.Connection) -> list[tuple[int, Decision]]:
    """Return the standing decisions with their numbers, in the order they were made."""
    return [(number, load(value)) for number, value in SHELF.everything(connection).items()]


def decide(
    connection: apsw.Connection,
    verb: str,
    sentence: str,
    decisions: Sequence[Decision] = (),
    withdrawn: Sequence[int] = (),
) -> Command | None:
    """Make decisions and withdraw others, as one undoable command.

    What follows from them is grouped again by the next analysis.

    Args:
        connection: A writable library.
        verb: Name of the command for the log.
        sentence: What was decided, in words.
        decisions: New decisions.
        withdrawn: Numbers of decisions that stand no more.
    """
    with transaction(connection):
        done = SHELF.change_within(
            connection,
            verb,
            sentence,
            added=[dump(decision) for decision in decisions],
            changed=dict.fromkeys(withdrawn),
        )
        if done is not None:
            note_decided(connection)
    return done


def note_decided(connection: apsw.Connection) -> None:
    """Note, inside the transaction that changed them, that the decisions are others now."""
    set_note(connection, _DECIDED, str(int(note(connection, _DECIDED) or 0) + 1))


def are_obeyed(library: apsw.Connection) -> bool:
    """Say whether what was grouped last knew all decisions; ``derived`` is attached."""
    return note(library, _DECIDED) == note(library, _DECIDED, "derived")


def make_obeyed(library: apsw.Connection, derived: apsw.Connection) -> None:
    """Have everything grouped again; ``derived`` is derived.db opened for writing.

    One transaction forgets that grouping was done and notes for whose sake, so that a program that
    ends before it has grouped leaves it to the next.
    """
    with transaction(derived):
        set_note(derived, "grouped_seq", "")
        set_note(derived, _DECIDED, note(library, _DECIDED))


def linked_by(derived: apsw.Connection) -> list[Decision]:
    """Return the decisions that names were last linked by; ``derived`` is derived.db by itself."""
    kept = note(derived, _LINKED_BY)
    return [load(value) for value in json.loads(kept)] if kept else []


def keep_linked_by(derived: apsw.Connection, decisions: Sequence[Decision]) -> None:
    """Keep, inside the transaction that links names, the decisions obeyed there."""
    dumped = json.dumps([dump(decision) for decision in decisions])
    if note(derived, _LINKED_BY) != dumped:
        set_note(derived, _LINKED_BY, dumped)


def dump(decision: Decision) -> dict[str, Any]:
    """Write a decision as JSON values."""
    value: dict[str, Any] = {"kind": decision.kind.value, "a": list(decision.a)}
    if decision.b is not None:
        value["b"] = list(decision.b)
    if decision.text:
        value["text"] = decision.text
    if decision.origin:
        value["origin"] = decision.origin
    return value


def load(value: dict[str, Any]) -> Decision:
    """Read a decision back."""
    b = value.get("b")
    return Decision(
        DecisionKind(value["kind"]),
        Anchor(*value["a"]),
        None if b is None else Anchor(*b),
        value.get("text", ""),
        value.get("origin", ""),
    )
