"""A wrapped page read as if every paragraph, title and box of it stood on one line.

All rules read lines. So they read a copy of the page in which the lines of a block are joined, and
what they find is taken back to the text as it came.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from newsreader.capture.lines import line_spans
from newsreader.capture.wrapping import wrapped_blocks
from newsreader.domain.captures import WRAPPED, Label, Line
from newsreader.domain.fields import Evidence, Field
from newsreader.domain.spans import Span
from newsreader.text.flow import Flow

_T = TypeVar("_T")


class Unwrapped:
    """The lines of a capture, those of one wrapped block joined.

    Attributes:
        text: The text to read; the capture's own where nothing is wrapped.
        spans: Its lines.
    """

    def __init__(self, content: str) -> None:
        self._content = content
        self._raw_spans = line_spans(content)
        self._starts = [span.start for span in self._raw_spans]
        blocks = wrapped_blocks(content, self._raw_spans)
        self._flow = Flow(content, _breaks(content, self._raw_spans, blocks))
        self.text = self._flow.text
        self.spans = line_spans(self.text) if blocks else self._raw_spans

    @property
    def is_wrapped(self) -> bool:
        """Whether any block was joined."""
        return self.spans is not self._raw_spans

    def lines(self, joined: Sequence[Line]) -> tuple[Line, ...]:
        """Return the capture's lines with the labels that the joined ones have."""
        if not self.is_wrapped:
            return tuple(joined)
        firsts = [self._line_of(self._flow.raw_offset(line.start)) for line in joined]
        lines: list[Line] = []
        for n, span in enumerate(self._raw_spans):
            at = bisect_right(firsts, n) - 1
            line = joined[at]
            if not span.slice(self._content).strip():
                lines.append(Line(n + 1, span.start, span.end, Label.BLANK, 1.0, "blank"))
                continue
            rule = line.rule if firsts[at] == n else WRAPPED
            lines.append(Line(n + 1, span.start, span.end, line.label, line.confidence, rule))
        return tuple(lines)

    def field(self, field: Field[_T] | None) -> Field[_T] | None:
        """Return a field with its evidence taken back: the line is the one where it starts."""
        if field is None or not self.is_wrapped:
            return field
        return replace(field, evidence=tuple(self._evidence(e) for e in field.evidence))

    def fields(self, fields: Sequence[Field[_T]]) -> tuple[Field[_T], ...]:
        """Return several fields with their evidence taken back."""
        return tuple(back for field in fields if (back := self.field(field)) is not None)

    def span(self, span: Span) -> Span:
        """Return a span of ``text`` taken back."""
        return self._flow.back(span) if self.is_wrapped else span

    def _evidence(self, found: Evidence) -> Evidence:
        span = self._flow.back(Span(found.start, found.end))
        return Evidence(self._line_of(span.start) + 1, span.start, span.end, found.rule)

    def _line_of(self, offset: int) -> int:
        """Return the line, from 0, that the code point at ``offset`` stands on."""
        return bisect_right(self._starts, offset) - 1


def _breaks(content: str, spans: Sequence[Span], blocks: Sequence[tuple[int, int]]) -> list[Span]:
    """Return the white space between the lines of each block."""
    breaks: list[Span] = []
    for first, last in blocks:
        end = -1
        for span in spans[first : last + 1]:
            raw = span.slice(content)
            text = raw.strip()
            if not text:
                continue
            start = span.start + len(raw) - len(raw.lstrip())
            if end >= 0:
                breaks.append(Span(end, start))
            end = start + len(text)
    return breaks
