"""Candidates looked at more closely: how many of their words stand in the same order, in batches."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from newsreader.reuse.bags import Texts
from newsreader.reuse.features import UInt32, plain
from newsreader.reuse.judging import Numbers
from newsreader.reuse.packing import are_content, are_lower_content
from newsreader.reuse.prospects import Common, Limits, may_agree
from newsreader.reuse.ragged import Ints, picked, starts_of

_Kind = Callable[[UInt32], NDArray[np.bool_]]


def agreeing(
    own: Texts, other: Texts, pairs: tuple[Ints, Ints], at_most: Common, limits: Limits
) -> tuple[Ints, Common]:
    """Return which pairs have enough words in the same order, and how many those are.

    The words in the same order are counted of content words, then of all words, then of lower-case
    content words; after each count the pairs that can no longer have enough are left out.

    Args:
        own: Texts.
        other: Other texts.
        pairs: Numbers of ``own`` and of ``other``.
        at_most: What each pair has in common at most.
        limits: What the two of each pair are like.

    Returns:
        Numbers of pairs, and for each the longest common subsequences of words.
    """
    kept = np.arange(len(pairs[0]))
    common = bag = at_most
    for kind in (are_content, None, are_lower_content):
        counted = _in_order(own, other, (pairs[0][kept], pairs[1][kept]), kind)
        common = _known(common, counted, kind)
        some = np.flatnonzero(may_agree(common, bag, limits))
        kept, limits = kept[some], limits.picked(some)
        common, bag = common.picked(some), bag.picked(some)
    return kept, common


def _known(at_most: Common, counted: Numbers, kind: _Kind | None) -> Common:
    """Return what pairs have in common at most once words of a kind are counted."""
    words, content, lower = at_most
    if kind is are_content:
        words = np.minimum(words, words - content + counted)
        return Common(words, counted, np.minimum(lower, counted))
    if kind is are_lower_content:
        return Common(words, content, counted)
    return Common(counted, content, lower)


def _in_order(own: Texts, other: Texts, pairs: tuple[Ints, Ints], kind: _Kind | None) -> Numbers:
    """Return the longest common subsequence of each pair, in words of a kind; None: of all."""
    left, right = _strings(own, pairs[0], kind), _strings(other, pairs[1], kind)
    found: Numbers = cpdist(left, right, scorer=LCSseq.similarity, dtype=np.float32)
    return found


def _strings(texts: Texts, numbers: Ints, kind: _Kind | None) -> list[str]:
    """Return the texts with these numbers with one character a word, which rapidfuzz compares fast."""
    asked = np.zeros(len(texts.lengths), dtype=bool)
    asked[numbers] = True
    lengths = texts.lengths[asked]
    codes = picked(texts.codes, starts_of(texts.lengths)[asked], lengths)
    edges = np.concatenate([[0], np.cumsum(lengths)])
    if kind is not None:
        kept = kind(codes)
        edges, codes = np.concatenate([[0], np.cumsum(kept)])[edges], codes[kept]
    # All are decoded at once and cut.
    joined = str(plain(codes).tobytes(), "utf-32-le")
    made = [joined[a:b] for a, b in pairwise(edges.tolist())]
    places = (np.cumsum(asked) - 1)[numbers]
    return list(map(made.__getitem__, places.tolist()))
