"""A page's text: its visible lines, then a mark, then what it says about itself, a line each.

The text is what is stored and what every offset refers to, so its form is fixed::

    Ferry talks collapse in Karsund
    By Mara Lind

    [page data]
    title: Ferry talks collapse in Karsund - The Islander
    meta og:site_name: The Islander

An article's text that stands only in the data has a line of its own below its key.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.capture.html.page_data import ARTICLE_BODY, Datum
from newsreader.capture.html.rendering import Block

#: Raised whenever the same bytes may be laid out differently.
VERSION = 1
#: The line between what a page shows and what it says about itself.
MARK = "[page data]"


class DataLine(NamedTuple):
    """A line of a page's data.

    Attributes:
        n: Number of the line in the text, from 1.
        start: First code point of the value.
        key: What it is.
        value: The value, equal to the text from ``start``.
    """

    n: int
    start: int
    key: str
    value: str

    @property
    def end(self) -> int:
        """One past the value's last code point."""
        return self.start + len(self.value)


class Layout(NamedTuple):
    """A text taken apart: where its visible lines end, the number of the mark's line, the data."""

    visible: int
    mark: int
    data: tuple[DataLine, ...]


def lay_out(blocks: Sequence[Block], data: Sequence[Datum]) -> str:
    """Return the text of a page; an article's text in its data is left out where it is visible."""
    visible = [block.text for block in blocks]
    lines = [
        f"{key}:\n{value}" if key.endswith(ARTICLE_BODY) else f"{key}: {value}"
        for key, value in data
        if not _repeats(key, value, visible)
    ]
    if not lines:
        return "".join(f"{line}\n" for line in visible)
    return "".join(f"{line}\n" for line in [*visible, "", MARK, *lines])


def take_apart(text: str) -> Layout:
    """Return where the visible part of a laid-out text ends, and its data."""
    mark = "\n" + MARK + "\n"
    at = text.rfind(mark)
    if at < 0:
        return Layout(len(text), 0, ())
    number = text.count("\n", 0, at + 1) + 1
    start = at + len(mark)
    data = []
    whole = ""
    for n, line in enumerate(text[start:].split("\n"), number + 1):
        key, colon, value = line.partition(": ")
        if whole:
            data.append(DataLine(n, start, whole, line))
            whole = ""
        elif line.endswith(ARTICLE_BODY + ":"):
            whole = line[:-1]
        elif colon:
            data.append(DataLine(n, start + len(key) + len(colon), key, value))
        start += len(line) + 1
    return Layout(at, number, tuple(data))


def _repeats(key: str, value: str, visible: Sequence[str]) -> bool:
    """Say whether an article's text in the data stands in the visible lines as well."""
    if not key.endswith(ARTICLE_BODY):
        return False
    words = value.split()
    seen = {word for line in visible for word in line.split()}
    pieces = list(zip(words, words[1:], words[2:], words[3:], strict=False))
    if len(pieces) < 8:
        return bool(words) and all(word in seen for word in words)
    held: set[tuple[str, str, str, str]] = set()
    for line in visible:
        row = line.split()
        held.update(zip(row, row[1:], row[2:], row[3:], strict=False))
    return 2 * sum(piece in held for piece in pieces) > len(pieces)
