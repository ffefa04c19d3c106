"""Crowds: texts with very many look-alikes or holders, joined through the same few of them.

Weather, prices and fixtures give thousands of sentences that all read alike; to match each with each
would be quadratic and say nothing. In a crowd every text is matched with the ``LOOK_ALIKES`` that a
hash of their words puts first, with ``IN_CROWDS`` holders of each; where more than ``HOLDERS`` articles
hold one text, each is matched with the ``JOINED`` of them whose ids sort first. Which these are depends
on the texts and ids alone. What an earlier, smaller crowd joined besides is left out again by
:func:`thinned`, so the order of adding does not matter. This is
exact where all texts of a crowd match one another, as forms do. It is not where only some of them do,
where the sentences around quotations form other crowds than the quotations, beyond
``index.candidates.MOST`` look-alikes, where two texts both have more than ``HOLDERS`` holders, and
where an article of a crowd is removed: those it stood in for are not matched anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from newsreader.domain.reuse import Match
from newsreader.reuse.features import UInt64, hashed, plain
from newsreader.reuse.words import lexeme, tokens_of

#: Of the texts that read much like a passage so many are matched with it.
LOOK_ALIKES = 24
#: Where so many other articles hold a text word for word, all are matched; where more do, so many.
HOLDERS, JOINED = 24, 4
#: Holders of each look-alike with which a passage is matched that has more look-alikes than that.
IN_CROWDS = 2

T = TypeVar("T")
_Key = tuple[str, int, int]


def ranks_of(codes: NDArray[np.uint32], lengths: NDArray[np.int64]) -> UInt64:
    """Return what texts are put in order by: a hash of their words.

    Args:
        codes: Their words, packed, one text after the other.
        lengths: How many words each has.
    """
    return hashed(plain(codes), lengths)


def looked_at(own: int, others: Sequence[tuple[int, T]]) -> Iterable[T]:
    """Return which look-alikes a new text is compared with.

    Those that have most in common, so that a crowd hides nothing, and those that stand first.

    Args:
        own: Its rank.
        others: The look-alikes with their ranks, those with most in common first.
    """
    if len(others) <= LOOK_ALIKES:
        return [other for _, other in others]
    first = nsmallest(LOOK_ALIKES, range(len(others)), key=lambda n: others[n][0])
    if own < others[first[-1]][0]:
        return [other for _, other in others]
    return [others[n][1] for n in sorted({*first, *range(LOOK_ALIKES)})]


def holders_joined(look_alikes: int, holders: int) -> int:
    """Return with how many of the holders of one text a passage is matched.

    Args:
        look_alikes: How many other texts than its own the passage reads much like.
        holders: How many other articles hold the text.
    """
    if look_alikes > LOOK_ALIKES:
        return IN_CROWDS
    return holders if holders <= HOLDERS else JOINED


def thinned(matches: Sequence[Match]) -> list[Match]:
    """Return the matches that remain where each crowd is joined through its first members.

    Pure: the result depends on the set of matches alone; thinning twice changes nothing.
    """
    beside: dict[_Key, set[_Key]] = defaultdict(set)
    for match in matches:
        beside[match.a.key].add(match.b.key)
        beside[match.b.key].add(match.a.key)
    crowded = {key for key, others in beside.items() if len(others) > min(LOOK_ALIKES, HOLDERS)}
    if not crowded:
        return list(matches)
    ranks = _ranks([m for m in matches if m.a.key in crowded or m.b.key in crowded])
    everywhere = {rank for rank, size in _sizes(crowded, beside, ranks).items() if size > HOLDERS}
    crowded |= {key for key, rank in ranks.items() if rank in everywhere}
    ranks = _ranks([m for m in matches if m.a.key in crowded or m.b.key in crowded])
    places = {key: _place(key, beside[key], ranks) for key in crowded}
    return [m for m in matches if _remains(m, places, ranks, everywhere)]


def _sizes(
    keys: Iterable[_Key], beside: Mapping[_Key, Collection[_Key]], ranks: Mapping[_Key, int]
) -> dict[int, int]:
    """Return for each text how many others one of its holders is matched with, at most."""
    sizes: dict[int, int] = defaultdict(int)
    for key in keys:
        own = ranks[key]
        sizes[own] = max(sizes[own], sum(ranks[other] == own for other in beside[key]))
    return sizes


class _Place(NamedTuple):
    """Where a crowded passage stands among those it is matched with.

    Attributes:
        lower: How many articles with a lower id hold the same text.
        texts: The ranks of the look-alikes it is joined with.
        holders: Of the passages that hold each look-alike, those it is joined with.
    """

    lower: int
    texts: frozenset[int]
    holders: frozenset[_Key]


def _place(key: _Key, others: Iterable[_Key], ranks: Mapping[_Key, int]) -> _Place:
    by_text: dict[int, list[_Key]] = defaultdict(list)
    for other in others:
        by_text[ranks[other]].append(other)
    lower = sum(other < key for other in by_text.pop(ranks[key], ()))
    holders = frozenset(
        holder
        for some in by_text.values()
        for holder in nsmallest(holders_joined(len(by_text), len(some)), some)
    )
    return _Place(lower, frozenset(nsmallest(LOOK_ALIKES, by_text)), holders)


def _remains(
    match: Match,
    places: Mapping[_Key, _Place],
    ranks: Mapping[_Key, int],
    everywhere: Collection[int],
) -> bool:
    """Say whether a match joins two of a crowd that are to be joined."""
    sides = (match.a.key, match.b.key), (match.b.key, match.a.key)
    known = [(places[own], other) for own, other in sides if own in places]
    if not known:
        return True
    if ranks[match.a.key] == ranks[match.b.key]:
        lower = min(place.lower for place, _ in known)
        return ranks[match.a.key] not in everywhere or lower < JOINED
    if any(other not in place.holders for place, other in known):
        return False
    return len(known) < 2 or any(ranks[other] in place.texts for place, other in known)


def _ranks(matches: Iterable[Match]) -> dict[_Key, int]:
    """Return the rank of every passage of the matches."""
    passages = {p.key: p for m in matches for p in (m.a, m.b)}
    texts = sorted({p.text for p in passages.values()})
    codes = [[lexeme(token.text).code for token in tokens_of(text)] for text in texts]
    flat = np.array([code for some in codes for code in some], dtype=np.uint32)
    found = ranks_of(flat, np.array([len(some) for some in codes], dtype=np.int64))
    by_text = dict(zip(texts, found.tolist(), strict=True))
    return {key: by_text[passage.text] for key, passage in passages.items()}
