"""Pending keys, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from newsreader.domain.keymaps import DEFAULT
from newsreader.ui.key_reader import KeyReader
from newsreader.ui.key_sequences import Resolved


class Clock:
    """Stands for a screen: keeps the timer that was set last."""

    def __init__(self) -> None:
        self.due: Callable[[], None] | None = None

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Clock:
        """Keep what is to happen."""
        self.due = callback
        return self

    def stop(self) -> None:
        """Forget it."""
        self.due = None

    def tick(self) -> None:
        """Let it happen."""
        assert self.due is not None
        due, self.due = self.due, None
        due()


def test_a_pending_sequence_is_shown_given_up_visibly_and_then_forgotten() -> None:
    clock, shown = Clock(), [""]
    keys = KeyReader(cast(Any, clock), DEFAULT, shown.append)
    assert keys.feed("z", "article") is None
    clock.tick()
    assert shown[-1].startswith("z-  ")
    clock.tick()
    assert shown[-1] == "z  given up: nothing followed"
    assert keys.is_at_rest
    clock.tick()
    assert shown[-1] == ""


def test_a_key_after_one_that_was_given_up_stands_alone() -> None:
    clock, shown = Clock(), [""]
    keys = KeyReader(cast(Any, clock), DEFAULT, shown.append)
    keys.feed("g", "list")
    clock.tick()
    clock.tick()
    answer = keys.feed("s", "list")
    assert isinstance(answer, Resolved)
    assert answer.command.name == "star"
    assert shown[-1] == ""
    assert clock.due is None


def test_a_count_is_shown_while_it_is_pending() -> None:
    clock, shown = Clock(), [""]
    keys = KeyReader(cast(Any, clock), DEFAULT, shown.append)
    keys.feed("1", "list")
    clock.tick()
    keys.feed("2", "list")
    clock.tick()
    assert shown[-1].startswith("12-")
    answer = keys.feed("j", "list")
    assert isinstance(answer, Resolved)
    assert answer.count == 12
