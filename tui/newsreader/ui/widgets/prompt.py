"""A line to type into: search, filter, tag, note, find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual import events
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from newsreader.ui.paint.palette import Palette, Piece, Role
from newsreader.ui.widgets.line import TextLine

_STEPS = {"up": -1, "down": 1, "ctrl+p": -1, "ctrl+n": 1}


class _Entry(Input):
    """The input itself: Esc and ctrl+c give up instead of editing."""

    DEFAULT_CSS = """
    _Entry { height: 1; border: none; padding: 0; background: ansi_default; color: ansi_default; }
    _Entry:focus { border: none; }
    """

    class GivenUp(Message):
        """Esc was pressed."""

    class Wanted(Message):
        """Tab was pressed where no completion is known."""

    class Turned(Message):
        """ctrl+t was pressed."""

    @dataclass
    class Moved(Message):
        """A key that moves by rows was pressed where there is no past to go through."""

        step: int

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.completions: tuple[str, ...] = ()
        self.past: list[str] = []
        self._at = 0
        self._stem: str | None = None
        self.offers: tuple[str, ...] = ()
        self._behind = 0
        self.seen: events.Key | None = None

    def begin(self, completions: tuple[str, ...], past: list[str]) -> None:
        """Take what Tab completes to and what Up brings back."""
        self.completions, self.past = completions, past
        self._at, self._stem, self.offers = len(past), None, ()

    def on_key(self, event: events.Key) -> None:
        """Give up at Esc, complete at Tab, bring back at Up and Down."""
        self.seen = event
        if event.key in ("escape", "ctrl+c"):
            self.post_message(self.GivenUp())
        elif event.key == "tab":
            self._complete()
        elif event.key == "ctrl+t":
            self.post_message(self.Turned())
        elif event.key in ("up", "down") and self.past:
            self._at = max(0, min(len(self.past), self._at + (-1 if event.key == "up" else 1)))
            self._put(self.past[self._at] if self._at < len(self.past) else "")
        elif event.key in _STEPS and not self.past:
            self.post_message(self.Moved(_STEPS[event.key]))
        else:
            self._stem, self.offers = None, ()
            return
        event.stop()
        event.prevent_default()

    def _complete(self) -> None:
        """Put the next completion of what was typed."""
        if self.value in self.offers:
            at = (self.offers.index(self.value) + 1) % len(self.offers)
            self._put(self.offers[at], self._behind)
            return
        stem = self.value if self._stem is None else self._stem
        found = [text for text in self.completions if text.startswith(stem)]
        if found and found != [self.value]:
            at = (found.index(self.value) + 1) % len(found) if self.value in found else 0
            self._put(found[at])
            self._stem = stem
        else:
            self.post_message(self.Wanted())

    def offer(self, texts: tuple[str, ...], behind: str) -> None:
        """Put the first of several texts; Tab goes on to the next. ``behind`` ends all of them."""
        self.offers, self._behind = tuple(text + behind for text in texts), len(behind)
        if self.offers:
            self._put(self.offers[0], self._behind)

    def _put(self, text: str, behind: int = 0) -> None:
        """Put a text, the cursor before its last ``behind`` characters."""
        self.value = text
        self.cursor_position = len(text) - behind


class Prompt(Horizontal):
    """Asks for a line. Esc gives up; Enter answers; while typing it says so after every key."""

    DEFAULT_CSS = "Prompt { height: 1; }"

    @dataclass
    class Typed(Message):
        """The text changed."""

        kind: str
        text: str

    @dataclass
    class Wanted(Message):
        """Tab: a completion is wanted that only the library knows."""

        kind: str
        text: str
        cursor: int

    @dataclass
    class Moved(Message):
        """A key that moves by rows."""

        kind: str
        step: int

    @dataclass
    class Turned(Message):
        """ctrl+t: the other side of what was found is wanted."""

        kind: str

    @dataclass
    class Answered(Message):
        """Enter: the text stands."""

        kind: str
        text: str

    @dataclass
    class GivenUp(Message):
        """Esc: everything is as it was."""

        kind: str

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._label = TextLine(palette, id=f"{id}-label")
        self._entry = _Entry(id=f"{id}-entry", compact=True, select_on_focus=False)
        self._entry.cursor_blink = False
        self.display = False
        self.kind = ""

    def furnish(self) -> None:
        """Put in what is asked for and the text, once: no first list waits for them."""
        if not self.children:
            self.mount(self._label, self._entry)

    @property
    def value(self) -> str:
        """What stands there."""
        return self._entry.value

    @value.setter
    def value(self, text: str) -> None:
        self._entry.value = text
        self._entry.cursor_position = len(text)

    def ask(
        self,
        kind: str,
        text: str = "",
        hint: str = "",
        completions: tuple[str, ...] = (),
        past: list[str] | None = None,
    ) -> None:
        """Show the prompt and take the keys; Tab completes, Up brings back what was typed before."""
        self.furnish()
        self.kind = ""
        self._entry.begin(completions, past or [])
        self.value = text
        self._entry.placeholder = hint
        label = {"search": " / ", "find": " / ", "command": " :", "jump": " ' "}.get(
            kind, f" {kind}: "
        )
        self._label.styles.width = len(label)
        self._label.show([Piece(label, Role.KEY)])
        self.kind = kind
        self.display = True
        self.screen.set_focus(self._entry)  # at once: the next key may be here already

    def has_seen(self, event: events.Key) -> bool:
        """Say whether a key came to the prompt first and comes by again on its way up."""
        return self._entry.seen is event

    def take(self, event: events.Key) -> None:
        """Take a key that was typed before the prompt had the focus."""
        self._entry.post_message(events.Key(event.key, event.character))

    @property
    def is_offered(self) -> bool:
        """Whether what stands there was put by Tab."""
        return self.value in self._entry.offers

    def offer(self, texts: tuple[str, ...], behind: str) -> None:
        """Put the first of several completions; Tab goes through them."""
        self._entry.offer(texts, behind)

    def place(self, at: int) -> None:
        """Put the cursor on a character."""
        self._entry.cursor_position = at

    def column(self, cells: int) -> int:
        """Return the column of the screen's line at which a text of ``cells`` ends, as far as it shows."""
        width = int(self._label.styles.width.value) if self._label.styles.width else 0
        return min(
            width + cells - int(self._entry.scroll_offset.x), max(0, self.app.size.width - 2)
        )

    def put_away(self) -> None:
        """Hide the prompt."""
        self.kind = ""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the screen what stands there now."""
        event.stop()
        if self.kind:
            self.post_message(self.Typed(self.kind, self.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell the screen that this is the answer."""
        event.stop()
        self.post_message(self.Answered(self.kind, self.value))

    def on__entry_wanted(self, message: _Entry.Wanted) -> None:
        """Ask the screen for completions."""
        message.stop()
        self.post_message(self.Wanted(self.kind, self.value, self._entry.cursor_position))

    def on__entry_moved(self, message: _Entry.Moved) -> None:
        """Tell the screen to move."""
        message.stop()
        self.post_message(self.Moved(self.kind, message.step))

    def on__entry_turned(self, message: _Entry.Turned) -> None:
        """Tell the screen that the other side is wanted."""
        message.stop()
        self.post_message(self.Turned(self.kind))

    def on__entry_given_up(self, message: _Entry.GivenUp) -> None:
        """Tell the screen that it was given up."""
        message.stop()
        self.post_message(self.GivenUp(self.kind))
