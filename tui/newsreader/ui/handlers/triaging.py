"""Triage: every act is one command that can be undone; an act on a row goes on to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from newsreader.domain.documents import Row
from newsreader.domain.triage import Triage
from newsreader.services import triaging, views
from newsreader.services.triaging import Command
from newsreader.ui.handlers.moving import go_to_unread
from newsreader.ui.handlers.registry import HANDLERS, handles
from newsreader.ui.paint.article import Show
from newsreader.ui.paint.rows import headline_of

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


def act(
    desk: DeskScreen, verb: str, documents: Sequence[int], *, text: str = "", row: Row | None = None
) -> None:
    """Queue an act; its row is painted once it is on disk."""
    library = desk.library
    what = headline_of(row) if row else ""
    desk.jobs.act(lambda: triaging.act(library, verb, documents, text=text, what=what), desk.acted)


def _toggle(
    desk: DeskScreen, on: str, off: str, is_on: Callable[[Triage], bool], count: int | None
) -> None:
    """Turn something on for the current row (and ``count`` - 1 below it), or off where it is on."""
    rows = _rows(desk, count)
    if not rows:
        return
    verb = off if is_on(rows[0].triage) else on
    act(desk, verb, [row.document for row in rows], row=rows[0] if len(rows) == 1 else None)
    _advance(desk, len(rows))


def _rows(desk: DeskScreen, count: int | None) -> list[Row]:
    """Return the current row and those below it that a count asks for."""
    if desk.where == "article":
        reading = desk.article.reading
        row = views.row_of(desk.library, reading.row.document) if reading else None
        return [row] if row else []
    listing, at = desk.rows.listing, desk.rows.index
    found = [listing.row(i) for i in range(at, min(len(listing), at + (count or 1)))]
    return [row for row in found if row is not None]


def _advance(desk: DeskScreen, by: int) -> None:
    """Go on to the next row after an act on the list; an open article stays."""
    if desk.where == "list":
        desk.rows.move_to(desk.rows.index + by)
        desk.update_status()


@handles("star")
def star(desk: DeskScreen, count: int | None) -> None:
    """Star, or take the star off."""
    _toggle(desk, "star", "unstar", lambda state: state.starred, count)


@handles("later")
def later(desk: DeskScreen, count: int | None) -> None:
    """Put off for later, or no longer."""
    _toggle(desk, "later", "not later", lambda state: state.later, count)


@handles("toggle-read")
def toggle_read(desk: DeskScreen, count: int | None) -> None:
    """Mark read, or unread again; an opened article's text on screen then counts as read, too."""
    shown = desk.article.reading
    if desk.where == "article" and shown is not None and not shown.row.triage.read:
        desk.shown.read_on()
    _toggle(desk, "read", "unread", lambda state: state.read, count)


@handles("drop")
def drop(desk: DeskScreen, count: int | None) -> None:
    """Drop and go on; from an article, the next unread one is opened."""
    reading = desk.where == "article"
    _toggle(desk, "drop", "keep", lambda state: state.dropped, count)
    if reading:
        desk.shown.leave()
        desk.article.set_showing(Show(furniture=desk.article.showing.furniture))
        go_to_unread(desk, 1)


@handles("drop-story")
def drop_story(desk: DeskScreen, count: int | None) -> None:
    """Drop every article of this story that is not read, starred or put off."""
    rows = _rows(desk, None)
    if not rows:
        return
    library, document = desk.library, rows[0].document

    def work() -> Command | None:
        story = views.story_of(library, document)
        found = [views.row_of(library, member) for member in story]
        rest = [
            row.document
            for row in found
            if row and not (row.triage.starred or row.triage.later or row.triage.read)
        ]
        return triaging.act(library, "drop", rest, story=headline_of(rows[0]))

    desk.jobs.act(work, desk.acted)
    if desk.where == "article":
        desk.shown.leave()
        go_to_unread(desk, 1, story=False)
    _advance(desk, 1)


@handles("read-source")
def read_source(desk: DeskScreen, count: int | None) -> None:
    """Mark everything in the list read, as one act."""
    act(desk, "read", _in_rows(desk, len(desk.rows.listing)))


@handles("read-above")
def read_above(desk: DeskScreen, count: int | None) -> None:
    """Mark this row and everything above it read, as one act."""
    act(desk, "read", _in_rows(desk, desk.rows.index + 1))


def _in_rows(desk: DeskScreen, count: int) -> list[int]:
    """Return the documents of the first ``count`` rows, those folded into them as well."""
    listing = desk.rows.listing
    return [document for at in range(count) for document in listing.documents(at)]


@handles("repeat")
def repeat(desk: DeskScreen, count: int | None) -> None:
    """Do the last act again where the cursor stands now."""
    last = desk.keys.last_act
    if last is None or desk.where not in last.command.where:
        desk.say("Nothing to do again here.")
    else:
        HANDLERS[last.command.name](desk, count or last.count)


@handles("undo")
def undo(desk: DeskScreen, count: int | None) -> None:
    """Undo the newest act."""
    library = desk.library
    desk.jobs.act(
        lambda: triaging.undo(library), lambda done: desk.reversed(done, "Nothing to undo.")
    )


@handles("redo")
def redo(desk: DeskScreen, count: int | None) -> None:
    """Do again what was undone last."""
    library = desk.library
    desk.jobs.act(
        lambda: triaging.redo(library), lambda done: desk.reversed(done, "Nothing to do again.")
    )


@handles("tag")
def tag(desk: DeskScreen, count: int | None) -> None:
    """Ask for a tag."""
    if _rows(desk, None):
        desk.asking.ask("tag", hint="a tag; Enter sets it, Esc gives up")


@handles("untag")
def untag(desk: DeskScreen, count: int | None) -> None:
    """Ask which tag to take off."""
    rows = _rows(desk, None)
    if not rows:
        return
    if not rows[0].triage.tags:
        desk.say("No tag to take off.")
    else:
        desk.asking.ask("untag", rows[0].triage.tags[-1], "which tag to take off")


@handles("note")
def note(desk: DeskScreen, count: int | None) -> None:
    """Ask for a note; an empty one takes it off."""
    rows = _rows(desk, None)
    if rows:
        desk.asking.ask("note", rows[0].triage.note, "a note; Enter keeps it, empty takes it off")


def answer(desk: DeskScreen, kind: str, text: str) -> None:
    """Carry out what was typed for a tag or a note."""
    rows = _rows(desk, None)
    words = text.strip()
    if not rows or (not words and kind != "note"):
        return
    verb = {"tag": "tag", "untag": "untag", "note": "note"}[kind]
    value = words if kind == "note" else "-".join(words.split())
    act(desk, verb, [rows[0].document], text=value, row=rows[0])
