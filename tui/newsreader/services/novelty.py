"""What is new, in words: quotations with their speakers, and numbers with what they count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsreader.domain.articles import Article
from newsreader.domain.entities import EntityType, Mention
from newsreader.domain.spans import Span
from newsreader.services.library import Library
from newsreader.services.measuring import words_hash
from newsreader.services.newness import Freshness
from newsreader.services.speakers import speakers
from newsreader.storage import findings
from newsreader.storage.articles import load_article
from newsreader.text.quotes import quoted_spans
from newsreader.text.safe import one_line

#: Articles of one story that are looked through, and words from which a quotation counts.
_MOST_ARTICLES, _QUOTED_WORDS = 12, 4
_NUMBER = re.compile(
    r"(?<![\w.,:/-])(\d[\d,.]*\d|\d)((?: (?:million|billion|thousand|hundred))?"
    r"(?: per cent| percent|%| [^\W\d_][\w’'-]+))"
)
#: Words that are counted by no number.
_UNCOUNTED = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "did",
        "do",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "more",
        "nor",
        "not",
        "of",
        "off",
        "on",
        "or",
        "our",
        "out",
        "over",
        "she",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "to",
        "under",
        "until",
        "up",
        "was",
        "we",
        "were",
        "when",
        "which",
        "while",
        "who",
        "will",
        "with",
        "would",
    ]
)
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")


@dataclass(frozen=True, slots=True)
class Novelty:
    """What is new.

    Attributes:
        quotes: The speaker of every new quotation, by surname; empty where none is named near it.
        numbers: New numbers with what they count: "17 ships".
    """

    quotes: tuple[str, ...]
    numbers: tuple[str, ...]


def novelty_of(library: Library, freshness: Freshness, captures: Sequence[int]) -> Novelty:
    """Return what is new in articles of one story; what several of them tell counts once."""
    connection = library.connection
    quotes: dict[str, str] = {}
    numbers: dict[str, None] = {}
    for capture in captures[:_MOST_ARTICLES]:
        article = load_article(connection, capture)
        newness = freshness.of_article(capture)
        if article is None or newness is None or not newness.new:
            continue
        told = [t.span for t in newness.told]
        mentions = findings.load_mentions(connection, capture, article.id)
        unknown = [p for p in article.paragraphs if not _is_told(p, told)]
        said = speakers(article, unknown, mentions)
        for paragraph in unknown:
            _quotes(article, paragraph, told, said, quotes)
            _numbers(article, paragraph, told, mentions, numbers)
    return Novelty(tuple(quotes.values()), tuple(numbers))


def _quotes(
    article: Article,
    paragraph: Span,
    told: list[Span],
    said: Mapping[Span, str],
    quotes: dict[str, str],
) -> None:
    """Collect the new quotations of one paragraph with their speakers."""
    content = article.content
    for quote in quoted_spans(content, paragraph.start, paragraph.end, wrapped=True):
        words = quote.slice(content)
        if len(words.split()) >= _QUOTED_WORDS and not _is_told(quote, told):
            quotes.setdefault(words_hash(words), said.get(quote, ""))


def _numbers(
    article: Article,
    paragraph: Span,
    told: list[Span],
    mentions: list[Mention],
    numbers: dict[str, None],
) -> None:
    """Collect the new numbers of one paragraph."""
    content = article.content
    near = [m for m in mentions if paragraph.contains(Span(m.start, m.end))]
    dates = [Span(m.start, m.end) for m in near if m.type is EntityType.DATE]
    for match in _NUMBER.finditer(content, paragraph.start, paragraph.end):
        span = Span(*match.span(1))
        if match[2].strip().casefold() in _UNCOUNTED or _YEAR.fullmatch(match[1]):
            continue
        if any(span.overlaps(s) for s in [*told, *dates]):
            continue
        numbers.setdefault(one_line(match[0], 40))


def _is_told(span: Span, told: Sequence[Span]) -> bool:
    """Say whether a stretch lies within one that was read."""
    return any(t.contains(span) for t in told)
