"""Keys as people write them in a configuration, and those no terminal can be trusted with."""

from __future__ import annotations

import re

#: Keys with names, by what people may call them.
_NAMED = {
    "enter": "Enter", "return": "Enter", "esc": "Esc", "escape": "Esc", "tab": "Tab",
    "space": "Space", "pagedown": "PageDown", "pageup": "PageUp", "home": "Home", "end": "End",
    "up": "Up", "down": "Down", "left": "Left", "right": "Right",
}  # fmt: skip
#: Control keys that some terminal keeps for itself or sends as another key.
_EATEN = {
    "h": "is Backspace in many terminals",
    "i": "is Tab",
    "j": "is Enter in many terminals",
    "m": "is Enter",
    "q": "is kept by the terminal (flow control)",
    "s": "is kept by the terminal (flow control)",
    "c": "always leaves the reader",
    "z": "always goes to the shell",
}
_FUNCTION = re.compile(r"f\d{1,2}", re.IGNORECASE)


class UnusableKeyError(ValueError):
    """A key that cannot be used; its text is the rest of a sentence that begins with the key."""


def read_sequence(text: str, *, digits: bool = False) -> str:
    """Return a key sequence as the table writes it: "gd", "g d" -> "g d"; "Ctrl+D" -> "ctrl+d".

    Args:
        text: What was written.
        digits: Whether a sequence may begin with a digit (where digits are no counts).

    Raises:
        UnusableKeyError: A key is none, or no terminal sends it reliably.
    """
    keys = [key for word in text.split() for key in _keys(word)]
    if not keys:
        raise UnusableKeyError("is no key")
    if keys[0].isdigit() and keys != ["0"] and not digits:  # no count begins with 0
        raise UnusableKeyError("begins with a digit; digits are counts")
    if "Esc" in keys[1:]:
        raise UnusableKeyError("has Esc inside, and Esc gives a sequence up")
    return " ".join(keys)


def _keys(word: str) -> list[str]:
    """Return the keys of one word: a key with a name, a control key, or characters typed in a row."""
    lower = word.lower()
    if lower in _NAMED:
        return [_NAMED[lower]]
    modifier, plus, key = lower.rpartition("+")
    if plus and modifier and key:
        return [_control(modifier, key)]
    if len(word) > 1 and _FUNCTION.fullmatch(word):
        raise UnusableKeyError("is a function key, and some terminal eats it")
    if not all(" " < character <= "~" for character in word):
        raise UnusableKeyError("is not on every keyboard; any printable ASCII key can be used")
    return list(word)


def _control(modifier: str, key: str) -> str:
    """Return a key pressed with others; only ctrl and a letter is safe."""
    if modifier not in ("ctrl", "control"):
        raise UnusableKeyError(f"needs {modifier}, and some terminal eats it")
    if not ("a" <= key <= "z"):
        raise UnusableKeyError("is not a letter with ctrl; terminals send no other reliably")
    if key in _EATEN:
        raise UnusableKeyError(_EATEN[key])
    return f"ctrl+{key}"
