"""Several fits as one: the mean of their weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsreader.entities.weights import Weights

_STEPS = 127


def averaged(fits: Sequence[Weights], cut: float) -> Weights:
    """Return the mean of several fits' weights; a feature that a fit does not have weighs nothing in it.

    Args:
        fits: Of one version, with the same labels.
        cut: Weights below this are dropped.
    """
    labels, version = fits[0].labels, fits[0].version
    names = sorted({name for fit in fits for name in fit.rows})
    place = {name: n for n, name in enumerate(names)}
    total = np.zeros((len(names), len(labels)))
    for fit in fits:
        rows = [place[name] for name in fit.rows]
        total[rows] += fit.state[list(fit.rows.values())] * fit.unit / len(fits)
    total[np.abs(total) < cut] = 0.0
    unit = float(min(6.0, np.abs(total).max()) / _STEPS)
    small = np.clip(np.round(total / unit), -_STEPS, _STEPS).astype(np.int8)
    kept = np.flatnonzero(small.any(axis=1)).tolist()
    table = np.zeros((len(kept) + 1, len(labels)), np.int8)
    table[:-1] = small[kept]
    step = sum(fit.step.astype(np.float64) for fit in fits) / len(fits)
    index = {names[row]: n for n, row in enumerate(kept)}
    return Weights(version, labels, index, table, unit, np.asarray(step, np.float32))
