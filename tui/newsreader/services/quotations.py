"""The quotations of an article that are long enough to count."""

from __future__ import annotations

from newsreader.domain.articles import Article
from newsreader.domain.spans import Span
from newsreader.text.quotes import quoted_spans

_QUOTED_WORDS = 4


def quotations(article: Article) -> list[tuple[Span, Span]]:
    """Return the quotations of four words or more with their paragraphs."""
    return [
        (paragraph, quote)
        for paragraph in article.paragraphs
        for quote in quoted_spans(article.content, paragraph.start, paragraph.end, wrapped=True)
        if len(quote.slice(article.content).split()) >= _QUOTED_WORDS
    ]
