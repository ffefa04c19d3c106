"""Articles measured: their sentences and words, kept in memory because captures never change."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable
from hashlib import sha256
from threading import Lock
from typing import NamedTuple, TypeVar

from newsreader.domain.articles import Article
from newsreader.domain.spans import Span
from newsreader.storage import progress
from newsreader.storage.articles import load_article
from newsreader.storage.connections import Connection
from newsreader.text.normalise import normalise
from newsreader.text.sentences import sentence_spans

_WORD = re.compile(r"\S+")
#: Articles whose measures are kept, and those kept themselves: what is opened was just measured.
_KEPT, _ARTICLES = 4096, 8
T = TypeVar("T")


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


def sentences_of(
    article: Article, paragraphs: Iterable[Span] | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences of the article's paragraphs, or of some of them, in order."""
    return tuple(
        Sentence(span, words_hash(span.slice(article.content)))
        for paragraph in (article.paragraphs if paragraphs is None else paragraphs)
        for span in sentences_in(article, paragraph)
    )


def sentence_from(article: Article, offset: int) -> Span | None:
    """Return the first sentence that begins at ``offset`` or behind it, else the article's last."""
    last = None
    before = bisect_right(article.paragraphs, (offset,)) - 1
    for paragraph in article.paragraphs[max(0, before) :]:
        for last in sentences_in(article, paragraph):
            if last.start >= offset:
                return last
    return last


def sentences_in(article: Article, paragraph: Span) -> list[Span]:
    """Return the sentences of one paragraph."""
    return sentence_spans(article.content, paragraph.start, paragraph.end, wrapped=True)


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
    """The articles measured last, and the last few themselves. Any thread may use it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Measured] = OrderedDict()
        self._articles: OrderedDict[int, tuple[int, Article]] = OrderedDict()
        self._lock = Lock()
        self._forgotten = 0

    def of(self, connection: Connection, capture: int) -> Measured | None:
        """Return a capture's measures; None where it is not analysed yet."""
        found = self._kept.get(capture)
        if found is None:
            begun = self._forgotten
            article = self.article(connection, capture)
            if article is None:
                return None
            found = measure(article)
            self._keep(self._kept, capture, found, _KEPT, begun)
        return found

    def article(self, connection: Connection, capture: int) -> Article | None:
        """Return the article of a capture; None where it is not analysed yet."""
        begun, change = self._forgotten, progress.applied_change(connection, "derived")
        applied, found = self._articles.get(capture, (change, None))
        if (
            found is None or applied != change
        ):  # another program may have analysed it otherwise since
            found = load_article(connection, capture)
            if found is not None:
                self._keep(self._articles, capture, (change, found), _ARTICLES, begun)
        return found

    def forget(self) -> None:
        """Measure everything again: analysis may understand it in another way now."""
        with self._lock:
            self._forgotten += 1
            self._kept.clear()
            self._articles.clear()

    def _keep(
        self, kept: OrderedDict[int, T], capture: int, found: T, most: int, begun: int
    ) -> None:
        """Keep what was found, unless everything was forgotten since it was begun."""
        with self._lock:
            if begun == self._forgotten:
                kept[capture] = found
                if len(kept) > most:
                    kept.popitem(last=False)
