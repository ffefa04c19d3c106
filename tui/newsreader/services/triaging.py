"""Acts of triage: each is one undoable command, with a sentence for the status line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from newsreader.domain.documents import Row
from newsreader.domain.errors import ReadOnlyError
from newsreader.domain.triage import Triage
from newsreader.services.library import Library
from newsreader.storage import listing, undoing
from newsreader.storage import triage as log
from newsreader.storage.command_log import Command
from newsreader.text.safe import shortened

__all__ = [
    "VERBS", "Chosen", "Command", "act", "changed", "drop_rest", "mark", "open_new_version", "redo", "toggle", "undo",
]  # fmt: skip

#: Characters of a headline in a sentence.
_NAME = 34

#: What parts the tags of one act.
_COMMA = ", "

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
    "tag": lambda state, text: replace(
        state, tags=tuple(sorted({*state.tags, *text.split(_COMMA)}))
    ),
    "untag": lambda state, text: replace(
        state, tags=tuple(t for t in state.tags if t not in text.split(_COMMA))
    ),
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


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags somebody typed: commas part them, and the words of one are joined with "-"."""
    return tuple("-".join(tag.split()) for tag in text.split(",") if tag.strip())


def changed(verb: str, state: Triage, text: str = "") -> Triage:
    """Return what a verb makes of a state; ``text`` is the tag or the note."""
    return _CHANGES[verb](state, text)


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
        text: The tag, or several with ", " between, or the note.
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


#: A command of the table that turns something on or off -> both verbs, and whether it is on.
_TOGGLES: dict[str, tuple[str, str, Callable[[Triage], bool]]] = {
    "star": ("star", "unstar", lambda state: state.starred),
    "later": ("later", "not later", lambda state: state.later),
    "toggle-read": ("read", "unread", lambda state: state.read),
    "drop": ("drop", "keep", lambda state: state.dropped),
}
#: Rows of a list: the documents each stands for.
Chosen = Sequence[Sequence[int]]


def toggle(library: Library, name: str, chosen: Chosen) -> Command | None:
    """Turn something on for the articles that some rows show, or off where all have it already.

    Args:
        library: A library that can be written.
        name: The command: "star", "later", "toggle-read" or "drop".
        chosen: The rows.
    """
    on, off, is_on = _TOGGLES[name]
    rows = _leads(library, chosen)
    verb = off if all(is_on(row.triage) for row in rows) else on
    return act(library, verb, [row.document for row in rows], what=_what(rows))


def mark(library: Library, verb: str, chosen: Chosen, text: str) -> Command | None:
    """Set or take off a tag, or write a note, on the articles that some rows show.

    Several tags may be given, with commas.
    """
    rows = _leads(library, chosen)
    value = text if verb == "note" else _COMMA.join(tags_in(text))
    if verb != "note" and not value:
        return None
    return act(library, verb, [row.document for row in rows], text=value, what=_what(rows))


def drop_rest(library: Library, chosen: Chosen) -> Command | None:
    """Drop every article of the stories of some rows that is not read, starred or put off."""
    connection = library.connection
    rest = [
        row.document
        for documents in chosen
        for member in listing.documents_of_story(connection, documents[0])
        if (row := listing.row_of(connection, member))
        and not (row.triage.starred or row.triage.later or row.triage.read)
    ]
    lead = _leads(library, chosen[:1]) if len(chosen) == 1 else []
    return act(library, "drop", rest, story=_what(lead))


def _leads(library: Library, chosen: Chosen) -> list[Row]:
    """Return the article that each of some rows shows."""
    found = (listing.story_row_of(library.connection, documents) for documents in chosen)
    return [story.lead for story in found if story is not None]


def _what(rows: Sequence[Row]) -> str:
    """Return a name for what is acted on: the first headline, cut to fit a sentence."""
    return shortened(rows[0].title, _NAME) if rows else ""


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
