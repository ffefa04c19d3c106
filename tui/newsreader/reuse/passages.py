"""Passages of an article: its sentences, and its quoted spans of four words or more."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.domain.articles import Article
from newsreader.domain.reuse import Passage
from newsreader.domain.spans import Span
from newsreader.text.garbled import meant
from newsreader.text.quotes import quoted_spans
from newsreader.text.sentences import sentence_spans
from newsreader.text.tokens import word_spans

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
    view = meant(article.content)
    if view is None:
        found = _passages(article.content, article.paragraphs)
    else:
        inside = _passages(view.text, [view.span(p) for p in article.paragraphs])
        found = [(view.raw_span(span.start, span.end), quoted) for span, quoted in inside]
    return [_passage(article, span, quoted=quoted) for span, quoted in found]


def _passages(content: str, paragraphs: Sequence[Span]) -> list[tuple[Span, bool]]:
    """Return the spans of the passages of a text, and whether each is a quoted span."""
    found: list[tuple[Span, bool]] = []
    for paragraph in paragraphs:
        sentences = sentence_spans(content, paragraph.start, paragraph.end, wrapped=True)
        kept = set()
        for sentence in sentences:
            for piece, first, last in _pieces(content, sentence):
                kept.add((first, last))
                found.append((piece, False))
        for quote in quoted_spans(content, paragraph.start, paragraph.end, wrapped=True):
            for piece, first, last in _pieces(content, quote):
                if (first, last) not in kept:
                    found.append((piece, True))
    found.sort(key=lambda p: (p[0].start, -p[0].end, p[1]))
    return found


def _passage(article: Article, span: Span, *, quoted: bool) -> Passage:
    return Passage(article.id, span.start, span.end, article.content[span.start : span.end], quoted)


def _pieces(content: str, span: Span) -> list[tuple[Span, int, int]]:
    """Return the span, in pieces if it is very long, each with its first and last word's offsets."""
    found = word_spans(content, span.start, span.end)
    if len(found) < MIN_WORDS:
        return []
    if len(found) <= MAX_WORDS:
        return [(span, found[0][0], found[-1][1])]
    return [_piece(found[n : n + MAX_WORDS]) for n in range(0, len(found) - 3, MAX_WORDS)]


def _piece(words: Sequence[tuple[int, int]]) -> tuple[Span, int, int]:
    first, last = words[0][0], words[-1][1]
    return Span(first, last), first, last
