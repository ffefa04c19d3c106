"""Words and marks of a text, with their spans."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

_WORD = re.compile(
    r"[A-Za-z]{2,}+(?![\w'’\-‑])"  # most words; the next forms find them as well, at a quarter more
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+[^\W\d_]?"  # U.S., U.N.
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b%?"  # 17, 1,019, 10:05, 3rd
    r"|[^\W_]+(?:['’\-‑][^\W_]+)*"  # words, inner apostrophes and hyphens
)
_TOKEN = re.compile(_WORD.pattern + r"|[^\w\s]|_")


#: Makes a tuple of a class without calling into it; tokens are made by the million.
_made = tuple.__new__


class Token(NamedTuple):
    """A word or a mark, as written, at a half-open span."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        """Whether the token has a letter or digit."""
        return self.text[0].isalnum()


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split ``text[start:end]`` into words and marks; offsets refer to the whole ``text``."""
    stop = len(text) if end is None else end
    return [_made(Token, (m.start(), m.end(), m[0])) for m in _TOKEN.finditer(text, start, stop)]


def has_words(text: str, start: int, end: int, least: int) -> bool:
    """Say whether ``text[start:end]`` has at least so many words, one or more."""
    return next(islice(_WORD.finditer(text, start, end), least - 1, None), None) is not None


def word_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words of ``text[start:end]`` stand; cheaper than :func:`words`."""
    return [m.span() for m in _WORD.finditer(text, start, end)]


def written_words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return the words of ``text[start:end]`` as written, without their places."""
    found: list[str] = _WORD.findall(text, start, len(text) if end is None else end)
    return found


def words(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Like :func:`tokenise`, words and numbers only."""
    stop = len(text) if end is None else end
    return [_made(Token, (m.start(), m.end(), m[0])) for m in _WORD.finditer(text, start, stop)]
