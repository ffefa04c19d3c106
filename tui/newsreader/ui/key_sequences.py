"""From keys to commands: sequences, counts and a time-out. Textual has none of these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsreader.domain.commands import COMMANDS, Command

#: Seconds after which a pending sequence is given up.
TIMEOUT = 1.5
#: Seconds after which its possible continuations are shown.
HINT_AFTER = 0.3

_NAMES = {
    "enter": "Enter",
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
    """A whole sequence: its command, and how often (None where no count was typed)."""

    command: Command
    count: int | None


@dataclass(frozen=True, slots=True)
class Pending:
    """The beginning of a sequence, and the keys that can follow with what they do."""

    typed: str
    continuations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Keys that mean nothing here."""

    typed: str


def key_name(key: str, character: str | None) -> str:
    """Return the name the table uses for a key event ("G", "Space", "ctrl+d", "PageDown")."""
    if key in _NAMES:
        return _NAMES[key]
    if character is not None and character.isprintable() and not key.startswith("ctrl+"):
        return character
    return key


class Resolver:
    """Collects keys until they make a command of the pane that has the focus."""

    def __init__(self, commands: Iterable[Command] = COMMANDS) -> None:
        self._tables: dict[str, dict[tuple[str, ...], Command]] = {}
        for command in commands:
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

    def feed(self, key: str, where: str) -> Resolved | Pending | Unknown:
        """Take one key in the pane ``where``."""
        table = self._tables.get(where, {})
        if not self._typed and (key in "123456789" or (key == "0" and self._count)):
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
            return Resolved(command, count)
        following = [(keys, c) for keys, c in table.items() if keys[: len(typed)] == typed]
        if following:
            self._typed = typed
            return Pending(
                self._count + "".join(typed),
                tuple((keys[len(typed)], c.title) for keys, c in following),
            )
        shown = self._count + "".join(typed)
        self.clear()
        return Unknown(shown)

    def clear(self) -> None:
        """Give up what was typed so far."""
        self._typed = ()
        self._count = ""
