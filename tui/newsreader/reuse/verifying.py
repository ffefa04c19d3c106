"""Candidates looked at more closely: how many of their words stand in the same order, in one batch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from newsreader.reuse.features import UInt32, plain
from newsreader.reuse.judging import Numbers, Prospects, may_match
from newsreader.reuse.packing import are_lower_content, are_quoted, weights_of
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
    """Texts as strings with one character a word, which rapidfuzz compares fast, and their sums.

    Attributes:
        all: All words.
        content: Content words.
        lower: Lower-case content words.
        weights: What sharing all their words would be worth.
        quoted: How many of their words are quoted.
    """

    all: list[str]
    content: list[str]
    lower: list[str]
    weights: Numbers
    quoted: Numbers


def texts_of(codes: UInt32, lengths: NDArray[np.int64]) -> Texts:
    """Return texts whose codes stand one after the other as strings.

    Args:
        codes: The codes of all texts, packed.
        lengths: How many of them each text has.
    """
    bare = plain(codes)
    content = bare >= CONTENT_CODES
    lower = are_lower_content(codes)
    ends = np.cumsum(lengths)
    return Texts(
        _cut(bare, ends),
        _cut(bare[content], _ends_of(content, ends)),
        _cut(bare[lower], _ends_of(lower, ends)),
        _sums(weights_of(codes), ends),
        _sums(are_quoted(codes), ends),
    )


def _sums(values: NDArray[Any], ends: NDArray[np.int64]) -> Numbers:
    """Return the sum over each text."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    found: Numbers = np.diff(sums[ends], prepend=0.0)
    return found


def _ends_of(kept: NDArray[np.bool_], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where the texts end when only some of their words are kept."""
    counts: NDArray[np.int64] = np.concatenate([[0], np.cumsum(kept)])[ends]
    return counts


def _cut(codes: UInt32, ends: NDArray[np.int64]) -> list[str]:
    """Return one string a text; all are decoded at once."""
    joined = str(codes.tobytes(), "utf-32-le")
    edges = [0, *ends.tolist()]
    return [joined[a:b] for a, b in pairwise(edges)]


def agreeing(
    own: Texts, other: Texts, pairs: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> tuple[NDArray[np.int64], _Ints]:
    """Return which pairs have enough words in the same order, and the words each of them shares.

    Args:
        own: Texts.
        other: Other texts.
        pairs: Numbers of ``own`` and of ``other``.

    Returns:
        Numbers of pairs, and for each the length of the longest common subsequence of words.
    """
    words = _common(own.all, other.all, pairs)
    content = _common(own.content, other.content, pairs)
    shorter, longer = _sizes(own.all, other.all, pairs)
    fewer, _ = _sizes(own.content, other.content, pairs)
    alike = (words >= _WORDS) & (words >= _WORDS_SHARE * longer)
    few = (fewer < _FEW) & (words >= _FEW_WORDS) & (words >= _FEW_SHARE * shorter)
    told = (content >= _CONTENT) & (
        (content >= _CONTENT_SHARE * fewer) | (content >= _CONTENT_MANY)
    )
    kept = np.flatnonzero(alike | few | told)
    left, right = pairs[0][kept], pairs[1][kept]
    lower = _common(own.lower, other.lower, (left, right))
    at_most = Prospects(
        words[kept].astype(np.float64),
        shorter[kept].astype(np.float64),
        longer[kept].astype(np.float64),
        np.minimum(own.weights[left], other.weights[right]),
        np.minimum(np.minimum(own.quoted[left], other.quoted[right]), words[kept]),
        lower.astype(np.float64),
    )
    kept = kept[((alike | few)[kept] | (lower >= _LOWER)) & may_match(at_most)]
    return kept, words[kept]


def _common(
    own: Sequence[str], other: Sequence[str], pairs: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> _Ints:
    """Return the length of the longest common subsequence of each pair."""
    left, right = (
        [some[n] for n in numbers.tolist()]
        for some, numbers in zip((own, other), pairs, strict=True)
    )
    return cpdist(left, right, scorer=LCSseq.similarity, dtype=np.int32)


def _sizes(
    own: Sequence[str], other: Sequence[str], pairs: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> tuple[_Ints, _Ints]:
    """Return the length of the shorter and of the longer text of each pair."""
    left, right = (
        np.fromiter(map(len, some), np.int32, len(some))[numbers]
        for some, numbers in zip((own, other), pairs, strict=True)
    )
    return np.minimum(left, right), np.maximum(left, right)
