"""Other ways to find passages again, for comparison at a small size: what each finds, and its CPU time."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from newsreader.text.normalise import normalise
from newsreader.text.tokens import words

#: Likeness of characters from which brute comparison counts a pair, out of 100.
CUTOFF = 70
#: Jaccard likeness of three-word shingles for which the signatures are banded, and their length.
JACCARD, PERMUTATIONS = 0.5, 128


class Found(NamedTuple):
    """What a peer found of some queries: recall, other texts found a query, CPU milliseconds a query."""

    recall: float
    others: float
    spent: float


def brute(held: Sequence[str], queries: Sequence[tuple[str, int]]) -> Found:
    """Compare every query with every text held, by characters (``rapidfuzz.fuzz.ratio``)."""
    plain = [normalise(text).text for text in held]
    start = time.process_time()
    table = cdist([normalise(q).text for q, _ in queries], plain, scorer=ratio, score_cutoff=CUTOFF)
    spent = time.process_time() - start
    hits = sum(table[n, wanted] > 0 for n, (_, wanted) in enumerate(queries))
    others = int((table > 0).sum()) - int(hits)
    return _found(int(hits), others, spent, len(queries))


def shingled(held: Sequence[str], queries: Sequence[tuple[str, int]], size: int = 5) -> Found:
    """Look up runs of five words, as passim does before it aligns; one in common is enough."""
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, text in enumerate(held):
        for run in _runs(text, size):
            places[run].add(n)
    start = time.process_time()
    found = [{n for run in _runs(q, size) for n in places.get(run, ())} for q, _ in queries]
    spent = time.process_time() - start
    return _counted(found, queries, spent)


def minhashed(held: Sequence[str], queries: Sequence[tuple[str, int]]) -> Found | None:
    """Look up MinHash signatures in bands (datasketch); None where it is not installed."""
    try:
        from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        return None

    def signature(text: str) -> object:
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([" ".join(run).encode() for run in _runs(text, 3)])
        return made

    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    for n, text in enumerate(held):
        index.insert(n, signature(text))
    start = time.process_time()
    found = [set(index.query(signature(q))) for q, _ in queries]
    spent = time.process_time() - start
    return _counted(found, queries, spent)


def _runs(text: str, size: int) -> set[tuple[str, ...]]:
    keys = [token.text.lower() for token in words(text)]
    return {tuple(keys[n : n + size]) for n in range(len(keys) - size + 1)}


def _counted(found: Sequence[set[int]], queries: Sequence[tuple[str, int]], spent: float) -> Found:
    hits = sum(wanted in some for some, (_, wanted) in zip(found, queries, strict=True))
    return _found(hits, sum(map(len, found)) - hits, spent, len(queries))


def _found(hits: int, others: int, spent: float, queries: int) -> Found:
    return Found(hits / queries, others / queries, 1000 * spent / queries)
