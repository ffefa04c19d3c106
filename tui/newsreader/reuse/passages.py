"""Passages of an article: its sentences, and its quoted spans of four words or more."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.domain.articles import Article
from newsreader.domain.reuse import Passage
from newsreader.domain.spans import Span
from newsreader.text.garbled import meant
from newsreader.text.quotes import quoted_spans
from newsreader.text.sentences import sentence_spans
from newsreader.text.tokens import has_words, word_spans

#: Fewest words of a quoted span, and of a sentence, that can be a passage.
MIN_WORDS = 4
#: A sentence or quotation longer than this is taken in pieces: text without stops stays bounded.
MAX_WORDS = 200


def passages(article: Article) -> list[Passage]:
    """Return the passages of the article's paragraphs, in order of start, sentences first.

    A quoted span is the inside of the quotation marks; the speech tag lies outside it. One that is
    a whole sentence but for its marks is not listed twice. The headline and the furniture are not
    in ``article.paragraphs`` and so have no passages.
    """
    return [
        Passage(article.id, span.start, span.end, span.slice(article.content), quoted)
        for span, quoted in passage_spans(article)
    ]


def passage_spans(article: Article) -> list[tuple[Span, bool]]:
    """Return where the passages of :func:`passages` stand, and whether each is a quoted span."""
    view = meant(article.content)
    if view is None:
        return _passages(article.content, article.paragraphs)
    inside = _passages(view.text, [view.span(p) for p in article.paragraphs])
    return [(view.raw_span(span.start, span.end), quoted) for span, quoted in inside]


def _passages(content: str, paragraphs: Sequence[Span]) -> list[tuple[Span, bool]]:
    """Return the spans of the passages of a text, and whether each is a quoted span."""
    found: list[tuple[Span, bool]] = []
    for paragraph in paragraphs:
        sentences = sentence_spans(content, paragraph.start, paragraph.end, wrapped=True)
        told = [piece for sentence in sentences for piece in _pieces(content, sentence)]
        found += [(piece, False) for piece in told]
        quotes = quoted_spans(content, paragraph.start, paragraph.end, wrapped=True)
        said = [piece for quote in quotes for piece in _pieces(content, quote)]
        whole = {_edges(content, piece) for piece in told} if said else set()
        found += [(piece, True) for piece in said if _edges(content, piece) not in whole]
    found.sort(key=lambda p: (p[0].start, -p[0].end, p[1]))
    return found


def _pieces(content: str, span: Span) -> list[Span]:
    """Return the span, in pieces if it is very long; none if it has too few words."""
    if not has_words(content, span.start, span.end, MIN_WORDS):
        return []
    if span.end - span.start <= 2 * MAX_WORDS:  # a word and what parts it from the next take two
        return [span]
    found = word_spans(content, span.start, span.end)
    if len(found) <= MAX_WORDS:
        return [span]
    pieces = [found[n : n + MAX_WORDS] for n in range(0, len(found) - 3, MAX_WORDS)]
    return [Span(words[0][0], words[-1][1]) for words in pieces]


def _edges(content: str, span: Span) -> tuple[int, int]:
    """Return where the first word of a span begins and the last one ends."""
    words = word_spans(content, span.start, span.end)
    return words[0][0], words[-1][1]
