"""A quotation with its speech tag in the middle: “We sailed,” she said. “And nobody waved.”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsreader.domain.reuse import Match, Passage
from newsreader.domain.spans import Span
from newsreader.reuse.alignment import Alignment, align
from newsreader.reuse.held import Opened
from newsreader.reuse.lexicon import SPEECH_VERBS
from newsreader.reuse.weighed import weigh
from newsreader.reuse.words import Word

#: Most words of a speech tag between two halves of a quotation.
_TAG = 12
#: Quoted words of each half that must be equal, and their share of it.
_WORDS, _SHARE = 3, 0.6


class Joined(NamedTuple):
    """A passage beside two sentences that together have its quotation.

    Attributes:
        found: Their alignment.
        a: The passage of the first article.
        b: The passage of the second.
    """

    found: Alignment
    a: Passage
    b: Passage


def joined(a: Opened, b: Opened, first: int, second: int) -> Joined | None:
    """Return a pair of sentences with one of them joined to its neighbour, where that has more of the other.

    Args:
        a: The first article.
        b: The second.
        first: The number of a sentence of ``a``.
        second: The number of a sentence of ``b`` that matches it.
    """
    if a.held.is_quoted(first) or b.held.is_quoted(second):
        return None
    for halves in _halves(b, second):
        found = _beside(a, first, b, halves)
        if found is not None:
            return Joined(found, a.passage(first), b.passage_at(_over(b, halves)))
    for halves in _halves(a, first):
        found = _beside(b, second, a, halves)
        if found is not None:
            return Joined(found.mirrored(), a.passage_at(_over(a, halves)), b.passage(second))
    return None


def without_halves(found: list[Match], whole: list[Match]) -> list[Match]:
    """Return the matches, those of two halves replaced by the whole."""

    def covered(match: Match) -> bool:
        return any(
            w.a.span.contains(match.a.span) and w.b.span.contains(match.b.span) for w in whole
        )

    return [m for m in found if not covered(m)] + list({(m.a, m.b): m for m in whole}.values())


def _beside(article: Opened, n: int, split: Opened, halves: tuple[int, int]) -> Alignment | None:
    """Return a sentence laid beside two halves, if its quotation has most of either."""
    found = align(article.weighed(n), weigh(split.words_at(_over(split, halves))))
    if found is None:
        return None
    equal = (x for x in found.blocks if x.tag == "equal")
    pairs = ((found.a[x.i0 + k], found.b[x.j0 + k]) for x in equal for k in range(x.i1 - x.i0))
    shared = [b.start for a, b in pairs if a.quoted and b.quoted]
    for half in halves:
        span = split.held.span(half)
        quoted = sum(w.quoted for w in split.words_at(span))
        if sum(span.start <= at < span.end for at in shared) < max(_WORDS, _SHARE * quoted):
            return None
    return found


def _over(article: Opened, halves: tuple[int, int]) -> Span:
    return Span(article.held.span(halves[0]).start, article.held.span(halves[1]).end)


def _halves(article: Opened, n: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of sentences that a sentence is one half of."""
    following = _next(article, n)
    if following is not None and _taken_up(article, n, following):
        yield n, following
    before = _previous(article, n)
    if before is not None and _taken_up(article, before, n):
        yield before, n


def _next(article: Opened, n: int) -> int | None:
    """Return the number of the next sentence of the paragraph."""
    held = article.held
    later = (m for m in range(n + 1, held.passage_count) if not held.is_quoted(m))
    return _in_paragraph(article, n, next(later, None))


def _previous(article: Opened, n: int) -> int | None:
    """Return the number of the sentence before in the paragraph."""
    earlier = (m for m in range(n - 1, -1, -1) if not article.held.is_quoted(m))
    return _in_paragraph(article, n, next(earlier, None))


def _in_paragraph(article: Opened, n: int, other: int | None) -> int | None:
    if other is None:
        return None
    places = (article.paragraph_at(article.held.span(m).start) for m in (n, other))
    return other if next(places) == next(places) else None


def _taken_up(article: Opened, first: int, second: int) -> bool:
    """Say whether a sentence begins with a quotation that the one before left off with a speech tag."""
    one, other = article.weighed(first).words, article.weighed(second).words
    last = max((n for n, w in enumerate(one) if w.quoted), default=-1)
    return last >= 0 and other[0].quoted and _is_tag(one[last + 1 :])


def tags_within(placed: Sequence[Word]) -> frozenset[int]:
    """Return the numbers of the words between two halves of a quotation that say who speaks."""
    found: set[int] = set()
    quoted = [n for n, word in enumerate(placed) if word.quoted]
    for last, following in pairwise(quoted):
        if following - last > 1 and _is_tag(placed[last + 1 : following]):
            found.update(range(last + 1, following))
    return frozenset(found)


def _is_tag(placed: Sequence[Word]) -> bool:
    """Say whether words outside quotations say who speaks and not much more."""
    return 0 < len(placed) <= _TAG and any(w.key in SPEECH_VERBS for w in placed)
