"""Outlines of passages: how much two of them have in common at most, told without laying them side by side.

The words of a passage are thrown into a short row of bits, one bit a word (a signature; after Bloom,
"Space/time trade-offs in hash coding with allowable errors", 1970). Bits set in both signatures, and the
words that fell on a bit that was set already, are no fewer than the words two passages share. Most pairs
of passages that share a feature are told apart by that alone, for a fiftieth of what a comparison costs.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.features import UInt32, UInt64, plain
from newsreader.reuse.judging import Numbers
from newsreader.reuse.packing import are_light, are_lower_content, are_quoted, weights_of
from newsreader.reuse.prospects import (
    CONTENT,
    CONTENT_MANY,
    CONTENT_SHARE,
    FEW,
    FEW_SHARE,
    FEW_WORDS,
    WORDS,
    WORDS_SHARE,
    Common,
    Limits,
    may_agree,
)
from newsreader.reuse.ragged import Ints, times_before
from newsreader.reuse.words import CONTENT_CODES

_Bytes = NDArray[np.uint8]
Shorts = NDArray[np.uint16]

#: Words of 64 bits of a signature: content words fall into the first half, all others into the second.
_HALF, WIDTH = 2, 4
#: Bits of one half, as a power of two.
_HALF_BITS = 7
#: Columns of the tallies; the last one is empty, so that a row is as long as a number of 64 bits.
_WORDS, _CONTENT, _LOWER, _LIGHT, _QUOTED, _HIDDEN_CONTENT, _HIDDEN_OTHER = range(7)
COLUMNS = 8
#: A tally ends here. In passages as long as that every bit is set and nothing is left out.
_FULL = 255
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Outlines(NamedTuple):
    """Outlines of some passages.

    Attributes:
        signatures: ``WIDTH`` numbers for each passage, one row a passage.
        tallies: One row a passage: its words, content words, lower-case content words, titles and
            such, quoted words, and the content words and others that share a bit with one before.
        weights: For each what sharing all its words would be worth.
    """

    signatures: UInt64
    tallies: _Bytes
    weights: NDArray[np.float32]

    def picked(self, numbers: Ints) -> Outlines:
        """Return the outlines of some of the passages."""
        return Outlines(
            self.signatures.take(numbers, 0),
            self.tallies.take(numbers, 0),
            self.weights.take(numbers),
        )


def outlines_of(codes: UInt32, lengths: Ints) -> Outlines:
    """Return the outlines of passages.

    Args:
        codes: Their words, packed, one passage after the other.
        lengths: How many words each has.
    """
    bare = plain(codes)
    content = bare >= CONTENT_CODES
    ends = np.cumsum(lengths)
    signatures = _signatures(bare, content, lengths)
    sizes = _sums(np.ones(len(codes)), ends), _sums(content, ends)
    bits = np.bitwise_count(signatures).astype(np.int64)
    columns = (
        *sizes,
        *(_sums(kind(codes), ends) for kind in (are_lower_content, are_light, are_quoted)),
        sizes[1] - bits[:, :_HALF].sum(axis=1),
        sizes[0] - sizes[1] - bits[:, _HALF:].sum(axis=1),
    )
    tallies = np.zeros((len(lengths), COLUMNS), dtype=np.uint8)
    tallies[:, : len(columns)] = np.minimum(np.stack(columns, axis=1), _FULL)
    return Outlines(signatures, tallies, _sums(weights_of(codes), ends).astype(np.float32))


def _signatures(bare: UInt32, content: NDArray[np.bool_], lengths: Ints) -> UInt64:
    """Return the signatures; a word that comes again falls on a bit of its own."""
    owners = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    both = owners.astype(np.uint64) << np.uint64(32) | bare
    order = np.argsort(both)
    times = np.zeros(len(order), dtype=np.uint64)
    times[order] = times_before(both[order])
    words = bare.astype(np.uint64) | times << np.uint64(32)
    bits = (words * _SPREAD >> np.uint64(64 - _HALF_BITS)).astype(np.int64)
    bits[~content] += 1 << _HALF_BITS
    found = np.zeros(WIDTH * len(lengths), dtype=np.uint64)
    set_bits = np.uint64(1) << (bits & 63).astype(np.uint64)
    np.bitwise_or.at(found, WIDTH * owners + (bits >> 6), set_bits)
    return found.reshape(-1, WIDTH)


def _sums(values: NDArray[np.generic], ends: Ints) -> Numbers:
    """Return the sum over each passage."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    found: Numbers = np.diff(sums[ends], prepend=0.0)
    return found


def worth_a_look(own: Outlines, passages: Ints, others: Outlines) -> tuple[Ints, Common, Limits]:
    """Return which pairs of a passage and another may have enough in common.

    Args:
        own: Outlines of passages.
        passages: For each pair the number of its passage.
        others: For each pair the outline of the other.

    Returns:
        Numbers of pairs, what each has in common at most, and what the two are like.
    """
    bits = np.bitwise_count(own.signatures.take(passages, 0) & others.signatures)
    one, two = own.tallies.take(passages, 0), others.tallies
    least, longer = np.minimum(one, two), np.maximum(one[:, _WORDS], two[:, _WORDS])
    content = _added(bits[:, 0], bits[:, 1], least[:, _HIDDEN_CONTENT])
    words = _added(bits[:, 2], bits[:, 3], least[:, _HIDDEN_OTHER]) + content
    enough = content >= _CONTENT_FROM.take(least[:, _CONTENT])
    enough |= words >= _WORDS_FROM.take(longer)
    enough |= (words >= _FEW_FROM.take(least[:, _WORDS])) & (least[:, _CONTENT] < FEW)
    some = np.flatnonzero(enough)
    weight = np.minimum(own.weights.take(passages[some]), others.weights.take(some))
    limits = _limits(least.take(some, 0), longer[some], weight)
    at_most = Common(
        np.minimum(words[some], limits.shorter),
        np.minimum(content[some], limits.content),
        np.minimum(content[some], limits.lower),
    )
    kept = np.flatnonzero(may_agree(at_most, at_most, limits))
    return some[kept], at_most.picked(kept), limits.picked(kept)


def _limits(least: _Bytes, longer: _Bytes, weight: NDArray[np.float32]) -> Limits:
    """Return limits from the lower of both tallies, the words of the longer passage, and the weight."""
    columns = (_CONTENT, _LOWER, _LIGHT, _QUOTED)
    content, lower, light, quoted = (least[:, column].astype(np.float32) for column in columns)
    shorter = least[:, _WORDS].astype(np.float32)
    return Limits(
        shorter, longer.astype(np.float32), content, lower, light, quoted, weight.astype(np.float32)
    )


def _added(*parts: _Bytes) -> Shorts:
    found: Shorts = parts[0].astype(np.uint16)
    for part in parts[1:]:
        found += part
    return found


def _from(least: int, share: float, many: int = 1 << 15) -> Shorts:
    """Return for each size how many words must agree: a share of it, no fewer and no more than said."""
    wanted = np.ceil(np.arange(_FULL + 1) * share)
    found: Shorts = np.clip(wanted, least, many).astype(np.uint16)
    return found


#: How many words must agree, by the content words of the poorer passage, the words of the longer one,
#: and those of the shorter one.
_CONTENT_FROM = _from(CONTENT, CONTENT_SHARE, CONTENT_MANY)
_WORDS_FROM = _from(WORDS, WORDS_SHARE)
_FEW_FROM = _from(FEW_WORDS, FEW_SHARE)
