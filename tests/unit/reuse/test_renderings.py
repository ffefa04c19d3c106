"""One saying of one person in two wordings."""

from __future__ import annotations

import pytest

from newsreader.domain.reuse import Basis, ChangeClass, Likeness, Match
from newsreader.domain.spans import Span
from newsreader.reuse.held import Held
from newsreader.reuse.voices import voice_near
from tests.unit.reuse.building import article, match_all, taken

SHARED = "The harbour board closed the northern quay after divers found cracks in three pillars."
ONE = "“Whoever waters the garden of a neighbour will not go thirsty,” Ines Brandt said."
OTHER = "“Thirst never comes to those who give water to the neighbour's garden,” Brandt said."


def beside(a: str, b: str, shared: str = SHARED) -> list[Match]:
    """Return the matches of two paragraphs but those of the paragraph both articles have."""
    found = match_all(article("a1", shared, a), article("a2", shared, b))
    return [m for m in taken(found) if m.a.text != shared]


def test_two_renderings_of_one_saying_match() -> None:
    (match,) = beside(ONE, OTHER)
    assert match.likeness is Likeness.ALTERED
    assert match.basis is Basis.STATEMENT
    assert [(c.cls, c.kind) for c in match.changes] == [(ChangeClass.NOTED, "rendering")]
    assert match.a.quoted
    assert match.b.quoted
    assert not match.substance


def test_the_operations_of_a_rendering_rebuild_both_wordings() -> None:
    (match,) = beside(ONE, OTHER)
    runs = [Span(match.ops[0].a0, match.ops[-1].a1), Span(match.ops[0].b0, match.ops[-1].b1)]
    assert runs == [match.run_a, match.run_b]


def test_a_number_that_two_renderings_give_otherwise_is_told() -> None:
    one = "“Whoever waters the garden of 17 neighbours will not go thirsty,” Ines Brandt said."
    other = "“Thirst never comes to those who water the gardens of 71 neighbours,” Brandt said."
    (match,) = beside(one, other)
    assert {c.kind for c in match.changes} == {"rendering", "number"}
    assert match.substance


@pytest.mark.parametrize(
    "other",
    [
        OTHER.replace("Brandt", "Aud Myhre"),
        "“Thirst never comes to those who give water,” Brandt said.",
        "“My neighbour has a garden with two pear trees and a view of the lighthouse,” Brandt said.",
        "“Whoever goes thirsty in this town has only the harbour board to thank for it, as I told the"
        " neighbours when the water of the garden was turned off on the first day of spring,” Brandt said.",
    ],
)
def test_what_somebody_else_says_or_says_besides_does_not_match(other: str) -> None:
    assert beside(ONE, other) == []


def test_a_saying_nobody_is_named_for_does_not_match() -> None:
    assert beside(ONE, OTHER.replace(" Brandt said", "")) == []


def test_each_quotation_is_one_rendering_at_most() -> None:
    again = "“Those who water a neighbour's garden will never know thirst,” Brandt added."
    assert len(beside(ONE, f"{OTHER} {again}")) == 1


def test_a_short_saying_of_one_speaker_matches_without_other_company() -> None:
    found = match_all(
        article("a1", "“Nobody can drink a promise,” Ines Brandt said."),
        article("a2", "On pensions Brandt said: “No one can drink a promise.”"),
    )
    assert [m.likeness for m in taken(found)] == [Likeness.ALTERED]


def voice(*paragraphs: str) -> tuple[str, ...] | None:
    """Return who is named for the first quotation of the last paragraph."""
    one = article("a1", *paragraphs)
    at = one.content.index("“", one.paragraphs[-1].start) + 1
    found = voice_near(Held(one, ()).open(), Span(at, at + 5))
    return found and found.speaker


def test_he_is_the_only_one_who_is_named_as_a_speaker() -> None:
    saying = "On Tuesday the board met again. “We shall wait for rain,” he said."
    named = "“We have watered every garden twice,” Brandt said."
    assert voice(named, "The roads were dry.", "The wells too.", "The pond too.", saying) == (
        "Brandt",
    )


def test_he_is_nobody_where_two_are_named() -> None:
    saying = "On Tuesday the board met again. “We shall wait for rain,” he said."
    named = "“We have watered every garden twice,” Brandt said."
    other = "“Twice is not enough for beans,” Myhre said."
    rest = ("The roads were dry.", "The wells too.", "The pond too.")
    assert voice(named, other, *rest, saying) is None


def test_an_office_behind_a_name_is_no_other_speaker() -> None:
    text = "Ines Brandt, the minister, said: “We shall wait for rain and then for the harvest.”"
    one = article("a1", text)
    names = [Span(text.index(w), text.index(w) + len(w)) for w in ("Ines Brandt", "minister")]
    start = one.paragraphs[-1].start
    opened = Held(one, [Span(n.start + start, n.end + start) for n in names]).open()
    at = one.content.index("“") + 1
    found = voice_near(opened, Span(at, at + 20))
    assert found is not None
    assert found.speaker == ("Ines", "Brandt")
    assert found.direct


def test_a_day_is_nobody_a_pronoun_stands_for() -> None:
    told = "On Tuesday she sat down again. “We shall wait for rain and then for the harvest,” she said."
    assert voice(told) is None
