"""Crowds: texts with very many look-alikes or holders, joined through the same few of them.

Weather, prices and fixtures give thousands of sentences that all read alike; to match each with each
would be quadratic and say nothing. A text with ``NEAR`` look-alikes or fewer is compared with all of
them. In a larger crowd it is compared with those that a hash of their words puts first, until enough of
them seem to match, and with those that have most in common with it; a text that is among the first
itself is compared with all. Where more than ``HOLDERS`` articles hold one text, the ``JOINED`` of them
whose ids sort first stand for all.

What was found beyond that, because the crowd was smaller then, is left out again by :func:`thinned`:
which matches remain depends on the texts and ids alone, and the order of adding does not matter. This
is exact up to ``NEAR`` look-alikes, whichever of them match one another, and in larger crowds whose
texts all match, as far as the budget of :mod:`newsreader.reuse.index.candidates` finds them. It is not
exact in larger crowds of which only some match. Where an article is removed that stands for all, the
next one is matched anew: :func:`taking_over`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from newsreader.domain.reuse import Match
from newsreader.reuse.features import UInt64, hashed, plain
from newsreader.reuse.words import lexeme, raws_of

#: A passage that matches more texts than this keeps its matches with so many of them.
LOOK_ALIKES = 24
#: With so many look-alikes or fewer a text is compared with all of them.
NEAR = 3 * LOOK_ALIKES
#: Of more it is compared with the first ones until so many seem to match: some do not in the end.
_ENOUGH = LOOK_ALIKES + LOOK_ALIKES // 2
#: Where so many articles hold a text word for word, all are matched; where more do, so many of them.
HOLDERS, JOINED = 25, 4

T = TypeVar("T", bound=Hashable)
_Key = tuple[str, int, int]


def ranks_of(codes: NDArray[np.uint32], lengths: NDArray[np.int64]) -> UInt64:
    """Return what texts are put in order by: a hash of their words.

    Args:
        codes: Their words, packed, one text after the other.
        lengths: How many words each has.
    """
    return hashed(plain(codes), lengths)


def looked_at(own: int, others: Sequence[tuple[int, T]], seems: Callable[[T], bool]) -> Iterator[T]:
    """Yield the look-alikes with which a new text is compared.

    Args:
        own: Its rank.
        others: The look-alikes with their ranks, those with most in common first.
        seems: Says whether the new text seems to match a look-alike; asked in large crowds only.
    """
    by_rank = sorted(others, key=lambda other: other[0])
    if len(others) <= NEAR or own <= by_rank[NEAR - 1][0]:
        yield from (other for _, other in by_rank)
        return
    known: set[T] = set()  # not their ranks: two texts may have the same words in other letters
    found = 0
    for _, other in (*others[:LOOK_ALIKES], *by_rank):
        if other in known:
            continue
        known.add(other)
        if seems(other):
            yield other
            found += 1
            if found >= _ENOUGH and len(known) > LOOK_ALIKES:
                return


def taking_over(article: str, holders: Iterable[Sequence[str]]) -> set[str]:
    """Return the articles to be matched anew once an article is gone that holds some texts.

    Where it stood for very many, the next one does; where no more than ``HOLDERS`` are left, all are
    joined with all.

    Args:
        article: The article that goes.
        holders: For each of its texts the ids of all articles that hold it, in order.
    """
    anew: set[str] = set()
    for some in holders:
        if len(some) <= HOLDERS:
            continue
        left = [other for other in some if other != article]
        if len(left) <= HOLDERS:
            anew.update(left)
        elif article in some[:JOINED]:
            anew.add(left[JOINED - 1])
    return anew


def thinned(matches: Sequence[Match]) -> list[Match]:
    """Return the matches that remain where each crowd is joined through its first members.

    Pure: the result depends on the set of matches alone; thinning twice changes nothing.
    """
    beside = _beside(matches)
    crowded = {key for key, others in beside.items() if len(others) > min(LOOK_ALIKES, HOLDERS)}
    if not crowded:
        return list(matches)
    ranks = _ranks(matches)
    standing = _standing(crowded, beside, ranks)
    left = [m for m in matches if _stands(m, ranks, standing)]
    texts = {
        key: set(nsmallest(LOOK_ALIKES, {ranks[other] for other in others} - {ranks[key]}))
        for key, others in _beside(left).items()
        if key in crowded
    }
    return [m for m in left if _remains(m, ranks, texts)]


def _beside(matches: Iterable[Match]) -> dict[_Key, set[_Key]]:
    """Return the passages that each passage is matched with."""
    beside: dict[_Key, set[_Key]] = defaultdict(set)
    for match in matches:
        beside[match.a.key].add(match.b.key)
        beside[match.b.key].add(match.a.key)
    return beside


def _standing(
    crowded: Iterable[_Key], beside: Mapping[_Key, Collection[_Key]], ranks: Mapping[_Key, int]
) -> dict[int, set[_Key]]:
    """Return for each text that very many articles hold the passages that stand for all of them."""
    alike: dict[int, set[_Key]] = defaultdict(set)
    everywhere = set()
    for key in crowded:
        same = {other for other in beside[key] if ranks[other] == ranks[key]}
        alike[ranks[key]] |= same | {key}
        if len(same) >= HOLDERS:
            everywhere.add(ranks[key])
    return {rank: set(nsmallest(JOINED, alike[rank])) for rank in everywhere}


def _stands(
    match: Match, ranks: Mapping[_Key, int], standing: Mapping[int, Collection[_Key]]
) -> bool:
    """Say whether a match is between passages that stand for all that read like them.

    One of them does where both read the same.
    """
    stand = [
        ranks[key] not in standing or key in standing[ranks[key]]
        for key in (match.a.key, match.b.key)
    ]
    return any(stand) if ranks[match.a.key] == ranks[match.b.key] else all(stand)


def _remains(
    match: Match, ranks: Mapping[_Key, int], texts: Mapping[_Key, Collection[int]]
) -> bool:
    """Say whether a match of a crowd joins a passage with one of the first in it."""
    sides = (match.a.key, match.b.key), (match.b.key, match.a.key)
    if ranks[match.a.key] == ranks[match.b.key] or any(own not in texts for own, _ in sides):
        return True
    return any(ranks[other] in texts[own] for own, other in sides)


def _ranks(matches: Iterable[Match]) -> dict[_Key, int]:
    """Return the rank of every passage of the matches."""
    passages = {p.key: p for m in matches for p in (m.a, m.b)}
    texts = sorted({p.text for p in passages.values()})
    codes = [[lexeme(raw).code for raw in raws_of(text)] for text in texts]
    flat = np.array([code for some in codes for code in some], dtype=np.uint32)
    found = ranks_of(flat, np.array([len(some) for some in codes], dtype=np.int64))
    by_text = dict(zip(texts, found.tolist(), strict=True))
    return {key: by_text[passage.text] for key, passage in passages.items()}
