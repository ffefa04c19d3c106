"""The matcher: holds articles and finds the passages a new one shares with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.domain.articles import Article
from newsreader.domain.reuse import Match
from newsreader.domain.spans import Span
from newsreader.reuse import formulas
from newsreader.reuse.bags import Texts
from newsreader.reuse.comparing import IDENTICAL, Outlook, compare, outlook
from newsreader.reuse.crowding import JOINED, holders_joined, looked_at, ranks_of, thinned
from newsreader.reuse.features import Sketches, UInt32, joined, sketched
from newsreader.reuse.held import Held
from newsreader.reuse.index.candidates import TOGETHER
from newsreader.reuse.index.passage_index import Holder, PassageIndex
from newsreader.reuse.outlines import Outlines, outlines_of
from newsreader.reuse.packing import unpacked
from newsreader.reuse.passages import passages
from newsreader.reuse.shelf import PackedShelf, Shelf, Table
from newsreader.reuse.verifying import agreeing
from newsreader.reuse.weighed import Weighed

#: Raised when the same articles could give other matches.
VERSION = 9
#: Passages of one other article with which a passage is laid side by side, and the reverse.
_LIKEST = 4


class Named(NamedTuple):
    """An article, and the spans of names and titles in its text, which count little as shared words."""

    article: Article
    names: Sequence[Span]


class _Pair(NamedTuple):
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
    """A new passage and a text that may match; see :class:`_Pair`."""

    passage: int
    text: int
    common: int
    outlook: Outlook


def settle(matches: Iterable[Match]) -> list[Match]:
    """Look at all matches together: leave out what crowds were joined by besides, tell formulas.

    Pure: the result depends on the set of matches alone, and settling twice changes nothing. See
    :mod:`newsreader.reuse.crowding` and :func:`newsreader.reuse.formulas.settle`.
    """
    return formulas.settle(thinned(list(matches)))


class _Told(NamedTuple):
    """Passages of new articles, as the index was told of them."""

    holders: Sequence[Holder]
    sketches: Sketches
    outlines: Outlines


class Matcher:
    """Finds matches between new articles and everything held.

    Whether two passages match depends on the two alone: word weights are fixed, not counted over
    what is held, so adding in any order gives the same set once it is settled (for crowds see
    :mod:`newsreader.reuse.crowding`).

    Args:
        index: What is held already.
        shelf: Where the articles of the index are found; by default in memory.
    """

    def __init__(self, index: PassageIndex | None = None, shelf: Shelf | None = None) -> None:
        self.index = PassageIndex() if index is None else index
        self._table = Table(PackedShelf() if shelf is None else shelf)

    def __len__(self) -> int:
        """How many articles are held."""
        return len(self.index)

    def add(self, article: Article, names: Sequence[Span]) -> list[Match]:
        """Match one article against everything held, and hold it; see :meth:`add_all`."""
        return self.add_all([Named(article, names)])

    def add_all(self, articles: Sequence[Named]) -> list[Match]:
        """Match articles against everything held and one another, and hold them.

        Those held under the same ids are replaced.

        Returns:
            The matches, by (article, start) of both passages.
        """
        found = (pair for told in self._hold(articles) for pair in self._pairs(told))
        pairs = {(pair.a, pair.b): pair for pair in found}
        self.index.tidy()
        return self._judge(_likest(list(pairs.values())))

    def hold(self, articles: Iterable[Named]) -> None:
        """Hold articles without matching them, for making an index anew."""
        for _ in self._hold(list(articles)):
            pass
        self.index.tidy()

    def remove(self, article_id: str) -> None:
        """Forget the article; nothing happens if it is not held."""
        self.index.remove(article_id)
        self._table.forget(article_id)

    def _hold(self, articles: Sequence[Named]) -> Iterator[_Told]:
        """Hold articles, some thousand passages at a time, and yield what the index was told."""
        newest = {one.article.id: one for one in articles}
        for article_id in newest:
            self.remove(article_id)
        told: list[tuple[Held, Sketches]] = []
        waiting = 0
        for article, names in newest.values():
            held = Held(article, names, passages(article))
            opened = self._table.keep(held)
            numbers = range(held.passage_count)
            told.append(
                (
                    held,
                    sketched(
                        [opened.weighed(n) for n in numbers], [held.is_quoted(n) for n in numbers]
                    ),
                )
            )
            waiting += held.passage_count
            if waiting > TOGETHER // 4:
                yield self._put(told)
                told, waiting = [], 0
        if told:
            yield self._put(told)

    def _put(self, told: Sequence[tuple[Held, Sketches]]) -> _Told:
        """Tell the index of new articles."""
        counts = [held.passage_count for held, _ in told]
        sketches = joined([sketches for _, sketches in told])
        outlines = outlines_of(sketches.codes, sketches.lengths)
        self.index.put([held.id for held, _ in told], counts, sketches, outlines)
        holders = [Holder(h.id, n) for h, _ in told for n in range(h.passage_count)]
        return _Told(holders, sketches, outlines)

    def _pairs(self, told: _Told) -> Iterator[_Pair]:
        """Yield the pairs of passages whose words agree enough to be laid side by side."""
        by_passage: dict[int, list[_Alike]] = defaultdict(list)
        for alike in self._alike(told):
            by_passage[alike.passage].append(alike)
        texts = sorted({alike.text for some in by_passage.values() for alike in some})
        identities = self.index.identities(np.array(texts, dtype=np.int64))
        holders = dict(zip(texts, self.index.holders(identities), strict=True))
        for passage, some in by_passage.items():
            mine = told.holders[passage]
            for alike in some:
                for other in _joined_holders(mine, holders[alike.text]):
                    a, b = sorted((mine, other))
                    yield _Pair(a, b, alike.common, alike.outlook)

    def _alike(self, told: _Told) -> Iterator[_Alike]:
        """Yield new passages and texts that may match them."""
        asked = np.flatnonzero(_first_of_each(told))
        wanted = told.sketches.picked(asked)
        found = self.index.candidates(wanted, told.outlines.picked(asked))
        texts, place = np.unique(found.texts, return_inverse=True)
        codes, lengths = self.index.codes(texts)
        ours, theirs = Texts(wanted.codes, wanted.lengths), Texts(codes, lengths)
        pairs = (found.passages, place)
        kept, common = agreeing(ours, theirs, pairs, found.at_most, found.limits)
        own, other = _Unpacked(wanted.codes, wanted.lengths), _Unpacked(codes, lengths)
        own_ranks = ranks_of(wanted.codes, wanted.lengths).tolist()
        ranks = ranks_of(codes, lengths)[place].tolist()
        identical = self.index.identities(texts)[place] == wanted.identities[found.passages]
        in_order = dict(zip(kept.tolist(), common.tolist(), strict=True))
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

    def _judge(self, pairs: Sequence[_Pair]) -> list[Match]:
        """Align, judge and explain the pairs; leave out quotations whose sentences match."""
        by_articles: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
        for pair in pairs:
            by_articles[pair.a.article, pair.b.article].append(pair)
        found: list[Match] = []
        for (first, second), alike in by_articles.items():
            company = any(pair.outlook.sure for pair in alike)
            some = {
                (p.a.passage, p.b.passage): p.outlook.found
                for p in alike
                if p.outlook.alone or company
            }
            if not some:
                continue
            one, other = self._table.opened(first), self._table.opened(second)
            if one is not None and other is not None:
                found += compare(one, other, some)
        return sorted(found, key=lambda m: (m.a.key, m.b.key))


def _joined_holders(own: Holder, holders: Sequence[Holder]) -> Sequence[Holder]:
    """Return the holders of a text with which a passage is matched: none of its own article.

    Args:
        own: The passage.
        holders: All holders of the text, by article; the passage may be one of them.
    """
    others = [holder for holder in holders if holder.article != own.article]
    if own in holders[:JOINED]:
        return others
    return others[: holders_joined(len(others))]


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


def _first_of_each(told: _Told) -> NDArray[np.bool_]:
    """Say of each passage whether it is the first of its article that reads like this."""
    seen = set()
    first = np.zeros(len(told.holders), dtype=bool)
    for n, both in enumerate(zip(told.holders, told.sketches.identities.tolist(), strict=True)):
        key = (both[0].article, both[1])
        if key not in seen:
            seen.add(key)
            first[n] = True
    return first


def _likest(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Keep the pairs that are among the ``_LIKEST`` of both their passages, between two articles.

    Looked at from both sides, so that it does not matter which article came first.
    """
    by_own = _first_ranked(pairs, lambda p: (p.a, p.b.article), lambda p: p.b.passage)
    by_other = _first_ranked(pairs, lambda p: (p.b, p.a.article), lambda p: p.a.passage)
    return sorted(by_own & by_other)


def _first_ranked(
    pairs: Sequence[_Pair],
    passage: Callable[[_Pair], tuple[Holder, str]],
    opposite: Callable[[_Pair], int],
) -> set[_Pair]:
    """Return the first pairs of every passage: most words in common, then first in the text."""
    ranked: dict[tuple[Holder, str], list[_Pair]] = defaultdict(list)
    for pair in pairs:
        ranked[passage(pair)].append(pair)
    return {
        pair
        for some in ranked.values()
        for pair in sorted(some, key=lambda p: (-p.common, opposite(p)))[:_LIKEST]
    }
