"""How work grows with its input: a ratio within one run, which a slow machine does not change."""

from __future__ import annotations

import time
from collections.abc import Callable


def growth(work: Callable[[int], object], size: int) -> float:
    """Return what four times the input costs in the CPU of once: 4 where it is linear, 16 where it is squared.

    Args:
        work: Does the work on an input of a size.
        size: The smaller size.
    """
    return _least(work, 4 * size) / _least(work, size)


def _least(work: Callable[[int], object], size: int) -> float:
    spent = []
    for _ in range(2):
        began = time.process_time()
        work(size)
        spent.append(time.process_time() - began)
    return min(spent)
