"""The reader's decisions about findings: made, listed, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.domain.decisions import Decision
from newsreader.domain.errors import ReadOnlyError
from newsreader.services.library import Library
from newsreader.storage import decisions as stored
from newsreader.storage.command_log import Command


def decide(
    library: Library,
    verb: str,
    sentence: str,
    made: Sequence[Decision],
    withdrawn: Sequence[int] = (),
) -> Command | None:
    """Make decisions, and withdraw others, as one undoable command; the next analysis obeys them.

    Args:
        library: A library that can be written.
        verb: Name of the command for the log.
        sentence: What was decided, in words.
        made: New decisions.
        withdrawn: Numbers of decisions that stand no more.

    Raises:
        ReadOnlyError: The library cannot be written.
    """
    if library.read_only:
        raise ReadOnlyError("The library is read-only: decisions are not saved.")
    return stored.decide(library.connection, verb, sentence, made, withdrawn)


def decisions_of(library: Library) -> list[tuple[int, Decision]]:
    """Return the standing decisions with their numbers, in the order they were made."""
    return stored.numbered_decisions(library.connection)
