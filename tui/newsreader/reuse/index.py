"""The index of held passages: from features to the texts that have them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.features import Features, Sketch, UInt32, UInt64, features_of, joined
from newsreader.reuse.identities import Identities

#: Postings looked at for one passage, rarest features first.
BUDGET = 3_000
#: Texts looked at more closely for one passage, those with most features in common.
BEST = 24
#: Texts gathered in a dictionary before they are frozen into a segment.
_DELTA = 2_000
#: Where the text and the passage stand in the number of a hit, above the feature's weight.
_TEXT, _OWNER = np.uint64(12), np.uint64(44)
_WEIGHT_LIMIT = (1 << 12) - 1


class Holder(NamedTuple):
    """A passage that reads like a text of the index: article number and passage number."""

    article: int
    passage: int


class Segment(NamedTuple):
    """Postings of a range of texts, in compressed rows; never changed.

    Attributes:
        first: The first text.
        last: One past the last text.
        bits: Rows are chosen by the highest ``bits`` bits of a feature.
        offsets: Start of each row in ``postings``, one more than there are rows.
        postings: Numbers of texts.
    """

    first: int
    last: int
    bits: int
    offsets: UInt32
    postings: UInt32

    def rows(self, features: UInt64) -> NDArray[np.int64]:
        """Return the row of each feature."""
        return (features >> np.uint64(64 - self.bits)).astype(np.int64)


class _Rows(NamedTuple):
    """Where a segment has postings for the features looked for."""

    segment: Segment
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]


class PassageIndex:
    """Texts of held passages, each once however many articles have it, by their features.

    Postings live in segments of growing size and a small dictionary of new texts. Features are not
    kept: they follow from the codes when segments are joined. A text nobody holds any more is
    skipped, and its postings go at the next joining. Nothing here is on disk.
    """

    def __init__(self) -> None:
        self._identities = Identities()
        self._codes = array("I")
        self._ends = array("Q")
        self._holder = array("Q")
        self._others: dict[int, dict[int, int]] = {}
        self._segments: list[Segment] = []
        self._delta: dict[int, list[int]] = {}

    def __len__(self) -> int:
        """How many different texts have been indexed."""
        return len(self._ends)

    def put(self, sketches: Sequence[Sketch], article: int) -> None:
        """Index the passages of an article. Of those that read the same the first counts."""
        new: list[tuple[int, UInt32]] = []
        for passage, sketch in enumerate(sketches):
            text = self._identities.get(sketch.identity)
            if text is not None and (text >= self._frozen or self._held(text)):
                self._add_holder(text, article, passage)
            else:
                text = self._identities.add(sketch.identity)
                self._codes.frombytes(sketch.codes.tobytes())
                self._ends.append(len(self._codes))
                self._holder.append(_pack(article, passage))
                new.append((text, sketch.codes))
        self._post(new)
        if len(self) - self._frozen >= _DELTA:
            self._freeze()

    def take(self, sketches: Sequence[Sketch], article: int) -> None:
        """Forget the passages of an article."""
        for sketch in sketches:
            text = self._identities.get(sketch.identity)
            if text is None:
                continue
            others = self._others.get(text, {})
            others.pop(article, None)
            if self._holder[text] >> 32 == article + 1:
                self._holder[text] = _pack(*others.popitem()) if others else 0
            if not others:
                self._others.pop(text, None)

    def codes(self, texts: Sequence[int]) -> tuple[UInt32, NDArray[np.int64]]:
        """Return the codes of the texts one after the other, and how many each has."""
        wanted = np.array(texts, dtype=np.int64)
        ends = np.frombuffer(self._ends, dtype=np.int64)
        begins = np.where(wanted > 0, ends[wanted - 1], 0)
        lengths = ends[wanted] - begins
        skipped = begins - (np.cumsum(lengths) - lengths)
        at = np.arange(int(lengths.sum())) + np.repeat(skipped, lengths)
        return np.frombuffer(self._codes, dtype=np.uint32)[at], lengths

    def holders(self, text: int) -> list[Holder]:
        """Return the passages held that read like this text."""
        packed = self._holder[text]
        if not packed:
            return []
        found = [Holder((packed >> 32) - 1, packed & 0xFFFFFFFF)]
        found += [Holder(a, p) for a, p in self._others.get(text, {}).items()]
        return found

    def candidates(self, sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
        """Return pairs (number of the sketch, text) worth a closer look.

        Returns:
            For every sketch at most ``BEST`` texts with most features in common, found by its
            rarest features under a budget of ``BUDGET`` postings.
        """
        if not sketches:
            return []
        wanted = _unique(_features(sketches))
        rows = []
        total = np.zeros(len(wanted.values), dtype=np.int64)
        for segment in self._segments:
            at = segment.rows(wanted.values)
            starts = segment.offsets[at].astype(np.int64)
            lengths = segment.offsets[at + 1].astype(np.int64) - starts
            total += lengths
            rows.append(_Rows(segment, starts, lengths))
        news = [self._delta.get(value) for value in wanted.values.tolist()]
        total += np.array([len(new) if new else 0 for new in news], dtype=np.int64)
        chosen = _rarest(wanted.owners, total)
        hits = _hits(rows, news, wanted, _weights(total, chosen, len(self)))
        sizes = np.bincount(wanted.owners, minlength=len(sketches))
        return [(n, text) for n, text in _best(hits, sizes) if self._held(text)]

    @property
    def _frozen(self) -> int:
        """The first text that is still in the dictionary."""
        return self._segments[-1].last if self._segments else 0

    def _held(self, text: int) -> bool:
        return self._holder[text] != 0

    def _add_holder(self, text: int, article: int, passage: int) -> None:
        if not self._held(text):
            self._holder[text] = _pack(article, passage)
        elif self._holder[text] >> 32 != article + 1:
            self._others.setdefault(text, {}).setdefault(article, passage)

    def _post(self, new: list[tuple[int, UInt32]]) -> None:
        """Enter new texts into the dictionary."""
        if not new:
            return
        found = _unique(_features([Sketch(0, codes) for _, codes in new]))
        for value, owner in zip(found.values.tolist(), found.owners.tolist(), strict=True):
            self._delta.setdefault(value, []).append(new[owner][0])

    def _freeze(self) -> None:
        """Turn the dictionary into a segment, joined with those before it that are no larger."""
        first, last = self._frozen, len(self)
        while self._segments and self._segments[-1].last - self._segments[-1].first <= 2 * (
            last - first
        ):
            first = self._segments.pop().first
        self._segments.append(self._segment(first, last))
        self._delta.clear()

    def _segment(self, first: int, last: int) -> Segment:
        """Return the segment of the texts from ``first`` to ``last``, those nobody holds left out."""
        ends = np.array(self._ends[first:last], dtype=np.int64)
        begin = self._ends[first - 1] if first else 0
        codes = np.array(self._codes[begin : self._ends[last - 1]], dtype=np.uint32)
        found = features_of(codes, np.diff(ends, prepend=begin))
        held = np.array(self._holder[first:last], dtype=np.uint64)[found.owners] != 0
        values, texts = found.values[held], found.owners[held] + first
        bits = max(8, len(values).bit_length() - 2)
        rows = (values >> np.uint64(64 - bits)).astype(np.uint32)
        order = np.argsort(rows, kind="stable")
        offsets = np.zeros((1 << bits) + 1, dtype=np.uint32)
        np.cumsum(np.bincount(rows, minlength=1 << bits), out=offsets[1:])
        return Segment(first, last, bits, offsets, texts[order].astype(np.uint32))


def _pack(article: int, passage: int) -> int:
    return (article + 1) << 32 | passage


def _features(sketches: Sequence[Sketch]) -> Features:
    return features_of(*joined([s.codes for s in sketches]))


def _unique(found: Features) -> Features:
    """Return the features with none twice in one passage."""
    order = np.lexsort((found.values, found.owners))
    values, owners = found.values[order], found.owners[order]
    first = np.ones(len(values), dtype=bool)
    first[1:] = (values[1:] != values[:-1]) | (owners[1:] != owners[:-1])
    return Features(values[first], owners[first])


def _rarest(owners: NDArray[np.int64], total: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Choose for each passage its rarest features, as many as the budget allows."""
    order = np.lexsort((total, owners))
    spent = np.cumsum(total[order])
    firsts = np.searchsorted(owners[order], np.arange(int(owners[-1]) + 1 if len(owners) else 0))
    before = np.concatenate([[0], spent])[firsts]
    chosen = np.zeros(len(owners), dtype=bool)
    chosen[order] = spent - before[owners[order]] <= BUDGET
    return chosen & (total > 0)


def _hits(
    rows: Sequence[_Rows],
    news: Sequence[list[int] | None],
    wanted: Features,
    weights: UInt64,
) -> UInt64:
    """Return one number for each posting looked at: passage, text and the feature's weight.

    Args:
        rows: The places of the features in the segments.
        news: The new texts that have each feature.
        wanted: The features.
        weights: What sharing each is worth, 0 for those not looked up.
    """
    parts = []
    shifted = wanted.owners.astype(np.uint64) << _OWNER | weights
    for segment, starts, lengths in rows:
        sizes = np.where(weights > 0, lengths, 0)
        count = int(sizes.sum())
        if count:
            begins = np.cumsum(sizes) - sizes
            at = np.arange(count) + np.repeat(starts - begins, sizes)
            texts = segment.postings[at].astype(np.uint64) << _TEXT
            parts.append(texts | np.repeat(shifted, sizes))
    fresh = [
        (number, text)
        for number, weight, new in zip(shifted.tolist(), weights.tolist(), news, strict=True)
        if new and weight
        for text in new
    ]
    parts.append(np.array([n | t << int(_TEXT) for n, t in fresh], dtype=np.uint64))
    return np.concatenate(parts)


def _weights(total: NDArray[np.int64], chosen: NDArray[np.bool_], held: int) -> UInt64:
    """Return what sharing each feature is worth: the rarer, the more; 0 for those not chosen."""
    worth = 1 + 24 * np.log2((held + 1) / np.maximum(total, 1))
    return np.where(chosen, np.clip(worth, 1, _WEIGHT_LIMIT), 0).astype(np.uint64)


def _best(hits: UInt64, sizes: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return for each passage the texts whose shared features weigh most."""
    if not len(hits):
        return []
    hits = np.sort(hits)
    pairs = hits >> _TEXT
    firsts = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]]))
    worth = np.add.reduceat((hits & np.uint64(_WEIGHT_LIMIT)).astype(np.int64), firsts)
    keys = pairs[firsts]
    counts = np.diff(firsts, append=len(hits))
    owners = (keys >> (_OWNER - _TEXT)).astype(np.int64)
    enough = counts >= np.where(sizes > 24, 2, 1)[owners]
    keys, worth, owners = keys[enough], worth[enough], owners[enough]
    order = np.lexsort((keys, -worth, owners))
    owners = owners[order]
    begins = np.searchsorted(owners, np.arange(len(sizes)))
    rank = np.arange(len(owners)) - begins[owners]
    best = keys[order][rank < BEST].tolist()
    return [(key >> 32, key & 0xFFFFFFFF) for key in best]
