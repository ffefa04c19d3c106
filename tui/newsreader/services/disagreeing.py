"""Where articles disagree: for a marked passage, who has which word."""

from __future__ import annotations

from collections.abc import Mapping

from newsreader.domain.marks import Mark, MarkKind
from newsreader.domain.reuse import SUBSTANCE_KINDS, Likeness, Match
from newsreader.domain.spans import Span
from newsreader.text.flow import on_one_line
from newsreader.text.safe import one_line

#: Differences shown of one passage; the variants have them all.
_MOST = 2


def disagreements(mark: Mark, names: Mapping[str, str]) -> tuple[str, ...]:
    """Say of a passage that differs in substance who has what: "17 here and in 2 others · 71 in ...".

    Args:
        mark: A mark of any kind; others than DIFFERS have no disagreement.
        names: Article id -> outlet, with its time where that is known.
    """
    if mark.kind is not MarkKind.DIFFERS:
        return ()
    places: dict[Span, dict[str, list[str]]] = {}
    matches = [m for m in mark.matches if m.likeness is not Likeness.SIMILAR]
    for match in matches:
        for ours, theirs, other in _loud(match, mark.passage.article):
            places.setdefault(ours, {}).setdefault(theirs, []).append(other)
    lines = []
    own = mark.passage
    for span in sorted(places):
        said = _near(own.text, span.start - own.start, span.end - own.start)
        others = {article for articles in places[span].values() for article in articles}
        agree = len(
            {_other(m, own.article) for m in matches if _takes_in(m, own.article, span)} - others
        )
        also = f" and in {agree} other{'s' if agree != 1 else ''}" if agree else ""
        parts = [f"{said} here{also}"]
        for theirs, articles in sorted(places[span].items()):
            outlets = sorted({names.get(a, "(unknown)") for a in articles})
            more = f" and {len(outlets) - 2} more" if len(outlets) > 2 else ""
            parts.append(f"{theirs} in {', '.join(outlets[:2])}{more}")
        lines.append(" · ".join(parts))
    return tuple(lines[:_MOST])


def _loud(match: Match, own: str) -> list[tuple[Span, str, str]]:
    """Return the differences in substance as (own span, other's words, other article)."""
    ours_first = match.a.article == own
    other = match.b if ours_first else match.a
    found = []
    for change in match.changes:
        if change.kind in SUBSTANCE_KINDS or change.kind == "word-in-quote":
            mine, theirs = (change.a, change.b) if ours_first else (change.b, change.a)
            words = _near(other.text, theirs.start - other.start, theirs.end - other.start)
            found.append((mine, words, other.article))
    return found


def _near(text: str, start: int, end: int) -> str:
    """Return the words of a change, in quotation marks; where there are none, that there is nothing.

    Nothing in that place: the words may well stand elsewhere in the article. Figures stay bare.
    """
    words = one_line(on_one_line(text[max(0, start) : max(0, end)]).strip(), 60)
    if not words:
        return "nothing in its place"
    return f"“{words}”" if any(c.isalpha() for c in words) else words


def _takes_in(match: Match, own: str, span: Span) -> bool:
    """Say whether what two passages share takes in a place of ours: else it says nothing about it."""
    run = match.run_a if match.a.article == own else match.run_b
    return run.start <= span.start and span.end <= run.end


def _other(match: Match, own: str) -> str:
    """Return the other article of a match."""
    return match.b.article if match.a.article == own else match.a.article
