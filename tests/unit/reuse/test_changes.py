from __future__ import annotations

import pytest

from newsreader.domain.reuse import ChangeClass, Likeness
from tests.unit.reuse.building import kinds, only

BASE = "Inspectors found 17 ships with rotten lifeboats in the harbour of Ostwick on 4 May, and they will not sail."


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("17 ships", "71 ships", "number"),
        ("4 May", "5 May", "date"),
        ("will not sail", "will sail", "negation"),
        ("will not sail", "may not sail", "modal"),
        ("Ostwick", "Brenholm", "name"),
    ],
)
def test_substance_is_told_and_never_quiet(old: str, new: str, kind: str) -> None:
    match = only(BASE, BASE.replace(old, new))
    assert kind in kinds(match)
    assert match.substance
    assert match.likeness is Likeness.ALTERED
    assert all(c.cls is ChangeClass.LOUD for c in match.changes if c.kind == kind)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("harbour", "harbor", "spelling"),
        ("will not", "won't", "spelling"),
        ("17 ships", "seventeen ships", "spelling"),
        ("4 May", "May 4", "spelling"),
        ("Inspectors", "inspectors", "case"),
        ("4 May, and", "4 May and", "punctuation"),
    ],
)
def test_quiet_changes_leave_passages_the_same(old: str, new: str, kind: str) -> None:
    match = only(BASE, BASE.replace(old, new))
    assert kinds(match) == {kind}
    assert match.likeness is Likeness.SAME
    assert not match.substance


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sergei", "Sergey"),
        ("Aleksei", "Alexey"),
        ("Oszlany", "Oszlány"),
        ("Zelensky", "Zelenskyy"),
        ("Oyen", "Øyen"),
    ],
)
def test_a_respelled_name_is_quiet(old: str, new: str) -> None:
    text = (
        "Dockers cheered when {} walked along the flooded quay carrying two lanterns and a ladder."
    )
    match = only(text.format(old), text.format(new))
    assert kinds(match) == {"respelled-name"}
    assert match.likeness is Likeness.SAME


def test_two_names_that_look_alike_are_two_names() -> None:
    text = (
        "Dockers cheered when {} walked along the flooded quay carrying two lanterns and a ladder."
    )
    assert "name" in kinds(only(text.format("Varne"), text.format("Varga")))


def test_a_tense_is_another_word_and_no_spelling() -> None:
    text = "“The ferry company {} every islander a dry cabin and a hot supper,” said Tom Reed."
    match = only(text.format("promises"), text.format("promised"))
    assert [(c.kind, c.cls) for c in match.changes] == [("word-in-quote", ChangeClass.LOUD)]


def test_a_word_changed_inside_a_quotation_is_loud_and_outside_noted() -> None:
    text = "The ferry company {} every islander a dry cabin and a hot supper next winter"
    inside = only(
        f"“{text.format('promises')},” said Tom Reed.", f"“{text.format('denies')},” said Tom Reed."
    )
    outside = only(text.format("promises") + ".", text.format("denies") + ".")
    assert [c.cls for c in inside.changes] == [ChangeClass.LOUD]
    assert [(c.kind, c.cls) for c in outside.changes] == [("word", ChangeClass.NOTED)]


def test_an_edit_in_brackets_is_declared() -> None:
    text = "“We told {} in January that the northern ferry leaks badly,” said Tom Reed."
    match = only(text.format("them"), text.format("[the ministry]"))
    assert kinds(match) == {"declared"}
    assert match.likeness is Likeness.SAME


def test_a_cut_is_noted_and_a_marked_cut_is_declared() -> None:
    full = "“We repaired the northern ferry twice, with our own money, before anybody asked,” said Tom Reed."
    cut = full.replace(", with our own money,", "")
    marked = full.replace(", with our own money,", " …")
    assert [(c.kind, c.cls) for c in only(full, cut).changes if c.kind != "punctuation"] == [
        ("cut", ChangeClass.NOTED)
    ]
    assert kinds(only(full, marked)) == {"declared"}


def test_a_marked_cut_that_hides_a_not_still_tells_it() -> None:
    full = "“The northern ferry is, whatever they say, not safe for children or cattle,” said Tom Reed."
    cut = full.replace(", whatever they say, not", " …")
    match = only(full, cut)
    assert "negation" in kinds(match)
    assert match.substance


def test_a_rendering_from_another_language_is_noted() -> None:
    text = "“Our nets are empty and our children eat {} bread,” Pilar Ochoa said{}."
    match = only(text.format("yesterday's", ""), text.format("stale", ", speaking in Spanish"))
    assert "word-in-quote" not in kinds(match)
    assert "rendering" in kinds(match)


def test_words_given_to_another_speaker_change_attribution() -> None:
    text = "“Our nets are empty and our children eat yesterday's bread,” {} said."
    match = only(text.format("Pilar Ochoa"), text.format("Anna Lindqvist"))
    assert "attribution" in kinds(match)
    assert match.substance


def test_a_surname_for_a_full_name_changes_nothing() -> None:
    text = "“Our nets are empty and our children eat yesterday's bread,” {} said."
    match = only(text.format("Pilar Ochoa"), text.format("Ochoa"))
    assert match.likeness is Likeness.SAME


def test_words_beyond_the_run_are_no_change() -> None:
    core = "the northern ferry leaks badly and its lifeboats are rotten through"
    match = only(
        f"Inspectors wrote that {core}.", f"{core[0].upper()}{core[1:]}, which surprised nobody."
    )
    assert kinds(match) <= {"case"}
    assert match.run_a.start > match.a.start
    assert match.run_b.end < match.b.end


def test_a_tag_in_another_order_is_no_other_attribution() -> None:
    quote = "We left a window open, and then we did not look at that window for eleven weeks"
    found = only(
        f"“{quote},” said Marit Oyen, director of the Lindhaven Public Health Trust.",
        f"“{quote},” trust director Marit Oyen told reporters.",
    )
    assert "attribution" not in kinds(found)


@pytest.mark.parametrize(
    "tag",
    [
        "she told the Karsund Gazette",
        "she said Thursday",
        "she said on Brenholm Radio's morning show",
        "the harbour chief said",
        "said the Council",
        "said Gov. Ochoa",
    ],
)
def test_whom_when_and_an_office_are_no_other_speaker(tag: str) -> None:
    text = "“Our nets are empty and our children eat yesterday's bread,” {}."
    found = only(text.format("Pilar Ochoa said"), text.format(tag))
    assert "attribution" not in kinds(found)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{}, the harbour chief, said", "{} said"),
        ("said union chief {}", "{} said on Monday"),
        ("union chief {} told reporters", "according to what {} said"),
    ],
)
def test_another_speaker_is_told_however_the_tag_is_built(first: str, second: str) -> None:
    text = "“Our nets are empty and our children eat yesterday's bread,” {}."
    found = only(
        text.format(first.format("Pilar Ochoa")), text.format(second.format("Anna Lindqvist"))
    )
    assert "attribution" in kinds(found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("one-in-three", "1 in 3"),
        ("twelve tugs", "a dozen tugs"),
        ("Sen. Reid", "Senator Reid"),
        ("okay minutes", "O.K. minutes"),
    ],
)
def test_a_number_or_a_title_written_otherwise_is_no_substance(old: str, new: str) -> None:
    text = f"The harbour board said that {old} would decide whether the old ferry ever sails to Ostwick again."
    found = only(text, text.replace(old, new))
    assert not found.substance


def test_another_sentence_about_it_is_no_other_name_nor_a_negation() -> None:
    core = "that the northern ferry leaks badly and its lifeboats are rotten through"
    found = only(
        f"The inspectors of the harbour board in Ostwick disputed a story {core}.",
        f"In a rare statement late at night Captain Lund's own crew did not accept a claim {core}.",
    )
    assert not found.substance


@pytest.mark.parametrize("turned", [False, True])
def test_a_not_right_before_what_was_taken_over_is_told(turned: bool) -> None:
    full = "“A new bath will open within the year, and I am willing to be held to that date,” said Tom Reed."
    cut = "Tom Reed, who leads the council, said he was “not willing to be held to that date”."
    match = only(cut, full) if turned else only(full, cut)
    assert "negation" in kinds(match)
    assert match.substance
