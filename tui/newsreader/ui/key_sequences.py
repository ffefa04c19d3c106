"""From keys to commands: sequences, counts and a time-out. Textual has none of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from newsreader.domain.commands import Command
from newsreader.domain.keymaps import DEFAULT, Keymap

#: Seconds after which a pending sequence is given up: enough to read what can follow.
TIMEOUT = 5.0
#: Seconds after which its possible continuations are shown.
HINT_AFTER = 0.3

_NAMES = {
    "enter": "Enter",
    "ctrl+j": "Enter",  # typed before the terminal was the reader's
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "pagedown": "PageDown",
    "pageup": "PageUp",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A whole sequence: its command, how often (None where no count was typed), and its last key."""

    command: Command
    count: int | None
    key: str = ""


class Pending(NamedTuple):
    """The beginning of a sequence, and the keys that can follow with the commands they make."""

    typed: str
    continuations: tuple[tuple[str, str], ...]


class Unknown(NamedTuple):
    """Keys that mean nothing here."""

    typed: str


class Absent(NamedTuple):
    """A key that has no counterpart here, and the sentence that says what is nearest."""

    sentence: str


#: What a key leads to.
Answer = Resolved | Pending | Unknown | Absent


def key_name(key: str, character: str | None) -> str:
    """Return the name the table uses for a key event ("G", "Space", "ctrl+d", "PageDown")."""
    if key in _NAMES:
        return _NAMES[key]
    if character is not None and character.isprintable() and not key.startswith("ctrl+"):
        return character
    return key


class Resolver:
    """Collects keys until they make a command of the pane that has the focus."""

    def __init__(self, keymap: Keymap = DEFAULT) -> None:
        self._keymap = keymap
        self._tables: dict[str, dict[tuple[str, ...], Command]] = {}
        for command in keymap.commands:
            for where in command.where:
                table = self._tables.setdefault(where, {})
                for sequence in command.keys:
                    table[tuple(sequence.split())] = command
        self._typed: tuple[str, ...] = ()
        self._count = ""

    @property
    def waiting(self) -> bool:
        """Whether a sequence or a count has begun."""
        return bool(self._typed or self._count)

    def feed(self, key: str, where: str) -> Answer:
        """Take one key in the pane ``where``."""
        table = self._tables.get(where, {})
        counted = self._keymap.counts and not self._typed
        if counted and (key in "123456789" or (key == "0" and self._count)):
            self._count = (self._count + key)[:6]
            return Pending(self._count, ())
        if key == "Esc" and self.waiting:
            self.clear()
            return Unknown("")
        typed = (*self._typed, key)
        command = table.get(typed)
        if command is not None:
            count = int(self._count) if self._count else None
            self.clear()
            return Resolved(command, count, key)
        following = [(keys, c) for keys, c in table.items() if keys[: len(typed)] == typed]
        if following:
            self._typed = typed
            return Pending(
                self._count + "".join(typed),
                tuple(("".join(keys[len(typed) :]), c.name) for keys, c in following),
            )
        shown = self._count + "".join(typed)
        self.clear()
        sentence = self._keymap.absent.get((where, shown))
        return Unknown(shown) if sentence is None else Absent(sentence)

    def clear(self) -> None:
        """Give up what was typed so far."""
        self._typed = ()
        self._count = ""
