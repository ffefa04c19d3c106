"""The judge: from an alignment to a score, and from a score to a likeness.

A passage comes from another in two ways, and each has its measures. A stretch of it was taken over:
then much weight agrees without gaps (:func:`stretch_measures`). Or the whole was gone over word by
word: then the words that are left kept their places (:func:`kept_measures`). Each way has a logistic
function with a handful of fitted weights, and the surer of the two stands.
"""

from __future__ import annotations

from math import exp, log, log1p
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.alignment import Alignment
from newsreader.reuse.judge_weights import COMPANY, KEPT, KEPT_BIAS, STRETCH, STRETCH_BIAS
from newsreader.reuse.particulars import agreed, clashing

Numbers = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]
Measure = TypeVar("Measure", float, Numbers)
#: Weights in the order of their measures, and a bias.
Weights = tuple[tuple[float, ...], float]
#: Scores from here up are taken-over words; from SIMILAR up, much alike.
TAKEN_OVER = 0.5
SIMILAR = 0.3
#: What one named speaker adds to the log odds of two quotations, beside other company.
_VOICE = 1.0
#: Log odds from which a match is company for others.
SURE = 2.0
#: Equal lower-case content words that a match needs, unless a quotation agrees.
_LOWER_CONTENT = 3
#: Equal words, and their share of the shorter quotation, with which a quotation agrees.
_QUOTE_WORDS, _QUOTE_SHARE = 4, 0.75
#: Equal words, and their share of the shorter passage, that make up for few content words.
_WHOLE_WORDS, _WHOLE_SHARE = 6, 0.7
#: Fewer equal words than this are no wording, unless they are most of the shorter passage.
_WORDING, _WORDING_SHARE = 4, 0.6
#: Equal words outside names and titles, and share of equal words, without which nothing was kept; and
#: how long a passage must be for it: a turn of speech has its words in place wherever it is used.
KEPT_OWN, KEPT_ALIKE, _KEPT_LENGTH = 4, 0.4, 8
#: Fewer equal words than this, and too few content words, are in two quotations by accident, unless
#: the two articles have other quotations in common.
_SCRAP = 6
#: Log odds below which nothing is similar.
LEAST_ODDS = log(SIMILAR / (1 - SIMILAR))
#: How far off odds can be that are counted in 32 bits.
_ROUNDED = 1e-3
#: Log odds of what cannot be.
_NEVER = -20.0


class Verdict(NamedTuple):
    """What an alignment says on its own: log odds that one text's words stand in both passages.

    Attributes:
        stretch: That a stretch was taken over; a match of other passages adds to it.
        kept: That one is the other gone over word by word.
        scrap: Whether so little agrees that the stretch counts in company only.
    """

    stretch: float
    kept: float
    scrap: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it holds without company, and is company for others."""
        return self.odds(0.0) >= SURE

    def odds(self, company: float) -> float:
        """Return the log odds in company that adds so much; 0 without any."""
        if self.scrap and not company:
            return self.kept
        return max(self.stretch + company, self.kept)


def judge(
    found: Alignment,
    stretch: Weights = (STRETCH, STRETCH_BIAS),
    kept: Weights = (KEPT, KEPT_BIAS),
) -> Verdict | None:
    """Judge an alignment on its own; None where too little agrees for a match in any company.

    Args:
        found: The alignment.
        stretch: Weights and bias for a stretch taken over.
        kept: Weights and bias for what kept its place.
    """
    may_be = can_be_stretch(found), can_be_kept(found)
    if not any(may_be):
        return None
    clashes = clash(found)
    return Verdict(
        _odds(stretch, stretch_measures(found, clashes)) if may_be[0] else _NEVER,
        _odds(kept, kept_measures(found, clashes)) if may_be[1] else _NEVER,
        scrap=found.equal < _SCRAP and found.lower < _LOWER_CONTENT,
    )


def score(verdict: Verdict, *, company: bool, both: bool = False) -> float:
    """Return 0 to 1: how sure it is that one text's words stand in both passages.

    Args:
        verdict: From :func:`judge`.
        company: Whether other passages of the same two articles surely match. Two reports that
            share one long quotation share the short one as well; a lone short one is an accident.
        both: Whether, besides, one named person says it in both.
    """
    return 1 / (1 + exp(-verdict.odds((COMPANY if company else 0.0) + (_VOICE if both else 0.0))))


def may_be_stretch(
    words: Numbers,
    lower: Numbers,
    quoted: Numbers,
    weight: Numbers,
    shorter: Numbers,
    company: float = COMPANY,
) -> Flags:
    """Say of each pair whether a stretch of it may match, in company at least.

    Args:
        words: How many words each has in common in order, at most.
        lower: How many lower-case content words, at most.
        quoted: How many that are quoted in both, at most.
        weight: What the words are worth at most.
        shorter: Words of the shorter passage.
        company: What other matches of the two articles add to the odds.
    """
    enough = (lower >= _LOWER_CONTENT) | (quoted >= _QUOTE_WORDS)
    enough |= (lower >= 1) & (words >= np.maximum(_WHOLE_WORDS, _WHOLE_SHARE * shorter))
    odds = STRETCH[0] * np.log(weight + 0.1) + STRETCH[2] * np.log1p(quoted)
    odds += STRETCH[3] * (words / shorter)
    least = LEAST_ODDS - STRETCH_BIAS - max(0.0, STRETCH[1]) - company - _ROUNDED
    found: Flags = enough & (odds >= least)
    return found


def may_be_kept(
    words: Numbers, own: Numbers, weight: Numbers, shorter: Numbers, longer: Numbers
) -> Flags:
    """Say of each pair whether so much of it may have kept its place that it matches.

    Args:
        words: How many words each has in common in whatever order, at most.
        own: How many of them are no part of a name or title, at most.
        weight: What those are worth at most.
        shorter: Words of the shorter passage.
        longer: Words of the longer one.
    """
    worth = np.log(weight + 0.1)
    long = (shorter >= _KEPT_LENGTH) & (own >= KEPT_OWN)
    found = np.zeros(len(words), dtype=bool)
    # The odds have no maximum inside: the passages lie over one another as far as they can, or as
    # far as leaves the share of equal words that is asked for, or all of it.
    for over in (shorter, np.clip(words / KEPT_ALIKE, 1, shorter), np.clip(words, 1, shorter)):
        alike = np.minimum(1.0, words / over)
        odds = _kept_odds(worth, alike, np.minimum(1.0, own / over), over / longer)
        found |= long & (alike >= KEPT_ALIKE - _ROUNDED) & (odds >= LEAST_ODDS - _ROUNDED)
    return found


def can_be_gone_over(
    words: int, own: int, weight: float, over: int, lengths: tuple[int, int]
) -> bool:
    """Say whether one of two passages can be the other gone over, laid over one another in one way.

    Args:
        words: How many words lie in the same place, at most.
        own: How many of them are no part of a name or title, at most.
        weight: What those are worth at most.
        over: How many words lie over one another.
        lengths: How many words both have.
    """
    if own < KEPT_OWN or words < KEPT_ALIKE * over or min(lengths) < _KEPT_LENGTH:
        return False
    alike, share = min(1.0, words / over), over / max(lengths)
    return _kept_odds(log(weight + 0.1), alike, min(1.0, own / over), share) >= (
        LEAST_ODDS - _ROUNDED
    )


def _kept_odds(worth: Measure, alike: Measure, own: Measure, share: Measure) -> Measure:
    """Return the log odds of what kept its place where no particulars clash; see :func:`kept_measures`."""
    odds: Measure = KEPT[0] * worth + KEPT[1] * alike + KEPT[2] * own + KEPT[3] * share + KEPT_BIAS
    return odds


def may_agree_alone(words: Numbers, quoted: Numbers) -> Flags:
    """Say of each pair whether a quotation in it may agree, so that it needs no company.

    Args:
        words: How many words each has in common in order, at most.
        quoted: How many that are quoted in both, at most.
    """
    found: Flags = np.minimum(words, quoted) >= _QUOTE_WORDS
    return found


def can_be_stretch(found: Alignment) -> bool:
    """Say whether enough words of their own agree: names, titles and stock phrases are none.

    Three lower-case content words, or a quotation, or nearly all of the shorter passage.
    """
    shorter = min(len(found.a), len(found.b))
    if found.equal < min(_WORDING, _WORDING_SHARE * shorter):
        return False
    enough = found.lower >= _LOWER_CONTENT or quotation_agrees(found)
    return enough or (found.lower >= 1 and found.equal >= max(_WHOLE_WORDS, _WHOLE_SHARE * shorter))


def can_be_kept(found: Alignment) -> bool:
    """Say whether enough words kept their places; names and titles in common are not enough."""
    long = min(len(found.a), len(found.b)) >= _KEPT_LENGTH
    return long and found.kept.own >= KEPT_OWN and found.kept.alike >= KEPT_ALIKE


def stretch_measures(found: Alignment, clashes: float) -> tuple[float, ...]:
    """Return the measures of the stretch that agrees, in the order of ``STRETCH``.

    Log weight matched, share of the stretch that agrees, log longest unbroken quotation in both,
    share of the shorter passage's words, and how far the particulars clash (:func:`clash`).
    """
    return (
        log(0.1 + found.matched),
        found.matched / (found.matched + found.lost + 0.01),
        log1p(found.unbroken_quote),
        found.equal / min(len(found.a), len(found.b)),
        clashes,
    )


def kept_measures(found: Alignment, clashes: float) -> tuple[float, ...]:
    """Return the measures of what kept its place, in the order of ``KEPT``.

    Log weight kept, names and titles left out; share of the words that lie over one another which
    are equal, and which are equal and no names; share of the longer passage that lies over the
    other; and how far the particulars clash.
    """
    kept = found.kept
    own = kept.alike * kept.own / max(1, kept.equal)
    return (log(0.1 + kept.weight), kept.alike, own, kept.share, clashes)


def clash(found: Alignment) -> float:
    """Return how far the particulars of the two passages clash: 0, not at all, or less.

    One that is wrong among others that agree is no clash: a copy may have a figure wrong. Where
    they clash without agreeing, one form was filled in twice.
    """
    parts = found.blocks, found.a, found.b
    wrong = clashing(*parts) - 1
    return -log1p(max(0.0, wrong - 0.5 * agreed(*parts))) if wrong > 0 else 0.0


def quotation_agrees(found: Alignment) -> bool:
    """Say whether both passages quote, and most of the shorter quotation is equal."""
    if not found.unbroken_quote:
        return False
    quoted_a = sum(w.quoted for w in found.a)
    quoted_b = sum(w.quoted for w in found.b)
    equal = sum(
        found.a[x.i0 + k].quoted and found.b[x.j0 + k].quoted
        for x in found.blocks
        if x.tag == "equal"
        for k in range(x.i1 - x.i0)
    )
    return equal >= _QUOTE_WORDS and equal >= _QUOTE_SHARE * min(quoted_a, quoted_b)


def _odds(weights: Weights, numbers: tuple[float, ...]) -> float:
    return sum(w * x for w, x in zip(weights[0], numbers, strict=True)) + weights[1]
