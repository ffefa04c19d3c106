"""Completion of queries: what stands at the cursor, and the texts that may stand there."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsreader.domain.query_language import FIELDS
from newsreader.search.rendering import quoted

_BARE = re.compile(r'(?!//)[^\s()"]+')


class Place(NamedTuple):
    """What is being typed.

    Attributes:
        start: Where the word or value to complete begins.
        field: The field whose value it is, or an empty string.
        typed: What of it is there.
    """

    start: int
    field: str
    typed: str


def place_of(text: str, cursor: int) -> Place:
    """Return what stands before the cursor: a word, or a field's value, quoted or not."""
    before = text[:cursor]
    quotes = [m.start() for m in re.finditer(r'(?<!\\)"', before)]
    if len(quotes) % 2:  # within quotation marks, where spaces and brackets are letters
        start, typed = quotes[-1], before[quotes[-1] + 1 :]
        head = before[:start]
    else:
        match = re.search(r"[^\s()]*\Z", before)
        start = match.start() if match else cursor
        start += len(before[start:]) - len(before[start:].lstrip("-"))
        head, typed = before[:start], before[start:]
        name, colon, value = typed.partition(":")
        if colon and name in FIELDS:
            return Place(start + len(name) + 1, name, value)
        return Place(start, "", typed)
    field = re.search(r"([a-z]+(?:-[a-z]+)*):\Z", head)
    return Place(start, field[1] if field and field[1] in FIELDS else "", typed)


def fields_like(typed: str) -> list[str]:
    """Return the fields whose names begin so, with their colons."""
    return [f"{name}:" for name in FIELDS if name.startswith(typed)]


def written(value: str) -> str:
    """Return a value as it is typed behind its field."""
    return value if _BARE.fullmatch(value) else quoted(value)
