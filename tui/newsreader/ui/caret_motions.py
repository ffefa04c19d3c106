"""How the caret moves over the painted lines of an article, and the end of a selection with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rich.cells import cell_len

from newsreader.domain.spans import Span
from newsreader.ui.selecting import Caret, Page, Selection, after, cluster

_WORD = re.compile(r"\S+")

Motion = Callable[[Page, Caret], Caret | None]


def moved(page: Page, selection: Selection, motion: Motion, count: int = 1) -> Selection:
    """Move the cursor by a motion, so often; it stays where there is no further place."""
    caret = page.at(selection.cursor)
    for _ in range(count):
        further = motion(page, caret) if caret is not None else None
        if further is None or further == caret:
            break
        caret = further
    return selection if caret is None else Selection(selection.anchor, page.offset(caret))


def moved_lines(page: Page, selection: Selection, step: int) -> Selection:
    """Move the cursor by lines with text, to the cell of the line it came from."""
    caret = page.at(selection.cursor)
    if caret is None:
        return selection
    words = page.lines.words(caret.line)
    goal = cell_len(words[: caret.letter]) if selection.goal is None else selection.goal
    line = caret.line
    for _ in range(abs(step)):
        further = page.beside(line, 1 if step > 0 else -1)
        if further is None:
            break
        line = further
    offset = page.offset(Caret(line, _letter_at(page.lines.words(line), goal)))
    return Selection(selection.anchor, offset, goal)


def left(page: Page, caret: Caret) -> Caret | None:
    """A letter back, at a line's start to the end of the one before."""
    words = page.lines.words(caret.line)
    if caret.letter:
        return Caret(caret.line, cluster(words, caret.letter - 1))
    return _end_of(page, page.beside(caret.line, -1))


def right(page: Page, caret: Caret) -> Caret | None:
    """A letter on, at a line's end to the start of the next."""
    words = page.lines.words(caret.line)
    behind = after(words, caret.letter)
    if behind < len(words):
        return Caret(caret.line, behind)
    return _start_of(page.beside(caret.line, 1))


def word(page: Page, caret: Caret) -> Caret | None:
    """To the beginning of the next word; from the last to its end."""
    starts = _words(page, caret.line)
    found = next((start for start, _ in starts if start > caret.letter), None)
    if found is not None:
        return Caret(caret.line, found)
    below = page.beside(caret.line, 1)
    return _start_of(below) if below is not None else _end_of(page, caret.line)


def word_end(page: Page, caret: Caret) -> Caret | None:
    """To the end of a word."""
    line: int | None = caret.line
    letter = caret.letter
    while line is not None:
        found = next((last for _, last in _words(page, line) if last > letter), None)
        if found is not None:
            return Caret(line, found)
        line, letter = page.beside(line, 1), -1
    return None


def word_back(page: Page, caret: Caret) -> Caret | None:
    """To the beginning of a word."""
    before = [start for start, _ in _words(page, caret.line) if start < caret.letter]
    if before:
        return Caret(caret.line, before[-1])
    above = page.beside(caret.line, -1)
    return None if above is None else Caret(above, _words(page, above)[-1][0])


def line_start(page: Page, caret: Caret) -> Caret:
    """To the line's first letter."""
    return Caret(caret.line, 0)


def line_end(page: Page, caret: Caret) -> Caret | None:
    """To the line's last letter."""
    return _end_of(page, caret.line)


def top(page: Page, caret: Caret) -> Caret | None:
    """To the first letter of all."""
    return _start_of(page.beside(-1, 1))


def bottom(page: Page, caret: Caret) -> Caret | None:
    """To the last letter of all."""
    return _end_of(page, page.beside(len(page.lines), -1))


def paragraph(page: Page, caret: Caret) -> Caret | None:
    """To the beginning of the next paragraph; from the last to its end."""
    below = page.beside(page.lines.paragraph(caret.line).stop - 1, 1)
    return _start_of(below) if below is not None else bottom(page, caret)


def paragraph_back(page: Page, caret: Caret) -> Caret | None:
    """To the beginning of a paragraph."""
    first = page.lines.paragraph(caret.line).start
    if caret > Caret(first, 0):
        return Caret(first, 0)
    above = page.beside(first, -1)
    return None if above is None else Caret(page.lines.paragraph(above).start, 0)


def sentence(sentences: Sequence[Span], step: int) -> Motion:
    """Return the motion to the beginning of the next sentence that is shown, or of one before."""

    def move(page: Page, caret: Caret) -> Caret | None:
        here = page.offset(caret)
        starts = [s.start for s in sentences if page.lines.show(s.start)]
        if step > 0:
            found = next((start for start in starts if start > here), None)
            return bottom(page, caret) if found is None else page.at(found)
        before = [start for start in starts if start < here]
        return page.at(before[-1]) if before else None

    return move


def _words(page: Page, line: int) -> list[tuple[int, int]]:
    """Return first and last letter of each word on a line."""
    words = page.lines.words(line)
    return [(m.start(), cluster(words, m.end() - 1)) for m in _WORD.finditer(words)]


def _start_of(line: int | None) -> Caret | None:
    return None if line is None else Caret(line, 0)


def _end_of(page: Page, line: int | None) -> Caret | None:
    if line is None:
        return None
    words = page.lines.words(line)
    return Caret(line, cluster(words, len(words) - 1))


def _letter_at(words: str, cell: int) -> int:
    """Return the letter that stands at a cell, at most the last."""
    letter = 0
    while (behind := after(words, letter)) < len(words) and cell_len(words[:behind]) <= cell:
        letter = behind
    return letter
