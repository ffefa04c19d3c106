"""A typo-tolerant index over headlines, outlets and names.

Whole-title scorers are the wrong tool for typing into a search bar: each title is short, each query
shorter, and scoring 100,000 of them takes seconds. Here rapidfuzz scores the *vocabulary* (about
17,000 words for 100,000 headlines): every word typed is compared with every word held, in one
``cdist`` call that lets other threads run, and the words found lead to rows by their postings.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from newsreader.search.words import compared_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Where a word stands, the weightiest first, and what it counts there.
_TITLE, _NAME, _OUTLET = 0, 1, 2
_WEIGHTS = np.array([1.0, 0.9, 0.85, 0.0], dtype=np.float32)
_PREFIX = 0.93
_KEPT_WORDS = 80
_KEPT_LABELS = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A row found: its document and a score for ordering, higher is better."""

    document: int
    score: float


class Missing(NamedTuple):
    """A word of a search that nothing comes near, with the nearest word held and in how many rows it is."""

    word: str
    nearest: str
    rows: int

    @property
    def sentence(self) -> str:
        """Say so."""
        return f'"{self.word}": nothing; nearest: {self.nearest} {self.rows:,}'


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    Attributes:
        hits: Best first.
        missing: Words of the query that nothing comes near.
        labels: Ordinals of the labels that have nearly all words, best first.
        near: The words held that come near any word of the query.
    """

    hits: tuple[Hit, ...]
    missing: tuple[Missing, ...]
    labels: tuple[int, ...] = ()
    near: frozenset[str] = frozenset()


class WordIndex:
    """Words of titles, outlets and names, with the rows they stand in. Immutable once built.

    The words of all rows stand one behind the other, sorted by word: the postings of a word are a slice.
    """

    def __init__(
        self,
        rows: Iterable[tuple[int, str, str, str]],
        labels: Iterable[str] = (),
        before: WordIndex | None = None,
    ) -> None:
        """Build from ``(document, title, outlet, names)``, newest first; linear in the text.

        ``labels`` are names that are found by themselves, the more important first; only words that
        stand in some row count in them. ``before``: an index whose rows stay, below these, but for those
        of the same documents; what it has split already is not split again.
        """
        self._words: _Words = _Words() if before is None else before._words
        documents, counts, parts = self._read(rows)
        if before is not None:
            documents, counts, parts = _below(documents, counts, parts, before)
        self._documents, self._counts, self._parts = documents, counts, parts
        self._vocabulary = self._words.list[:]
        self._by_prefix: dict[int, list[str]] = {}
        self._sort()
        self._labels: dict[int, array[int]] = {}
        for ordinal, label in enumerate(labels):
            for number in set(self._words.in_text(label, known=True)):
                if (
                    number < len(self._vocabulary)
                    and self._starts[number] < self._starts[number + 1]
                ):
                    self._labels.setdefault(number, array("i")).append(ordinal)

    def _read(
        self, rows: Iterable[tuple[int, str, str, str]]
    ) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.uint32]]:
        """Return the documents, how many words each has, and the words: number and place in one."""
        documents, counts, parts = array("q"), array("i"), array("I")
        for document, title, outlet, names in rows:
            begun = len(parts)
            for text, place in ((title, _TITLE), (names, _NAME), (outlet, _OUTLET)):
                parts.extend([number << 2 | place for number in self._words.in_text(text)])
            documents.append(document)
            counts.append(len(parts) - begun)
        return (
            np.array(documents, dtype=np.int64),
            np.array(counts, dtype=np.int32),
            np.array(parts, dtype=np.uint32),
        )

    def _sort(self) -> None:
        """Sort what was read into postings; of a word that a row has twice the best place counts."""
        rows = np.repeat(np.arange(len(self._counts), dtype=np.int64), self._counts)
        keys = (self._parts.astype(np.int64) >> 2 << 32) | (rows << 2) | (self._parts & 3)
        keys.sort()
        firsts = np.ones(len(keys), dtype=bool)
        firsts[1:] = (keys[1:] >> 2) != (keys[:-1] >> 2)
        keys = keys[firsts]
        self._rows = ((keys >> 2) & 0x3FFFFFFF).astype(np.int32)
        self._places = (keys & 3).astype(np.uint8)
        wanted = np.arange(len(self._vocabulary) + 1, dtype=np.int64) << 32
        self._starts: NDArray[np.int64] = np.searchsorted(keys, wanted)
        lengths = np.bincount(self._rows, minlength=len(self._counts))
        self._lengths = np.maximum(lengths, 1).astype(np.float32)

    def __len__(self) -> int:
        return len(self._documents)

    def search(
        self, query: str, limit: int = 2000, cancelled: Callable[[], bool] = lambda: False
    ) -> Answer:
        """Find rows whose words come near all words of ``query``, in any order.

        The last word may be unfinished. Typos: one for words of four letters or more, two from
        seven on. A row that lacks one of three or more words is found, but far below.

        Returns:
            At most ``limit`` hits; empty when cancelled or when nothing comes near.
        """
        wanted = _split(query)
        if not wanted or not self._vocabulary:
            return Answer((), ())
        total = np.zeros(len(self), dtype=np.float32)
        matched = np.zeros(len(self), dtype=np.int16)
        missing: list[Missing] = []
        labels: dict[int, tuple[int, float]] = {}
        found: set[str] = set()
        for word in wanted:
            if cancelled():
                return Answer((), ())
            near = self._near(word)
            if not near:
                missing.append(self._nearest(word))
                continue
            self._add_labels(near, labels)
            found.update(self._vocabulary[number] for number, _ in near)
            best = self._best_rows(near)
            total += best
            matched += best > 0
        needed = len(wanted) if len(wanted) < 3 else len(wanted) - 1
        rows = np.flatnonzero(matched >= max(1, needed))
        named = [n for n, (count, _) in labels.items() if count >= max(1, len(wanted) - 1)]
        named.sort(key=lambda n: (-labels[n][0], -labels[n][1], n))
        hits = self._ranked(rows, total, matched, len(wanted), limit)
        return Answer(hits, tuple(missing), tuple(named[:_KEPT_LABELS]), frozenset(found))

    def _add_labels(
        self, near: Sequence[tuple[int, float]], labels: dict[int, tuple[int, float]]
    ) -> None:
        """Count one more word of the query for every label that has a word near it."""
        best: dict[int, float] = {}
        for number, likeness in near:
            for label in self._labels.get(number, ()):
                best[label] = max(likeness, best.get(label, 0.0))
        for label, likeness in best.items():
            count, total = labels.get(label, (0, 0.0))
            labels[label] = (count + 1, round(total + likeness, 3))

    def _near(self, word: str) -> list[tuple[int, float]]:
        """Return the vocabulary's words that come near ``word``, with their likeness."""
        scores = self._score(word)
        cutoff = _cutoff(len(word))
        near = np.flatnonzero((scores >= cutoff) & (np.diff(self._starts) > 0))
        if len(near) > _KEPT_WORDS:
            near = near[np.argsort(-scores[near], kind="stable")[:_KEPT_WORDS]]
        return [(int(number), float(scores[number])) for number in near]

    def _score(self, word: str) -> NDArray[np.float32]:
        """Score the whole vocabulary: as a whole word, and as the start of a longer one."""
        whole = process.cdist(
            [word], self._vocabulary, scorer=OSA.normalized_similarity, dtype=np.float32
        )[0]
        starts = process.cdist(
            [word], self._prefixes(len(word)), scorer=OSA.normalized_similarity, dtype=np.float32
        )[0]
        scores: NDArray[np.float32] = np.maximum(whole, starts * np.float32(_PREFIX))
        return scores

    def _prefixes(self, size: int) -> list[str]:
        """Return every word cut to ``size`` letters; kept for the next key."""
        if size not in self._by_prefix:
            self._by_prefix[size] = [word[:size] for word in self._vocabulary]
        return self._by_prefix[size]

    def _nearest(self, word: str) -> Missing:
        """Return the word held that is most like ``word``."""
        number = int(np.argmax(self._score(word) * (np.diff(self._starts) > 0)))
        return Missing(
            word, self._vocabulary[number], int(self._starts[number + 1] - self._starts[number])
        )

    def _best_rows(self, near: Sequence[tuple[int, float]]) -> NDArray[np.float32]:
        """Return for every row the best likeness of any of its words."""
        best = np.zeros(len(self), dtype=np.float32)
        for number, likeness in near:
            held = slice(self._starts[number], self._starts[number + 1])
            rows, weights = self._rows[held], _WEIGHTS[self._places[held]]
            rarity = 1.0 + 0.05 * math.log((1 + len(self)) / (1 + len(rows)))
            best[rows] = np.maximum(best[rows], weights * np.float32(likeness**3 * rarity))
        return best

    def _ranked(
        self,
        rows: NDArray[np.int64],
        total: NDArray[np.float32],
        matched: NDArray[np.int16],
        wanted: int,
        limit: int,
    ) -> tuple[Hit, ...]:
        """Order rows by score; among equals short titles first, then the newest."""
        lengths = self._lengths[rows]
        scores = total[rows] / wanted - 0.004 * lengths - 0.5 * (matched[rows] < wanted)
        order = np.argsort(-scores, kind="stable")[:limit]
        return tuple(Hit(int(self._documents[rows[i]]), float(scores[i])) for i in order)


class _Words:
    """Numbers of words. What stands between two blanks is split once, however often it comes.

    Words are only ever added: an index made earlier goes on with those it knew.
    """

    def __init__(self) -> None:
        self.list: list[str] = []
        self._numbers: dict[str, int] = {}
        self._chunks: dict[str, tuple[int, ...]] = {}

    def in_text(self, text: str, *, known: bool = False) -> list[int]:
        """Return the numbers of a text's words; with ``known`` only of those that have one."""
        if known:
            return [self._numbers[word] for word in _split(text) if word in self._numbers]
        found: list[int] = []
        for chunk in text.split():
            numbers = self._chunks.get(chunk)
            if numbers is None:
                numbers = self._chunks[chunk] = tuple(map(self._number, _split(chunk)))
            found += numbers
        return found

    def _number(self, word: str) -> int:
        number = self._numbers.setdefault(word, len(self.list))
        if number == len(self.list):
            self.list.append(word)
        return number


def _below(
    documents: NDArray[np.int64],
    counts: NDArray[np.int32],
    parts: NDArray[np.uint32],
    before: WordIndex,
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.uint32]]:
    """Put the rows of an earlier index below new ones, those of the same documents left out."""
    stay = ~np.isin(before._documents, documents)
    kept = before._parts[np.repeat(stay, before._counts)]
    return (
        np.concatenate([documents, before._documents[stay]]),
        np.concatenate([counts, before._counts[stay]]),
        np.concatenate([parts, kept]),
    )


def _split(text: str) -> list[str]:
    """Return the words of a text as the index holds them."""
    return [word for word, _ in compared_words(text)]


def _cutoff(size: int) -> float:
    """Return how alike a word must be to one of ``size`` letters typed."""
    if size <= 3:
        return _PREFIX
    if size <= 6:
        return _PREFIX * (1 - 1 / size) - 0.001
    return _PREFIX * (1 - 2 / size) - 0.001
