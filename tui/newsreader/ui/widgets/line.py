"""One line of the screen: title, status, footer, rule."""

from __future__ import annotations

from rich.cells import cell_len
from textual.geometry import Region
from textual.strip import Strip

from newsreader.ui.paint.palette import Palette, Piece, Role, spread
from newsreader.ui.terminal.composing import Painted


class TextLine(Painted):
    """A line with something at the left and something at the right; repaints only when it changes."""

    DEFAULT_CSS = "TextLine { height: 1; }"

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._palette = palette
        self._left: list[Piece] = []
        self._right: list[Piece] = []

    def show(self, left: list[Piece], right: list[Piece] | None = None) -> None:
        """Paint these pieces; what does not fit is cut from ``left``."""
        right = right or []
        if (left, right) == (self._left, self._right):
            return
        width = self.size.width
        if not width:  # it is not shown now: what it was painted with must not come back
            self._left, self._right = left, right
            self.refresh()
            return
        before = spread(self._left, self._right, width)
        self._left, self._right = left, right
        start, end = _changed(before, spread(left, right, width))
        if start < end:
            self.refresh(Region(start, 0, end - start, 1))

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(piece.text for piece in (*self._left, *self._right))

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width = self.width
        return self._palette.strip(spread(self._left, self._right, width), width)


def _changed(before: list[Piece], after: list[Piece]) -> tuple[int, int]:
    """Return the cells in which two lines differ: a slow link carries no others."""
    old, new = _cells(before), _cells(after)
    most = max(len(old), len(new))
    old += [(" ", None)] * (most - len(old))
    new += [(" ", None)] * (most - len(new))
    differing = [at for at in range(most) if old[at] != new[at]]
    return (differing[0], differing[-1] + 1) if differing else (0, 0)


def _cells(pieces: list[Piece]) -> list[tuple[str, Role | None]]:
    """Return what every cell shows; the second cell of a wide letter shows nothing of its own."""
    cells: list[tuple[str, Role | None]] = []
    for piece in pieces:
        for letter in piece.text:
            size = cell_len(letter)
            cells += [(letter, piece.role)] + [("", piece.role)] * (size - 1) if size else []
    return cells


class RuleLine(Painted):
    """A horizontal rule between two panes."""

    DEFAULT_CSS = "RuleLine { height: 1; }"

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._palette = palette

    def render_line(self, y: int) -> Strip:
        """Paint the rule."""
        width = self.width
        return self._palette.strip([Piece("─" * width, Role.RULE)], width)
