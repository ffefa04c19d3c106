"""Two articles laid side by side: which pairs of their passages match."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from newsreader.domain.reuse import Match
from newsreader.reuse.alignment import Alignment, Weighed, align
from newsreader.reuse.explaining import explain
from newsreader.reuse.held import Opened
from newsreader.reuse.judging import SIMILAR, Verdict, judge, score


class _Judged(NamedTuple):
    """An aligned pair of passages by number, with the verdict on it."""

    first: int
    second: int
    found: Alignment
    verdict: Verdict


def compare(one: Opened, other: Opened, pairs: Sequence[tuple[int, int]]) -> list[Match]:
    """Return the matches among the pairs of passages of two articles.

    The result is the same whichever article is named first: the one whose id sorts first is ``a``.

    Args:
        one: An article.
        other: Another.
        pairs: Numbers of passages, of ``one`` and of ``other``, worth laying side by side.
    """
    a, b = (one, other) if one.held.id <= other.held.id else (other, one)
    ordered = sorted(pairs if a is one else [(m, n) for n, m in pairs])
    judged = [pair for pair in (_judge(a, b, n, m) for n, m in ordered) if pair is not None]
    sure = [pair for pair in judged if pair.verdict.is_sure]
    found = []
    for pair in judged:
        company = any(_apart(a, b, pair, s) for s in sure)
        value = score(pair.verdict, company=company)
        if value >= SIMILAR:
            sides = ((a, a.passage(pair.first)), (b, b.passage(pair.second)))
            found.append(explain(pair.found, value, *sides))
    return without_covered(found)


def may_match(one: Weighed, other: Weighed) -> bool:
    """Say whether two passages match in some company, from their words without their places."""
    if one == other:
        return True
    found = align(one, other)
    verdict = None if found is None else judge(found)
    return verdict is not None and score(verdict, company=True) >= SIMILAR


def _judge(a: Opened, b: Opened, first: int, second: int) -> _Judged | None:
    """Align two passages and judge them on their own."""
    found = align(a.weighed(first), b.weighed(second))
    verdict = None if found is None else judge(found)
    return None if found is None or verdict is None else _Judged(first, second, found, verdict)


def _apart(a: Opened, b: Opened, one: _Judged, other: _Judged) -> bool:
    """Say whether two pairs share no passage on either side, so that each is company to the other."""
    return not (
        a.held.span(one.first).overlaps(a.held.span(other.first))
        or b.held.span(one.second).overlaps(b.held.span(other.second))
    )


def without_covered(found: Sequence[Match]) -> list[Match]:
    """Drop the pairs of quotations that lie in pairs of sentences which match as well."""
    sentences = sorted((m for m in found if not m.a.quoted), key=lambda m: m.a.start)
    starts = [m.a.start for m in sentences]
    longest = max((m.a.end - m.a.start for m in sentences), default=0)

    def covered(match: Match) -> bool:
        first = bisect_left(starts, match.a.start - longest)
        return any(
            s.a.span.overlaps(match.a.span) and s.b.span.overlaps(match.b.span)
            for s in sentences[first : bisect_left(starts, match.a.end)]
        )

    return [match for match in found if not match.a.quoted or not covered(match)]
