"""The best sequence of labels for many stretches of words at once (Viterbi's method)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsreader.entities.weights import Weights

_NEVER = -1e4
Scores = NDArray[np.float32]


class Decoder:
    """Scores words by their features and finds the best labels of stretches.

    Attributes:
        weights: The model.
    """

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._none = len(weights.rows)
        self._state = weights.state
        self._step, self._first = _allowed(weights)

    def scores(self, words: Sequence[Sequence[str]]) -> Scores:
        """Return for each word (rows) the weight of each label by its features alone."""
        get, none = self.weights.rows.get, self._none
        rows: list[int] = []
        starts: list[int] = []
        for features in words:
            starts.append(len(rows))
            rows.append(none)
            rows.extend([row for row in map(get, features) if row is not None])
        if not starts:
            return np.zeros((0, len(self.weights.labels)), np.float32)
        sums = np.add.reduceat(self._state[rows], starts, axis=0, dtype=np.int32)
        return sums.astype(np.float32) * np.float32(self.weights.unit)

    def best(self, scores: Scores, lengths: Sequence[int]) -> list[list[int]]:
        """Return label indices of each stretch.

        Args:
            scores: Of the words of all stretches, one after the other.
            lengths: Of the stretches, in words; all at least 1.

        Returns:
            One list for each stretch. A label "I-x" only ever follows "B-x" or "I-x".
        """
        if not lengths:
            return []
        size = np.asarray(lengths)
        starts = np.concatenate(([0], np.cumsum(size)[:-1]))
        order = np.argsort(-size, kind="stable")
        begin, left = starts[order], size[order]
        value = scores[begin] + self._first
        back: list[NDArray[np.intp]] = []
        for at in range(1, int(left[0])):
            going = int(np.count_nonzero(left > at))
            paths = value[:going, :, None] + self._step[None]
            best = paths.argmax(axis=1)
            back.append(best)
            value[:going] = paths.max(axis=1) + scores[begin[:going] + at]
        ends = value.argmax(axis=1)
        found: list[list[int]] = [[] for _ in lengths]
        for n, where in enumerate(order.tolist()):
            label = int(ends[n])
            path = [label]
            for at in range(int(left[n]) - 2, -1, -1):
                label = int(back[at][n, label])
                path.append(label)
            found[where] = path[::-1]
        return found


def _allowed(weights: Weights) -> tuple[Scores, Scores]:
    """Return the steps, those that make no sense barred, and what may come first."""
    labels = weights.labels
    step = weights.step.astype(np.float32).copy()
    first = np.zeros(len(labels), np.float32)
    for to, label in enumerate(labels):
        if not label.startswith("I-"):
            continue
        first[to] = _NEVER
        for since, earlier in enumerate(labels):
            if earlier[2:] != label[2:]:
                step[since, to] = _NEVER
    return step, first
