"""A rest: what is done once nothing has moved for a while."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer


class Rest:
    """Calls something after a rest. A held key begins it anew thirty times a second, which costs no timer each."""

    def __init__(self, screen: Screen[None], seconds: float, rested: Callable[[], None]) -> None:
        """Take what is called, ``rested``, after how many seconds."""
        self._screen = screen
        self._seconds = seconds
        self._rested = rested
        self._timer: Timer | None = None
        self._ends = 0.0

    @property
    def is_due(self) -> bool:
        """Whether it was begun and is not over."""
        return self._timer is not None

    def begin(self) -> None:
        """Begin it, or begin it anew."""
        self._ends = time.monotonic() + self._seconds
        if self._timer is None:
            self._timer = self._screen.set_timer(self._seconds, self._look)

    def stop(self) -> None:
        """Call nothing."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    async def settle(self) -> None:
        """Wait until it is over; for tests and pictures."""
        while self.is_due:
            await asyncio.sleep(0.01)

    def _look(self) -> None:
        """Call what is to be called, or wait for what is left of the rest."""
        left = self._ends - time.monotonic()
        if left > 0:
            self._timer = self._screen.set_timer(left, self._look)
        else:
            self._timer = None
            self._rested()
