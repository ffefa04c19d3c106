"""The judge: from an alignment to a score, and from a score to a likeness."""

from __future__ import annotations

from math import exp, log
from typing import NamedTuple

from newsreader.reuse.alignment import Alignment, Kept

#: Scores from here up are taken-over words; from SIMILAR up, much alike.
TAKEN_OVER = 0.5
SIMILAR = 0.3
#: Equal lower-case content words that a match needs, unless a quotation agrees.
_LOWER_CONTENT = 3
#: Equal words, and their share of the shorter quotation, with which a quotation agrees.
_QUOTE_WORDS, _QUOTE_SHARE = 4, 0.75

#: What other sure matches between the two articles add, and their absence takes away.
_COMPANY = 0.7
#: What a stretch loses that is a small part of both passages, unquoted, and all the articles share.
_THIN, _THIN_SHARE = 1.5, 0.75
#: What a scrap loses: less than half of the shorter passage, with no longer unbroken stretch than this.
_SCRAP, _SCRAP_WORDS = 1.0, 4
#: Equal words, and their share of the shorter passage, that make up for few content words.
_WHOLE_WORDS, _WHOLE_SHARE = 6, 0.7
#: Log odds from which a match is company for others.
SURE = 1.5
#: A logistic function of: log weight matched, share of the shorter passage covered, share of the run
#: that agrees, log longest unbroken stretch, whether it is quoted. Set by hand while
#: looking at labelled pairs of sentences from reports of one event; ``benchmarks/reuse.py`` measures it.
_BIAS = -9.0
_WEIGHTS = (1.6, 3.0, 4.0, 1.2, 0.5)
#: A logistic function of: log own words kept, log weight kept, share of the words that lie over one
#: another, share of the longer passage that lies over the other. Begun from a fit on planted edits
#: and labelled pairs, then set by hand with the labelled pairs in view; measured in the same place.
_KEPT_BIAS = 11.7
_KEPT_WEIGHTS = (1.91, 2.3, 2.42, 4.99)
#: Equal words outside names and titles, and share of equal words, without which nothing was kept.
_KEPT_OWN, _KEPT_ALIKE = 4, 0.42


class Verdict(NamedTuple):
    """What an alignment says on its own.

    Attributes:
        alone: Log odds that one text's words stand in both passages.
        needs_company: Whether it counts only beside other sure matches of the two articles.
        thin: Whether it is a small part of both passages and no quotation.
    """

    alone: float
    needs_company: bool
    thin: bool


def judge(found: Alignment) -> Verdict | None:
    """Judge an alignment on its own; None where too little agrees for a match in any company."""
    kept = kept_in_place(found.kept)
    stretch = _judge_stretch(found)
    if kept <= 0:
        return stretch
    alone = kept + _COMPANY
    if stretch is not None and not stretch.needs_company and not stretch.thin:
        alone = max(alone, stretch.alone)
    return Verdict(alone, needs_company=False, thin=False)


def kept_in_place(kept: Kept) -> float:
    """Return the log odds that one passage is the other with some of its words exchanged.

    Words count here whatever their weight, so that it holds where every second word is another,
    in any company or none; names and titles in common are not enough.
    """
    if kept.own < _KEPT_OWN or kept.alike < _KEPT_ALIKE:
        return -_KEPT_BIAS
    numbers = (log(1 + kept.own), log(0.1 + kept.weight), kept.alike, kept.share)
    return sum(w * x for w, x in zip(_KEPT_WEIGHTS, numbers, strict=True)) - _KEPT_BIAS


def _judge_stretch(found: Alignment) -> Verdict | None:
    """Judge the stretch that agrees best, by the weight of its words."""
    enough = found.lower >= _LOWER_CONTENT or quotation_agrees(found)
    shorter = min(len(found.a), len(found.b))
    whole = found.lower >= 1 and found.equal >= max(_WHOLE_WORDS, _WHOLE_SHARE * shorter)
    if not (enough or whole):
        return None
    numbers = measures(found)
    alone = _BIAS + sum(w * x for w, x in zip(_WEIGHTS, numbers, strict=True))
    if numbers[1] < 0.5 and found.unbroken <= _SCRAP_WORDS:
        alone -= _SCRAP
    return Verdict(alone, not enough, numbers[1] < _THIN_SHARE and not _quoted(found))


def score(verdict: Verdict, *, company: bool) -> float:
    """Return 0 to 1: how sure it is that one text's words stand in both passages.

    Args:
        verdict: From :func:`judge`.
        company: Whether other passages of the same two articles surely match. Two reports that
            share one long quotation share the short one as well; a lone short one is an accident.
    """
    if verdict.needs_company and not company:
        return 0.0
    change = _COMPANY if company else -_COMPANY
    if verdict.thin and not company:
        change -= _THIN
    return 1 / (1 + exp(-(verdict.alone + change)))


def measures(found: Alignment) -> tuple[float, ...]:
    """Return the numbers the judge weighs, in the order of its weights."""
    shorter = max(0.5, min(found.total_a, found.total_b))
    return (
        log(0.1 + found.matched),
        min(1.0, found.matched / shorter),
        found.matched / (found.matched + found.lost + 0.01),
        log(found.unbroken),
        float(_quoted(found)),
    )


def quotation_agrees(found: Alignment) -> bool:
    """Say whether both passages quote, and most of the shorter quotation is equal."""
    quoted_a = sum(w.quoted for w in found.a)
    quoted_b = sum(w.quoted for w in found.b)
    if not (quoted_a and quoted_b):
        return False
    equal = sum(
        found.a[x.i0 + k].quoted and found.b[x.j0 + k].quoted
        for x in found.blocks
        if x.tag == "equal"
        for k in range(x.i1 - x.i0)
    )
    return equal >= _QUOTE_WORDS and equal >= _QUOTE_SHARE * min(quoted_a, quoted_b)


def _quoted(found: Alignment) -> bool:
    """Say whether most of the run is quoted in both."""
    a = [w.quoted for w in found.a[found.blocks[0].i0 : found.blocks[-1].i1]]
    b = [w.quoted for w in found.b[found.blocks[0].j0 : found.blocks[-1].j1]]
    return sum(a) * 2 > len(a) and sum(b) * 2 > len(b)
