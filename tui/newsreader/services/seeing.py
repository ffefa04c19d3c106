"""Seeing: what was painted of an opened article and left by reading on becomes read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from newsreader.domain.articles import Article
from newsreader.domain.errors import ReadOnlyError
from newsreader.domain.spans import Span
from newsreader.services.library import Library
from newsreader.services.measuring import Sentence, sentences_of
from newsreader.storage import seen, told
from newsreader.storage.articles import load_article
from newsreader.storage.captures import document_versions
from newsreader.storage.command_log import Command


def see(
    library: Library, capture: int, painted: Iterable[Span], article: Article | None = None
) -> int:
    """Remember the sentences that lie wholly within what was painted.

    Args:
        library: The library; nothing is kept in one that cannot be written.
        capture: The capture shown.
        painted: Spans of its decoded text, in any order; white space between them does not matter.
        article: The capture's article, where it is at hand.

    Returns:
        How many sentences were not read before.
    """
    if library.read_only:
        return 0
    connection = library.connection
    article = article or load_article(connection, capture)
    if article is None:
        return 0
    spans = merged(article.content, painted)
    whole = within(sentences_of(article, _reached(article.paragraphs, spans)), spans)
    rows = [(s.span.start, s.span.end, s.hash) for s in whole]
    return seen.keep_seen(connection, told.sha_of(connection, capture), rows) if rows else 0


def _reached(paragraphs: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """Return the paragraphs that any of the spans reaches into; both are in order and apart."""
    starts = [span.start for span in spans]
    reached = []
    for paragraph in paragraphs:
        at = bisect_left(starts, paragraph.end) - 1
        if at >= 0 and spans[at].end > paragraph.start:
            reached.append(paragraph)
    return reached


def unsee(library: Library, document: int, what: str) -> Command | None:
    """Forget that anything of a document was read, in any version: an undoable command."""
    if library.read_only:
        raise ReadOnlyError("The library is read-only: marks are not saved.")
    connection = library.connection
    shas = [told.sha_of(connection, c) for _, c, _ in document_versions(connection, document)]
    return seen.forget_seen(connection, shas, f'nothing of it counts as read: "{what}"')


def merged(content: str, spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap or have only white space between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not content[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def within(sentences: Sequence[Sentence], spans: Sequence[Span]) -> list[Sentence]:
    """Return the sentences that lie wholly within one of the spans, which are in order and apart."""
    starts = [span.start for span in spans]
    found = []
    for sentence in sentences:
        at = bisect_right(starts, sentence.span.start) - 1
        if at >= 0 and spans[at].contains(sentence.span):
            found.append(sentence)
    return found
