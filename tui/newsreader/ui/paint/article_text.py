"""The text of one article as it is laid out for any width: its blocks, its names, its lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsreader.domain.articles import Article
from newsreader.domain.captures import Label
from newsreader.domain.entities import NamePlace
from newsreader.domain.spans import Span
from newsreader.text.flow import flowed
from newsreader.text.safe import visible
from newsreader.ui.paint.highlighting import NameSpans
from newsreader.ui.wrapping import wrap


class ArticleText:
    """What laying an article out needs of its text; made once and kept while the article is shown.

    A paragraph wrapped at a fixed width is laid out anew: inside, all offsets are those of the text
    without the line breaks of its blocks.

    Attributes:
        article: The article.
        blocks: Its non-blank lines.
        flow: Where what stands in the text as it came.
        text: The flowed text, safe for a terminal.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.blocks = tuple(article.blocks())
        self.flow = flowed(article.content, [block.span for block in self.blocks])
        self.text = visible(self.flow.text)
        self._measure = 0
        self._wrapped: dict[Span, list[Span]] = {}
        self._names_of: tuple[Sequence[NamePlace], frozenset[int]] = ((), frozenset())
        self._names: NameSpans | None = None

    def lines(self, span: Span, measure: int) -> Sequence[Span]:
        """Return a stretch of the flowed text wrapped to lines of ``measure`` cells; kept for one measure."""
        if measure != self._measure:
            self._measure = measure
            self._wrapped.clear()
        lines = self._wrapped.get(span)
        if lines is None:
            lines = self._wrapped[span] = wrap(self.text, span.start, span.end, measure)
        return lines

    def names(self, places: Sequence[NamePlace], pointed: frozenset[int]) -> NameSpans:
        """Return how the names look; settled ones are kept while they are the same."""
        if self._names is None or self._names_of != (places, pointed):
            self._names_of = (places, pointed)
            self._names = NameSpans(places, self.flow, pointed)
        return self._names

    def spans_of(self, label: Label) -> Iterable[Span]:
        """Return the blocks with a label, in the flowed text."""
        return (self.flow.into(block.span) for block in self.blocks if block.label is label)
