"""Articles measured: their sentences and words, kept in memory because captures never change."""

from __future__ import annotations

import re
from collections import OrderedDict
from hashlib import sha256
from typing import NamedTuple

from newsreader.domain.articles import Article
from newsreader.domain.spans import Span
from newsreader.storage.articles import load_article
from newsreader.storage.connections import Connection
from newsreader.text.normalise import normalise
from newsreader.text.sentences import sentence_spans

_WORD = re.compile(r"\S+")
_KEPT = 4096


class Sentence(NamedTuple):
    """A sentence of the story: its span and a hash of its words."""

    span: Span
    hash: str


class Measured(NamedTuple):
    """What counting needs of an article.

    Attributes:
        article: Its id.
        sentences: In order.
        words: Where each word begins, in order.
    """

    article: str
    sentences: tuple[Sentence, ...]
    words: tuple[int, ...]


def words_hash(text: str) -> str:
    """Return a hash of a text's words, the same whatever their quotes, dashes, breaks and case."""
    plain = " ".join(normalise(text).text.split())
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the article's paragraphs, in order."""
    return tuple(
        Sentence(span, words_hash(span.slice(article.content)))
        for paragraph in article.paragraphs
        for span in sentence_spans(article.content, paragraph.start, paragraph.end, wrapped=True)
    )


def measure(article: Article) -> Measured:
    """Measure one article."""
    content = article.content
    words = tuple(
        match.start()
        for paragraph in article.paragraphs
        for match in _WORD.finditer(content, paragraph.start, paragraph.end)
    )
    return Measured(article.id, sentences_of(article), words)


class Measures:
    """The articles measured last. One thread uses it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Measured] = OrderedDict()

    def of(self, connection: Connection, capture: int) -> Measured | None:
        """Return a capture's measures; None where it is not analysed yet."""
        found = self._kept.get(capture)
        if found is None:
            article = load_article(connection, capture)
            if article is None:
                return None
            found = self._kept[capture] = measure(article)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def forget(self) -> None:
        """Measure everything again: analysis may understand it in another way now."""
        self._kept.clear()
