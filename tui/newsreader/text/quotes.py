"""Quoted spans: the inside of quotation marks, in any of the usual styles."""

from __future__ import annotations

import re

from newsreader.domain.spans import Span

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_OPENER = re.compile("[“„«‘\"']")


def _opens(text: str, at: int) -> bool:
    """Say whether the mark at ``at`` can open a quotation: it follows a space or an opening mark.

    A double mark may follow a stop as well where a space was lost (``meeting."We``): it is only asked
    about outside quotations, so it closes none.
    """
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    glued = before in ".,!?" and not (text[at] in '"“' and after.isalnum())
    return not (before.isalnum() or glued) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    """Say whether the mark at ``at`` can close one: an apostrophe inside a word cannot."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()


def quoted_spans(
    text: str, start: int = 0, end: int | None = None, *, wrapped: bool = False
) -> list[Span]:
    """Find the insides of outermost quotations in ``text[start:end]``, marks left out.

    A quotation does not cross a line break, unless the text is ``wrapped``: one paragraph whose
    line breaks are white space. One that is never closed (press style: each paragraph
    of a long quote opens, only the last closes) runs to the end of its line when it opened with a
    double mark. Apostrophes are not quotation marks.

    Returns:
        Spans in order, not overlapping, none empty.
    """
    stop = len(text) if end is None else end
    spans: list[Span] = []
    at = start
    while found := _OPENER.search(text, at, stop):
        at, mark = found.start(), found.group()
        closers = _CLOSERS[mark]
        if not _opens(text, at):
            at += 1
            continue
        line_end = -1 if wrapped else text.find("\n", at, stop)
        line_end = stop if line_end < 0 else line_end
        close = _find_close(text, at + 1, line_end, mark, closers)
        if close < 0:
            if mark in "'‘":
                at += 1
                continue
            close = line_end
        inside = text[at + 1 : close]
        left = at + 1 + len(inside) - len(inside.lstrip())
        right = left + len(inside.strip())
        if right > left:
            spans.append(Span(left, right))
        at = close + 1
    return spans


def _find_close(text: str, start: int, end: int, mark: str, closers: str) -> int:
    """Return where the quotation that opened with ``mark`` closes, or -1."""
    depth = 0
    for at in range(start, end):
        char = text[at]
        if char == mark and mark not in closers and _opens(text, at):
            depth += 1
        elif char in closers and _closes(text, at):
            if depth == 0:
                return at
            depth -= 1
    return -1
