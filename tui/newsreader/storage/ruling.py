"""Which documents rules have not been applied to yet, and applying them as one step of the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import apsw

from newsreader.domain.triage import Triage
from newsreader.storage.command_log import Command
from newsreader.storage.connections import transaction
from newsreader.storage.progress import note, set_note
from newsreader.storage.triage import change_within

#: Note in library.db: the last document that rules were applied to.
_APPLIED = "rules_applied"


def not_ruled(connection: apsw.Connection) -> list[int]:
    """Return the documents that came since rules were last applied, as they came."""
    rows = connection.execute(
        "SELECT d.id FROM documents d JOIN derived.articles a ON a.capture = d.capture"
        " WHERE d.id > ? ORDER BY d.id",
        (_last(connection),),
    )
    return [int(number) for (number,) in rows]


def rule(
    connection: apsw.Connection,
    documents: list[int],
    changes: Mapping[int, Callable[[Triage], Triage]],
    sentence: Callable[[list[int]], str],
) -> Command | None:
    """Change what rules match of some documents in one step, and note that all of them had their turn.

    Args:
        connection: A writable library.
        documents: What :func:`not_ruled` returned.
        changes: What becomes of those that a rule matches.
        sentence: Words for the log, given which documents really changed.

    Returns:
        The logged command, or None where nothing changed or another program was first.
    """
    with transaction(connection):
        if _last(connection) >= documents[0]:
            return None
        set_note(connection, _APPLIED, str(documents[-1]))
        return change_within(connection, "rules", changes, sentence, actor="rule")


def _last(connection: apsw.Connection) -> int:
    """Return the last document that had its turn."""
    return int(note(connection, _APPLIED) or 0)
