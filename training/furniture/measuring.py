"""The measure: precision, recall and F1 of runs of four words, averaged over pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_RUN = 4


class Score(NamedTuple):
    """Precision, recall and F1."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        return f"P {self.precision:.4f}  R {self.recall:.4f}  F1 {self.f1:.4f}"


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words; a shorter text is one run."""
    words = _WORD.findall(text)
    if len(words) < _RUN:
        return Counter([tuple(words)]) if words else Counter()
    return Counter(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def score(found: str, truth: str) -> Score:
    """Compare a text with what people marked."""
    have, want = shingles(found), shingles(truth)
    both = sum((have & want).values())
    precision = both / sum(have.values()) if have else float(not want)
    recall = both / sum(want.values()) if want else 1.0
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0)


def mean(scores: Iterable[Score]) -> Score:
    """Return the average over pages."""
    some = list(scores)
    return Score(*(sum(one[i] for one in some) / len(some) for i in range(3)))
