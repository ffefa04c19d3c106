"""Marks and letters: what differs in style, where, and what garbled text means."""

from __future__ import annotations

from newsreader.domain.reuse import Likeness, Match
from tests.unit.reuse.building import article, kinds, match_all, only
from tests.unit.text.test_garbled import garbled

CURLY = "“We have painted the lifeboat twice this spring,” said harbour master Ines Brandt."
STRAIGHT = '"We have painted the lifeboat twice this spring," said harbour master Ines Brandt.'


def written(match: Match, kind: str) -> list[tuple[str, str]]:
    """Return what is written on both sides where a match has changes of this kind."""
    return [
        (
            match.a.text[c.a.start - match.a.start : c.a.end - match.a.start],
            match.b.text[c.b.start - match.b.start : c.b.end - match.b.start],
        )
        for c in match.changes
        if c.kind == kind
    ]


def test_a_mark_in_another_style_is_told_without_the_comma_before_it() -> None:
    match = only(CURLY, STRAIGHT)
    assert written(match, "punctuation") == [("”", '"')]
    assert match.likeness is Likeness.SAME


def test_marks_around_a_whole_sentence_are_told_too() -> None:
    match = only(
        "“We have painted the lifeboat twice this spring and the mast as well.”",
        "'We have painted the lifeboat twice this spring and the mast as well.'",
    )
    assert kinds(match) == {"punctuation"}
    assert written(match, "punctuation") == [("“", "'")]


def test_an_apostrophe_inside_is_told_beside_the_marks_around() -> None:
    match = only(
        "“We’ve painted the lifeboat twice this spring,” said harbour master Ines Brandt.",
        '"We\'ve painted the lifeboat twice this spring," said harbour master Ines Brandt.',
    )
    assert len(written(match, "punctuation")) == 2


def test_a_garbled_page_has_the_words_and_quotations_that_were_meant() -> None:
    raw = garbled(
        "“We’ll paint the lifeboat green, and nobody will ask …” Brandt said in Øyer’s hut."
    )
    sound = "“We'll paint the lifeboat green, and nobody will ask us why,” Brandt told the council."
    (match,) = match_all(article("a1", sound), article("a2", raw))
    assert match.likeness is Likeness.SAME
    assert kinds(match) <= {"declared", "punctuation"}
    assert "declared" in kinds(match)
    assert raw.startswith(match.b.text)
    assert raw[match.run_b.start - match.b.start :].startswith("We")
