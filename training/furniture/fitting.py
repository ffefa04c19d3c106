"""A logistic regression with a ridge, fitted by Newton's method; the same data give the same digits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsreader.capture.html.line_weights import Weights

_ROUNDS = 25
#: Digits kept: enough for the vote, few enough to be the same on every machine.
DIGITS = 3


def fit(
    rows: Sequence[Sequence[float]],
    labels: Sequence[bool],
    importance: Sequence[float],
    ridge: float = 3.0,
) -> Weights:
    """Fit weights.

    Args:
        rows: The numbers of each line.
        labels: Whether it is the story's.
        importance: What it counts.
        ridge: Half the weight of the squares, per unit of spread.
    """
    x, y, w = np.array(rows), np.array(labels, dtype=float), np.array(importance)
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    penalty = np.append(np.full(x.shape[1], ridge), 1e-6)
    theta = np.zeros(z.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(z @ theta, -30, 30)))
        curve = w * np.maximum(chance * (1 - chance), 1e-6)
        slope = z.T @ (w * (chance - y)) + penalty * theta
        step = np.linalg.solve((z * curve[:, None]).T @ z + np.diag(penalty), slope)
        theta -= step
        if float(np.abs(step).max()) < 1e-7:
            break
    each = theta[:-1] / spread
    bias = float(theta[-1] - each @ mean)
    return Weights(round(bias, DIGITS), tuple(round(float(v), DIGITS) + 0.0 for v in each))
