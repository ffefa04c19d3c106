"""Which passages of new articles and of those held are laid side by side, and what they look like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.bags import Texts, shared
from newsreader.reuse.comparing import IDENTICAL, Outlook, outlook
from newsreader.reuse.crowding import HOLDERS, JOINED, looked_at, ranks_of
from newsreader.reuse.features import Sketches, UInt32
from newsreader.reuse.index.passage_index import Holder, PassageIndex
from newsreader.reuse.outlines import Outlines
from newsreader.reuse.packing import unpacked
from newsreader.reuse.prospects import may_match
from newsreader.reuse.verifying import agreeing
from newsreader.reuse.weighed import Weighed

#: Passages of one other article with which a passage is laid side by side, and the reverse.
_LIKEST = 4


class Told(NamedTuple):
    """Passages of new articles, as the index was told of them."""

    holders: Sequence[Holder]
    sketches: Sketches
    outlines: Outlines


class Pair(NamedTuple):
    """Two passages of two articles that may match.

    Attributes:
        a: The one whose article's id sorts first.
        b: The other.
        common: How many of their words stand in the same order.
        outlook: What they look like laid side by side.
    """

    a: Holder
    b: Holder
    common: int
    outlook: Outlook


class _Alike(NamedTuple):
    """A new passage and a text that may match; see :class:`Pair`."""

    passage: int
    text: int
    common: int
    outlook: Outlook


def pairs_of(index: PassageIndex, told: Told) -> Iterator[Pair]:
    """Yield the pairs of passages whose words agree enough to be laid side by side."""
    by_passage: dict[int, list[_Alike]] = defaultdict(list)
    for alike in _alike(index, told):
        by_passage[alike.passage].append(alike)
    texts = sorted({alike.text for some in by_passage.values() for alike in some})
    identities = index.identities(np.array(texts, dtype=np.int64))
    holders = dict(zip(texts, index.holders(identities), strict=True))
    for passage, some in by_passage.items():
        mine = told.holders[passage]
        for alike in some:
            for other in _joined_holders(mine, holders[alike.text]):
                a, b = sorted((mine, other))
                yield Pair(a, b, alike.common, alike.outlook)


def _alike(index: PassageIndex, told: Told) -> Iterator[_Alike]:
    """Yield new passages and texts that may match them."""
    asked = np.flatnonzero(_first_of_each(told))
    wanted = told.sketches.picked(asked)
    found = index.candidates(wanted, told.outlines.picked(asked))
    texts, place = np.unique(found.texts, return_inverse=True)
    codes, lengths = index.codes(texts)
    ours, theirs = Texts(wanted.codes, wanted.lengths), Texts(codes, lengths)
    pairs = (found.passages, place)
    kept, common = agreeing(ours, theirs, pairs, found.at_most, found.limits)
    bags = shared(ours, theirs, (found.passages[kept], place[kept]))
    some = may_match(common, found.limits.picked(kept), bags)
    own, other = _Unpacked(wanted.codes, wanted.lengths), _Unpacked(codes, lengths)
    own_ranks = ranks_of(wanted.codes, wanted.lengths).tolist()
    ranks = ranks_of(codes, lengths)[place].tolist()
    identical = index.identities(texts)[place] == wanted.identities[found.passages]
    words = common.words[some].astype(np.int64)
    in_order = dict(zip(kept[some].tolist(), words.tolist(), strict=True))
    by_passage: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for n in sorted(in_order, key=lambda n: (-in_order[n], ranks[n])):
        by_passage[int(found.passages[n])].append((ranks[n], n))

    def look(n: int) -> Outlook | None:
        if identical[n]:
            return IDENTICAL
        return outlook(own.passage(int(found.passages[n])), other.passage(int(place[n])))

    for passage, alike in by_passage.items():
        for n, seems in looked_at(own_ranks[passage], alike, look):
            yield _Alike(int(asked[passage]), int(found.texts[n]), in_order[n], seems)


def _joined_holders(own: Holder, holders: Sequence[Holder]) -> Sequence[Holder]:
    """Return the holders of a text with which a passage is matched: none of its own article.

    Args:
        own: The passage.
        holders: All holders of the text, by article; the passage may be one of them.
    """
    others = [holder for holder in holders if holder.article != own.article]
    if len(holders) <= HOLDERS or own in holders[:JOINED]:
        return others
    return others[:JOINED]


class _Unpacked:
    """Passages whose packed words stand one after the other, unpacked as they are asked for."""

    def __init__(self, codes: UInt32, lengths: NDArray[np.int64]) -> None:
        self._codes = codes
        self._ends = np.cumsum(lengths).tolist()
        self._passages: dict[int, Weighed] = {}

    def passage(self, n: int) -> Weighed:
        """Return the words of passage ``n``."""
        found = self._passages.get(n)
        if found is None:
            start = self._ends[n - 1] if n else 0
            found = self._passages[n] = unpacked(self._codes[start : self._ends[n]])
        return found


def _first_of_each(told: Told) -> NDArray[np.bool_]:
    """Say of each passage whether it is the first of its article that reads like this."""
    seen = set()
    first = np.zeros(len(told.holders), dtype=bool)
    for n, both in enumerate(zip(told.holders, told.sketches.identities.tolist(), strict=True)):
        key = (both[0].article, both[1])
        if key not in seen:
            seen.add(key)
            first[n] = True
    return first


def likest(pairs: Sequence[Pair]) -> list[Pair]:
    """Keep the pairs that are among the ``_LIKEST`` of both their passages, between two articles.

    Looked at from both sides, so that it does not matter which article came first.
    """
    by_own = _first_ranked(pairs, lambda p: (p.a, p.b.article), lambda p: p.b.passage)
    by_other = _first_ranked(pairs, lambda p: (p.b, p.a.article), lambda p: p.a.passage)
    return sorted(by_own & by_other)


def _first_ranked(
    pairs: Sequence[Pair],
    passage: Callable[[Pair], tuple[Holder, str]],
    opposite: Callable[[Pair], int],
) -> set[Pair]:
    """Return the first pairs of every passage: most words in common, then first in the text."""
    ranked: dict[tuple[Holder, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        ranked[passage(pair)].append(pair)
    return {
        pair
        for some in ranked.values()
        for pair in sorted(some, key=lambda p: (-p.common, opposite(p)))[:_LIKEST]
    }
