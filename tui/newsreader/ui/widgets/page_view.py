"""The lines of a page, with a cursor over its items."""

from __future__ import annotations

from dataclasses import dataclass

from textual.strip import Strip

from newsreader.ui.paint.palette import Palette, Piece, Role
from newsreader.ui.widgets.painted import Painted

#: Columns of the line at the left of a page that stands beside another pane.
DIVIDER = 2


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page.

    Attributes:
        pieces: What is painted from the second column on; the first is the cursor's.
        item: Number of the item that begins here, or None.
    """

    pieces: tuple[Piece, ...]
    item: int | None = None


class PageView(Painted):
    """Paints lines that are laid out already; scrolls so that the cursor's item is in view.

    Attributes:
        item: The item the cursor stands on.
        divider: Whether a line at its left parts it from the pane beside it.
    """

    DEFAULT_CSS = "PageView { height: 1fr; width: 1fr; }"

    def __init__(self, palette: Palette, *, id: str, still: bool = False) -> None:  # noqa: A002 - Textual's own name
        """Show nothing yet; a page that stands ``still`` shows its first lines wherever its item is."""
        super().__init__(id=id)
        self._palette = palette
        self._lines: list[PageLine] = []
        self._top = 0
        self._free = still
        self.item = 0
        self.divider = False

    @property
    def text(self) -> str:
        """Everything the page says, line by line."""
        return "\n".join("".join(piece.text for piece in line.pieces) for line in self._lines)

    def show(self, lines: list[PageLine]) -> None:
        """Show lines; the cursor stays on its item, or the nearest."""
        self._lines = lines
        items = self._items()
        if items and self.item not in items:
            self.item = min(items, key=lambda item: abs(item - self.item))
        if (
            not self._free and self.size.height
        ):  # before it has any, the first frame is from the top
            self._bring_into_view()
        self._scroll(self._top)
        self.refresh()

    def move(self, step: int) -> None:
        """Move the cursor by items; where there is none, scroll."""
        items = self._items()
        self._free = False
        if not items:
            self._scroll(self._top + step)
            return
        at = items.index(self.item) if self.item in items else 0
        target = max(0, min(len(items) - 1, at + step))
        if target == at:
            self._scroll(self._top + (1 if step > 0 else -1) * min(abs(step), len(self._lines)))
        self.item = items[target]
        self._bring_into_view()
        self.refresh()

    def scroll(self, pages: float) -> None:
        """Scroll by pages, and take the cursor along; where no item is, it stays behind."""
        self._free = True
        self._scroll(self._top + round(pages * max(1, self._height - 1)))
        shown = [
            line.item
            for line in self._lines[self._top : self._top + self._height]
            if line.item is not None
        ]
        if shown and self.item not in shown:
            self.item = shown[0] if pages > 0 else shown[-1]
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        at = self._top + y
        lead = [Piece("│ ", Role.RULE)] if self.divider else []
        if at >= len(self._lines):
            return self._palette.strip(lead, self.width)
        line = self._lines[at]
        sign = ">" if line.item is not None and line.item == self.item else " "
        return self._palette.strip([*lead, Piece(sign), *line.pieces], self.width)

    def _items(self) -> list[int]:
        """Return the items in order."""
        return [line.item for line in self._lines if line.item is not None]

    @property
    def _height(self) -> int:
        return max(1, self.size.height)

    def _bring_into_view(self) -> None:
        """Scroll no more than is needed to show the item, all of it where it fits."""
        first = next((n for n, line in enumerate(self._lines) if line.item == self.item), None)
        if first is None:
            self._scroll(self._top)
            return
        after = next(
            (n for n in range(first + 1, len(self._lines)) if self._lines[n].item is not None),
            first + 1,
        )
        last = min(after, first + self._height) - 1
        top = self._top
        if last >= top + self._height:
            top = last - self._height + 1
        if first < top or self.item == self._items()[0]:
            top = first if self.item != self._items()[0] else 0
        self._scroll(top if first < top + self._height else first)

    def _scroll(self, top: int) -> None:
        """Set the first line shown."""
        self._top = max(0, min(top, len(self._lines) - self._height))
