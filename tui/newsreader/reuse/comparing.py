"""Two articles laid side by side: which pairs of their passages match."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsreader.domain.reuse import Likeness, Match
from newsreader.reuse.alignment import Alignment, align, in_order, placed, side_by_side
from newsreader.reuse.explaining import explain, explain_rendering
from newsreader.reuse.held import Opened
from newsreader.reuse.judging import (
    SIMILAR,
    TAKEN_OVER,
    Verdict,
    judge,
    quotation_agrees,
    score,
)
from newsreader.reuse.renderings import is_retold, meets, sayings
from newsreader.reuse.speech import names_one, speech_near
from newsreader.reuse.split_quotes import joined, without_halves
from newsreader.reuse.voices import voice_near
from newsreader.reuse.weighed import Weighed


class _Judged(NamedTuple):
    """An aligned pair of passages by number, with the verdict on it."""

    first: int
    second: int
    found: Alignment
    verdict: Verdict


def compare(a: Opened, b: Opened, pairs: Mapping[tuple[int, int], Alignment | None]) -> list[Match]:
    """Return the matches among the pairs of passages of two articles.

    Args:
        a: The article whose id sorts first.
        b: The other.
        pairs: Numbers of passages, of ``a`` and of ``b``, worth laying side by side, and how their
            words without places lie (:attr:`Outlook.found`).
    """
    ordered = sorted(pairs)
    looked_at = (_judge(a, b, *pair, pairs[pair]) for pair in ordered)
    judged = [pair for pair in looked_at if pair is not None]
    sure = [pair for pair in judged if pair.verdict.is_sure]
    taken = []
    for pair in judged:
        company = any(_apart(a, b, pair, s) for s in sure)
        voice = _one_voice(a, b, pair)
        value = score(pair.verdict, company=company or voice, both=company and voice)
        if value >= SIMILAR:
            taken.append((pair, value))
    narrated = [pair for pair, value in taken if value >= TAKEN_OVER and pair.found.narrates]
    found: list[Match] = []
    whole: list[Match] = []
    for pair, value in taken:
        told = any(_apart(a, b, pair, n) for n in narrated)
        found.append(_explained(a, b, pair, value, told_alike=told))
        both = joined(a, b, pair.first, pair.second) if value >= TAKEN_OVER else None
        if both is not None:
            whole.append(explain(both.found, value, (a, both.a), (b, both.b), told_alike=told))
    if whole:
        found = without_halves(found, whole)
    found = _with_sayings(a, b, found, company=bool(sure), told_alike=bool(narrated))
    return without_covered(found)


def _explained(a: Opened, b: Opened, pair: _Judged, value: float, *, told_alike: bool) -> Match:
    """Return the match that a pair is: one saying in two wordings, or the words of one text."""
    sides = (a, a.passage(pair.first)), (b, b.passage(pair.second))
    if value >= TAKEN_OVER and is_retold(pair.found, sides[0][1], sides[1][1]):
        voices = voice_near(a, sides[0][1].span), voice_near(b, sides[1][1].span)
        if voices[0] and voices[1] and names_one(*voices):
            words = side_by_side(a.weighed(pair.first), b.weighed(pair.second))
            return explain_rendering(words, value, *sides, (voices[0], voices[1]))
    return explain(pair.found, value, *sides, told_alike=told_alike)


def _with_sayings(
    a: Opened, b: Opened, matches: Sequence[Match], *, company: bool, told_alike: bool
) -> list[Match]:
    """Return the matches with those of quotations of one named speaker that have none yet.

    They may be one saying in two wordings. In company they are laid side by side as well, though
    nothing but their speaker makes them candidates.
    """
    taken = [m for m in matches if m.likeness is not Likeness.SIMILAR]
    spans = [m.a.span for m in taken], [m.b.span for m in taken]
    found: list[Match] = []
    for saying in sayings(a, b, spans, company=company):
        first, second = saying.first, saying.second
        if meets(a.held.span(first), spans[0]) or meets(b.held.span(second), spans[1]):
            continue
        sides = (a, a.passage(first)), (b, b.passage(second))
        pair = _judge(a, b, first, second, None) if company else None
        value = score(pair.verdict, company=True, both=True) if pair else 0.0
        if pair and value >= TAKEN_OVER:
            found.append(explain(pair.found, value, *sides, told_alike=told_alike))
        elif saying.one:
            words = side_by_side(a.weighed(first), b.weighed(second))
            found.append(explain_rendering(words, TAKEN_OVER, *sides, saying.voices))
        else:
            continue
        spans[0].append(found[-1].a.span)
        spans[1].append(found[-1].b.span)
    known = {(m.a, m.b) for m in found}
    return [m for m in matches if (m.a, m.b) not in known] + found


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """What two passages look like from their words without places.

    Attributes:
        alone: Whether they may match without other matches of the two articles.
        sure: Whether they may be company for others.
        found: How their words lie, in the order of :func:`in_order`; None where they read the same.
    """

    alone: bool
    sure: bool
    found: Alignment | None


#: The outlook of two passages that read the same.
IDENTICAL = Outlook(alone=True, sure=True, found=None)


def outlook(one: Weighed, other: Weighed) -> Outlook | None:
    """Return what two passages look like; None where they match in no company."""
    first, second = in_order(one, other)
    found = align(first, second)
    verdict = None if found is None else judge(found)
    if found is None or verdict is None:
        return None
    wording = quotation_agrees(found)
    if score(verdict, company=True) < SIMILAR and not wording:
        return None
    alone = score(verdict, company=False) >= SIMILAR or wording
    return Outlook(alone, verdict.is_sure, found)


def _one_voice(a: Opened, b: Opened, pair: _Judged) -> bool:
    """Say whether a quotation is one named person's in both articles: that is company enough."""
    if pair.verdict.odds(0.0) >= 0 or not quotation_agrees(pair.found):
        return False
    voices = speech_near(a, pair.found.run_a), speech_near(b, pair.found.run_b)
    return all(voices) and names_one(voices[0], voices[1])


def _judge(
    a: Opened, b: Opened, first: int, second: int, known: Alignment | None
) -> _Judged | None:
    """Judge two passages on their own; ``known`` says how their words without places lie."""
    one, other = a.weighed(first), b.weighed(second)
    found = (known and placed(known, one, other)) or align(one, other)
    verdict = None if found is None else judge(found)
    return None if found is None or verdict is None else _Judged(first, second, found, verdict)


def _apart(a: Opened, b: Opened, one: _Judged, other: _Judged) -> bool:
    """Say whether two pairs share no passage on either side, so that each is company to the other."""
    return not (
        a.held.span(one.first).overlaps(a.held.span(other.first))
        or b.held.span(one.second).overlaps(b.held.span(other.second))
    )


def without_covered(found: Sequence[Match]) -> list[Match]:
    """Keep of a pair of sentences and the pairs of quotations in them the one that says more.

    The sentences, where they match as surely as the quotations; the quotations, where those are
    taken over and the sentences only look alike.
    """
    taken = [m for m in found if m.likeness is not Likeness.SIMILAR]
    alike = [m for m in found if m.likeness is Likeness.SIMILAR]
    kept = _outside(taken, [m for m in taken if not m.a.quoted], quoted=True)
    rest = _outside(alike, [m for m in kept if m.a.quoted], quoted=False)
    rest = _outside(rest, [m for m in found if not m.a.quoted], quoted=True)
    return sorted([*kept, *rest], key=lambda m: (m.a.start, m.a.end, m.b.start, m.b.end))


def _outside(some: Sequence[Match], others: Sequence[Match], *, quoted: bool) -> list[Match]:
    """Return the matches without those of quotations, or of sentences, that meet one of the others."""
    ordered = sorted(others, key=lambda m: m.a.start)
    starts = [m.a.start for m in ordered]
    longest = max((m.a.end - m.a.start for m in ordered), default=0)

    def met(match: Match) -> bool:
        first = bisect_left(starts, match.a.start - longest)
        return any(
            o.a.span.overlaps(match.a.span) and o.b.span.overlaps(match.b.span)
            for o in ordered[first : bisect_left(starts, match.a.end)]
        )

    return [m for m in some if m.a.quoted != quoted or not met(m)]
