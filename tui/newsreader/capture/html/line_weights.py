"""The weights that say how likely a visible line of a page is its story's.

``line_weights.json`` is written by ``python -m training.furniture``; its MODEL_CARD.md says from what.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("line_weights.json")


class Weights(NamedTuple):
    """A bias and a weight for each number of a line."""

    bias: float
    each: tuple[float, ...]


@cache
def load(path: Path = FILE) -> dict[str, Weights]:
    """Return the weights by the name of the situation: "asked" (extractors answered) or "alone"."""
    stored = json.loads(path.read_text(encoding="ascii"))
    return {name: Weights(one["bias"], tuple(one["each"])) for name, one in stored.items()}


def chances(rows: Sequence[Sequence[float]], asked: bool) -> list[float]:
    """Return how likely each line is the story's, 0 to 1."""
    weights = load()["asked" if asked else "alone"]
    return [chance(weights, row) for row in rows]


def chance(weights: Weights, row: Sequence[float]) -> float:
    """Return how likely a line with these numbers is the story's."""
    odds = weights.bias + sum(w * x for w, x in zip(weights.each, row, strict=True) if x)
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
