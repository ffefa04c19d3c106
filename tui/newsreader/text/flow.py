"""Text with line breaks taken out of its paragraphs, and the way back to the text as it came."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from newsreader.domain.spans import Span

_BREAK = re.compile(r"[\r\n]\s*")
#: A word cut at its hyphen goes on without a space: "well-" and "known" are "well-known".
_CUT = re.compile(r"[^\W_][-‑]$")
#: What follows a hyphen that cuts no word: "the pre- and post-war years".
_HUNG = re.compile(r"(?:and|or|to|und|oder|og|eller|och|et|ou|y|o)\b")


class Flow:
    """A text in which breaks are one space each (none behind a hyphen that cuts a word).

    Attributes:
        text: The text with the breaks replaced; the same object where there are none.
    """

    def __init__(self, content: str, breaks: Sequence[Span]) -> None:
        """Replace ``breaks``: stretches of white space in order, not overlapping."""
        pieces: list[str] = []
        self._flowed = [0]
        self._raw = [0]
        self._has_breaks = bool(breaks)
        at = size = 0
        for gap in breaks:
            piece = content[at : gap.start]
            joint = "" if _is_cut(content, max(at, gap.start - 2), gap) else " "
            pieces += [piece, joint]
            size += len(piece) + len(joint)
            at = gap.end
            self._flowed.append(size)
            self._raw.append(at)
        self.text = "".join([*pieces, content[at:]]) if breaks else content

    def back(self, span: Span) -> Span:
        """Return where a stretch of the flowed text stands in the text as it came."""
        if not self._has_breaks:
            return span if span.start <= span.end else Span(span.start, span.start)
        if span.start >= span.end:
            at = self.raw_offset(span.start)
            return Span(at, at)
        return Span(self.raw_offset(span.start), self.raw_offset(span.end - 1) + 1)

    def into(self, span: Span) -> Span:
        """Return where a stretch of the text as it came stands in the flowed text."""
        if not self._has_breaks:
            return span if span.start <= span.end else Span(span.start, span.start)
        start = self.flowed_offset(span.start)
        return Span(start, max(start, self.flowed_offset(span.end)))

    def raw_offset(self, at: int) -> int:
        """Return where the code point at ``at`` of the flowed text came from."""
        n = bisect_right(self._flowed, at) - 1
        return self._raw[n] + at - self._flowed[n]

    def flowed_offset(self, at: int) -> int:
        """Return where the code point at ``at`` of the text as it came went; breaks to their space."""
        n = bisect_right(self._raw, at) - 1
        after = self._flowed[n] + at - self._raw[n]
        if n + 1 < len(self._flowed):
            after = min(after, self._flowed[n + 1])
        return after


def _is_cut(content: str, start: int, gap: Span) -> bool:
    """Say whether the break ``gap`` goes through a hyphenated word."""
    return (
        _CUT.search(content, start, gap.start) is not None
        and content[gap.end : gap.end + 1].isalnum()
        and _HUNG.match(content, gap.end) is None
    )


def flowed(content: str, spans: Iterable[Span]) -> Flow:
    """Return ``content`` with the line breaks inside each of ``spans`` replaced.

    Args:
        content: Any text.
        spans: Paragraphs and the like, in order and not overlapping.
    """
    breaks = []
    for span in spans:
        if not _has_break(content, span):  # most paragraphs, and sooner seen so
            continue
        for match in _BREAK.finditer(content, span.start, span.end):
            start = match.start()
            while start > span.start and content[start - 1].isspace():
                start -= 1
            breaks.append(Span(start, match.end()))
    return Flow(content, breaks)


def _has_break(content: str, span: Span) -> bool:
    """Say whether a line ends within a stretch."""
    return content.find("\n", *span) >= 0 or content.find("\r", *span) >= 0


def on_one_line(text: str) -> str:
    """Return ``text`` with its line breaks replaced, as :func:`flowed` does."""
    return flowed(text, [Span(0, len(text))]).text
