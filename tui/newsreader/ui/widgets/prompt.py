"""A line to type into: search, filter, tag, note, find."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from newsreader.ui.paint.palette import Palette, Piece, Role
from newsreader.ui.widgets.line import TextLine


class _Entry(Input):
    """The input itself: Esc and ctrl+c give up instead of editing."""

    DEFAULT_CSS = """
    _Entry { height: 1; border: none; padding: 0; background: ansi_default; color: ansi_default; }
    _Entry:focus { border: none; }
    """

    @dataclass
    class GivenUp(Message):
        """Esc was pressed."""

    def on_key(self, event: events.Key) -> None:
        """Give up at Esc."""
        if event.key in ("escape", "ctrl+c"):
            event.stop()
            event.prevent_default()
            self.post_message(self.GivenUp())


class Prompt(Horizontal):
    """Asks for a line. Esc gives up; Enter answers; while typing it says so after every key."""

    DEFAULT_CSS = "Prompt { height: 1; }"

    @dataclass
    class Typed(Message):
        """The text changed."""

        kind: str
        text: str

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

    def compose(self) -> ComposeResult:
        """What is asked for, then the text."""
        yield self._label
        yield self._entry

    @property
    def value(self) -> str:
        """What stands there."""
        return self._entry.value

    @value.setter
    def value(self, text: str) -> None:
        self._entry.value = text
        self._entry.cursor_position = len(text)

    def ask(self, kind: str, text: str = "", hint: str = "") -> None:
        """Show the prompt and take the keys."""
        self.kind = ""
        self.value = text
        self._entry.placeholder = hint
        label = " / " if kind in ("search", "find") else f" {kind}: "
        self._label.styles.width = len(label)
        self._label.show([Piece(label, Role.KEY)])
        self.kind = kind
        self.display = True
        self._entry.focus()

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

    def on__entry_given_up(self, message: _Entry.GivenUp) -> None:
        """Tell the screen that it was given up."""
        message.stop()
        self.post_message(self.GivenUp(self.kind))
