"""One line of the screen: title, status, footer, rule."""

from __future__ import annotations

from textual.strip import Strip

from newsreader.ui.paint.palette import Palette, Piece, Role, cells_in, spread
from newsreader.ui.widgets.painted import Painted


class TextLine(Painted):
    """A line with something at the left and something at the right; repaints only when it changes."""

    DEFAULT_CSS = "TextLine { height: 1; }"

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._palette = palette
        self._left: list[Piece] = []
        self._right: list[Piece] = []
        self._shorter: tuple[list[Piece], ...] = ()

    def show(
        self, left: list[Piece], right: list[Piece] | None = None, *shorter: list[Piece]
    ) -> None:
        """Paint these pieces; what does not fit is cut from ``left``.

        ``shorter``: other ways to say what is at the right, in turn, where ``left`` has no room beside the longer.
        """
        right = right or []
        if (left, right, shorter) == (self._left, self._right, self._shorter):
            return
        self._left, self._right, self._shorter = left, right, shorter
        self.refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(piece.text for piece in (*self._left, *self._right))

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width = self.width
        return self._palette.strip(spread(self._left, self._right_in(width), width), width)

    def _right_in(self, width: int) -> list[Piece]:
        """Return the longest way to say what is at the right that leaves room for what is at the left."""
        ways = [self._right, *self._shorter]
        room = width - cells_in(self._left) - 1
        return next((way for way in ways if cells_in(way) <= room), ways[-1])


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
