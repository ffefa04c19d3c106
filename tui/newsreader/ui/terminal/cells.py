"""The cells of a terminal's screen, and the shortest way from one screen to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress
from operator import ne
from typing import NamedTuple

#: So many unchanged cells are written again sooner than the cursor is moved over them.
_BRIDGE = 4
#: Fewer blank cells than this at the end of a row are written, not erased.
_ERASED = 4
#: Rows that must have moved together for the terminal to be asked to scroll.
_SCROLLED = 3
#: Letters of one style whose cells are kept.
_MOST_LETTERS = 2048


class Cell(NamedTuple):
    """One cell.

    Attributes:
        text: The letter with what combines with it; empty in the second cell of a wide one.
        style: The parameters of its SGR sequence, empty for the terminal's own style.
    """

    text: str
    style: str


Row = list[Cell]
BLANK = Cell(" ", "")


class _Letters(dict[str, Cell]):
    """The cells of one style by their letters, each made once: a row is then a look-up a letter."""

    def __init__(self, style: str) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, letter: str) -> Cell:
        cell = Cell(letter, self._style)
        if len(self) < _MOST_LETTERS:
            self[letter] = cell
        return cell


@lru_cache(maxsize=512)
def letters_in(style: str) -> _Letters:
    """Return the cells of one style."""
    return _Letters(style)


def blank_screen(width: int, height: int) -> list[Row]:
    """Return a screen on which nothing stands."""
    return [[BLANK] * width for _ in range(height)]


def transition(shown: Sequence[Row], wanted: Sequence[Row]) -> str:
    """Return what to send to a terminal that shows one screen so that it shows another.

    Only cells that differ are sent, with the attributes that change between them; blank ends of
    rows are erased; where rows have moved together the terminal scrolls them. Both screens have one
    size. The terminal is left in its own style, the cursor wherever it is.

    Args:
        shown: The rows it shows.
        wanted: The rows it is to show.
    """
    sent = _Sent()
    rows = list(shown)
    changed = [y for y, row in enumerate(wanted) if row is not rows[y] and row != rows[y]]
    if len(changed) > _SCROLLED:
        rows = _scrolled(rows, wanted, changed, sent)
    for y, row in enumerate(wanted):
        if row is not rows[y] and row != rows[y]:
            _change_row(y, rows[y], row, sent)
    sent.style("")
    return "".join(sent.parts)


class _Sent:
    """What is sent, and what it does to the cursor and the style."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._style = ""
        self._x = self._y = -1

    def move(self, x: int, y: int) -> None:
        """Move the cursor."""
        if (x, y) == (self._x, self._y):
            return
        if y == self._y:
            self.parts.append(f"\x1b[{x + 1}G")
        else:
            self.parts.append(f"\x1b[{y + 1}H" if x == 0 else f"\x1b[{y + 1};{x + 1}H")
        self._x, self._y = x, y

    def style(self, style: str) -> None:
        """Change the style."""
        if style != self._style:
            reset = "0;" if self._style else ""
            self.parts.append(f"\x1b[{reset}{style}m" if style else "\x1b[m")
            self._style = style

    def write(self, cells: Sequence[Cell], width: int) -> None:
        """Write cells where the cursor stands; behind the last column it stands nowhere."""
        style, add = self._style, self.parts.append
        for text, own in cells:
            if own is not style and own != style and text:
                self.style(own)
                style = own
            add(text)
        self._x += len(cells)
        if self._x >= width:
            self._x = self._y = -1

    def erase_to_end(self) -> None:
        """Erase the row from the cursor on, in the terminal's own style."""
        self.style("")
        self.parts.append("\x1b[K")

    def scroll(self, top: int, bottom: int, lines: int) -> None:
        """Scroll rows ``top`` to ``bottom`` (excluded) up by ``lines``, down where they are negative."""
        self.style("")
        act = f"\x1b[{lines}M" if lines > 0 else f"\x1b[{-lines}L"
        self.parts.append(f"\x1b[{top + 1};{bottom}r\x1b[{top + 1}H{act}\x1b[r")
        self._x = self._y = -1


def _change_row(y: int, shown: Row, wanted: Row, sent: _Sent) -> None:
    """Send what differs in one row."""
    width = len(wanted)
    text_ends = width
    while text_ends and wanted[text_ends - 1] == BLANK:
        text_ends -= 1
    tail = width - text_ends >= _ERASED and shown[text_ends:] != wanted[text_ends:]
    for start, stop in _runs(shown, wanted, text_ends if tail else width):
        sent.move(start, y)
        sent.write(wanted[start:stop], width)
    if tail:
        sent.move(text_ends, y)
        sent.erase_to_end()


def _runs(shown: Row, wanted: Row, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches to write: cells that differ, and few others between them; no half letters."""
    runs: list[list[int]] = []
    for x in compress(range(end), map(ne, shown, wanted)):
        if runs and x - runs[-1][1] <= _BRIDGE:
            runs[-1][1] = x
        else:
            runs.append([x, x])
    for start, last in runs:
        stop = last + 1
        while start and not wanted[start].text:
            start -= 1
        while stop < len(wanted) and not wanted[stop].text:
            stop += 1
        yield start, stop


def _scrolled(
    rows: list[Row], wanted: Sequence[Row], changed: Sequence[int], sent: _Sent
) -> list[Row]:
    """Scroll where most of the changed rows only moved; return what is shown then."""
    top, bottom = changed[0], changed[-1] + 1
    width = len(wanted[0])
    places: dict[tuple[Cell, ...], int] = {}
    for y in range(top, bottom):
        places.setdefault(tuple(rows[y]), y)
    steps: Counter[int] = Counter()
    for y in range(top, bottom):
        row = wanted[y]
        before = places.get(tuple(row))
        if before is not None and before != y and any(cell != BLANK for cell in row):
            steps[before - y] += 1
    if not steps:
        return rows
    step, count = max(steps.items(), key=lambda found: (found[1], -abs(found[0])))
    if count < _SCROLLED or 2 * count < bottom - top - abs(step):
        return rows
    sent.scroll(top, bottom, step)
    empty = blank_screen(width, abs(step))
    inside = rows[top:bottom]
    moved = [*inside[step:], *empty] if step > 0 else [*empty, *inside[:step]]
    return [*rows[:top], *moved, *rows[bottom:]]
