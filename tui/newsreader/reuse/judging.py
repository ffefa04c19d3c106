"""The judge: from an alignment to a score, and from a score to a likeness."""

from __future__ import annotations

from math import exp, log

from newsreader.reuse.alignment import Alignment

#: Scores from here up are taken-over words; from SIMILAR up, much alike.
TAKEN_OVER = 0.5
SIMILAR = 0.3
#: Equal lower-case content words that a match needs, unless a quotation agrees.
_LOWER_CONTENT = 3
#: Equal words, and their share of the shorter quotation, with which a quotation agrees.
_QUOTE_WORDS, _QUOTE_SHARE = 4, 0.75

#: A logistic function of: log weight matched, share of the shorter passage covered, share of the run
#: that agrees, log longest unbroken stretch, whether it is quoted. Fitted on labelled pairs of
#: sentences from reports of one event; see ``benchmarks/reuse.py`` for what it reaches.
#: What other sure matches between the two articles add, and their absence takes away.
_COMPANY = 0.7
#: Log odds from which a match is company for others.
SURE = 1.5
_BIAS = -9.0
_WEIGHTS = (1.6, 3.0, 4.0, 1.2, 0.5)


def logit(found: Alignment) -> float | None:
    """Return how sure it is, before the company is looked at, that one text's words stand in both.

    Returns:
        The log odds; None where too little agrees for a match, whatever the company.
    """
    if not (found.lower >= _LOWER_CONTENT or quotation_agrees(found)):
        return None
    return _BIAS + sum(w * x for w, x in zip(_WEIGHTS, measures(found), strict=True))


def score(alone: float, *, company: bool) -> float:
    """Return 0 to 1 from the log odds.

    Args:
        alone: From :func:`logit`.
        company: Whether other passages of the same two articles surely match. Two reports that
            share one long quotation share the short one as well; a lone short one is an accident.
    """
    return 1 / (1 + exp(-(alone + (_COMPANY if company else -_COMPANY))))


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
