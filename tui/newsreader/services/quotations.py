"""The quotations of an article that are long enough to count."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.domain.articles import Article
from newsreader.domain.spans import Span
from newsreader.text.garbled import meant
from newsreader.text.quotes import quoted_spans

_QUOTED_WORDS = 4


def quotations(article: Article) -> list[tuple[Span, Span]]:
    """Return the quotations of four words or more with their paragraphs."""
    view = meant(article.content)
    if view is None:
        return _quotations(article.content, article.paragraphs)
    found = _quotations(view.text, [view.span(p) for p in article.paragraphs])
    return [(view.raw_span(*paragraph), view.raw_span(*quote)) for paragraph, quote in found]


def _quotations(text: str, paragraphs: Sequence[Span]) -> list[tuple[Span, Span]]:
    return [
        (paragraph, quote)
        for paragraph in paragraphs
        for quote in quoted_spans(text, paragraph.start, paragraph.end, wrapped=True)
        if len(quote.slice(text).split()) >= _QUOTED_WORDS
    ]
