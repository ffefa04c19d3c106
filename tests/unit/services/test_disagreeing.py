from __future__ import annotations

from newsreader.domain.marks import Mark, MarkKind
from newsreader.domain.reuse import Basis, Change, ChangeClass, Likeness, Match, Passage
from newsreader.domain.spans import Span
from newsreader.services.disagreeing import disagreements, spots

OURS = "Some 17 ships are tied up, the port said, and 17 crews wait."


def against(article: str, words: str) -> Match:
    """Match our sentence with another that has a number of the same length in some places."""
    places = [at for at in range(len(OURS) - 1) if OURS[at : at + 2] == "17"]
    changes = tuple(
        Change(ChangeClass.LOUD, "number", Span(at, at + 2), Span(at, at + 2))
        for at in places
        if words[at : at + 2] != "17"
    )
    here, there = Passage("a", 0, len(OURS), OURS), Passage(article, 0, len(words), words)
    likeness = Likeness.ALTERED if changes else Likeness.SAME
    return Match(
        a=here,
        b=there,
        likeness=likeness,
        basis=Basis.UNKNOWN,
        basis_evidence=(),
        score=0.9,
        run_a=here.span,
        run_b=there.span,
        ops=(),
        changes=changes,
        same_outlet=False,
    )


def mark(*matches: Match) -> Mark:
    return Mark(MarkKind.DIFFERS, 3, Passage("a", 0, len(OURS), OURS), matches)


def test_who_stands_against_most_is_outnumbered() -> None:
    (spot,) = spots(mark(against("b", OURS), against("c", OURS.replace("17", "71", 1))))
    assert spot.sides == (("17", frozenset("ab")), ("71", frozenset("c")))
    assert spot.outnumbered() == {"c"}


def test_where_no_side_is_larger_everyone_differs() -> None:
    (spot,) = spots(mark(against("c", OURS.replace("17", "71", 1))))
    assert spot.outnumbered() == {"a", "c"}


def test_the_same_difference_twice_in_a_passage_is_said_once() -> None:
    other = against("c", OURS.replace("17", "71"))
    assert disagreements(spots(mark(other)), {"c": "Vell Radio"}) == ("17 here · 71 in Vell Radio",)
