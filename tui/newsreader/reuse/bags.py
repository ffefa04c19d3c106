"""What two passages have in common as bags of words, in whatever order: exact, for many pairs at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.features import UInt32, UInt64, plain
from newsreader.reuse.judging import Numbers
from newsreader.reuse.packing import are_own, weights_of
from newsreader.reuse.ragged import Ints, places, starts_of, times_before

#: Where the pair, and the code of the word, stand in the number of a word; below is its rank.
_PAIR, _CODE = np.uint64(30), np.uint64(9)
_GROUP = ~np.uint64((1 << 9) - 1)
#: Ranks of words with one code, and how much a weight is worth in them: dear words come first.
_RANKS, _HUNDREDTHS = 511, 100


class Texts(NamedTuple):
    """Texts, their words one after the other.

    Attributes:
        codes: The codes of all words, packed.
        lengths: How many words each text has.
    """

    codes: UInt32
    lengths: Ints


class Shared(NamedTuple):
    """What each of some pairs of passages shares, in whatever order.

    Attributes:
        words: Words.
        weight: What they are worth.
        own: Those that are no part of a name, a title or a stock phrase.
        own_weight: What those are worth.
    """

    words: Numbers
    weight: Numbers
    own: Numbers
    own_weight: Numbers


class _Bags(NamedTuple):
    """The words of passages in the order of pair, code and worth.

    Attributes:
        keys: One number for pair, code, and how many of the same are before it.
        pairs: The number of the pair of each.
        weights: What sharing each is worth.
        own: Whether it is no part of a name, a title or a stock phrase.
    """

    keys: UInt64
    pairs: Ints
    weights: NDArray[np.float64]
    own: NDArray[np.bool_]


def shared(one: Texts, other: Texts, pairs: tuple[Ints, Ints]) -> Shared:
    """Return what pairs of texts share; of one word with two worths the dear ones are matched first.

    Args:
        one: Texts.
        other: Other texts.
        pairs: Numbers of ``one`` and of ``other``.
    """
    left, right = _bags(one, pairs[0]), _bags(other, pairs[1])
    found = np.searchsorted(right.keys, left.keys)
    found[found == len(right.keys)] = 0
    here = np.flatnonzero(right.keys.take(found) == left.keys) if len(right.keys) else found[:0]
    there = found[here]
    weights = np.minimum(left.weights[here], right.weights[there])
    own = (left.own[here] & right.own[there]).astype(np.float64)
    where, count = left.pairs[here], len(pairs[0])
    return Shared(
        *(
            np.bincount(where, amounts, count).astype(np.float64)
            for amounts in (np.ones(len(where)), weights, own, weights * own)
        )
    )


def _bags(texts: Texts, numbers: Ints) -> _Bags:
    """Return the words of the texts with these numbers, pair by pair."""
    lengths = texts.lengths[numbers]
    codes = texts.codes[places(starts_of(texts.lengths)[numbers], lengths)]
    pairs = np.repeat(np.arange(len(numbers)), lengths)
    # All that is asked of a word is in its number, so that the numbers are sorted and nothing else.
    cheap = (_HUNDREDTHS - np.rint(_HUNDREDTHS * weights_of(codes))).astype(np.uint64)
    numbered = pairs.astype(np.uint64) << _PAIR | plain(codes).astype(np.uint64) << _CODE
    numbered |= cheap << np.uint64(1) | ~are_own(codes)
    numbered.sort()
    group = numbered & _GROUP
    weights = 1 - (numbered >> np.uint64(1) & np.uint64(0x7F)).astype(np.float64) / _HUNDREDTHS
    keys = group | np.minimum(times_before(group), _RANKS).astype(np.uint64)
    return _Bags(keys, pairs, weights, numbered & np.uint64(1) == 0)
