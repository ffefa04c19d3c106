"""Text of an article that is selected: a caret on painted lines, and what lies between two places.

Everything is about painted lines, as they are seen; a :class:`Selection` keeps offsets of the decoded
text, so that it survives another width.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rich.cells import cell_len

from newsreader.domain.spans import Span
from newsreader.ui.paint.article_lines import ArticleLines
from newsreader.ui.paint.highlighting import restyled
from newsreader.ui.paint.palette import Piece, Role

_WORD = re.compile(r"\S+")


class Selection(NamedTuple):
    """What is selected, both ends included, as code points of the decoded text.

    Attributes:
        anchor: The end that stays.
        cursor: The end that moves.
        goal: The cell of its line it comes back to when it goes up or down; None: where it stands.
    """

    anchor: int
    cursor: int
    goal: int | None = None


class Caret(NamedTuple):
    """A letter of a painted line, both counted from 0."""

    line: int
    letter: int


class Page:
    """An article's lines as the caret sees them: only those that show text."""

    def __init__(self, lines: ArticleLines) -> None:
        self.lines = lines

    def at(self, offset: int) -> Caret | None:
        """Return the caret at a code point, or at the nearest that is shown; None where no text is."""
        line = self.lines.line_of(offset) if len(self.lines) else 0
        if not self._has_text(line):
            found = self.beside(line, 1)
            found = self.beside(line, -1) if found is None else found
            return None if found is None else Caret(found, 0)
        letter = self.lines.letter(line, offset)
        return Caret(line, cluster(self.lines.words(line), letter))

    def offset(self, caret: Caret) -> int:
        """Return where the letter at the caret stands in the decoded text."""
        return self.lines.offset(caret.line, caret.letter)

    def beside(self, line: int, step: int) -> int | None:
        """Return the next line with text in one direction."""
        line += step
        while 0 <= line < len(self.lines):
            if self._has_text(line):
                return line
            line += step
        return None

    def _has_text(self, line: int) -> bool:
        return line < len(self.lines) and self.lines.span(line) is not None

    def span(self, selection: Selection) -> Span:
        """Return what is selected, with what combines with its last letter."""
        first, last = sorted(selection[:2])
        caret = self.at(last)
        if caret is not None and self.offset(caret) == last:
            words = self.lines.words(caret.line)
            last = self.lines.offset(caret.line, after(words, caret.letter) - 1)
        return Span(first, last + 1)

    def letters(self, line: int, span: Span) -> tuple[int, int]:
        """Return which letters of a line lie in a stretch of the decoded text, from and to (excluded)."""
        shown = self.lines.span(line)
        if shown is None or not shown.overlaps(span):
            return 0, 0
        last = min(span.end, shown.end) - 1
        return self.lines.letter(line, max(span.start, shown.start)), self.lines.letter(
            line, last
        ) + 1

    def text(self, span: Span, between: str) -> str:
        """Return the words shown of a stretch, paragraphs whole and ``between`` them."""
        paragraphs: list[str] = []
        line = self.lines.line_of(span.start)
        before: tuple[int, int] | None = (
            None  # where the paragraph begins, where the last line ended
        )
        while line < len(self.lines):
            shown = self.lines.span(line)
            if shown is not None:
                if shown.start >= span.end:
                    break
                first, last = self.letters(line, span)
                words = self.lines.words(line)[first:last]
                begins = self.lines.paragraph(line).start
                if before is not None and begins == before[0]:
                    paragraphs[-1] += (" " if shown.start > before[1] else "") + words
                else:
                    paragraphs.append(words)
                before = begins, shown.end
            line += 1
        return between.join(paragraphs)

    def is_whole(self, content: str, span: Span) -> bool:
        """Say whether everything in a stretch but white space is shown."""
        words = _WORD.finditer(content, span.start, span.end)
        return all(self.lines.show(m.start()) and self.lines.show(m.end() - 1) for m in words)


def painted(page: Page, selection: Selection, at: int, pieces: list[Piece]) -> list[Piece]:
    """Return a line's pieces with what is selected as hits, and the letter that moves."""
    first, last = page.letters(at, page.span(selection))
    moving, behind = page.letters(at, Span(selection.cursor, selection.cursor + 1))
    words = restyled(pieces[1:], first, last, Role.HIT)
    return [*pieces[:1], *restyled(words, moving, behind, Role.BANNER)]


def cluster(words: str, letter: int) -> int:
    """Return the letter with which the one at ``letter`` combines, at most the last."""
    letter = max(0, min(letter, len(words) - 1))
    while letter and not cell_len(words[letter]):
        letter -= 1
    return letter


def after(words: str, letter: int) -> int:
    """Return the letter behind one and what combines with it."""
    letter += 1
    while letter < len(words) and not cell_len(words[letter]):
        letter += 1
    return letter
