"""The matcher: holds articles and finds the passages a new one shares with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsreader.domain.articles import Article
from newsreader.domain.reuse import Match
from newsreader.domain.spans import Span
from newsreader.reuse import formulas
from newsreader.reuse.comparing import compare
from newsreader.reuse.crowding import taking_over, thinned
from newsreader.reuse.features import Sketches, joined, sketched
from newsreader.reuse.held import Held, Opened
from newsreader.reuse.index.candidates import TOGETHER
from newsreader.reuse.index.passage_index import Holder, PassageIndex
from newsreader.reuse.outlines import outlines_of
from newsreader.reuse.pairing import Pair, Told, pairs_of, worth_comparing
from newsreader.reuse.shelf import PackedShelf, Shelf, Table

#: Raised when the same articles could give other matches.
VERSION = 9


class Named(NamedTuple):
    """An article, and the spans of names and titles in its text, which count little as shared words."""

    article: Article
    names: Sequence[Span]


def settle(matches: Iterable[Match]) -> list[Match]:
    """Look at all matches together: leave out what crowds were joined by besides, tell formulas.

    Pure: the result depends on the set of matches alone, and settling twice changes nothing. See
    :mod:`newsreader.reuse.crowding` and :func:`newsreader.reuse.formulas.settle`.
    """
    return formulas.settle(thinned(list(matches)))


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
        found += [m for m in anew if new.isdisjoint((m.a.article, m.b.article))]
        by_place = {(m.a.key, m.b.key): m for m in found}
        return [by_place[place] for place in sorted(by_place)]

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
        if article_id not in self.index:
            self._table.forget(article_id)
            return []
        holders = self.index.holders(self.index.identities_of(article_id))
        heirs = taking_over(article_id, [[h.article for h in some] for some in holders])
        self._forget(article_id)
        opened = filter(None, map(self._table.opened, sorted(heirs)))
        return self._matched(_together([(one.held, _sketched(one))]) for one in opened)

    def _forget(self, article_id: str) -> None:
        self.index.remove(article_id)
        self._table.forget(article_id)

    def _matched(self, told: Iterable[Told]) -> list[Match]:
        """Return the matches of passages that the index was told of."""
        pairs = {(pair.a, pair.b): pair for some in told for pair in pairs_of(self.index, some)}
        return self._judge(pairs.values())

    def _hold(self, articles: Sequence[Named]) -> Iterator[Told]:
        """Hold articles, some thousand passages at a time, and yield what the index was told."""
        newest = {one.article.id: one for one in articles}
        told: list[tuple[Held, Sketches]] = []
        waiting = 0
        for article, names in newest.values():
            held = Held(article, names)
            told.append((held, _sketched(self._table.keep(held))))
            waiting += held.passage_count
            if waiting > TOGETHER // 4:
                yield self._put(told)
                told, waiting = [], 0
        if told:
            yield self._put(told)

    def _put(self, told: Sequence[tuple[Held, Sketches]]) -> Told:
        """Tell the index of new articles."""
        found = _together(told)
        counts = [held.passage_count for held, _ in told]
        self.index.put([held.id for held, _ in told], counts, found.sketches, found.outlines)
        return found

    def _judge(self, pairs: Iterable[Pair]) -> list[Match]:
        """Align, judge and explain the pairs; leave out quotations whose sentences match."""
        by_articles: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        for pair in pairs:
            by_articles[pair.a.article, pair.b.article].append(pair)
        found: list[Match] = []
        for (first, second), alike in by_articles.items():
            worth = worth_comparing(alike)
            if not worth:
                continue
            one, other = self._table.opened(first), self._table.opened(second)
            if one is not None and other is not None:
                found += compare(one, other, worth)
        return found


def _sketched(article: Opened) -> Sketches:
    """Return what the index is told of an article's passages."""
    numbers = range(article.held.passage_count)
    return sketched(
        [article.placed(n) for n in numbers], [article.held.is_quoted(n) for n in numbers]
    )


def _together(told: Sequence[tuple[Held, Sketches]]) -> Told:
    """Return the passages of several articles as one."""
    sketches = joined([sketches for _, sketches in told])
    holders = [Holder(held.id, n) for held, _ in told for n in range(held.passage_count)]
    return Told(holders, sketches, outlines_of(sketches.codes, sketches.lengths))
