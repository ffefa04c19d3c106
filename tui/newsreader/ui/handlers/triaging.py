"""Triage: every act is one command that can be undone; an act on a row goes on to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsreader.domain.documents import Row
from newsreader.services import triaging, views
from newsreader.ui.handlers.moving import go_to_unread
from newsreader.ui.handlers.registry import HANDLERS, handles
from newsreader.ui.paint.rows import headline_of
from newsreader.ui.paint.showing import Show
from newsreader.ui.status import UNDOES

if TYPE_CHECKING:
    from newsreader.services.library import Library
    from newsreader.ui.screens.desk import DeskScreen


def act(
    desk: DeskScreen, verb: str, documents: Sequence[int], *, text: str = "", row: Row | None = None
) -> None:
    """Queue an act; its row is painted once it is on disk."""
    library = desk.library
    what = headline_of(row) if row else ""
    desk.jobs.act(lambda: triaging.act(library, verb, documents, text=text, what=what), desk.acted)


def _toggle(desk: DeskScreen, name: str, count: int | None) -> None:
    """Turn something on for the current row, a range or ``count`` rows; off where all have it already."""
    chosen = chosen_rows(desk, count)
    if not chosen:
        return
    library, in_list = desk.library, name == "drop" and desk.where == "list"

    def work() -> tuple[triaging.Command | None, int]:
        command = triaging.toggle(library, name, chosen)
        return command, _left(library, chosen) if in_list else 0

    def done(acted: tuple[triaging.Command | None, int]) -> None:
        command, left = acted
        behind = ""
        if left and command is not None and command.verb == "drop":
            several = UNDOES if len(chosen) > 1 else ""
            stay = f"{left} more of {'their stories' if several else 'its story'}"
            behind = f"; {stay} stay{'s' if left == 1 else ''}{several}"
        desk.acted(command, behind=behind)

    desk.jobs.act(work, done)
    _advance(desk, len(chosen))


def _left(library: Library, chosen: Sequence[Sequence[int]]) -> int:
    """Count the unread articles folded into rows of which one was dropped: only D drops those, too."""
    rows = (views.story_row_of(library, documents) for documents in chosen)
    return sum(row.unread for row in rows if row is not None)


def chosen_rows(desk: DeskScreen, count: int | None) -> list[tuple[int, ...]]:
    """Return what an act is about: the range, else the current row and those below that a count asks for."""
    if desk.where == "article":
        reading = desk.article.reading
        return [(reading.row.document,)] if reading else []
    listing, rows = desk.rows.listing, desk.rows.selected
    if count is not None:
        rows = range(rows.start, min(len(listing), rows.start + count))
    return [found for at in rows if (found := listing.documents(at))]


def _rows(desk: DeskScreen) -> list[Row]:
    """Return the article in hand, if any."""
    if desk.where == "article":
        reading = desk.article.reading
        row = views.row_of(desk.library, reading.row.document) if reading else None
    else:
        row = desk.rows.current
    return [row] if row else []


def _advance(desk: DeskScreen, by: int) -> None:
    """Go on to the row after those of an act on the list, and end a range; an open article stays."""
    if desk.where == "list":
        start = desk.rows.selected.start
        desk.rows.end_range()
        desk.rows.move_to(start + by)
        desk.update_status()


@handles("star")
def star(desk: DeskScreen, count: int | None) -> None:
    """Star, or take the star off."""
    _toggle(desk, "star", count)


@handles("later")
def later(desk: DeskScreen, count: int | None) -> None:
    """Put off for later, or no longer."""
    _toggle(desk, "later", count)


@handles("toggle-read")
def toggle_read(desk: DeskScreen, count: int | None) -> None:
    """Mark read, or unread again; an opened article's text on screen then counts as read, too."""
    shown = desk.article.reading
    if desk.where == "article" and shown is not None and not shown.row.triage.read:
        desk.shown.read_on()
    _toggle(desk, "toggle-read", count)


@handles("drop")
def drop(desk: DeskScreen, count: int | None) -> None:
    """Drop and go on; from an article, the next unread one is opened."""
    reading = desk.where == "article"
    _toggle(desk, "drop", count)
    if reading:
        desk.shown.leave()
        desk.article.set_showing(Show(furniture=desk.article.showing.furniture))
        go_to_unread(desk, 1)


@handles("drop-story")
def drop_story(desk: DeskScreen, count: int | None) -> None:
    """Drop every article of this story, or of those in a range, not read, starred or put off."""
    chosen = chosen_rows(desk, count)
    if not chosen:
        return
    library = desk.library

    def done(command: triaging.Command | None) -> None:
        desk.acted(command)
        if command is None:
            desk.say("Nothing to drop here: what is read, starred or put off stays.")

    desk.jobs.act(lambda: triaging.drop_rest(library, chosen), done)
    if desk.where == "article":
        desk.shown.leave()
        go_to_unread(desk, 1, story=False)
    _advance(desk, len(chosen))


@handles("drop-listed")
def drop_listed(desk: DeskScreen, count: int | None) -> None:
    """Drop everything in the list, as one act."""
    act(desk, "drop", _in_rows(desk, len(desk.rows.listing)))


@handles("range")
def range_(desk: DeskScreen, count: int | None) -> None:
    """Begin a range at the cursor, or end it; ``5v`` takes five rows at once."""
    rows = desk.rows
    if rows.in_range or not len(rows.listing):
        rows.end_range()
        desk.say("")
        return
    rows.begin_range()
    if count is not None:
        rows.move_to(rows.index + count - 1)
    desk.update_status()


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
    """Do the last act again where the cursor stands now, with the tag or the note it was done with."""
    last, text = desk.keys.last_act, desk.keys.last_text
    if last is None or desk.where not in last.command.where:
        desk.say("Nothing to do again here.")
    elif text is not None and last.command.name in _ASKING:
        _mark(desk, last.command.name, text, count or last.count)
    else:
        HANDLERS[last.command.name](desk, count or last.count)


@handles("undo")
def undo(desk: DeskScreen, count: int | None) -> None:
    """Undo the newest act."""
    library = desk.library
    desk.jobs.act(
        lambda: triaging.undo(library), lambda done: desk.reversed(done, "Nothing to undo."), "undo"
    )


@handles("redo")
def redo(desk: DeskScreen, count: int | None) -> None:
    """Do again what was undone last."""
    library = desk.library
    desk.jobs.act(
        lambda: triaging.redo(library),
        lambda done: desk.reversed(done, "Nothing to do again."),
        "undo",
    )


@handles("tag")
def tag(desk: DeskScreen, count: int | None) -> None:
    """Ask for a tag."""
    if chosen_rows(desk, count):
        desk.asking.ask("tag", hint="a tag, or several with commas; Esc gives up", count=count)


@handles("untag")
def untag(desk: DeskScreen, count: int | None) -> None:
    """Ask which tag to take off."""
    rows = _rows(desk)
    if not rows:
        return
    several = len(chosen_rows(desk, count)) > 1
    tags = rows[0].triage.tags
    if not tags and not several:
        desk.say("No tag to take off.")
    else:
        other = f"; or another: {', '.join(tags[:-1])}" if tags[:-1] else ""
        hint = f"Enter takes off {tags[-1]}{other}" if tags else "which tag to take off"
        desk.asking.ask("untag", hint=hint, completions=tags, count=count)


@handles("note")
def note(desk: DeskScreen, count: int | None) -> None:
    """Ask for a note; an empty one takes it off."""
    rows = _rows(desk)
    if rows:
        text = rows[0].triage.note if len(chosen_rows(desk, count)) == 1 else ""
        hint = "a note; Enter keeps it, empty takes it off"
        desk.asking.ask("note", text, hint, count=count)


#: Acts that ask for words, and what is said where these change nothing.
_UNCHANGED = {
    "tag": "Tagged {} already.",
    "untag": "There is no tag {} to take off.",
    "note": "The note says so already.",
}
_ASKING = frozenset(_UNCHANGED)


def answer(desk: DeskScreen, kind: str, text: str, count: int | None = None) -> None:
    """Carry out what was typed for a tag or a note."""
    words = text.strip()
    if kind == "untag" and not words and (rows := _rows(desk)) and rows[0].triage.tags:
        words = rows[0].triage.tags[-1]
    if kind not in _ASKING or (not words and kind != "note"):
        return
    desk.keys.last_text = words
    _mark(desk, kind, words, count)


def _mark(desk: DeskScreen, kind: str, words: str, count: int | None) -> None:
    """Set or take off a tag, or write a note, on everything an act is about."""
    chosen = chosen_rows(desk, count)
    if not chosen:
        return
    library = desk.library

    def done(command: triaging.Command | None) -> None:
        desk.acted(command)
        if command is None:
            desk.say(_UNCHANGED[kind].format(words))

    desk.jobs.act(lambda: triaging.mark(library, kind, chosen, words), done)
    _advance(desk, len(chosen))
