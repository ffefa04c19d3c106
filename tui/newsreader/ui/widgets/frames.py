"""What only holds panes: blank itself, so that painting it costs nothing."""

from __future__ import annotations

from textual.containers import Container, Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip

from newsreader.ui.widgets.painted import unscrolled


class Blank:
    """Paints nothing of its own: no line, border or colour; Textual would style each line by itself."""

    virtual_size = unscrolled()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return blank lines in the terminal's own style."""
        return [Strip.blank(crop.width)] * crop.height


class Stack(Blank, Vertical):
    """Panes below one another."""


class Columns(Blank, Horizontal):
    """Panes beside one another."""


class Holder(Blank, Container):
    """Panes in either way, as its style says."""
