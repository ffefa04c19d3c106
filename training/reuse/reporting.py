"""Recall and precision on labelled pairs, with an interval by event."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple


class Told(NamedTuple):
    """One labelled pair and what was said of it."""

    event: str
    reuse: bool
    weight: float
    odds: float


class Rates(NamedTuple):
    """Weighted recall and precision."""

    recall: float
    precision: float

    def __str__(self) -> str:
        return f"recall {self.recall:.3f} precision {self.precision:.3f}"


def rates(told: Sequence[Told], least: float = 0.0) -> Rates:
    """Return the rates when what has at least these odds is taken for reuse."""
    hit = sum(t.weight for t in told if t.reuse and t.odds >= least)
    false = sum(t.weight for t in told if not t.reuse and t.odds >= least)
    wanted = sum(t.weight for t in told if t.reuse)
    return Rates(hit / wanted if wanted else 0.0, hit / (hit + false) if hit else 0.0)


def interval(
    told: Sequence[Told], least: float = 0.0, draws: int = 2000
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the 95 % intervals of recall and precision; events are drawn, with replacement."""
    events: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        events[one.event].append(one)
    names = sorted(events)
    rng = random.Random(1)
    some = [
        rates([t for name in rng.choices(names, k=len(names)) for t in events[name]], least)
        for _ in range(draws)
    ]
    return _middle([r.recall for r in some]), _middle([r.precision for r in some])


def _middle(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    cut = len(ordered) // 40
    return ordered[cut], ordered[-1 - cut]
