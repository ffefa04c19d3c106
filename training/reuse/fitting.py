"""Fitting the judge: one logistic function for a stretch taken over, one for words kept in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from newsreader.reuse.alignment import Alignment
from newsreader.reuse.judging import (
    Verdict,
    can_be_kept,
    can_be_stretch,
    clash,
    judge,
    kept_measures,
    stretch_measures,
)
from training.reuse.examples import Example
from training.reuse.labelled import LabelledPair, Laid, with_company
from training.reuse.logistic import Weights, fitted

#: What each group counts in all, whatever its size; the labelled pairs have their own below.
STRETCH_GROUPS = {
    "exchanged 0.1": 1.0, "exchanged 0.2": 1.0, "turned": 0.5, "shortened": 1.0, "respelled": 0.5,
    "cut": 1.0, "cut, exchanged": 1.0, "unrelated": 8.0, "forms": 1.0,
    "forms, reuse": 0.5, "names": 1.0, "turns": 2.0,
}  # fmt: skip
KEPT_GROUPS = {
    "exchanged 0.1": 0.5, "exchanged 0.2": 0.5, "exchanged 0.3": 1.0, "exchanged 0.4": 2.0,
    "cut, exchanged": 0.5, "unrelated": 4.0, "forms": 1.0, "forms, reuse": 0.5,
    "names": 1.0, "turns": 2.0,
}  # fmt: skip
LABELLED, LABELLED_KEPT = 6.0, 1.0
RIDGE = 1e-4
_ROUNDS = 2
_NEVER = -20.0
Measures = Callable[[Alignment], tuple[float, ...]]


class Judge(NamedTuple):
    """Fitted weights: the last of ``stretch`` is what company adds."""

    stretch: Weights
    kept: Weights

    def verdict(self, found: Alignment) -> Verdict | None:
        """Return what these weights say of an alignment on its own."""
        *each, _ = self.stretch.each
        return judge(found, ((*each,), self.stretch.bias), (self.kept.each, self.kept.bias))

    def odds(self, found: Alignment, *, company: bool) -> float:
        """Return the log odds that words were taken over."""
        verdict = self.verdict(found)
        return _NEVER if verdict is None else verdict.odds(self.stretch.each[-1] * company)

    def is_sure(self, found: Alignment) -> bool:
        """Say whether a match is company for others."""
        verdict = self.verdict(found)
        return verdict is not None and verdict.is_sure


class _Rows:
    """Rows for a fit."""

    def __init__(self) -> None:
        self.rows: list[tuple[float, ...]] = []
        self.labels: list[bool] = []
        self.importance: list[float] = []

    def put(self, row: tuple[float, ...], label: bool, importance: float) -> None:
        """Add one example."""
        self.rows.append(row)
        self.labels.append(label)
        self.importance.append(importance)

    def fitted(self) -> Weights:
        """Return the weights."""
        return fitted(self.rows, self.labels, self.importance, RIDGE)


def fit(examples: Sequence[Example], pairs: Sequence[LabelledPair]) -> Judge:
    """Fit both functions; company is worked out with the weights of the round before."""
    kept = _fit_kept(examples, pairs)
    fitted_judge = Judge(_fit_stretch(examples, pairs, None), kept)
    for _ in range(_ROUNDS):
        fitted_judge = Judge(_fit_stretch(examples, pairs, fitted_judge), kept)
    return fitted_judge


def _fit_stretch(
    examples: Sequence[Example], pairs: Sequence[LabelledPair], known: Judge | None
) -> Weights:
    """Fit what a stretch taken over looks like; without a judge nothing has company."""
    rows = _Rows()
    for example, share in _shares(examples, STRETCH_GROUPS, can_be_stretch):
        numbers = stretch_measures(example.found, clash(example.found))
        # Unrelated reports have no company; what is planted may have it or not.
        for company in (0.0, 1.0) if example.reuse else (0.0,):
            rows.put((*numbers, company), example.reuse, share / (1 + example.reuse))
    for pair, laid, weight in _representatives(pairs, can_be_stretch, LABELLED):
        alone = known is not None and has_company(laid, pair, known)
        rows.put(
            (*stretch_measures(laid.found, clash(laid.found)), float(alone)), pair.reuse, weight
        )
    return rows.fitted()


def _fit_kept(examples: Sequence[Example], pairs: Sequence[LabelledPair]) -> Weights:
    """Fit what words kept in place look like; of the labelled pairs only those that are no reuse."""
    rows = _Rows()
    for example, share in _shares(examples, KEPT_GROUPS, can_be_kept):
        rows.put(kept_measures(example.found, clash(example.found)), example.reuse, share)
    others = [pair for pair in pairs if not pair.reuse]
    for _, laid, weight in _representatives(others, can_be_kept, LABELLED_KEPT):
        rows.put(kept_measures(laid.found, clash(laid.found)), False, weight)
    return rows.fitted()


def _shares(
    examples: Iterable[Example], groups: dict[str, float], fits: Callable[[Alignment], bool]
) -> list[tuple[Example, float]]:
    """Return the examples that can be judged, each with its share of what its group counts."""
    some = [e for e in examples if e.group in groups and fits(e.found)]
    sizes = Counter(e.group for e in some)
    return [(e, groups[e.group] / sizes[e.group]) for e in some]


def _representatives(
    pairs: Sequence[LabelledPair], fits: Callable[[Alignment], bool], whole: float
) -> list[tuple[LabelledPair, Laid, float]]:
    """Return of each labelled pair the alignment that stands for it: of the sentences, if they fit."""
    found = []
    for pair in pairs:
        some = [x for x in pair.laid if fits(x.found)]
        if some:
            best = max(some, key=lambda x: (not x.a.quoted, x.found.matched + x.found.kept.weight))
            found.append((pair, best))
    total = sum(pair.weight for pair, _ in found) or 1.0
    return [(pair, laid, whole * pair.weight / total) for pair, laid in found]


def has_company(laid: Laid, pair: LabelledPair, known: Judge) -> bool:
    """Say whether other passages of the two reports surely match."""
    sure = [x for x in pair.company if known.is_sure(x.found)]
    return with_company([laid], sure)[0]


def pair_odds(pair: LabelledPair, known: Judge) -> float:
    """Return the highest log odds of the passages that overlap both sentences of a pair."""
    sure = [x for x in pair.company if known.is_sure(x.found)]
    company = with_company(pair.laid, sure)
    odds = [known.odds(x.found, company=c) for x, c in zip(pair.laid, company, strict=True)]
    return max(odds, default=_NEVER)
