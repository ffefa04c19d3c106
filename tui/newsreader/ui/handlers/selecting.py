"""Selecting text of the article: begin, move either end, copy, keep, end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.ui import caret_motions
from newsreader.ui.caret_motions import Motion
from newsreader.ui.handlers.links import send
from newsreader.ui.handlers.registry import HANDLERS, handles
from newsreader.ui.pages.citing import cite
from newsreader.ui.selecting import Selection

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

_MOTIONS: dict[str, Motion] = {
    "select-left": caret_motions.left,
    "select-right": caret_motions.right,
    "select-word": caret_motions.word,
    "select-word-end": caret_motions.word_end,
    "select-word-back": caret_motions.word_back,
    "select-line-start": caret_motions.line_start,
    "select-line-end": caret_motions.line_end,
    "select-paragraph": caret_motions.paragraph,
    "select-paragraph-back": caret_motions.paragraph_back,
}


@handles("select")
def select(desk: DeskScreen, count: int | None) -> None:
    """Begin at the mark or hit jumped to where it is in view, else at the first text in view."""
    page, start = desk.article.page, desk.article.place_in_hand
    caret = page.at(start) if page is not None and start is not None else None
    if page is None or caret is None:
        desk.say("No text of an article is shown here.")
        return
    offset = page.offset(caret)
    desk.article.select(Selection(offset, offset))
    desk.update_status()


def move(desk: DeskScreen, motion: Motion, count: int | None = None) -> None:
    """Move the end in hand."""
    page, selection = desk.article.page, desk.article.selection
    if page is not None and selection is not None:
        desk.article.select(caret_motions.moved(page, selection, motion, count or 1))
        desk.update_status()


def move_lines(desk: DeskScreen, step: int) -> None:
    """Move the end in hand by lines."""
    page, selection = desk.article.page, desk.article.selection
    if page is not None and selection is not None:
        desk.article.select(caret_motions.moved_lines(page, selection, step))
        desk.update_status()


def move_to_edge(desk: DeskScreen, *, top: bool) -> None:
    """Move the end in hand to an end of the text."""
    move(desk, caret_motions.top if top else caret_motions.bottom)


def _handles_motion(name: str, motion: Motion) -> None:
    @handles(name)
    def by_motion(desk: DeskScreen, count: int | None) -> None:
        move(desk, motion, count)


for _name, _motion in _MOTIONS.items():
    _handles_motion(_name, _motion)


@handles("select-sentence")
def select_sentence(desk: DeskScreen, count: int | None) -> None:
    """Go to the next sentence."""
    _by_sentence(desk, 1, count)


@handles("select-sentence-back")
def select_sentence_back(desk: DeskScreen, count: int | None) -> None:
    """Go a sentence back."""
    _by_sentence(desk, -1, count)


def _by_sentence(desk: DeskScreen, step: int, count: int | None) -> None:
    reading = desk.article.reading
    if reading is not None:
        move(desk, caret_motions.sentence(reading.sentences, step), count)


@handles("select-other-end")
def select_other_end(desk: DeskScreen, count: int | None) -> None:
    """Have the other end move from here on."""
    selection = desk.article.selection
    if selection is not None:
        desk.article.select(Selection(selection.cursor, selection.anchor))


@handles("select-end")
def select_end(desk: DeskScreen, count: int | None) -> None:
    """Select nothing."""
    desk.article.select(None)
    desk.update_status()


@handles("select-copy")
def select_copy(desk: DeskScreen, count: int | None) -> None:
    """Copy the words that are selected, as they are shown; paragraphs stand apart."""
    page, selection = desk.article.page, desk.article.selection
    if page is None or selection is None:
        return
    raw = desk.article.showing.raw
    text = page.text(page.span(selection), "\n" if raw else "\n\n")
    HANDLERS["select-end"](desk, None)
    words = len(text.split())
    send(desk, text, f"{words:,} word{'s' if words != 1 else ''}", "; Y keeps it")


@handles("select-clip")
def select_clip(desk: DeskScreen, count: int | None) -> None:
    """Keep what is selected as a clipping."""
    page, selection, reading = desk.article.page, desk.article.selection, desk.article.reading
    if page is None or selection is None or reading is None:
        return
    span = page.span(selection)
    if not page.is_whole(reading.article.content, span):
        desk.say("Text that is not shown lies inside; zo and zf show it. A clipping is one piece.")
        return
    HANDLERS["select-end"](desk, None)
    cite(desk, reading.row.document, span)
