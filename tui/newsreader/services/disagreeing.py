"""Where articles disagree: for a marked passage, who has which word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsreader.domain.marks import Mark, MarkKind
from newsreader.domain.reuse import SUBSTANCE_KINDS, Likeness, Match, Passage
from newsreader.domain.spans import Span
from newsreader.text.flow import on_one_line
from newsreader.text.safe import shortened

#: Differences shown of one passage; the variants have them all.
_MOST = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a passage where articles differ in substance.

    Attributes:
        sides: What stands there, in words, and the ids of the articles that have it; the passage's
            own side first.
    """

    sides: tuple[tuple[str, frozenset[str]], ...]

    def outnumbered(self) -> frozenset[str]:
        """Return the articles that have other words than most; where no side is largest, all."""
        largest = max(len(articles) for _, articles in self.sides)
        leading = [articles for _, articles in self.sides if len(articles) == largest]
        everyone = frozenset().union(*(articles for _, articles in self.sides))
        return everyone - leading[0] if len(leading) == 1 else everyone


def disagreements(found: Sequence[Spot], names: Mapping[str, str]) -> tuple[str, ...]:
    """Say of a passage that differs in substance who has what: "17 here and in 2 others · 71 in ...".

    Args:
        found: Where it differs, as :func:`spots` returns it.
        names: Article id -> outlet, with its time where that is known.
    """
    lines: dict[str, None] = {}
    for spot in found:
        (said, own), *others = spot.sides
        agree = len(own) - 1
        also = f" and in {agree} other{'s' if agree != 1 else ''}" if agree else ""
        parts = [f"{said} here{also}"]
        for theirs, articles in others:
            outlets = sorted({names.get(a, "(unknown)") for a in articles})
            more = f" and {len(outlets) - 2} more" if len(outlets) > 2 else ""
            parts.append(f"{theirs} in {', '.join(outlets[:2])}{more}")
        lines[" · ".join(parts)] = None
    return tuple(lines)[:_MOST]


def spots(mark: Mark) -> list[Spot]:
    """Return where a passage differs in substance from others, in the order of its words.

    A mark of another kind than DIFFERS has no such place.

    The same words against the same others, which stand there twice, are one spot: the sum of who
    has them.
    """
    if mark.kind is not MarkKind.DIFFERS:
        return []
    own = mark.passage
    places: dict[Span, dict[str, set[str]]] = {}
    matches = [m for m in mark.matches if m.likeness is not Likeness.SIMILAR]
    for match in matches:
        for ours, theirs, other in _loud(match, own.article):
            places.setdefault(ours, {}).setdefault(theirs, set()).add(other)
    found: dict[tuple[str, ...], dict[str, set[str]]] = {}
    for span in sorted(places):
        said = _within(own, span) or "this speaker or source"
        against = {article for articles in places[span].values() for article in articles}
        with_us = {_other(m, own.article) for m in matches if _takes_in(m, own.article, span)}
        sides = {said: {own.article} | (with_us - against)}
        for theirs, articles in sorted(places[span].items()):
            sides.setdefault(theirs, set()).update(articles)
        known = found.setdefault(tuple(sides), sides)
        for words, articles in sides.items():
            known[words] |= articles
        known[said] -= {a for words, some in known.items() if words != said for a in some}
    return [
        Spot(tuple((words, frozenset(articles)) for words, articles in sides.items()))
        for sides in found.values()
    ]


def _loud(match: Match, own: str) -> list[tuple[Span, str, str]]:
    """Return the differences in substance as (own span, other's words, other article)."""
    ours_first = match.a.article == own
    other = match.b if ours_first else match.a
    found = []
    for change in match.changes:
        if change.kind in SUBSTANCE_KINDS or change.kind == "word-in-quote":
            mine, theirs = (change.a, change.b) if ours_first else (change.b, change.a)
            words = _within(other, theirs) or "another speaker or source"
            found.append((mine, words, other.article))
    return found


def _within(passage: Passage, span: Span) -> str:
    """Return what stands at a place of a passage; empty for one outside it: who is said to speak."""
    if not passage.start <= span.start <= span.end <= passage.end:
        return ""
    return _near(passage.text, span.start - passage.start, span.end - passage.start)


def _near(text: str, start: int, end: int) -> str:
    """Return the words of a change, in quotation marks; where there are none, that there is nothing.

    Nothing in that place: the words may well stand elsewhere in the article. Figures stay bare.
    """
    words = shortened(on_one_line(text[max(0, start) : max(0, end)]).strip(), 60)
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
