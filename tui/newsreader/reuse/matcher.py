"""The matcher: holds articles and finds the passages a new one shares with them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from newsreader.domain.articles import Article
from newsreader.domain.reuse import Match
from newsreader.domain.spans import Span
from newsreader.reuse import formulas
from newsreader.reuse.comparing import compare
from newsreader.reuse.features import Sketch, joined, sketch
from newsreader.reuse.held import Held, Opened
from newsreader.reuse.index import PassageIndex
from newsreader.reuse.passages import passages
from newsreader.reuse.verifying import agreeing, texts_of

#: Raised when the same articles could give other matches.
VERSION = 3
#: Of the articles that hold one text word for word, a new one is matched with this many, those
#: whose ids sort first. Up to here, and up to ``index.BEST`` look-alikes a passage, the matches are
#: the same whatever the order of adding; beyond, a text so common is joined through these.
HOLDERS = 64
#: Passages of one other article with which a passage is laid side by side, and the reverse.
_LIKEST = 4
#: Unpacked articles kept at hand.
_OPEN = 128


class _Pair(NamedTuple):
    """A new passage and a held one, by number, and how many words they have in common."""

    own: int
    article: int
    passage: int
    common: int


class Matcher:
    """Finds matches between a new article and everything held.

    Whether two passages match depends on the two alone: word weights are fixed, not counted over
    what is held, so adding in any order gives the same set (see ``HOLDERS`` for the limit).
    """

    def __init__(self) -> None:
        self._index = PassageIndex()
        self._articles: list[Held | None] = []
        self._numbers: dict[str, int] = {}
        self._open: OrderedDict[int, Opened] = OrderedDict()

    def __len__(self) -> int:
        """How many articles are held."""
        return len(self._numbers)

    def add(self, article: Article, names: Sequence[Span]) -> list[Match]:
        """Match the article's passages against everything held, and hold it.

        Args:
            article: The article; one held under the same id is replaced.
            names: Spans of names and titles in its text; they count little as shared words.

        Returns:
            The matches, by (article, start) of both passages.
        """
        self.remove(article.id)
        held, sketches = _read(article, names)
        pairs = self._pairs(held, sketches)
        number = self._keep(held, sketches)
        return self._judge(number, pairs)

    def hold(self, article: Article, names: Sequence[Span]) -> None:
        """Hold the article without matching it, for restoring a session."""
        self.remove(article.id)
        self._keep(*_read(article, names))

    def remove(self, article_id: str) -> None:
        """Forget the article; nothing happens if it is not held."""
        number = self._numbers.pop(article_id, None)
        if number is None:
            return
        opened = self._opened(number)
        found = [opened.passage(n) for n in range(opened.held.passage_count)]
        self._index.take([sketch(p.text, quoted=p.quoted) for p in found], number)
        self._articles[number] = None
        self._open.pop(number, None)

    def settle(self, matches: Iterable[Match]) -> list[Match]:
        """Look at all matches together; see :func:`newsreader.reuse.formulas.settle`."""
        return formulas.settle(matches)

    def _keep(self, held: Held, sketches: Sequence[Sketch]) -> int:
        """Index the article and return its number."""
        number = len(self._articles)
        self._articles.append(held)
        self._numbers[held.id] = number
        self._index.put(sketches, number)
        return number

    def _opened(self, number: int) -> Opened:
        """Return an article unpacked; the last few stay at hand."""
        opened = self._open.get(number)
        if opened is None:
            held = self._articles[number]
            assert held is not None
            opened = self._open[number] = held.open()
            if len(self._open) > _OPEN:
                self._open.popitem(last=False)
        else:
            self._open.move_to_end(number)
        return opened

    def _pairs(self, held: Held, sketches: Sequence[Sketch]) -> list[_Pair]:
        """Return the pairs of passages whose words agree enough to be laid side by side."""
        first: dict[int, int] = {}
        for n, known in enumerate(sketches):
            first.setdefault(known.identity, n)
        numbers = sorted(first.values())
        wanted = [sketches[n] for n in numbers]
        found = [(numbers[n], text) for n, text in self._index.candidates(wanted)]
        pairs = []
        for own, text, common in self._agreeing(sketches, found):
            holders = self._index.holders(text)
            if len(holders) > HOLDERS:
                holders.sort(key=lambda h: self._id(h.article))
            for holder in holders[:HOLDERS]:
                other = self._articles[holder.article]
                if other and other.is_quoted(holder.passage) == held.is_quoted(own):
                    pairs.append(_Pair(own, holder.article, holder.passage, common))
        return _likest(pairs)

    def _id(self, number: int) -> str:
        held = self._articles[number]
        return held.id if held else ""

    def _agreeing(
        self, sketches: Sequence[Sketch], found: Sequence[tuple[int, int]]
    ) -> list[tuple[int, int, int]]:
        """Return the candidates with enough words in the same order, and how many those are."""
        if not found:
            return []
        texts = sorted({text for _, text in found})
        place = {text: n for n, text in enumerate(texts)}
        own = texts_of(*joined([s.codes for s in sketches])).picked([n for n, _ in found])
        other = texts_of(*self._index.codes(texts)).picked([place[text] for _, text in found])
        kept, common = agreeing(own, other)
        return [(*found[n], int(common[n])) for n in kept.tolist()]

    def _judge(self, number: int, pairs: Sequence[_Pair]) -> list[Match]:
        """Align, judge and explain the pairs; leave out quotations whose sentences match."""
        own = self._opened(number)
        by_article: dict[int, list[_Pair]] = {}
        for pair in pairs:
            by_article.setdefault(pair.article, []).append(pair)
        found: list[Match] = []
        for article, some in by_article.items():
            found += compare(own, self._opened(article), [(p.own, p.passage) for p in some])
        return sorted(found, key=lambda m: (m.a.key, m.b.key))


def _read(article: Article, names: Sequence[Span]) -> tuple[Held, list[Sketch]]:
    """Return what is held of an article, and what the index is told of its passages."""
    found = passages(article)
    return Held(article, names, found), [sketch(p.text, quoted=p.quoted) for p in found]


def _likest(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Keep the pairs that are among the ``_LIKEST`` of both their passages, between two articles.

    Looked at from both sides, so that it does not matter which article came first.
    """
    by_own = _first_ranked(pairs, lambda p: (p.article, p.own), lambda p: p.passage)
    by_other = _first_ranked(pairs, lambda p: (p.article, p.passage), lambda p: p.own)
    return sorted(by_own & by_other)


def _first_ranked(
    pairs: Sequence[_Pair],
    passage: Callable[[_Pair], tuple[int, int]],
    opposite: Callable[[_Pair], int],
) -> set[_Pair]:
    """Return the first pairs of every passage: most words in common, then first in the text."""
    ranked: dict[tuple[int, int], list[_Pair]] = {}
    for pair in pairs:
        ranked.setdefault(passage(pair), []).append(pair)
    return {
        pair
        for some in ranked.values()
        for pair in sorted(some, key=lambda p: (-p.common, opposite(p)))[:_LIKEST]
    }
