"""Fit the judge's weights for words that kept their places (``reuse/judging.py:_KEPT_WEIGHTS``).

``python -m training.reuse.fit`` reads two folders that are no part of the project, named by
``NEWSREADER_REUSE_DATA`` (labelled pairs and articles) and ``NEWSREADER_VOLUME`` (articles in bulk).
Only numbers are printed; no text is kept. ``MODEL.md`` says what was used for what.
"""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import log
from pathlib import Path

import numpy as np
from benchmarks.planted import exchanged
from benchmarks.reuse import _bulk, _page
from numpy.typing import NDArray

from newsreader.domain.articles import Article
from newsreader.domain.spans import Span
from newsreader.reuse import comparing
from newsreader.reuse.alignment import Alignment, Kept, Weighed
from newsreader.reuse.matcher import Matcher
from newsreader.reuse.passages import passages

_HELD, _PLANTED = 10_000, 500
_SHARES = (0.2, 0.3, 0.4)


def is_tuned(event: str) -> bool:
    """Say whether an event's pairs may be used for tuning: half of the events, by hash."""
    return hashlib.sha256(event[:8].encode()).digest()[0] % 2 == 0


def numbers(kept: Kept) -> list[float]:
    """Return what the judge weighs, in the order of its weights."""
    return [log(1 + kept.own), log(0.1 + kept.weight), kept.alike, kept.share]


@contextmanager
def watched() -> Iterator[list[Alignment]]:
    """Collect every alignment that the matcher makes meanwhile, whatever comes of it."""
    seen: list[Alignment] = []
    align: Callable[[Weighed, Weighed], Alignment | None] = vars(comparing)["align"]

    def watching(one: Weighed, other: Weighed) -> Alignment | None:
        found = align(one, other)
        if found is not None:
            seen.append(found)
        return found

    vars(comparing)["align"] = watching
    try:
        yield seen
    finally:
        vars(comparing)["align"] = align


def positives(matcher: Matcher, articles: Sequence[Article]) -> Iterator[list[float]]:
    """Yield the numbers of bulk sentences and what exchanging words made of them."""
    rng = random.Random(77)
    held = [p for one in articles for p in passages(one) if not p.quoted]
    long = [p for p in held if len(p.text.split()) >= 12]
    pool = [w for p in long for w in p.text.split()]
    for passage in rng.sample(long, _PLANTED):
        original = passage.text.split()
        for share in _SHARES:
            text = exchanged(passage.text, share, pool, rng)
            with watched() as seen:
                matcher.add(Article("zz", text, (), (Span(0, len(text)),)), ())
            matcher.remove("zz")
            for found in seen:
                if len(found.a) >= len(original) and found.a[0].start == passage.start:
                    yield numbers(found.kept)


def negatives(matcher: Matcher, folder: Path) -> Iterator[list[float]]:
    """Yield the numbers of pairs from tuning events and from bulk articles of another time."""
    for path in sorted((folder / "articles").glob("*.txt")):
        if is_tuned(path.name):
            with watched() as seen:
                matcher.add(_page(path), ())
            matcher.remove(path.name)
            yield from (numbers(found.kept) for found in seen)


def fit(
    rows: NDArray[np.float64], truth: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return bias and weights of a logistic function, by Newton's method with a small ridge."""
    rows = np.column_stack([np.ones(len(rows)), rows])
    found = np.zeros(rows.shape[1])
    ridge = 1e-3 * np.eye(len(found))
    ridge[0, 0] = 0.0
    for _ in range(60):
        sure = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weights * (sure - truth)) + ridge @ found
        bend = (rows * (weights * sure * (1 - sure))[:, None]).T @ rows + ridge
        found -= np.linalg.solve(bend, slope)
    return found


def main() -> None:
    """Fit on planted passages against the tuning half of the events, and print the weights."""
    folder, volume = (Path(os.environ[k]) for k in ("NEWSREADER_REUSE_DATA", "NEWSREADER_VOLUME"))
    articles = _bulk(volume, _HELD)
    matcher = Matcher()
    for one in articles:
        matcher.hold(one, ())
    taken, other = list(positives(matcher, articles)), list(negatives(matcher, folder))
    rows = np.array(taken + other)
    truth = np.repeat([1.0, 0.0], [len(taken), len(other)])
    weights = np.repeat([0.5 / len(taken), 0.5 / len(other)], [len(taken), len(other)])
    found = fit(rows, truth, weights)
    scores = np.column_stack([np.ones(len(rows)), rows]) @ found
    print(f"{len(taken)} planted pairs, {len(other)} pairs of unrelated articles")
    print("bias", round(float(found[0]), 2), "weights", np.round(found[1:], 2).tolist())
    print("highest of the unrelated:", np.round(np.sort(scores[truth == 0])[-5:], 2).tolist())
    low = np.quantile(scores[truth == 1], [0.01, 0.02, 0.05, 0.1])
    print("lowest 1, 2, 5, 10 % of the planted:", np.round(low, 2).tolist())


if __name__ == "__main__":
    main()
