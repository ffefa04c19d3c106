"""Panes that are not filled yet, over a screen that stands there from the last time.

The reader takes a kept screen over pane by pane: what a pane has nothing for yet is left as it stands, so
that nothing goes blank and comes back.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, MutableSequence

from textual.widget import Widget

from newsreader.ui.terminal.cells import Row

#: Seconds after which a pane that is still not filled is shown as it is.
_LONGEST = 1.5


class Standing:
    """Remembers which panes are not filled, and lets what stood there stand until they are."""

    def __init__(self, rows: list[Row], panes: Mapping[Widget, Callable[[], bool]]) -> None:
        """Begin with the rows that stand there; ``panes`` tells of each whether it is filled."""
        self._rows = rows
        self._panes = dict(panes)
        self._until = time.monotonic() + _LONGEST

    def cover(self, wanted: MutableSequence[Row]) -> bool:
        """Put what stood there into the panes that are not filled; False once there is none left.

        A pane that has been filled since is painted whole with the next frame.
        """
        late = time.monotonic() > self._until
        for pane in [pane for pane, is_filled in self._panes.items() if late or is_filled()]:
            del self._panes[pane]
            pane.refresh()
        for pane in self._panes:
            region = pane.region
            for y in range(region.y, min(region.bottom, len(wanted))):
                row, before = wanted[y], self._rows[y]
                if row[region.x : region.right] != before[region.x : region.right]:
                    wanted[y] = [
                        *row[: region.x],
                        *before[region.x : region.right],
                        *row[region.right :],
                    ]
        return bool(self._panes)
