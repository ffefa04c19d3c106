"""A line to type into: search, filter, tag, note, command."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input


class Prompt(Input, inherit_bindings=True):
    """Asks for a line. Esc gives up; Enter answers; while typing it says so after every key."""

    DEFAULT_CSS = """
    Prompt { height: 1; border: none; padding: 0; background: ansi_default; color: ansi_default; }
    Prompt:focus { border: none; }
    """

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

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.display = False
        self.kind = ""

    def ask(self, kind: str, text: str = "", hint: str = "") -> None:
        """Show the prompt and take the keys."""
        self.kind = ""
        self.value = text
        self.cursor_position = len(text)
        self.placeholder = hint
        self.kind = kind
        self.display = True
        self.focus()

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

    def on_key(self, event: events.Key) -> None:
        """Esc and ctrl+c give up."""
        if event.key in ("escape", "ctrl+c"):
            event.stop()
            event.prevent_default()
            self.post_message(self.GivenUp(self.kind))
