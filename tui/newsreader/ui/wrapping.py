"""Wrapping text to cells while keeping its offsets."""

from __future__ import annotations

import re

from rich.cells import cell_len

from newsreader.domain.spans import Span

#: Letters and marks of one cell each, as most news is written in: their cells need no looking up.
_NARROW = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u0482\u2010-\u2027\u2030-\u205e\u2500-\u257f€]*"
)


def is_narrow(text: str) -> bool:
    """Say whether a text is known to be of letters of one cell each."""
    return _NARROW.fullmatch(text) is not None


def wrap(text: str, start: int, end: int, width: int) -> list[Span]:
    """Break ``text[start:end]`` into lines of at most ``width`` cells, at spaces where there are any.

    A word wider than the line is cut. Spaces at a break belong to no line.

    Returns:
        Spans in order; joined with the white space between them they are the text.
    """
    width = max(2, width)
    words = text[start:end].rstrip()
    end = start + len(words)  # so that a line can begin wherever one is looked for
    ascii_only = words.isascii()
    if words.isprintable() if ascii_only else is_narrow(words):
        return _wrap_narrow(text, start, end, width)
    lines: list[Span] = []
    at = start
    while at < end:
        while text[at].isspace():
            at += 1
        stop = min(end, at + width) if ascii_only else _fit(text, at, end, width)
        if stop < end and not text[stop].isspace():
            space = _last_space(text, at, stop)
            if space > at:
                stop = space
        lines.append(Span(at, _trimmed(text, at, stop)))
        at = stop
    return lines


def _wrap_narrow(text: str, start: int, end: int, width: int) -> list[Span]:
    """Break a stretch of letters of one cell each; the only white space among these is the blank."""
    lines, at, rfind = [], start, text.rfind
    while at < end and text[at] == " ":
        at += 1
    while at < end - width:
        stop = rfind(" ", at, at + width + 1)
        if stop < 0:
            stop = at + width
        shown = stop
        while text[shown - 1] == " ":
            shown -= 1
        lines.append(Span(at, shown))
        at = stop
        while text[at] == " ":
            at += 1
    if at < end:
        lines.append(Span(at, end))
    return lines


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where ``text[start:end]`` ends without the white space at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _last_space(text: str, start: int, end: int) -> int:
    """Return where the last word before ``end`` begins to be spaced off, or ``start``."""
    for at in range(end - 1, start, -1):
        if text[at].isspace():
            return at
    return start


def _fit(text: str, start: int, end: int, width: int) -> int:
    """Return how far the text fits into ``width`` cells; at least one code point."""
    most = min(end, start + width)
    narrow = _NARROW.match(text, start, most)
    at = narrow.end() if narrow else start
    used = at - start
    while at < end:
        used += cell_len(text[at])
        if used > width and at > start:
            return at
        at += 1
    return end


def cut(text: str, width: int) -> str:
    """Return ``text`` cut to ``width`` cells, with an ellipsis where something was cut."""
    if text.isascii() and len(text) <= width:
        return text
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    kept = text[: _fit(text, 0, len(text), width - 1)].rstrip()
    return (kept if cell_len(kept) < width else "") + "…"


def pad(text: str, width: int) -> str:
    """Return ``text`` cut or filled with spaces to exactly ``width`` cells."""
    short = cut(text, width)
    return short + " " * (width - cell_len(short))
