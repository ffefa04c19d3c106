"""One line of the screen: title, status, footer, rule."""

from __future__ import annotations

from textual.strip import Strip

from newsreader.ui.paint.palette import Palette, Piece, Role, spread
from newsreader.ui.widgets.painted import Painted


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
        self._left, self._right = left, right
        self.refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(piece.text for piece in (*self._left, *self._right))

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width = self.width
        return self._palette.strip(spread(self._left, self._right, width), width)


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
