"""A compact table from a text's identity to its number."""

from __future__ import annotations

from array import array

_FREE = 0xFFFFFFFF


class Identities:
    """Numbers of texts by their 64-bit identity: open addressing over two arrays.

    Sixteen to thirty bytes a text, where a dictionary of integers takes well over a hundred.
    """

    def __init__(self) -> None:
        self._identity = array("Q")
        self._slots = array("I", [_FREE]) * 1024

    def __len__(self) -> int:
        """How many texts have been numbered."""
        return len(self._identity)

    def get(self, identity: int) -> int | None:
        """Return the newest text with this identity."""
        number = self._slots[self._slot(identity)]
        return None if number == _FREE else number

    def add(self, identity: int) -> int:
        """Give the identity a new number, in place of an older one."""
        number = len(self._identity)
        self._identity.append(identity)
        if 2 * number > len(self._slots):
            self._grow()
        self._slots[self._slot(identity)] = number
        return number

    def _slot(self, identity: int) -> int:
        """Return the slot where the identity is, or would go."""
        mask = len(self._slots) - 1
        at = identity & mask
        while (number := self._slots[at]) != _FREE and self._identity[number] != identity:
            at = (at + 1) & mask
        return at

    def _grow(self) -> None:
        """Double the slots."""
        self._slots = array("I", [_FREE]) * (2 * len(self._slots))
        for number, identity in enumerate(self._identity):
            self._slots[self._slot(identity)] = number
