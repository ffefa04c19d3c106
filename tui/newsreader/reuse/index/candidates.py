"""From the features of passages to the texts that may have enough in common with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.features import Sketches, UInt64, features_of
from newsreader.reuse.index.segment import Segment
from newsreader.reuse.outlines import Outlines, worth_a_look
from newsreader.reuse.prospects import Common, Limits
from newsreader.reuse.ragged import Ints, are_new, places, starts_of

#: Postings looked at for one passage, rarest features first.
BUDGET = 1_200
#: Passages looked up together: callers hand over no more at a time.
TOGETHER = 1 << 16
#: Of these so many at a time, as bits of a number, so that their hits fit into the processor's cache.
_AT_ONCE = 9
#: Where the passage stands in the number of a feature or of a pair.
_OWNER = np.uint64(64 - _AT_ONCE)
#: Where the postings of a feature stand in the number that ranks it; behind them is its place.
_COST = np.uint64(32)
#: Passages with more features than this need two in common with a text.
_MANY = 24


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
    """Pairs of a passage looked up and a text worth a closer look, by passage.

    Attributes:
        passages: Numbers of the passages looked up.
        texts: Numbers of texts, counted over all segments.
        at_most: What each pair has in common at most.
        limits: What the two are like.
    """

    passages: Ints
    texts: Ints
    at_most: Common
    limits: Limits

    def picked(self, numbers: Ints) -> Candidates:
        """Return some of the pairs."""
        return Candidates(
            self.passages[numbers],
            self.texts[numbers],
            self.at_most.picked(numbers),
            self.limits.picked(numbers),
        )


class _Pairs(NamedTuple):
    """Pairs of a passage looked up and a text that share features.

    Attributes:
        passages: Numbers of the passages.
        texts: Numbers of the texts, counted over all segments.
        identities: Of each text.
        outlines: Of each text.
    """

    passages: Ints
    texts: Ints
    identities: UInt64
    outlines: Outlines


class _Rows(NamedTuple):
    """Rows of postings of one segment that are to be looked at.

    Attributes:
        owners: Whose feature each is of, in order.
        starts: Where it begins among the postings.
        lengths: How many postings it has.
    """

    owners: Ints
    starts: Ints
    lengths: Ints

    def picked(self, numbers: Ints) -> _Rows:
        """Return some of the rows."""
        return _Rows(*(part[numbers] for part in self))


def find_candidates(
    segments: Sequence[Indexed], sketches: Sketches, outlines: Outlines
) -> Candidates:
    """Return for every passage the texts that may have enough in common with it.

    They are found by the passage's rarest features under a budget of ``BUDGET`` postings. Texts that
    read alike count as one; sentences are compared with sentences, quotations with quotations.

    Args:
        segments: All segments; the passages themselves are in them.
        sketches: The passages.
        outlines: Their outlines.
    """
    count = len(sketches.identities)
    parts = [_none()]
    for first in range(0, count, 1 << _AT_ONCE):
        numbers = np.arange(first, min(first + (1 << _AT_ONCE), count))
        found = _find(segments, sketches.picked(numbers), outlines.picked(numbers))
        parts.append(found._replace(passages=found.passages + first))
    return _joined(parts)


def _find(segments: Sequence[Indexed], sketches: Sketches, outlines: Outlines) -> Candidates:
    """Return the candidates of a few passages."""
    features, owners = _unique(sketches)
    once = np.bincount(owners, minlength=len(sketches.identities)) <= _MANY
    rows = [_Rows(owners, *indexed.segment.row(features)) for indexed in segments]
    total = np.zeros(len(features), dtype=np.int64)
    for here in rows:
        total += here.lengths
    wanted = _rarest(owners, total)
    asked = ((indexed, here.picked(wanted)) for indexed, here in zip(segments, rows, strict=True))
    found = [_sharing(indexed, once, here) for indexed, here in asked if here.lengths.any()]
    return _fit(sketches.identities, outlines, _together(found)) if found else _none()


def _unique(sketches: Sketches) -> tuple[UInt64, Ints]:
    """Return the features of passages, with none twice in one passage, and whose each is."""
    found = features_of(sketches.codes, sketches.lengths)
    both = found.owners.astype(np.uint64) << _OWNER | found.values >> np.uint64(_AT_ONCE)
    both.sort()
    both = both[are_new(both)]
    return both << np.uint64(_AT_ONCE), (both >> _OWNER).astype(np.int64)


def _rarest(owners: Ints, total: Ints) -> Ints:
    """Choose for each passage its rarest features, as many as the budget allows.

    Args:
        owners: Whose each feature is, in order.
        total: How many postings each has.
    """
    cost = np.minimum(total, BUDGET + 1).astype(np.uint64)
    ranked = owners.astype(np.uint64) << _OWNER | cost << _COST
    ranked |= np.arange(len(owners), dtype=np.uint64)
    ranked.sort()
    order = (ranked & np.uint64((1 << int(_COST)) - 1)).astype(np.int64)
    costs = total[order]
    spent = np.cumsum(costs)
    firsts = starts_of(np.bincount(owners))[owners]
    within = spent - (spent - costs)[firsts] <= BUDGET
    return order[within & (costs > 0)]


def _sharing(indexed: Indexed, once: NDArray[np.bool_], rows: _Rows) -> _Pairs:
    """Return the passages and texts of one segment that share enough features.

    A hit is one number of passage and text, so that the same pair's hits stand together when they
    are sorted; most pairs have one hit, and are gone before anything else is asked of them.

    Args:
        indexed: The segment.
        once: For each passage whether one feature in common is enough.
        rows: The rows of postings to be looked at.
    """
    segment, base, live = indexed
    bits = segment.size.bit_length()
    kind: Any = np.uint32 if bits + _AT_ONCE <= 32 else np.uint64
    hits = segment.postings.take(places(rows.starts, rows.lengths)).astype(kind, copy=False)
    hits |= np.repeat(rows.owners.astype(kind) << kind(bits), rows.lengths)
    hits.sort()
    new = are_new(hits)
    enough = np.repeat(once, np.bincount(rows.owners, rows.lengths, len(once)).astype(np.int64))
    enough[:-1] |= ~new[1:]
    hits = hits[enough & new]
    texts = (hits & kind((1 << bits) - 1)).astype(np.int64)
    if live is not None:
        hits, texts = hits[live[texts]], texts[live[texts]]
    return _Pairs(
        (hits >> kind(bits)).astype(np.int64),
        texts + base,
        segment.identities.take(texts),
        segment.outlines.picked(texts),
    )


def _together(parts: Sequence[_Pairs]) -> _Pairs:
    """Return the pairs of all segments as one."""
    passages, texts, identities, outlines = zip(*parts, strict=True)
    return _Pairs(
        np.concatenate(passages),
        np.concatenate(texts),
        np.concatenate(identities),
        Outlines(*map(np.concatenate, zip(*outlines, strict=True))),
    )


def _fit(own: UInt64, outlines: Outlines, pairs: _Pairs) -> Candidates:
    """Return the pairs that may have enough in common, both of one kind.

    Args:
        own: The identities of the passages.
        outlines: Their outlines.
        pairs: The pairs.
    """
    kept, at_most, limits = worth_a_look(outlines, pairs.passages, pairs.outlines)
    passages, identities = pairs.passages[kept], pairs.identities[kept]
    alike = np.flatnonzero((identities ^ own[passages]) & np.uint64(1) == 0)
    found = Candidates(passages, pairs.texts[kept], at_most, limits).picked(alike)
    return _each_once(found, identities[alike])


def _each_once(found: Candidates, identities: UInt64) -> Candidates:
    """Return the pairs by passage and identity of the text, one for each."""
    key = found.passages.astype(np.uint64) << _OWNER | identities >> np.uint64(_AT_ONCE)
    order = np.argsort(key)
    return found.picked(order[are_new(key[order])])


def _joined(parts: Sequence[Candidates]) -> Candidates:
    """Return several parts as one."""
    passages, texts, at_most, limits = zip(*parts, strict=True)
    return Candidates(
        np.concatenate(passages),
        np.concatenate(texts),
        Common(*map(np.concatenate, zip(*at_most, strict=True))),
        Limits(*map(np.concatenate, zip(*limits, strict=True))),
    )


def _none() -> Candidates:
    """Return no candidates."""
    numbers, words = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    return Candidates(
        numbers,
        numbers,
        Common(*[words] * len(Common._fields)),
        Limits(*[words] * len(Limits._fields)),
    )
