"""A program on a pseudo-terminal whose keys and seconds are counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.support.terminal import Terminal

#: Seconds without output after which a key's work counts as done; they are not part of its time.
QUIET = 0.3


@dataclass(frozen=True, slots=True)
class Spent:
    """What a job took: keys pressed, and seconds the program worked on them."""

    keys: int
    seconds: float

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.keys - other.keys, self.seconds - other.seconds)


class Player:
    """Presses keys one after the other, each when the screen has come to rest, as a reader would."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], environment: Mapping[str, str]
    ) -> None:
        self.terminal = Terminal(command, size, environment)
        self.spent = Spent(0, 0.0)

    @property
    def text(self) -> str:
        """The screen."""
        return self.terminal.text

    def press(self, *keys: str) -> None:
        """Press keys; every one counts, also each letter of words typed."""
        for key in keys:
            begun = time.monotonic()
            self.terminal.press(key)
            self.terminal.wait_quiet(QUIET, 60)
            seconds = max(0.0, time.monotonic() - begun - QUIET)
            self.spent = Spent(self.spent.keys + 1, self.spent.seconds + seconds)

    def type(self, words: str) -> None:
        """Type words."""
        self.press(*words)

    def until(self, key: str, done: Callable[[str], bool], most: int) -> None:
        """Press a key again and again until the screen shows something.

        Raises:
            AssertionError: It does not within ``most`` keys.
        """
        for _ in range(most):
            if done(self.text):
                return
            self.press(key)
        assert done(self.text), f"{most} times {key} did not do it; the screen shows:\n{self.text}"

    def __enter__(self) -> Player:
        self.terminal.__enter__()
        return self

    def __exit__(self, *reason: object) -> None:
        self.terminal.__exit__(None, None, None)
