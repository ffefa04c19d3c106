"""The desk's keys on their way to commands; the last act is remembered, to be done again."""

from __future__ import annotations

from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events

from newsreader.domain.commands import SELECTION
from newsreader.ui.handlers import HANDLERS
from newsreader.ui.key_reader import KeyReader
from newsreader.ui.key_sequences import Absent, Resolved, key_name

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

#: Groups of the table whose commands are acts, and those of them that are not done again by a key.
_ACTS = frozenset({"Triage", "Keeping", "Deciding"})
#: Commands that need no more than the rows in view.
_MOVES = frozenset({"down", "up", "page-down", "page-up", "half-down", "half-up"})
_NOT_AGAIN = frozenset({"undo", "redo", "repeat", "clips", "range", "links", "read-all"})


class KeyFeed:
    """Feeds the desk's keys to a reader of keys and carries out the commands they make.

    Attributes:
        last_act: The act carried out last, or None.
        last_text: What was typed for it (a tag, a note), or None.
        pressed: The key that made the command in hand.
        was_used: Whether any key was typed.
    """

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._reader = KeyReader(desk, desk.keymap, lambda text: desk.status.set_pending(text))
        self.last_act: Resolved | None = None
        self.last_text: str | None = None
        self.pressed = ""
        self.was_used = False
        self._waiting: deque[events.Key] = deque()

    def take(self, event: events.Key) -> None:
        """Take a key; it waits behind others, and for what these asked for: a page, the rows, where undo goes."""
        self.was_used = True
        self._waiting.append(event)
        self.go_on()

    def go_on(self) -> None:
        """Give the keys that had to wait to what has the keys now, as far as nothing is waited for."""
        while self._waiting and not self._must_wait(self._waiting[0]):
            self._hand_on(self._waiting.popleft())

    def _must_wait(self, event: events.Key) -> bool:
        """Say whether what a key is for is still on its way."""
        desk = self._desk
        if desk.jobs.is_under_way("page") or desk.jobs.is_under_way("undo"):
            return True
        if desk.app.screen is not desk or desk.asking.active:
            return False
        return not desk.view.is_shown or self._needs_more_rows(_name(event))

    def _hand_on(self, event: events.Key) -> None:
        """Give a key to the page above the desk, to the prompt, or to the desk itself."""
        desk = self._desk
        if desk.app.screen is not desk:
            desk.app.screen.post_message(events.Key(event.key, event.character))
        elif desk.asking.active:
            desk.asking.prompt.take(event)
        else:
            self.feed(_name(event))

    def feed(self, key: str) -> None:
        """Take one key for the desk."""
        desk = self._desk
        empty = (command.keys for command in desk.keymap.of_pane("empty"))
        if any(key in keys for keys in empty) and desk.view.library_is_empty:
            HANDLERS["demo"](desk, None)
            return
        answer = self._reader.feed(key, self.where)
        if isinstance(answer, Resolved):
            desk.touched = desk.touched or len(desk.rows.listing) > 0
            desk.say("")
            self._carry_out(answer)
        elif isinstance(answer, Absent):
            desk.say(answer.sentence)
        elif answer is not None:
            desk.say(f"{answer.typed} means nothing here; {self._help} shows all keys.")

    @property
    def where(self) -> str:
        """Whose keys they are: the pane's, or the selection's while text of the article is selected."""
        desk = self._desk
        selecting = desk.where == "article" and desk.article.selection is not None
        return SELECTION if selecting else desk.where

    def _needs_more_rows(self, key: str) -> bool:
        """Say whether a key must wait for the rows below those that are there."""
        desk = self._desk
        if not desk.rows.listing.partial or desk.where != "list":
            return False
        return not self._reader.is_at_rest or key not in self._moving

    @cached_property
    def _moving(self) -> frozenset[str]:
        """Keys that move the list's cursor, for which the first rows are enough."""
        commands = self._desk.keymap.of_pane("list")
        return frozenset(key for c in commands if c.name in _MOVES for key in c.keys)

    @property
    def _help(self) -> str:
        """The key for help."""
        return self._desk.keymap.key_of(self.where, "help") or ":help"

    def _carry_out(self, answer: Resolved) -> None:
        """Carry a command out; an act is remembered, so that it can be done again elsewhere."""
        if answer.command.group in _ACTS and answer.command.name not in _NOT_AGAIN:
            self.last_act, self.last_text = answer, None
        self.pressed = answer.key
        HANDLERS[answer.command.name](self._desk, answer.count)

    def clear(self) -> None:
        """Give up what was typed so far."""
        self._reader.clear()


def _name(event: events.Key) -> str:
    """Return the name the table of keys has for a key."""
    return key_name(event.key, event.character)
