"""What differs where quotations and sentences end: last words, cuts and sources."""

from __future__ import annotations

import pytest

from newsreader.domain.reuse import Basis, ChangeClass, Likeness
from tests.unit.reuse.building import article, kinds, match_all, only

QUOTE = "“We painted the old lifeboat before the storm and the harbour board paid {},” {}"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [("badly", "gladly", "word-in-quote"), ("cannot", "can't", "spelling")],
)
def test_the_last_word_of_a_quotation_is_no_less_told(old: str, new: str, kind: str) -> None:
    match = only(
        QUOTE.format(old, "said Ines Brandt, who keeps the light on Skarn."),
        QUOTE.format(new, "Brandt told an inquiry into last winter."),
    )
    assert kinds(match) == {kind}


def test_the_first_word_of_a_quotation_is_no_less_told() -> None:
    text = "“{} painted the old lifeboat before the storm and nobody paid a penny,” {}"
    match = only(
        text.format("We", "said Ines Brandt, who keeps the light on Skarn."),
        text.format("They", "Brandt told an inquiry into last winter."),
    )
    assert kinds(match) == {"word-in-quote"}


def test_what_was_left_out_of_a_quotation_is_left_out_within_it() -> None:
    long = "“We painted the lifeboat before the storm, and nobody has paid us a penny,” said Ines Brandt."
    short = "“We painted the lifeboat before the storm,” Brandt told an inquiry into last winter."
    match = only(long, short)
    (cut,) = (c for c in match.changes if c.kind == "cut")
    at = cut.b.start - match.b.start
    assert cut.b.start == cut.b.end
    assert short[:at].endswith("the storm")


def test_a_word_that_stands_twice_is_the_one_beside_the_rest() -> None:
    long = "“My crews row on these islands, they sing on these islands, and they will be home for the harvest of the rye,” said Ines Brandt."
    short = "The captain was firm: “they will be home for the harvest of the rye”."
    match = only(long, short)
    assert match.likeness is Likeness.ALTERED
    (cut,) = match.changes
    assert cut.kind == "cut"
    assert long[cut.a.start - match.a.start : cut.a.end - match.a.start].endswith("and")


def test_a_piece_that_an_ellipsis_sets_apart_is_no_cut() -> None:
    pieces = "“My crews row on these islands … and they will be home for the harvest of the rye,” said Ines Brandt."
    one = "The captain was firm: “they will be home for the harvest of the rye”."
    match = only(pieces, one)
    assert kinds(match) == {"declared"}
    assert match.likeness is Likeness.SAME


def test_words_left_out_of_a_piece_are_a_cut() -> None:
    pieces = "“My crews row on these islands … and I hope they will be home for the harvest of the rye,” said Ines Brandt."
    one = "The captain was firm: “they will be home for the harvest of the rye”."
    match = only(pieces, one)
    assert kinds(match) == {"cut"}
    assert match.likeness is Likeness.ALTERED


SENTENCE = (
    "Divers found cracks in three pillars of the northern quay and told nobody for a month, {}."
)


def test_a_source_in_other_words_is_a_change_of_words() -> None:
    match = only(
        SENTENCE.format("the Ostwick Post said"), SENTENCE.format("according to the Ostwick Post")
    )
    assert kinds(match) == {"word"}
    assert not match.substance


def test_another_source_in_the_run_is_no_change_of_words() -> None:
    match = only(
        SENTENCE.format("the Ostwick Post said"), SENTENCE.format("the Brenholm Gazette reported")
    )
    assert kinds(match) == {"name"}
    assert match.substance


def test_what_a_paper_found_out_itself_is_given_to_it_by_others() -> None:
    (match,) = match_all(
        article("a1", SENTENCE.format("the Post has learned"), outlet="Ostwick Post"),
        article("a2", SENTENCE.format("the Ostwick Post reported"), outlet="The Meridian"),
    )
    assert kinds(match) == {"attribution"}
    assert all(c.cls is ChangeClass.NOTED for c in match.changes)


def test_a_title_before_two_names_is_no_source_in_other_words() -> None:
    text = "“A signature is a decision, even when it is a quick one,” Judge {} Brandt said."
    assert kinds(only(text.format("Edda"), text.format("Ilse"))) == {"name"}


def test_who_was_asked_is_still_the_speaker() -> None:
    asked = "“The lamp went out at dusk,” said Aud Myhre of the Royal Institute of Lamps and Lighthouses when asked how it came about. {}"
    quote = "“Nobody had thought of buying paraffin for a lamp that never needed any.”"
    found = match_all(
        article("a1", asked.format(quote)),
        article("a2", quote.replace(".”", ",”") + " Myhre said."),
    )
    assert [m.basis for m in found] == [Basis.STATEMENT]


@pytest.mark.parametrize(("tag", "basis"), [("said", Basis.WIRE), ("told us", Basis.STATEMENT)])
def test_a_quotation_that_came_with_an_agency_has_the_agency_s_tag(tag: str, basis: Basis) -> None:
    told = "The harbour board closed the northern quay after divers found cracks in three pillars."
    quote = "“We asked for lifeboats and they sent us a brass band,” Ines Brandt {}."
    found = match_all(
        article("a1", told, quote.format("said"), wire=["Nordline"]),
        article("a2", told, quote.format(tag)),
    )
    assert found[-1].basis is basis
