from __future__ import annotations

from newsreader.domain.reuse import Basis, ChangeClass, Likeness, Match
from tests.unit.reuse.building import article, kinds, match_all, only


def slices(match: Match, a: str, b: str) -> list[tuple[str, str, str]]:
    texts = {one.id: one.content for one in (article("a1", a), article("a2", b))}
    return [
        (op.tag, texts["a1"][op.a0 : op.a1], texts["a2"][op.b0 : op.b1])
        for op in match.ops
        if op.tag != "equal"
    ]


def test_an_opening_bracket_belongs_to_the_edit_it_declares() -> None:
    text = "“We told {} in January that the northern ferry leaks badly,” said Tom Reed."
    a, b = text.format("them"), text.format("[the ministry]")
    assert slices(only(a, b), a, b) == [("replace", "them ", "[the ministry] ")]


def test_a_quotation_that_ends_early_is_a_cut() -> None:
    whole = "“We repaired the northern ferry twice before anybody asked, and we painted it green as well,” Tom Reed said."
    short = "“We repaired the northern ferry twice before anybody asked,” Tom Reed said."
    match = only(whole, short)
    assert ("cut", ChangeClass.NOTED) in {(c.kind, c.cls) for c in match.changes}
    assert match.likeness is Likeness.ALTERED


def test_a_speech_tag_between_two_halves_of_a_quotation_is_no_change() -> None:
    whole = "“We repaired the northern ferry twice and nobody paid us a penny,” Tom Reed said."
    split = "“We repaired the northern ferry twice,” Tom Reed said, “and nobody paid us a penny.”"
    assert kinds(only(whole, split)) <= {"punctuation"}


def test_another_name_in_a_tag_that_came_along_is_told() -> None:
    text = "“We repaired the northern ferry twice before anybody asked,” said the harbour's chief engineer, {} Reed."
    match = only(text.format("Thomas"), text.format("Gilbert"))
    assert "name" in kinds(match)
    assert match.substance


def test_another_day_at_the_end_of_what_agrees_is_told() -> None:
    text = "The harbour board closed the northern quay for repairs on {}"
    match = only(
        text.format("Wednesday, saying that divers had found three cracks in a pillar."),
        text.format("Tuesday, per Nordline."),
    )
    assert "date" in kinds(match)


def test_per_an_outlet_is_attributed() -> None:
    text = "The harbour board closed the northern quay after divers found cracks in three pillars{}"
    (match,) = match_all(
        article("a1", text.format(".")), article("a2", text.format(", per Nordline."))
    )
    assert match.basis is Basis.ATTRIBUTED
    assert [aid for aid, _ in match.basis_evidence] == ["a2"]


def test_one_office_named_in_both_is_a_statement() -> None:
    text = (
        "Divers found cracks in three pillars of the northern quay, the harbour board said on {}."
    )
    match = only(text.format("Tuesday"), text.format("Monday"))
    assert match.basis is Basis.STATEMENT


def test_agency_copy_with_one_credit_is_inferred_wire() -> None:
    plain = (
        "Divers found cracks in three pillars of the northern quay before the morning ferry left."
    )
    (match,) = match_all(article("a1", plain, wire=["Nordline"]), article("a2", plain))
    assert match.basis is Basis.WIRE
    assert {e.rule for _, e in match.basis_evidence} == {"wire:inferred-credit"}


def test_a_quotation_heard_by_two_is_a_statement_though_one_carries_an_agency() -> None:
    quoted = "“We asked for lifeboats and they sent us a brass band”"
    (match,) = match_all(
        article("a1", f"{quoted}, Captain Ines Brandt told the inquiry.", wire=["Nordline"]),
        article("a2", f"In the hall Brandt said: {quoted}."),
    )
    assert match.basis is Basis.STATEMENT


def test_an_agency_s_quotation_that_came_with_its_story_is_wire() -> None:
    told = (
        "Divers found cracks in three pillars of the northern quay before the morning ferry left."
    )
    quoted = "“We asked for lifeboats and they sent us a brass band,” Captain Ines Brandt {}."
    one = article("a1", told, quoted.format("said"), wire=["Nordline"])
    other = article("a2", told, quoted.format("told the inquiry"), wire=["Nordline"])
    assert {m.basis for m in match_all(one, other)} == {Basis.WIRE}


def test_a_quotation_taken_over_is_found_in_sentences_that_only_look_alike() -> None:
    a = "Varne told the room on Monday evening that the parties were “closer than the noise suggests” about wages."
    b = "Leaving by the side door with her coat over her arm, Varne said both were “closer than the noise suggests”."
    told = (
        "Divers found cracks in three pillars of the northern quay before the morning ferry left."
    )
    found = match_all(article("a1", a, told), article("a2", b, told))
    assert any(m.a.quoted and m.likeness is Likeness.SAME for m in found)
