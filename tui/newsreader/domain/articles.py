"""Articles: captures as understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsreader.domain.captures import BODY_LABELS, NAMED_LABELS, WRAPPED, Label, Line
from newsreader.domain.fields import Field, Published
from newsreader.domain.spans import Span


class Block(NamedTuple):
    """A line, or the lines of one wrapped paragraph: their label and trimmed span."""

    label: Label
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """A capture as understood. What is not known is None, never invented.

    Attributes:
        id: "a" and 16 hex digits of the capture's SHA-256.
        content: The whole decoded text; every offset refers to it.
        lines: All lines; their spans join to ``content``.
        paragraphs: Body and subheadings, trimmed, in order. Of a page wrapped at a fixed width a
            paragraph is one span, from its first line's first code point to its last line's last;
            the line breaks inside it are white space.
        outlet: Who publishes.
        headline: The story's headline.
        standfirst: The summary under the headline.
        byline: Names joined by "; ", without "By".
        dateline: Place (and date) the story opens with.
        published: When, with precision and zone.
        wire: Agencies credited, in order of appearance.
        attributed: Other outlets named as the source of facts ("per AP News").
        slug: The agency's slug line.
        notice: "correction", "kill", "embargo" or "update".
        url: A permalink printed on the page.
        language: ISO 639-1 code, or "und".
    """

    id: str
    content: str
    lines: tuple[Line, ...]
    paragraphs: tuple[Span, ...]
    outlet: Field[str] | None = None
    headline: Field[str] | None = None
    standfirst: Field[str] | None = None
    byline: Field[str] | None = None
    dateline: Field[str] | None = None
    published: Field[Published] | None = None
    wire: tuple[Field[str], ...] = ()
    attributed: tuple[Field[str], ...] = ()
    slug: Field[str] | None = None
    notice: Field[str] | None = None
    url: Field[str] | None = None
    language: str = "und"

    @property
    def text(self) -> str:
        """The story's own words: the paragraphs joined by a blank line."""
        return "\n\n".join(self.content[s.start : s.end] for s in self.paragraphs)

    @property
    def words(self) -> int:
        """How many words the paragraphs have, counted at white space."""
        return sum(len(self.content[s.start : s.end].split()) for s in self.paragraphs)

    def blocks(self) -> Iterator[Block]:
        """Yield the non-blank lines in order, the lines of one wrapped paragraph as one block."""
        standing: Block | None = None
        for line in self.lines:
            if line.label is Label.BLANK:
                continue
            raw = self.content[line.start : line.end]
            text = raw.strip()
            if not text:
                continue
            start = line.start + len(raw) - len(raw.lstrip())
            end = start + len(text)
            if standing is not None and line.rule == WRAPPED and line.label is standing.label:
                standing = Block(standing.label, Span(standing.span.start, end))
                continue
            if standing is not None:
                yield standing
            standing = Block(line.label, Span(start, end))
        if standing is not None:
            yield standing

    def spans_of(self, labels: frozenset[Label]) -> tuple[Span, ...]:
        """Return the trimmed spans of the blocks that carry one of ``labels``."""
        return tuple(block.span for block in self.blocks() if block.label in labels)

    @property
    def named_spans(self) -> tuple[Span, ...]:
        """Headline, standfirst, subheadings and body, by block: where names are looked for."""
        return self.spans_of(NAMED_LABELS)

    @property
    def body_spans(self) -> tuple[Span, ...]:
        """Body and subheadings, trimmed, by block; equal to ``paragraphs``."""
        return self.spans_of(BODY_LABELS)
