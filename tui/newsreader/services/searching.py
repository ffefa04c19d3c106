"""Search as you type: an index kept beside the library, and its answers."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.domain.documents import Head
from newsreader.domain.query import And, Everything, Query, Term, Words
from newsreader.search.parsing import parse_query
from newsreader.services.library import Library
from newsreader.services.selecting import select_tree
from newsreader.storage import listing
from newsreader.storage.captures import last_change, pending_changes
from newsreader.storage.progress import applied_change
from newsreader.text.counts import counted

if TYPE_CHECKING:
    from newsreader.search.headlines import Answer, WordIndex

#: Names that are found by themselves, and how many documents and stories are looked at for heads.
_NAMES, _LOOKED_AT, _STORIES = 50_000, 200, 2
#: So many articles more are added to the index; beyond that it is made anew. What linking called
#: otherwise meanwhile, in articles that did not change, is found by its former name until then.
_FEW_CHANGES = 5000
_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        documents: In order.
        heads: Names and stories that are meant, each a row of its own.
        near: Words, as they are compared, that a headline is found by.
        sentence: What has no hit, or is not known, in words.
    """

    documents: array[int]
    heads: tuple[Head, ...] = ()
    near: frozenset[str] = frozenset()
    sentence: str = ""


class Finder:
    """Searches headlines, outlets and names; builds its index when first asked and when it is old.

    Call it from a worker thread: it imports numpy and may read the whole list.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._index: WordIndex | None = None
        self._names: list[tuple[str, str, str, int]] = []
        self._built_at: tuple[int, int] = (-1, -1)
        self._lock = threading.Lock()

    def find(
        self, words: str, limit: int = 2000, cancelled: Callable[[], bool] = lambda: False
    ) -> Answer:
        """Return the documents that come near all words, best first."""
        return self._current().search(words, limit, cancelled)

    def look(
        self, text: str, limit: int = 2000, cancelled: Callable[[], bool] = lambda: False
    ) -> Found:
        """Return what a query finds; words of it may be misspelt and stand in headline, outlet or name.

        Everything else in the query is taken strictly, so are words within brackets, or and -.

        Raises:
            QueryError: The query cannot be read.
        """
        words, strict = split(parse_query(text))
        if not words:
            selection = select_tree(self._library, strict)
            order = listing.document_order(self._library.connection, selection.query, selection.by)
            return Found(order[:limit], sentence=_unknown(selection.unknown))
        answer = self.find(words, limit, cancelled)
        documents = array("q", (hit.document for hit in answer.hits))
        sentence = "; ".join(missing.sentence for missing in answer.missing)
        if not isinstance(strict, Everything) and documents:
            selection = select_tree(self._library, strict)
            order = listing.document_order(self._library.connection, selection.query, selection.by)
            sentence = sentence or _unknown(selection.unknown)
            documents = _both(documents, order, strict)
        if not documents and not answer.missing and not cancelled():
            sentence = f"{text.strip()}: no headline, outlet or name has all of this."
        if not documents and answer.missing:
            return Found(documents, sentence=sentence)
        return Found(documents, self._heads(answer.labels, documents), answer.near, sentence)

    def _heads(self, labels: tuple[int, ...], documents: array[int]) -> tuple[Head, ...]:
        """Return the names meant, and the stories most of the articles found belong to."""
        heads = []
        names = self._names
        for entity, kind, name, count in (names[n] for n in labels if n < len(names)):
            words = f"{_KINDS[kind]}, {count:,} article{'' if count == 1 else 's'}"
            heads.append(Head("name", name, words, entity))
        stories = listing.stories_among(self._library.connection, documents[:_LOOKED_AT], _STORIES)
        for document, title, articles, unread in stories:
            words = f"{counted(articles, 'article')}, {unread:,} unread"
            heads.append(Head("story", title, words, document=document))
        return tuple(heads)

    def _current(self) -> WordIndex:
        """Return an index of what the library holds now."""
        from newsreader.search.headlines import WordIndex  # numpy stays out of start-up

        connection = self._library.connection
        with self._lock:
            at = (applied_change(connection, "derived"), last_change(connection))
            if self._index is None or at != self._built_at:
                changed = self._changed_since()
                self._names = listing.names_by_weight(connection, _NAMES)
                labels = (name for _, _, name, _ in self._names)
                rows = listing.search_texts(connection, changed)
                before = None if changed is None else self._index
                self._index = WordIndex(rows, labels, before)
                self._built_at = at
            return self._index

    def _changed_since(self) -> list[int] | None:
        """Return the captures analysed since the index was made; None where all are to be read again."""
        if self._index is None:
            return None
        since = pending_changes(self._library.connection, self._built_at[0], _FEW_CHANGES)
        few = len(since) < min(_FEW_CHANGES, 0.1 * len(self._index))
        return [capture for _, capture in since] if few else None

    def prepare(self) -> None:
        """Make the index now, because a search is about to be typed."""
        self._current()


def split(query: Query) -> tuple[str, Query]:
    """Split a query into the words beside all other conditions, and the rest."""
    beside = query.queries if isinstance(query, And) else (query,)
    loose = [q for q in beside if isinstance(q, Words) and not q.phrase]
    rest = tuple(q for q in beside if q not in loose)
    words = " ".join(q.text for q in loose)
    if not rest:
        return words, Everything()
    return words, rest[0] if len(rest) == 1 else And(rest)


def _both(hits: array[int], order: array[int], strict: Query) -> array[int]:
    """Return the documents in both; in the order of the hits, unless another was asked for."""
    beside = strict.queries if isinstance(strict, And) else (strict,)
    if any(isinstance(q, Term) and q.field == "sort" for q in beside):
        found = set(hits)
        return array("q", (document for document in order if document in found))
    matched = set(order)
    return array("q", (document for document in hits if document in matched))


def _unknown(count: int) -> str:
    """Say how many were left out because what is new in them is not known."""
    return f"{count:,} more not analysed yet" if count else ""
