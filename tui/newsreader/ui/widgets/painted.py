"""What paints its lines itself, and is never scrolled by Textual."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


def unscrolled() -> Reactive[Size]:
    """Return what stands for the size of what a widget holds, where that is never scrolled."""
    return Reactive(Size(0, 0), repaint=False)


class Painted(Widget):
    """A widget whose ``render_line`` is all that stands on a line: no border, padding or colour of a style.

    What it shows is no larger than it: another size is no reason to lay the screen out once more.
    """

    virtual_size = unscrolled()

    @property
    def width(self) -> int:
        """Cells of its lines, while it is shown."""
        return self.outer_size.width
