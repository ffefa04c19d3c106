"""When the next frame is composed: at once, but for a moment between two.

Textual composes on a grid of sixty frames a second. What a key causes in three steps (the row, the article, the
row as read) stood there only after three ticks of it, however soon each step was over.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.screen import Screen

#: Seconds between two frames at least.
_BETWEEN = 0.004
#: What a key causes comes in groups: for so many seconds after a frame, the next waits so long for the rest of its own.
_NEAR, _GROUP = 0.05, 0.001


class FrameClock:
    """Stands for the timer by which Textual's screen composes its frames."""

    def __init__(self, screen: Screen[Any], compose: Callable[[], None]) -> None:
        """Take what is called for a frame, ``compose``."""
        self._screen = screen
        self._compose = compose
        self._asked: asyncio.TimerHandle | None = None
        self._last = 0.0

    def resume(self) -> None:
        """Compose a frame soon."""
        if self._asked is None:
            loop = asyncio.get_running_loop()
            now = loop.time()
            if now < self._last + _NEAR:
                now = max(now + _GROUP, self._last + _BETWEEN)
            self._asked = loop.call_at(now, self._tick)

    def pause(self) -> None:
        """Compose none until it is asked for again."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _tick(self) -> None:
        """Compose a frame; a screen that was left shows none."""
        self._asked = None
        if not self._screen.is_running:
            return
        try:
            self._compose()
        except Exception as error:  # as Textual's timer does: the app ends with it
            self._screen.app._handle_exception(error)
        self._last = asyncio.get_running_loop().time()
