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
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from newsreader.text.normalise import fold
from newsreader.text.tokens import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TITLE, _NAME, _OUTLET = 1.0, 0.9, 0.85
_PREFIX = 0.93
_KEPT_WORDS = 80


@dataclass(frozen=True, slots=True)
class Hit:
    """A row found: its document and a score for ordering, higher is better."""

    document: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    Attributes:
        hits: Best first.
        missing: Words of the query that nothing comes near, each with the nearest word held.
    """

    hits: tuple[Hit, ...]
    missing: tuple[tuple[str, str], ...]


class WordIndex:
    """Words of titles, outlets and names, with the rows they stand in. Immutable once built."""

    def __init__(self, rows: Iterable[tuple[int, str, str, str]]) -> None:
        """Build from ``(document, title, outlet, names)``, newest first; linear in the text."""
        self._documents = array("q")
        self._lengths = array("f")
        numbers: dict[str, int] = {}
        self._rows: list[array[int]] = []
        self._weights: list[array[float]] = []
        for ordinal, (document, title, outlet, names) in enumerate(rows):
            self._documents.append(document)
            found: dict[str, float] = {}
            for text, weight in ((outlet, _OUTLET), (names, _NAME), (title, _TITLE)):
                for word in _split(text):
                    found[word] = max(weight, found.get(word, 0.0))
            self._lengths.append(float(len(found) or 1))
            for word, weight in found.items():
                number = numbers.setdefault(word, len(numbers))
                if number == len(self._rows):
                    self._rows.append(array("i"))
                    self._weights.append(array("f"))
                self._rows[number].append(ordinal)
                self._weights[number].append(weight)
        self._vocabulary = list(numbers)
        self._numbers = numbers
        self._by_prefix: dict[int, list[str]] = {}

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
        missing: list[tuple[str, str]] = []
        for word in wanted:
            if cancelled():
                return Answer((), ())
            near = self._near(word)
            if not near:
                missing.append((word, self._nearest(word)))
                continue
            best = self._best_rows(near)
            total += best
            matched += best > 0
        needed = len(wanted) if len(wanted) < 3 else len(wanted) - 1
        rows = np.flatnonzero(matched >= max(1, needed))
        return Answer(self._ranked(rows, total, matched, len(wanted), limit), tuple(missing))

    def _near(self, word: str) -> list[tuple[int, float]]:
        """Return the vocabulary's words that come near ``word``, with their likeness."""
        scores = self._score(word)
        cutoff = _cutoff(len(word))
        near = np.flatnonzero(scores >= cutoff)
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

    def _nearest(self, word: str) -> str:
        """Return the word held that is most like ``word``."""
        return self._vocabulary[int(np.argmax(self._score(word)))]

    def _best_rows(self, near: Sequence[tuple[int, float]]) -> NDArray[np.float32]:
        """Return for every row the best likeness of any of its words."""
        best = np.zeros(len(self), dtype=np.float32)
        for number, likeness in near:
            rows = np.frombuffer(self._rows[number], dtype=np.int32)
            weights = np.frombuffer(self._weights[number], dtype=np.float32)
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
        lengths = np.frombuffer(self._lengths, dtype=np.float32)[rows]
        scores = total[rows] / wanted - 0.004 * lengths - 0.5 * (matched[rows] < wanted)
        order = np.argsort(-scores, kind="stable")[:limit]
        return tuple(Hit(self._documents[int(rows[i])], float(scores[i])) for i in order)


def _split(text: str) -> list[str]:
    """Return the words of a text as the index holds them: folded, parts of hyphenated words too."""
    found = []
    for token in words(text):
        word = fold(token.text).replace(".", "").removesuffix("'s")
        found += [part for part in word.replace("'", "").split("-") if part]
    return found


def _cutoff(size: int) -> float:
    """Return how alike a word must be to one of ``size`` letters typed."""
    if size <= 3:
        return _PREFIX
    if size <= 6:
        return _PREFIX * (1 - 1 / size) - 0.001
    return _PREFIX * (1 - 2 / size) - 0.001
