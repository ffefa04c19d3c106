"""A rest: what is done once nothing has moved for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.screen import Screen


class Rest:
    """Calls something after a rest; a held key begins it anew thirty times a second, and that costs next to nothing."""

    def __init__(self, screen: Screen[None], seconds: float, rested: Callable[[], None]) -> None:
        """Take what is called, ``rested``, after how many seconds."""
        self._screen = screen
        self._seconds = seconds
        self._rested = rested
        self._handle: asyncio.TimerHandle | None = None

    @property
    def is_due(self) -> bool:
        """Whether it was begun and is not over."""
        return self._handle is not None

    def begin(self) -> None:
        """Begin it, or begin it anew."""
        self.stop()
        loop = asyncio.get_running_loop()  # a timer of Textual's is a task and several messages
        self._handle = loop.call_later(self._seconds, self._over)

    def stop(self) -> None:
        """Call nothing."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    async def settle(self) -> None:
        """Wait until it is over; for tests and pictures."""
        while self.is_due:
            await asyncio.sleep(0.01)

    def _over(self) -> None:
        """Call what is to be called, unless the reader was left meanwhile."""
        self._handle = None
        if self._screen.is_running:
            self._rested()
