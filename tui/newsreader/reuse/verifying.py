"""Candidates looked at more closely: how many of their words stand in the same order, in one batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from newsreader.reuse.features import UInt32, plain
from newsreader.reuse.packing import CAPITAL
from newsreader.reuse.words import CONTENT_CODES

_Ints = NDArray[np.int32]

#: Content words that must agree, and either their share of the shorter text or their number.
_CONTENT, _CONTENT_SHARE, _CONTENT_MANY = 3, 0.4, 5
#: Of these so many must be lower-case: names alone are no reuse.
_LOWER = 2
#: Or this many words of any kind, and their share of the longer text.
_WORDS, _WORDS_SHARE = 6, 0.45
#: Or, where content words are fewer than five, this many words and their share of the shorter text.
_FEW, _FEW_WORDS, _FEW_SHARE = 5, 4, 0.5


class Texts(NamedTuple):
    """Texts as strings with one character a word, which rapidfuzz compares fast.

    Attributes:
        all: All words.
        content: Content words.
        lower: Content words that are not capitalised within the sentence.
    """

    all: list[str]
    content: list[str]
    lower: list[str]

    def picked(self, numbers: Sequence[int]) -> Texts:
        """Return the texts with these numbers, in this order."""
        return Texts(*([part[n] for n in numbers] for part in self))


def texts_of(codes: UInt32, lengths: NDArray[np.int64]) -> Texts:
    """Return texts whose codes stand one after the other as strings.

    Args:
        codes: The codes of all texts, packed.
        lengths: How many of them each text has.
    """
    bare = plain(codes)
    content = bare >= CONTENT_CODES
    lower = content & ((codes & CAPITAL) == 0)
    ends = np.cumsum(lengths)
    return Texts(
        _cut(bare, ends),
        _cut(bare[content], _ends_of(content, ends)),
        _cut(bare[lower], _ends_of(lower, ends)),
    )


def _ends_of(kept: NDArray[np.bool_], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where the texts end when only some of their words are kept."""
    counts: NDArray[np.int64] = np.concatenate([[0], np.cumsum(kept)])[ends]
    return counts


def _cut(codes: UInt32, ends: NDArray[np.int64]) -> list[str]:
    """Return one string a text; all are decoded at once."""
    joined = str(codes.tobytes(), "utf-32-le")
    edges = [0, *ends.tolist()]
    return [joined[a:b] for a, b in pairwise(edges)]


def agreeing(own: Texts, other: Texts) -> tuple[NDArray[np.int64], _Ints]:
    """Return which pairs have enough words in the same order, and the words each pair shares.

    Args:
        own: One text of each pair.
        other: The other.
    """
    words = _common(own.all, other.all)
    content = _common(own.content, other.content)
    longer, shorter = _sizes(own.all, other.all, max), _sizes(own.all, other.all, min)
    fewer = _sizes(own.content, other.content, min)
    alike = (words >= _WORDS) & (words >= _WORDS_SHARE * longer)
    few = (fewer < _FEW) & (words >= _FEW_WORDS) & (words >= _FEW_SHARE * shorter)
    told = (content >= _CONTENT) & (
        (content >= _CONTENT_SHARE * fewer) | (content >= _CONTENT_MANY)
    )
    open_ = np.flatnonzero(told & ~alike & ~few)
    if len(open_):
        numbers = open_.tolist()
        lower = _common([own.lower[n] for n in numbers], [other.lower[n] for n in numbers])
        told[open_] = lower >= _LOWER
    return np.flatnonzero(alike | few | told), words


def _common(own: Sequence[str], other: Sequence[str]) -> _Ints:
    """Return the length of the longest common subsequence of each pair."""
    return cpdist(own, other, scorer=LCSseq.similarity, dtype=np.int32)


def _sizes(own: Sequence[str], other: Sequence[str], pick: Callable[[int, int], int]) -> _Ints:
    return np.fromiter(map(pick, map(len, own), map(len, other)), np.int32, len(own))
