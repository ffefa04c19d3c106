"""Acts of triage: each is one undoable command, with a sentence for the status line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from newsreader.domain.errors import ReadOnlyError
from newsreader.domain.triage import Triage
from newsreader.services.library import Library
from newsreader.storage import triage as log
from newsreader.storage import undoing
from newsreader.storage.command_log import Command

__all__ = ["VERBS", "Command", "act", "open_new_version", "redo", "undo"]

#: What every verb makes of a state; the second argument is the verb's text, often empty.
_CHANGES: dict[str, Callable[[Triage, str], Triage]] = {
    "read": lambda state, _: replace(state, read=True),
    "unread": lambda state, _: replace(state, read=False),
    "star": lambda state, _: replace(state, starred=True),
    "unstar": lambda state, _: replace(state, starred=False),
    "later": lambda state, _: replace(state, later=True),
    "not later": lambda state, _: replace(state, later=False),
    "drop": lambda state, _: replace(state, dropped=True),
    "keep": lambda state, _: replace(state, dropped=False),
    "tag": lambda state, tag: replace(state, tags=tuple(sorted({*state.tags, tag}))),
    "untag": lambda state, tag: replace(state, tags=tuple(t for t in state.tags if t != tag)),
    "note": lambda state, note: replace(state, note=note),
}
_WORDS = {
    "read": "marked read",
    "unread": "marked unread",
    "star": "starred",
    "unstar": "star taken off",
    "later": "put off for later",
    "not later": "no longer for later",
    "drop": "dropped",
    "keep": "taken back",
    "tag": "tagged {text}",
    "untag": "tag {text} taken off",
    "note": "note written",
}
VERBS = tuple(_CHANGES)


def act(
    library: Library,
    verb: str,
    documents: Iterable[int],
    *,
    text: str = "",
    what: str = "",
    story: str = "",
) -> Command | None:
    """Do one act on documents.

    Args:
        library: A library that can be written.
        verb: One of :data:`VERBS`.
        documents: What to act on.
        text: The tag or the note.
        what: A name for what is acted on, e.g. a headline, for the sentence.
        story: A name for the story the documents are of.

    Returns:
        The logged command, or None where nothing changed.

    Raises:
        ReadOnlyError: The library cannot be written.
    """
    _must_write(library)
    change = _CHANGES[verb]
    words = _WORDS[verb].format(text=text)

    def sentence(count: int) -> str:
        if story:
            return f'{words}: story "{story}", {count} article{"s" if count != 1 else ""}'
        name = f'"{what}"' if what and count == 1 else f"{count} article{'s' if count != 1 else ''}"
        return f"{words}: {name}"

    return log.act(library.connection, verb, documents, lambda state: change(state, text), sentence)


def undo(library: Library) -> Command | None:
    """Undo the newest act that stands; None where there is none."""
    _must_write(library)
    return undoing.undo(library.connection)


def redo(library: Library) -> Command | None:
    """Do again what was undone last; None where there is nothing."""
    _must_write(library)
    return undoing.redo(library.connection)


def open_new_version(library: Library, document: int) -> None:
    """Forget that a document resurfaced, because its reader has opened it."""
    if not library.read_only:
        log.clear_updated(library.connection, document)


def _must_write(library: Library) -> None:
    """Raise where marks cannot be saved."""
    if library.read_only:
        raise ReadOnlyError("The library is read-only: marks are not saved.")
