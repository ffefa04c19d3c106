"""Fitting a linear-chain conditional random field, and packing what it learnt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence as Many
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite  # type: ignore[import-not-found,unused-ignore]

from newsreader.entities.weights import Weights
from training.entities.documents import KINDS
from training.entities.examples import Sequence

LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
_STEPS = 127


def rare_identities(sequences: Many[Sequence], least: int) -> frozenset[str]:
    """Return the identity features seen fewer than ``least`` times: what unseen names look like."""
    counts = Counter(f for features, _ in sequences for one in features for f in one if f[0] == "#")
    return frozenset(name for name, count in counts.items() if count < least)


def fitted(
    sequences: Many[Sequence], version: int, *, lasso: float, ridge: float, rounds: int, cut: float
) -> Weights:
    """Fit by L-BFGS with both penalties; deterministic for the same sequences in the same order.

    Args:
        sequences: Features and labels.
        version: Kept in the weights.
        lasso: Weight of the sum of absolute weights; makes most of them nothing.
        ridge: Weight of the sum of squares.
        rounds: Iterations at most.
        cut: Weights below this are dropped.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for features, labels in sequences:
        trainer.append(features, labels)
    trainer.set_params({
        "c1": lasso, "c2": ridge, "max_iterations": rounds, "feature.minfreq": 2,
        "feature.possible_transitions": True,
    })  # fmt: skip
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    return _weights(info.state_features, info.transitions, version, cut)


def _weights(
    state: dict[tuple[str, str], float],
    steps: dict[tuple[str, str], float],
    version: int,
    cut: float,
) -> Weights:
    """Round to small integers and drop features of which nothing is left."""
    place = {label: n for n, label in enumerate(LABELS)}
    most = min(6.0, max(abs(weight) for weight in state.values()))
    unit = most / _STEPS
    rows: dict[str, dict[int, int]] = {}
    for (name, label), weight in sorted(state.items()):
        small = max(-_STEPS, min(_STEPS, round(weight / unit)))
        if small and abs(weight) >= cut and "\n" not in name:
            rows.setdefault(name, {})[place[label]] = small
    table = np.zeros((len(rows) + 1, len(LABELS)), np.int8)
    for n, found in enumerate(rows.values()):
        for column, steps_of in found.items():
            table[n, column] = steps_of
    step = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for (since, to), weight in steps.items():
        step[place[since], place[to]] = weight
    index = {name: n for n, name in enumerate(rows)}
    return Weights(version, LABELS, index, table, unit, step)
