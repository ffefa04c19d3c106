"""From the features of passages to the texts that share most of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.features import Features, Sketches, UInt64, features_of
from newsreader.reuse.index.segment import Segment
from newsreader.reuse.ragged import Ints, places

#: Postings looked at for one passage, rarest features first.
BUDGET = 2_000
#: Texts looked at more closely for one passage, those with most features in common; of such as have
#: at least half of the features looked up so many.
BEST, MOST = 24, 256
#: Passages looked up together: the numbers of hits have room for so many.
TOGETHER = 1 << 16
#: Of these so many at a time.
_AT_ONCE = 64
#: Where weight, text and passage stand in the number of a hit; its lowest bit is set where sharing
#: the one feature is enough.
_ONCE, _TEXT, _OWNER = np.uint64(1), np.uint64(13), np.uint64(45)
_WEIGHT_LIMIT = (1 << 12) - 1
#: Passages with more features than this need two in common with a text.
_MANY = 24
#: Of a sum of weights and of an identity, the bits that rank a text among a passage's.
_WORTH_BITS, _IDENTITY_BITS = np.uint64(20), np.uint64(28)


class Indexed(NamedTuple):
    """A segment, and which of its texts anybody holds.

    Attributes:
        segment: The segment.
        base: Number of its first text among those of all segments.
        live: For each text whether it is held; None where all are.
    """

    segment: Segment
    base: int
    live: NDArray[np.bool_] | None


class Candidates(NamedTuple):
    """Pairs of a passage looked up and a text worth a closer look, best first for each passage.

    Attributes:
        passages: Numbers of the passages looked up.
        texts: Numbers of texts, counted over all segments.
    """

    passages: Ints
    texts: Ints


class _Rows(NamedTuple):
    """Rows of postings to be looked at, segment after segment.

    Attributes:
        starts: Where each begins among the postings of its segment.
        lengths: How many postings it has.
        ends: How many rows there are up to and with each segment.
        shares: For each what a posting in it adds to the number of a hit.
    """

    starts: Ints
    lengths: Ints
    ends: list[int]
    shares: UInt64


def find_candidates(segments: Sequence[Indexed], sketches: Sketches) -> Candidates:
    """Return for every passage the texts that share most with it, at most ``MOST``.

    They are found by the passage's rarest features under a budget of ``BUDGET`` postings. Texts that
    read alike count as one; sentences are compared with sentences, quotations with quotations.

    Args:
        segments: All segments; the passages themselves are in them.
        sketches: The passages.
    """
    count = len(sketches.identities)
    parts = [Candidates(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
    for first in range(0, count, _AT_ONCE):
        numbers = np.arange(first, min(first + _AT_ONCE, count))
        found = _find(segments, sketches.picked(numbers))
        parts.append(Candidates(found.passages + first, found.texts))
    return Candidates(*map(np.concatenate, zip(*parts, strict=True)))


def _find(segments: Sequence[Indexed], sketches: Sketches) -> Candidates:
    """Return the candidates of a few passages, whose hits fit into the processor's cache."""
    count = len(sketches.identities)
    wanted = _unique(features_of(sketches.codes, sketches.lengths))
    starts = np.zeros((len(segments), len(wanted.values)), dtype=np.int64)
    lengths = np.zeros_like(starts)
    for n, (segment, _, _) in enumerate(segments):
        at = segment.rows(wanted.values)
        starts[n] = segment.offsets[at]
        lengths[n] = segment.offsets[at + 1]
    lengths -= starts
    total = lengths.sum(axis=0)
    held = sum(indexed.segment.size for indexed in segments)
    sizes = np.bincount(wanted.owners, minlength=count)
    weights = _weights(total, _rarest(wanted.owners, total), held)
    once = (sizes <= _MANY)[wanted.owners]
    hits = _hits(segments, _rows(segments, starts, lengths, (wanted.owners, weights, once)))
    found = _scored(hits)
    identities, live = _identities(segments, found.texts)
    fit = live & ((identities ^ sketches.identities[found.passages]) & np.uint64(1) == 0)
    return _best(_Scored(*(part[fit] for part in found)), identities[fit])


def _unique(found: Features) -> Features:
    """Return the features by passage, with none twice in one passage."""
    order = np.lexsort((found.values, found.owners))
    values, owners = found.values[order], found.owners[order]
    first = np.ones(len(values), dtype=bool)
    first[1:] = (values[1:] != values[:-1]) | (owners[1:] != owners[:-1])
    return Features(values[first], owners[first])


def _rarest(owners: Ints, total: Ints) -> NDArray[np.bool_]:
    """Choose for each passage its rarest features, as many as the budget allows."""
    order = np.lexsort((total, owners))
    spent = np.cumsum(total[order])
    firsts = np.searchsorted(owners[order], np.arange(int(owners[-1]) + 1 if len(owners) else 0))
    before = np.concatenate([[0], spent])[firsts]
    chosen = np.zeros(len(owners), dtype=bool)
    chosen[order] = spent - before[owners[order]] <= BUDGET
    return chosen & (total > 0)


def _weights(total: Ints, chosen: NDArray[np.bool_], held: int) -> UInt64:
    """Return what sharing each feature is worth: the rarer, the more; 0 for those not chosen."""
    worth = 1 + 24 * np.log2((held + 1) / np.maximum(total, 1))
    return np.where(chosen, np.clip(worth, 1, _WEIGHT_LIMIT), 0).astype(np.uint64)


def _rows(
    segments: Sequence[Indexed],
    starts: Ints,
    lengths: Ints,
    wanted: tuple[Ints, UInt64, NDArray[np.bool_]],
) -> _Rows:
    """Return the rows of postings to be looked at.

    Args:
        segments: The segments.
        starts: For each segment and feature where its row begins.
        lengths: For each how long it is.
        wanted: The passage of each feature, what sharing it is worth (0: it is not looked up), and
            whether sharing it alone is enough.
    """
    owners, weights, once = wanted
    own = owners.astype(np.uint64) << _OWNER | weights << _ONCE | once
    bases = np.array([base for _, base, _ in segments], dtype=np.uint64) << _TEXT
    segment, feature = np.nonzero((lengths > 0) & (weights > 0))
    return _Rows(
        starts[segment, feature],
        lengths[segment, feature],
        np.searchsorted(segment, np.arange(len(segments)), side="right").tolist(),
        own[feature] + bases[segment],
    )


def _hits(segments: Sequence[Indexed], rows: _Rows) -> UInt64:
    """Return one number for each posting looked at: passage, text, the feature's weight, once or not."""
    at = places(rows.starts, rows.lengths)
    ends = np.concatenate([[0], np.cumsum(rows.lengths)])[[0, *rows.ends]].tolist()
    texts = [
        indexed.segment.postings[at[first:last]]
        for indexed, (first, last) in zip(segments, pairwise(ends), strict=True)
    ]
    hits = np.concatenate([np.zeros(0, dtype=np.uint64), *texts], dtype=np.uint64)
    hits <<= _TEXT
    hits += np.repeat(rows.shares, rows.lengths)
    return hits


class _Scored(NamedTuple):
    """Pairs of passage and text, by passage, with the features they share: how many, of what weight."""

    passages: Ints
    texts: Ints
    counts: Ints
    worth: Ints


def _scored(hits: UInt64) -> _Scored:
    """Return the pairs that share enough features: most share one and are gone before they are counted."""
    hits.sort()
    pairs = hits >> _TEXT
    again = pairs[1:] == pairs[:-1]
    kept = (hits & np.uint64(1)).astype(np.bool_)
    kept[1:] |= again
    kept[:-1] |= again
    hits, pairs = hits[kept], pairs[kept]
    new = np.ones(len(pairs), dtype=bool)
    new[1:] = pairs[1:] != pairs[:-1]
    firsts = np.flatnonzero(new)
    weights = (hits & np.uint64((1 << int(_TEXT)) - 1)) >> _ONCE
    owners = (pairs[firsts] >> (_OWNER - _TEXT)).astype(np.int64)
    texts = (pairs[firsts] & np.uint64(0xFFFFFFFF)).astype(np.int64)
    counts = np.diff(firsts, append=len(hits))
    return _Scored(owners, texts, counts, np.add.reduceat(weights.astype(np.int64), firsts))


def _identities(segments: Sequence[Indexed], texts: Ints) -> tuple[UInt64, NDArray[np.bool_]]:
    """Return the identities of the texts, and which of them anybody holds."""
    identities = np.zeros(len(texts), dtype=np.uint64)
    live = np.ones(len(texts), dtype=bool)
    for segment, base, held in segments:
        here = np.flatnonzero((texts >= base) & (texts < base + segment.size))
        local = texts[here] - base
        identities[here] = segment.identities[local]
        if held is not None:
            live[here] = held[local]
    return identities, live


def _best(scored: _Scored, identities: UInt64) -> Candidates:
    """Return the texts of most worth for each passage; of equal worth the lower identity first."""
    most = np.uint64((1 << int(_WORTH_BITS)) - 1)
    worth = most - np.minimum(scored.worth.astype(np.uint64), most)
    key = scored.passages.astype(np.uint64) << _WORTH_BITS | worth
    key = key << _IDENTITY_BITS | identities >> (np.uint64(64) - _IDENTITY_BITS)
    order = np.argsort(key)
    key = key[order]
    new = np.ones(len(key), dtype=bool)
    new[1:] = key[1:] != key[:-1]
    passages, texts, counts, _ = (part[order[new]] for part in scored)
    firsts = np.searchsorted(passages, passages)
    ranks = np.arange(len(passages)) - firsts
    kept = (ranks < BEST) | ((ranks < MOST) & (2 * counts >= counts[firsts]))
    return Candidates(passages[kept], texts[kept])
