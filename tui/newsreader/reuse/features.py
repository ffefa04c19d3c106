"""Features of passages: hashed pairs of content words, and runs of four words in short ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.packing import CAPITAL, CODE, packed
from newsreader.reuse.placing import Placed
from newsreader.reuse.ragged import picked
from newsreader.reuse.words import CONTENT_CODES

UInt64 = NDArray[np.uint64]
UInt32 = NDArray[np.uint32]

#: Passages with fewer content words than this are also known by their runs of four words.
SHORT = 7
_MIX = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xC2B2AE3D27D4EB4F),
    np.uint64(0x165667B19E3779F9),
    np.uint64(0x27D4EB2F165667C5),
)


class Sketches(NamedTuple):
    """What the index is told of passages, one after the other.

    Attributes:
        identities: For each a hash of all its words, equal for passages that read the same; the
            lowest bit is set in quotations, so that a sentence never reads like one.
        lengths: How many words each has.
        codes: The words, packed (see :mod:`newsreader.reuse.packing`).
    """

    identities: UInt64
    lengths: NDArray[np.int64]
    codes: UInt32

    def picked(self, numbers: NDArray[np.int64]) -> Sketches:
        """Return the sketches of some of the passages."""
        starts = np.cumsum(self.lengths) - self.lengths
        lengths = self.lengths[numbers]
        codes = picked(self.codes, starts[numbers], lengths)
        return Sketches(self.identities[numbers], lengths, codes)


class Features(NamedTuple):
    """Hashed features of several passages.

    Attributes:
        values: The features.
        owners: For each the number of the passage it is of.
    """

    values: UInt64
    owners: NDArray[np.int64]


def sketched(passages: Sequence[Placed], quoted: Sequence[bool]) -> Sketches:
    """Return what the index is told of passages.

    Args:
        passages: Their words.
        quoted: Of each, whether it is the inside of quotation marks.
    """
    numbers = [packed(passage) for passage in passages]
    codes = np.array([number for some in numbers for number in some], dtype=np.uint32)
    lengths = np.array([len(some) for some in numbers], dtype=np.int64)
    marks = np.array(quoted, dtype=np.uint64)
    return Sketches(hashed(codes, lengths) & ~np.uint64(1) | marks, lengths, codes)


def joined(parts: Sequence[Sketches]) -> Sketches:
    """Return the sketches of several articles as one."""
    return Sketches(
        np.concatenate([np.zeros(0, dtype=np.uint64), *(p.identities for p in parts)]),
        np.concatenate([np.zeros(0, dtype=np.int64), *(p.lengths for p in parts)]),
        np.concatenate([np.zeros(0, dtype=np.uint32), *(p.codes for p in parts)]),
    )


def plain(codes: UInt32) -> UInt32:
    """Return the codes of packed words."""
    return codes & CODE


def features_of(codes: UInt32, lengths: NDArray[np.int64]) -> Features:
    """Return the features of passages whose codes stand one after the other.

    They are bigrams and one-gap skip-bigrams of content words, which outlive small edits, and word
    4-grams where content words are few. Pairs of capitalised words are left out: names are alike
    wherever the same people are in the news.

    Args:
        codes: The codes of all passages.
        lengths: How many of them each passage has.
    """
    owners = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    bare = plain(codes)
    content = bare >= CONTENT_CODES
    capital = (codes & CAPITAL) != 0
    few = np.bincount(owners[content], minlength=len(lengths)) < SHORT
    runs = _runs(bare, owners, few)
    bare, capital, owners = bare[content], capital[content], owners[content]
    parts = [_pairs(bare, capital, owners, gap) for gap in (1, 2, 3)]
    parts.append(Features(bare.astype(np.uint64) * _MIX[1], owners))
    parts.append(runs)
    values = np.concatenate([part.values for part in parts])
    return Features(_spread(values), np.concatenate([part.owners for part in parts]))


def _pairs(
    bare: UInt32, capital: NDArray[np.bool_], owners: NDArray[np.int64], gap: int
) -> Features:
    """Return hashes of pairs of words ``gap`` apart in one passage."""
    left, right = bare[:-gap].astype(np.uint64), bare[gap:].astype(np.uint64)
    fit = (owners[:-gap] == owners[gap:]) & ~(capital[:-gap] & capital[gap:])
    values = left[fit] * _MIX[0] ^ right[fit] * _MIX[gap]
    return Features(values, owners[:-gap][fit])


def _runs(bare: UInt32, owners: NDArray[np.int64], few: NDArray[np.bool_]) -> Features:
    """Return hashes of all runs of four words in the passages with few content words."""
    if len(bare) < 4:
        return Features(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))
    fit = (owners[:-3] == owners[3:]) & few[owners[:-3]]
    at = np.flatnonzero(fit)
    values = bare[at].astype(np.uint64) * _MIX[3]
    for n in (1, 2, 3):
        values = (values ^ bare[at + n].astype(np.uint64)) * _MIX[n - 1]
    return Features(values, owners[at])


def _spread(values: UInt64) -> UInt64:
    """Spread the information of a hash over all its bits (the finalizer of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def hashed(codes: UInt32, lengths: NDArray[np.int64]) -> UInt64:
    """Return one hash of all numbers of each passage, in order."""
    at = np.arange(len(codes)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    powers = np.cumprod(np.full(int(lengths.max(initial=0)), _MIX[0], dtype=np.uint64))
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(codes.astype(np.uint64) * powers[at], out=sums[1:])
    ends = np.cumsum(lengths)
    return _spread((sums[ends] - sums[ends - lengths]) ^ lengths.astype(np.uint64))
