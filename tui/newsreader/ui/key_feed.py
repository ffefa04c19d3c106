"""Keys on their way to commands: what is pending shows after a moment and is given up after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from newsreader.ui.handlers import HANDLERS
from newsreader.ui.key_sequences import HINT_AFTER, TIMEOUT, Pending, Resolved, Resolver

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


#: Groups of the table whose commands are acts, and those of them that are not done again by a key.
_ACTS = frozenset({"Triage", "Keeping", "Deciding"})
_NOT_AGAIN = frozenset({"undo", "redo", "repeat", "clips"})


class KeyFeed:
    """Feeds keys to the resolver and carries out the commands they make.

    Attributes:
        last_act: The act carried out last, or None.
    """

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._resolver = Resolver()
        self._timer: Timer | None = None
        self.last_act: Resolved | None = None

    def feed(self, key: str) -> None:
        """Take one key."""
        desk = self._desk
        self._stop_timer()
        if key == "t" and desk.view.library_is_empty:
            HANDLERS["demo"](desk, None)
            return
        answer = self._resolver.feed(key, desk.where)
        desk.status.set_pending("")
        if isinstance(answer, Resolved):
            desk.touched = desk.touched or len(desk.rows.listing) > 0
            desk.say("")
            self._carry_out(answer)
        elif isinstance(answer, Pending):
            following = "  ".join(f"{key} {title}" for key, title in answer.continuations)
            text = f"{answer.typed}-  {following}"
            self._timer = desk.set_timer(HINT_AFTER, lambda: self._show(text))
        elif answer.typed:
            desk.say(f"{answer.typed} means nothing here; ? shows all keys.")

    def _carry_out(self, answer: Resolved) -> None:
        """Carry a command out; an act is remembered, so that it can be done again elsewhere."""
        if answer.command.group in _ACTS and answer.command.name not in _NOT_AGAIN:
            self.last_act = answer
        HANDLERS[answer.command.name](self._desk, answer.count)

    def clear(self) -> None:
        """Give up what was typed so far."""
        self._resolver.clear()
        self._stop_timer()
        self._desk.status.set_pending("")

    def _show(self, text: str) -> None:
        """Show what is pending; give it up if nothing follows."""
        self._desk.status.set_pending(text)
        self._timer = self._desk.set_timer(TIMEOUT, self.clear)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
