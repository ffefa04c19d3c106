"""What a reader decided about a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Triage:
    """A document's state; every change of it is one undoable command.

    Attributes:
        read: Read, by opening and reading on or by saying so.
        starred: Kept on purpose.
        later: Put off.
        dropped: Dismissed.
        tags: Reader's own words, sorted.
        note: Reader's own text.
    """

    read: bool = False
    starred: bool = False
    later: bool = False
    dropped: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
