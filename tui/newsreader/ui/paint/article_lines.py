"""The lines of an article: all of them counted and placed, each painted when it is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import overload

from newsreader.domain.spans import Span
from newsreader.text.flow import Flow
from newsreader.ui.paint.palette import Piece


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One line of the article pane.

    Attributes:
        pieces: What is painted.
        span: The stretch of the decoded text it shows, or None.
        mark: Number of the margin mark that begins here, or None.
    """

    pieces: tuple[Piece, ...]
    span: Span | None = None
    mark: int | None = None


class PaintedLines:
    """Lines that are painted already and show nothing of the text: our own words, folds, blank ones."""

    extent: Span | None = None

    def __init__(self, lines: Sequence[ArticleLine]) -> None:
        self._lines = lines
        self.marks = {at: line.mark for at, line in enumerate(lines) if line.mark is not None}

    def __len__(self) -> int:
        return len(self._lines)

    def span(self, at: int) -> Span | None:
        """Return nothing: no line here shows any of the text."""
        return None

    def line(self, at: int) -> ArticleLine:
        """Return one line."""
        return self._lines[at]


class WrappedLines:
    """Text that is wrapped, and painted by the line.

    Attributes:
        marks: Which margin mark begins on a line, by the line's number in here.
    """

    def __init__(
        self,
        spans: Sequence[Span],
        flow: Flow,
        lead: Callable[[int], Piece],
        words: Callable[[Span], Iterable[Piece]],
        marks: Mapping[int, int] | None = None,
    ) -> None:
        """Take wrapped text.

        Args:
            spans: Its lines in the flowed text, at least one.
            flow: The way back to the text as it came.
            lead: Says what stands left of a line, by its number.
            words: Paints the words of a line.
            marks: As the attribute.
        """
        self._spans = spans
        self._flow = flow
        self._lead = lead
        self._words = words
        self.marks: Mapping[int, int] = marks or {}

    def __len__(self) -> int:
        return len(self._spans)

    @cached_property
    def extent(self) -> Span | None:
        """From the first code point shown to behind the last, in the decoded text."""
        return self._flow.back(Span(self._spans[0].start, self._spans[-1].end))

    def span(self, at: int) -> Span | None:
        """Return what a line shows of the decoded text."""
        return self._flow.back(self._spans[at])

    def letter(self, at: int, offset: int) -> int:
        """Return which letter of a line shows the code point at ``offset``, or would if it began before."""
        span = self._spans[at]
        return min(max(0, self._flow.flowed_offset(offset) - span.start), span.end - span.start)

    def offset(self, at: int, letter: int) -> int:
        """Return where a letter of a line stands in the decoded text."""
        return self._flow.raw_offset(self._spans[at].start + letter)

    def line(self, at: int) -> ArticleLine:
        """Paint one line."""
        span = self._spans[at]
        pieces = (self._lead(at), *self._words(span))
        return ArticleLine(pieces, self._flow.back(span), self.marks.get(at))


Part = PaintedLines | WrappedLines


class ArticleLines(Sequence[ArticleLine]):
    """All lines of an article, top to bottom."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts = [part for part in parts if len(part)]
        self._firsts = [0, *accumulate(map(len, self._parts))]
        self._painted: dict[int, ArticleLine] = {}

    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, at: int) -> ArticleLine: ...
    @overload
    def __getitem__(self, at: slice) -> list[ArticleLine]: ...
    def __getitem__(self, at: int | slice) -> ArticleLine | list[ArticleLine]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        line = self._painted.get(at)
        if line is None:
            part, inside = self._place(at)
            line = self._painted[at] = part.line(inside)
        return line

    def span(self, at: int) -> Span | None:
        """Return what a line shows of the decoded text; it is not painted for that."""
        part, inside = self._place(at)
        return part.span(inside)

    def mark(self, at: int) -> int | None:
        """Return the margin mark that begins on a line; it is not painted for that."""
        part, inside = self._place(at)
        return part.marks.get(inside)

    def line_of(self, offset: int) -> int:
        """Return the first line that shows the code point at ``offset``, else the last that begins before it."""
        found = 0
        for first, part in zip(self._firsts, self._parts, strict=False):
            extent = part.extent
            if extent is None or extent.start > offset:
                continue
            starts = [span.start for at in range(len(part)) if (span := part.span(at))]
            inside = bisect_right(starts, offset) - 1
            found = first + inside
            span = part.span(inside)
            if span is not None and offset < span.end:
                break
        return found

    @cached_property
    def marks(self) -> dict[int, int]:
        """The line on which each margin mark that is shown begins."""
        lines: dict[int, int] = {}
        for first, part in zip(self._firsts, self._parts, strict=False):
            for at, mark in part.marks.items():
                lines.setdefault(mark, first + at)
        return lines

    def words(self, at: int) -> str:
        """Return the article's words on a line as they are painted; empty where it shows none."""
        line = self[at]
        return "".join(piece.text for piece in line.pieces[1:]) if line.span is not None else ""

    def letter(self, at: int, offset: int) -> int:
        """Return which letter of a line shows the code point at ``offset``, or the nearest; 0 without text."""
        part, inside = self._place(at)
        return part.letter(inside, offset) if isinstance(part, WrappedLines) else 0

    def offset(self, at: int, letter: int) -> int:
        """Return where a letter of a line that shows text stands in the decoded text."""
        part, inside = self._place(at)
        assert isinstance(part, WrappedLines)
        return part.offset(inside, letter)

    def paragraph(self, at: int) -> range:
        """Return the numbers of the lines that stand together with a line."""
        number = bisect_right(self._firsts, at) - 1
        return range(self._firsts[number], self._firsts[number + 1])

    def show(self, offset: int) -> bool:
        """Say whether a line shows the code point at ``offset``."""
        at = bisect_right(self._shown, (offset + 1,)) - 1
        return at >= 0 and offset < self._shown[at][1]

    @cached_property
    def _shown(self) -> list[tuple[int, ...]]:
        """The stretches of the decoded text that are shown, in order, none touching another."""
        joined: list[tuple[int, ...]] = []
        for start, end in sorted(self._spans()):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        return joined

    def _spans(self) -> Iterator[Span]:
        for part in self._parts:
            for at in range(len(part)):
                span = part.span(at)
                if span is not None:
                    yield span

    def _place(self, at: int) -> tuple[Part, int]:
        """Return the part a line is in, and its number in there."""
        number = bisect_right(self._firsts, at) - 1
        return self._parts[number], at - self._firsts[number]
