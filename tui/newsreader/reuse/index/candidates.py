"""From the features of passages to the texts that share most of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.features import Features, Sketches, UInt64, features_of
from newsreader.reuse.index.segment import Segment
from newsreader.reuse.ragged import Ints, places

#: Postings looked at for one passage, rarest features first.
BUDGET = 3_000
#: Texts looked at more closely for one passage, those with most features in common; of such as have
#: at least half of the features looked up so many.
BEST, MOST = 24, 256
#: Passages looked up together: the numbers of hits have room for so many.
TOGETHER = 1 << 16
#: Where the text and the passage stand in the number of a hit, above the feature's weight.
_TEXT, _OWNER = np.uint64(12), np.uint64(44)
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
    """Where a segment has postings for the features looked for."""

    indexed: Indexed
    starts: Ints
    lengths: Ints


def find_candidates(segments: Sequence[Indexed], sketches: Sketches) -> Candidates:
    """Return for every passage the texts that share most with it, at most ``MOST``.

    They are found by the passage's rarest features under a budget of ``BUDGET`` postings. Texts that
    read alike count as one; sentences are compared with sentences, quotations with quotations.

    Args:
        segments: All segments; the passages themselves are in them.
        sketches: The passages.
    """
    count = len(sketches.identities)
    wanted = _unique(features_of(sketches.codes, sketches.lengths))
    rows = []
    total = np.zeros(len(wanted.values), dtype=np.int64)
    for indexed in segments:
        at = indexed.segment.rows(wanted.values)
        starts = indexed.segment.offsets[at].astype(np.int64)
        lengths = indexed.segment.offsets[at + 1].astype(np.int64) - starts
        total += lengths
        rows.append(_Rows(indexed, starts, lengths))
    held = sum(indexed.segment.size for indexed in segments)
    chosen = _rarest(wanted.owners, total)
    hits = _hits(rows, wanted, _weights(total, chosen, held))
    if not len(hits):
        return Candidates(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    found = _scored(hits, np.bincount(wanted.owners, minlength=count))
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


def _hits(rows: Sequence[_Rows], wanted: Features, weights: UInt64) -> UInt64:
    """Return one number for each posting looked at: passage, text and the feature's weight.

    Args:
        rows: The places of the features in the segments.
        wanted: The features.
        weights: What sharing each is worth, 0 for those not looked up.
    """
    parts = []
    looked_up = np.flatnonzero(weights)
    shifted = (wanted.owners.astype(np.uint64) << _OWNER | weights)[looked_up]
    for indexed, starts, lengths in rows:
        sizes = lengths[looked_up]
        texts = indexed.segment.postings[places(starts[looked_up], sizes)].astype(np.uint64)
        texts += np.uint64(indexed.base)
        parts.append(texts << _TEXT | np.repeat(shifted, sizes))
    return np.concatenate([np.zeros(0, dtype=np.uint64), *parts])


class _Scored(NamedTuple):
    """Pairs of passage and text, by passage, with the features they share: how many, of what weight."""

    passages: Ints
    texts: Ints
    counts: Ints
    worth: Ints


def _scored(hits: UInt64, sizes: Ints) -> _Scored:
    """Return the pairs that share enough features."""
    hits.sort()
    pairs = hits >> _TEXT
    new = np.ones(len(pairs), dtype=bool)
    new[1:] = pairs[1:] != pairs[:-1]
    firsts = np.flatnonzero(new)
    counts = np.diff(firsts, append=len(hits))
    owners = (pairs[firsts] >> (_OWNER - _TEXT)).astype(np.int64)
    worth = np.add.reduceat((hits & np.uint64(_WEIGHT_LIMIT)).astype(np.int64), firsts)
    enough = counts >= np.where(sizes > _MANY, 2, 1)[owners]
    texts = (pairs[firsts] & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return _Scored(owners[enough], texts[enough], counts[enough], worth[enough])


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
    order = np.argsort(key, kind="stable")
    key = key[order]
    new = np.ones(len(key), dtype=bool)
    new[1:] = key[1:] != key[:-1]
    passages, texts, counts, _ = (part[order[new]] for part in scored)
    firsts = np.searchsorted(passages, passages)
    ranks = np.arange(len(passages)) - firsts
    kept = (ranks < BEST) | ((ranks < MOST) & (2 * counts >= counts[firsts]))
    return Candidates(passages[kept], texts[kept])
