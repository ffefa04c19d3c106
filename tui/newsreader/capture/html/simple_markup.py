"""Plain, well-nested markup read without a tree, as most items of feeds have it; all else needs one.

What is read here is read just as :func:`newsreader.capture.html.rendering.blocks_of` reads it. Where a
parser would have anything to mend, nothing is read.
"""

from __future__ import annotations

import re
from html import unescape

_ATTRIBUTES = r"""(?:\s+[a-zA-Z][\w:.-]*(?:=(?:"[^"<>&]*"|'[^'<>&]*'|[^\s"'<>=`&/]+))?)*"""
_TAG = re.compile(rf"<(?:/([a-z][a-z0-9]*)|([a-z][a-z0-9]*){_ATTRIBUTES}\s*/?)>")
_BLOCKS = frozenset(["p", "div", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "h5", "h6"])
_INLINE = frozenset(
    ["b", "i", "em", "strong", "u", "span", "small", "sub", "sup", "a", "cite", "q"]
)
_DEEPEST = 30
#: What a block may stand in.
_AROUND = frozenset(["div", "ul", "ol", "li", "blockquote"])


def simple_lines(source: str) -> list[str] | None:
    """Return the visible lines of plain markup, or None where it is not plain."""
    if "\0" in source or "&#" in source:
        return None
    pieces = _TAG.split(source)
    if any("<" in text for text in pieces[::3]):
        return None
    reader = _Reader()
    reader.take(pieces[0])
    for at in range(1, len(pieces), 3):
        closed, opened = pieces[at], pieces[at + 1]
        if not (reader.close(closed) if closed else reader.open(opened)):
            return None
        reader.take(pieces[at + 2])
    reader.end_line()
    return reader.lines


class _Reader:
    """Lines gathered so far, and the tags that are open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._words: list[str] = []
        self._open: list[str] = []
        self._after_link = False

    def take(self, text: str) -> None:
        """Take a piece of text."""
        if text:
            self._words.append(unescape(text) if "&" in text else text)
            self._after_link = False

    def end_line(self) -> None:
        """Close the line that is being gathered."""
        if self._words:
            text = " ".join("".join(self._words).split())
            if text:
                self.lines.append(text)
            self._words.clear()

    def open(self, tag: str) -> bool:
        """Open a tag; whether a parser would do just that."""
        top = self._open[-1] if self._open else "div"
        if tag == "br":
            self.end_line()
            return True
        if tag == "img":
            return True
        if tag in _BLOCKS:
            if top not in _AROUND or (tag == "li") != (top in ("ul", "ol")):
                return False
            self.end_line()
        elif tag not in _INLINE or tag in self._open or top in ("ul", "ol"):
            return False
        elif tag == "a" and self._after_link:
            self._words.append(" ")  # two links side by side are two things
        self._open.append(tag)
        return len(self._open) <= _DEEPEST

    def close(self, tag: str) -> bool:
        """Close a tag; whether it is the one that is open."""
        if not self._open or self._open.pop() != tag:
            return False
        if tag in _BLOCKS:
            self.end_line()
        elif tag == "a":
            self._after_link = True
        return True
