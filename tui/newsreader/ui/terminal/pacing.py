"""When the next frame may go: the terminal is asked behind each one, and its answer shows that it took it in."""

from __future__ import annotations

import time
from collections import deque
from typing import NamedTuple

from newsreader.ui.terminal.link import Link

#: Asks whether the terminal knows synchronised output; its answer shows that it took in the frame.
QUESTION = "\x1b[?2026$p"
#: Asks where the cursor stands, which every terminal knows; for those that did not answer the first.
PLAIN_QUESTION = "\x1b[6n"
#: Seconds after which a terminal that has not answered is not waited for.
PATIENCE = 2.0
#: Characters of small frames that go without a question where the link carries much, and of one that is not small.
_UNASKED, _LARGE = 1000, 500


class _Asked(NamedTuple):
    """A frame on its way: when it was sent, its characters, and those with what was before it."""

    at: float
    size: int
    behind: int


class Pacing:
    """Knows which frames are on their way, and what their answers tell of the link.

    Attributes:
        answers: Whether the terminal has answered anything.
        question: What is asked behind a frame.
    """

    def __init__(self) -> None:
        self.answers = False
        self.question = QUESTION
        self._asked: deque[_Asked] = deque()
        self._unasked = 0
        self._link = Link()

    @property
    def is_slow(self) -> bool:
        """Whether the link to the terminal is slow, or nothing is known of it."""
        return self._link.is_slow or not self.answers

    @property
    def is_waiting(self) -> bool:
        """Whether any answer has not come."""
        return bool(self._asked)

    @property
    def must_wait(self) -> bool:
        """Whether the terminal has yet to take in what was sent, or most of it."""
        return self._on_the_way > self._link.ahead and self.patience > 0

    @property
    def patience(self) -> float:
        """Seconds for which the oldest answer is still waited for; 0 where none is."""
        return max(0.0, self._asked[0].at + PATIENCE - time.monotonic()) if self._asked else 0.0

    @property
    def _on_the_way(self) -> int:
        return sum(frame.size for frame in self._asked)

    def asks_behind(self, size: int) -> bool:
        """Say whether a frame of so many characters, which is sent now, is to have a question behind it.

        Each is, but for small ones on a link that carries much: there an answer costs more than it tells.
        """
        if not self.answers:
            return False
        small = size < _LARGE and self._unasked + size <= _UNASKED
        if small and self._link.carries_much and not self.is_waiting:
            self._unasked += size
            return False
        return True

    def sent(self, size: int) -> None:
        """Take note of a frame of so many characters, with its question."""
        self._unasked = 0
        self._asked.append(_Asked(time.monotonic(), size, self._on_the_way + size))

    def answered(self) -> None:
        """The oldest frame was taken in; what it took tells of the link."""
        self.answers = True
        if self._asked:
            frame = self._asked.popleft()
            self._link.answered(frame.behind, time.monotonic() - frame.at)

    def forget(self) -> None:
        """Wait for nothing that was sent."""
        self._asked.clear()
