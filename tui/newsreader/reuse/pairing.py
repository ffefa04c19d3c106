"""Which passages of new articles and of those held are laid side by side, and what they look like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.alignment import Alignment
from newsreader.reuse.bags import Texts, shared
from newsreader.reuse.comparing import IDENTICAL, Outlook, outlook
from newsreader.reuse.crowding import HOLDERS, JOINED, looked_at, ranks_of
from newsreader.reuse.features import Sketches
from newsreader.reuse.index.passage_index import Holder, PassageIndex
from newsreader.reuse.judging import Flags
from newsreader.reuse.outlines import Outlines
from newsreader.reuse.overlays import may_be_gone_over
from newsreader.reuse.packing import unpacked
from newsreader.reuse.prospects import may_match
from newsreader.reuse.ragged import Ints
from newsreader.reuse.verifying import agreeing
from newsreader.reuse.weighed import Weighed

T = TypeVar("T")
#: Passages of one other article with which a passage is laid side by side, and the reverse.
_LIKEST = 4


class Told(NamedTuple):
    """Passages of new articles, as the index was told of them."""

    holders: Sequence[Holder]
    sketches: Sketches
    outlines: Outlines


class Prospect(NamedTuple):
    """How a pair may match; see :class:`newsreader.reuse.prospects.Prospects`."""

    alone: bool
    company: bool
    kept: bool


class Glance:
    """How two texts look laid side by side; they are laid so when somebody asks, once.

    Args:
        may: How they may match.
        gone_over: Says whether one may be the other gone over word by word.
        look: Lays them side by side.
    """

    def __init__(
        self, may: Prospect, gone_over: Callable[[], bool], look: Callable[[], Outlook | None]
    ) -> None:
        self._may = may
        self._gone_over = gone_over
        self._look = look

    @cached_property
    def alone(self) -> bool:
        """Whether they may match without other matches of the two articles."""
        return self._may.alone and (not self._may.kept or self._gone_over())

    @cached_property
    def outlook(self) -> Outlook | None:
        """What the two look like; None where they match in no company."""
        return self._look() if self._may.company or self.alone else None


class Pair(NamedTuple):
    """Two passages of two articles that may match.

    Attributes:
        a: The one whose article's id sorts first.
        b: The other.
        common: How many of their words stand in the same order.
        glance: How they look laid side by side.
    """

    a: Holder
    b: Holder
    common: int
    glance: Glance


class _Alike(NamedTuple):
    """A new passage and a text that may match; see :class:`Pair`."""

    passage: int
    text: int
    common: int
    glance: Glance


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
                yield Pair(a, b, alike.common, alike.glance)


def _alike(index: PassageIndex, told: Told) -> Iterator[_Alike]:
    """Yield new passages and texts that may match them."""
    asked = np.flatnonzero(_first_of_each(told))
    wanted = told.sketches.picked(asked)
    found = index.candidates(wanted, told.outlines.picked(asked))
    texts, place = np.unique(found.texts, return_inverse=True)
    ours, theirs = Texts(wanted.codes, wanted.lengths), Texts(*index.codes(texts))
    kept, common = agreeing(ours, theirs, (found.passages, place), found.at_most, found.limits)
    bags = shared(ours, theirs, (found.passages[kept], place[kept]))
    may = may_match(common, found.limits.picked(kept), bags)
    some = np.flatnonzero(may.alone | may.company)
    passages, others = found.passages[kept[some]], place[kept[some]]
    identical = index.identities(texts)[others] == wanted.identities[passages]
    mays = [Prospect(*flags) for flags in zip(*(part[some].tolist() for part in may), strict=True)]
    glances = _glances(ours, theirs, (passages, others), identical, mays)
    words = common.words[some].astype(np.int64).tolist()
    own_ranks, ranks = ranks_of(*ours).tolist(), ranks_of(*theirs)[others].tolist()
    by_passage: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for n in sorted(range(len(some)), key=lambda n: (-words[n], ranks[n])):
        by_passage[int(passages[n])].append((ranks[n], n))
    for passage, alike in by_passage.items():
        for n in looked_at(own_ranks[passage], alike, lambda n: glances[n].outlook is not None):
            yield _Alike(int(asked[passage]), int(texts[others[n]]), words[n], glances[n])


def _glances(
    ours: Texts, theirs: Texts, pairs: tuple[Ints, Ints], identical: Flags, mays: Sequence[Prospect]
) -> list[Glance]:
    """Return how pairs of texts look, without looking yet.

    Args:
        ours: Texts.
        theirs: Other texts.
        pairs: Numbers of ``ours`` and of ``theirs``.
        identical: Of each pair, whether both read the same.
        mays: How each may match.
    """
    own, other = _Unpacked(ours), _Unpacked(theirs)

    def glance(n: int, m: int, same: bool, may: Prospect) -> Glance:
        def seen(how: Callable[[Weighed, Weighed], T]) -> T:
            return how(own.passage(n), other.passage(m))

        look = (lambda: IDENTICAL) if same else partial(seen, outlook)
        return Glance(may, partial(seen, may_be_gone_over), look)

    return [
        glance(*one) for one in zip(*(p.tolist() for p in (*pairs, identical)), mays, strict=True)
    ]


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

    def __init__(self, texts: Texts) -> None:
        self._codes = texts.codes
        self._ends = np.cumsum(texts.lengths).tolist()
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


def worth_comparing(pairs: Sequence[Pair]) -> dict[tuple[int, int], Alignment | None]:
    """Return the numbers of the passages of two articles that seem to match, and how their words lie.

    Pairs that match in company only are not looked at where there is none.
    """
    seen = {p: o for p in pairs if p.glance.alone and (o := p.glance.outlook) and o.alone}
    if any(outlook.sure for outlook in seen.values()):
        seen = {p: o for p in pairs if (o := p.glance.outlook)}
    return {(p.a.passage, p.b.passage): seen[p].found for p in _likest(list(seen))}


def _likest(pairs: Sequence[Pair]) -> list[Pair]:
    """Keep the pairs that are among the ``_LIKEST`` of both their passages, between two articles.

    Looked at from both sides, so that it does not matter which article came first.
    """
    by_own = _first_ranked(pairs, lambda p: p.a.passage, lambda p: p.b.passage)
    by_other = _first_ranked(pairs, lambda p: p.b.passage, lambda p: p.a.passage)
    return sorted(by_own & by_other)


def _first_ranked(
    pairs: Sequence[Pair], passage: Callable[[Pair], int], opposite: Callable[[Pair], int]
) -> set[Pair]:
    """Return the first pairs of every passage: most words in common, then first in the text."""
    ranked: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        ranked[passage(pair)].append(pair)
    return {
        pair
        for some in ranked.values()
        for pair in sorted(some, key=lambda p: (-p.common, opposite(p)))[:_LIKEST]
    }
