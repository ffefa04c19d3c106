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
from newsreader.reuse.crowding import HOLDERS, JOINED, looked_at, ranks_of, taking_over, thinned
from newsreader.reuse.features import Sketches, UInt32, joined, sketched
from newsreader.reuse.held import Held, Opened
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
        new = {one.article.id for one in articles}
        anew = [match for article_id in new for match in self.remove(article_id)]
        found = self._matched(self._hold(articles))
        self.index.tidy()
        known = {(match.a.key, match.b.key) for match in found}
        return found + [
            match
            for match in anew
            if (match.a.key, match.b.key) not in known
            and new.isdisjoint((match.a.article, match.b.article))
        ]

    def hold(self, articles: Iterable[Named]) -> None:
        """Hold articles without matching them, for making an index anew."""
        articles = list(articles)
        for one in articles:
            self._forget(one.article.id)
        for _ in self._hold(articles):
            pass
        self.index.tidy()

    def remove(self, article_id: str) -> list[Match]:
        """Forget the article; nothing happens if it is not held.

        Returns:
            Matches of the articles that stand for a crowd in its place, some of them known already;
            see :func:`newsreader.reuse.crowding.taking_over`.
        """
        holders = self.index.holders(self.index.identities_of(article_id))
        heirs = taking_over(article_id, [[h.article for h in some] for some in holders])
        self._forget(article_id)
        opened = filter(None, map(self._table.opened, sorted(heirs)))
        told = [(one.held, _sketched(one)) for one in opened]
        return self._matched([_together(told)]) if told else []

    def _forget(self, article_id: str) -> None:
        self.index.remove(article_id)
        self._table.forget(article_id)

    def _matched(self, told: Iterable[_Told]) -> list[Match]:
        """Return the matches of passages that the index was told of."""
        pairs = {(pair.a, pair.b): pair for some in told for pair in self._pairs(some)}
        return self._judge(_likest(list(pairs.values())))

    def _hold(self, articles: Sequence[Named]) -> Iterator[_Told]:
        """Hold articles, some thousand passages at a time, and yield what the index was told."""
        newest = {one.article.id: one for one in articles}
        told: list[tuple[Held, Sketches]] = []
        waiting = 0
        for article, names in newest.values():
            held = Held(article, names, passages(article))
            told.append((held, _sketched(self._table.keep(held))))
            waiting += held.passage_count
            if waiting > TOGETHER // 4:
                yield self._put(told)
                told, waiting = [], 0
        if told:
            yield self._put(told)

    def _put(self, told: Sequence[tuple[Held, Sketches]]) -> _Told:
        """Tell the index of new articles."""
        found = _together(told)
        counts = [held.passage_count for held, _ in told]
        self.index.put([held.id for held, _ in told], counts, found.sketches, found.outlines)
        return found

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


def _sketched(article: Opened) -> Sketches:
    """Return what the index is told of an article's passages."""
    numbers = range(article.held.passage_count)
    return sketched(
        [article.weighed(n) for n in numbers], [article.held.is_quoted(n) for n in numbers]
    )


def _together(told: Sequence[tuple[Held, Sketches]]) -> _Told:
    """Return the passages of several articles as one."""
    sketches = joined([sketches for _, sketches in told])
    holders = [Holder(held.id, n) for held, _ in told for n in range(held.passage_count)]
    return _Told(holders, sketches, outlines_of(sketches.codes, sketches.lengths))


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
