"""From an alignment to a match: its likeness, its changes and its basis."""

from __future__ import annotations

from newsreader.domain.reuse import Change, ChangeClass, Likeness, Match, Passage
from newsreader.reuse.alignment import Alignment
from newsreader.reuse.basis import Reason, Side, outlet_key, reason_for, same_outlet
from newsreader.reuse.changes import Differences, quiet_only
from newsreader.reuse.edges import reworded_source, source_change
from newsreader.reuse.held import Opened
from newsreader.reuse.judging import TAKEN_OVER
from newsreader.reuse.speech import (
    Speech,
    is_translated,
    names_one,
    same_speaker,
    speech_near,
)

#: What is told of two renderings of one saying besides that they are: their words differ anyway.
_TOLD_OF_RENDERINGS = frozenset({"number", "date"})


def explain(
    found: Alignment,
    sure: float,
    first: tuple[Opened, Passage],
    second: tuple[Opened, Passage],
    *,
    told_alike: bool = False,
) -> Match:
    """Return the match that an alignment with this score is.

    Args:
        found: The alignment of the two passages.
        sure: The judge's score.
        first: The article and passage that sort first.
        second: The other article and passage.
        told_alike: Whether the articles have other sentences in common that quote nobody.
    """
    (article_a, a), (article_b, b) = first, second
    speech_a = speech_near(article_a, found.run_a) if _quotes(found, "a") else None
    speech_b = speech_near(article_b, found.run_b) if _quotes(found, "b") else None
    sides = (Side(article_a, a.span, speech_a), Side(article_b, b.span, speech_b))
    changes = _changes(found, *sides)
    if sure < TAKEN_OVER:
        likeness = Likeness.SIMILAR
    else:
        likeness = Likeness.SAME if quiet_only(changes) else Likeness.ALTERED
    reason = reason_for(found, *sides, told_alike=told_alike)
    return _match(found, sure, (a, b), sides, (likeness, reason, changes))


def explain_rendering(
    found: Alignment,
    sure: float,
    first: tuple[Opened, Passage],
    second: tuple[Opened, Passage],
    voices: tuple[Speech, Speech],
) -> Match:
    """Return the match that two wordings of one saying are; of what differs only numbers and days are told.

    Args:
        found: The alignment of all their words.
        sure: The score.
        first: The article and quotation that sort first.
        second: The other article and quotation.
        voices: Who says it, in both.
    """
    (article_a, a), (article_b, b) = first, second
    sides = (Side(article_a, a.span, voices[0]), Side(article_b, b.span, voices[1]))
    told = [c for c in _differences(found, *sides).all() if c.kind in _TOLD_OF_RENDERINGS]
    changes = (Change(ChangeClass.NOTED, "rendering", found.run_a, found.run_b), *told)
    return _match(
        found, sure, (a, b), sides, (Likeness.ALTERED, reason_for(found, *sides), changes)
    )


def _changes(found: Alignment, a: Side, b: Side) -> tuple[Change, ...]:
    """Return what differs between the passages of an alignment."""
    source = reworded_source(found, (_outlet_words(a.article), _outlet_words(b.article)))
    changes = _differences(found, a, b, source and source[0]).all()
    if a.speech and b.speech:
        changes += _attribution(a.speech, b.speech)
    if source:
        changes += (source[1],)
    elif not names_one(a.speech, b.speech):
        changes += source_change(found)
    return changes


def _differences(
    found: Alignment, a: Side, b: Side, source: tuple[int, int] | None = None
) -> Differences:
    placed = [(side.sentence, side.article.content) for side in (a, b)]

    def is_rendering() -> bool:
        return any(is_translated(side.article, side.sentence) for side in (a, b))

    return Differences(found, *placed, is_rendering=is_rendering, source=source)


def _match(
    found: Alignment,
    sure: float,
    passages: tuple[Passage, Passage],
    sides: tuple[Side, Side],
    told: tuple[Likeness, Reason, tuple[Change, ...]],
) -> Match:
    """Put a match together."""
    (a, b), (likeness, reason, changes) = passages, told
    article_a, article_b = (side.article for side in sides)
    return Match(
        a=a,
        b=b,
        likeness=likeness,
        basis=reason.basis,
        basis_evidence=reason.evidence,
        score=round(sure, 4),
        run_a=found.run_a,
        run_b=found.run_b,
        ops=found.ops(article_a.content, article_b.content),
        changes=changes,
        same_outlet=same_outlet(article_a.held, article_b.held),
    )


def _outlet_words(article: Opened) -> set[str]:
    """Return the words of the name of an article's outlet."""
    outlet = article.held.outlet
    return set(outlet_key(outlet.value).split()) if outlet else set()


def _quotes(found: Alignment, side: str) -> bool:
    """Say whether four words or more of the run are quoted on this side."""
    blocks = found.blocks
    if side == "a":
        run = found.a[blocks[0].i0 : blocks[-1].i1]
    else:
        run = found.b[blocks[0].j0 : blocks[-1].j1]
    return sum(w.quoted for w in run) >= 4


def _attribution(a: Speech, b: Speech) -> tuple[Change, ...]:
    """Return the change of speaker, if both articles name one outright and they cannot be the same."""
    if not (a.direct and b.direct) or same_speaker(a.speaker, b.speaker):
        return ()
    return (Change(ChangeClass.NOTED, "attribution", a.name, b.name),)
