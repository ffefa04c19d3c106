"""The keys of one screen: collected into commands; what is pending shows after a moment, and when it is given up."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer

from newsreader.domain.keymaps import Keymap
from newsreader.ui.key_sequences import (
    HINT_AFTER,
    TIMEOUT,
    Absent,
    Pending,
    Resolved,
    Resolver,
    Unknown,
)

#: Columns that what can follow may take: a line of 80 less the keys typed.
_LINE = 75


class KeyReader:
    """Collects the keys of one screen; says what is pending, and gives it up after a while.

    Attributes:
        show: Is told what is pending, or an empty string.
    """

    def __init__(self, screen: Screen[None], keymap: Keymap, show: Callable[[str], None]) -> None:
        self._screen = screen
        self._resolver = Resolver(keymap)
        self._timer: Timer | None = None
        self._shown = False
        self.show = show

    def feed(self, key: str, where: str) -> Resolved | Absent | Unknown | None:
        """Take one key; None while a sequence is pending or was given up."""
        self._stop_timer()
        answer = self._resolver.feed(key, where)
        if isinstance(answer, Pending):
            delay = 0 if self._shown else HINT_AFTER
            self._timer = self._screen.set_timer(delay, lambda: self._hint(answer))
            return None
        self._hide()
        return None if isinstance(answer, Unknown) and not answer.typed else answer

    @property
    def is_at_rest(self) -> bool:
        """Whether no sequence is pending."""
        return not self._resolver.waiting

    def clear(self) -> None:
        """Give up what was typed so far."""
        self._resolver.clear()
        self._stop_timer()
        self._hide()

    def _hint(self, pending: Pending) -> None:
        """Show what is pending; give it up if nothing follows."""
        self._shown = True
        self.show(_pending_words(pending))
        self._timer = self._screen.set_timer(TIMEOUT, lambda: self._give_up(pending))

    def _give_up(self, pending: Pending) -> None:
        """Forget what was typed and say so for a while: the next key means what it means alone."""
        self._resolver.clear()
        self.show(f"{pending.typed}  given up: nothing followed")
        self._timer = self._screen.set_timer(TIMEOUT, self.clear)

    def _hide(self) -> None:
        if self._shown:
            self._shown = False
            self.show("")

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def _pending_words(pending: Pending) -> str:
    """Return the keys typed and what can follow, by the first letters of their names."""
    letters = max((len(name) for _, name in pending.continuations), default=0)
    follows = _named(pending, letters)
    while len(follows) > _LINE and letters > 3:
        letters -= 1
        follows = _named(pending, letters)
    return f"{pending.typed}-  {follows}"


def _named(pending: Pending, letters: int) -> str:
    return " ".join(f"{key}:{name[:letters]}" for key, name in pending.continuations)
