"""Rows of different lengths that stand one after the other in one array."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Scalar = TypeVar("Scalar", bound=np.generic)
Ints = NDArray[np.int64]


def places(starts: Ints, lengths: Ints) -> Ints:
    """Return the places of the items of rows that begin at ``starts``, row after row."""
    skipped = starts - (np.cumsum(lengths) - lengths)
    found: Ints = np.arange(int(lengths.sum()), dtype=np.int64) + np.repeat(skipped, lengths)
    return found


def picked(values: NDArray[Scalar], starts: Ints, lengths: Ints) -> NDArray[Scalar]:
    """Return the items of rows that begin at ``starts``, row after row."""
    return values[places(starts, lengths)]


def are_new(ordered: NDArray[Scalar]) -> NDArray[np.bool_]:
    """Say of each of some numbers in order whether it is the first of its kind."""
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def times_before(ordered: NDArray[Scalar]) -> Ints:
    """Return of each of some numbers in order how many of its kind stand before it."""
    firsts = np.flatnonzero(are_new(ordered))
    found: Ints = np.arange(len(ordered)) - np.repeat(firsts, np.diff(firsts, append=len(ordered)))
    return found


def starts_of(lengths: Ints) -> Ints:
    """Return where rows of these lengths begin when they stand one after the other."""
    return np.cumsum(lengths) - lengths
