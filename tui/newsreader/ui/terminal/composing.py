"""What stands on lines of the screen, put together from the widgets that show there.

Textual's compositor cuts whole widgets into pieces and puts their styles around every line. Here only the
lines that are wanted are painted, each straight into cells, and of a widget that says it paints its lines itself
nothing else is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.color import ColorSystem
from textual.geometry import Region
from textual.widget import Widget

from newsreader.ui.terminal.cells import BLANK, Row
from newsreader.ui.terminal.strips import cells_of
from newsreader.ui.widgets.painted import Painted

#: A stretch of a line: the line, its first column, and the column behind it.
Stretch = tuple[int, int, int]


def composed(
    widgets: Mapping[Widget, tuple[Region, Region]],
    stretches: Iterable[Stretch],
    colors: ColorSystem,
) -> Iterator[tuple[int, int, Row]]:
    """Yield what stands on stretches of lines: line, column, cells.

    Args:
        widgets: What is shown, from the front to the back: where it stands, and where it may show.
        stretches: What is wanted.
        colors: The colours the terminal has.
    """
    shown = [
        (widget, region, region.intersection(clip)) for widget, (region, clip) in widgets.items()
    ]
    for y, start, stop in stretches:
        open_ = [(start, stop)]
        for widget, region, (left, top, width, height) in shown:
            if not top <= y < top + height:
                continue
            covered = [(max(a, left), min(b, left + width)) for a, b in open_]
            covered = [(a, b) for a, b in covered if a < b]
            if not covered:
                continue
            cells = _line(widget, region, y - region.y, colors)
            for a, b in covered:
                yield y, a, cells[a - region.x : b - region.x]
            open_ = list(_without(open_, left, left + width))
            if not open_:
                break
        for a, b in open_:
            yield y, a, [BLANK] * (b - a)


def _line(widget: Widget, region: Region, y: int, colors: ColorSystem) -> Row:
    """Return the cells of a widget's line."""
    if isinstance(widget, Painted):
        strip = widget.render_line(y)
    else:
        strip = widget.render_lines(Region(0, y, region.width, 1))[0]
    return cells_of(strip, colors)


def _without(
    stretches: Iterable[tuple[int, int]], left: int, right: int
) -> Iterator[tuple[int, int]]:
    """Yield what of some stretches is not between two columns."""
    for start, stop in stretches:
        if start < min(left, stop):
            yield start, min(left, stop)
        if max(right, start) < stop:
            yield max(right, start), stop
