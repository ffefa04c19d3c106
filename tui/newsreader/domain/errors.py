"""Errors whose text is a sentence for the user."""

from __future__ import annotations


class NewsreaderError(Exception):
    """Something the user can understand and act on; ``str()`` is a whole sentence."""


class InputError(NewsreaderError):
    """One input could not be taken; the others still are.

    Attributes:
        path: The input as the user named it.
        reason: What was wrong, without the path.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UsageError(NewsreaderError):
    """The command was called in a way it does not understand."""


class LibraryError(NewsreaderError):
    """The library cannot be used: newer, damaged, foreign or unreachable."""


class ReadOnlyError(LibraryError):
    """The library can be read but not written."""
