"""Undo and redo of any command, whatever kinds of things it touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import apsw

from newsreader.storage import clippings, decisions, feeds, follows, saved_views, seen, triage
from newsreader.storage.command_log import (
    TRIAGE,
    Command,
    Facts,
    append,
    entry,
    newest_standing,
    newest_undone,
)
from newsreader.storage.connections import transaction


@dataclass(frozen=True, slots=True)
class _Kind:
    """How facts of one kind are read and put."""

    load: Callable[[apsw.Connection, Iterable[str]], Facts]
    put: Callable[[apsw.Connection, Facts], None]


_KINDS = {
    TRIAGE: _Kind(triage.load_facts, triage.put_facts),
    seen.KIND: _Kind(seen.load_facts, seen.put_facts),
    **{
        shelf.kind: _Kind(shelf.load_facts, shelf.put_facts)
        for shelf in (
            decisions.SHELF,
            clippings.SHELF,
            follows.SHELF,
            saved_views.SHELF,
            feeds.SHELF,
        )
    },
}


def undo(connection: apsw.Connection, actor: str = "local") -> Command | None:
    """Put back what the newest standing command changed; None where there is nothing to undo."""
    with transaction(connection):
        target = newest_standing(connection)
        return None if target is None else _reverse(connection, target, "undo", actor)


def redo(connection: apsw.Connection, actor: str = "local") -> Command | None:
    """Do again what was undone last; None where nothing was undone since the newest action."""
    with transaction(connection):
        target = newest_undone(connection)
        return None if target is None else _reverse(connection, target, "redo", actor)


def _reverse(connection: apsw.Connection, target: int, verb: str, actor: str) -> Command:
    """Append the inverse of a command, or the command again."""
    found = entry(connection, target)
    wanted = found.before if verb == "undo" else found.after
    had = {kind: _KINDS[kind].load(connection, facts) for kind, facts in wanted.items()}
    for kind, facts in wanted.items():
        _KINDS[kind].put(connection, facts)
    if decisions.SHELF.kind in wanted:
        decisions.note_decided(connection)
    words = f"{'undone' if verb == 'undo' else 'done again'}: {found.sentence}"
    return append(connection, verb, words, had, wanted, target=target, actor=actor)
