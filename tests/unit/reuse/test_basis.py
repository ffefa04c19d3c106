from __future__ import annotations

from newsreader.domain.reuse import Basis, Likeness
from tests.unit.reuse.building import article, match_all

PLAIN = "The harbour board closed the northern quay after divers found cracks in three pillars."
QUOTED = "“We asked for lifeboats and they sent us a brass band”"


def test_two_credits_of_one_agency_are_wire() -> None:
    (match,) = match_all(
        article("a1", PLAIN, wire=["Nordline"]), article("a2", PLAIN, wire=["Nordline"])
    )
    assert match.basis is Basis.WIRE
    assert {e.rule for _, e in match.basis_evidence} == {"wire:stated-credit"}
    assert {aid for aid, _ in match.basis_evidence} == {"a1", "a2"}


def test_a_credit_and_the_agency_s_own_page_are_wire() -> None:
    (match,) = match_all(
        article("a1", PLAIN, outlet="Nordline Wire"), article("a2", PLAIN, wire=["Nordline"])
    )
    assert match.basis is Basis.WIRE
    assert "wire:inferred-outlet" in {e.rule for _, e in match.basis_evidence}


def test_credits_of_two_agencies_explain_nothing() -> None:
    (match,) = match_all(
        article("a1", PLAIN, wire=["Nordline"]), article("a2", PLAIN, wire=["Sudpress"])
    )
    assert match.basis is Basis.UNKNOWN
    assert match.basis_evidence == ()


def test_a_quotation_with_a_named_speaker_in_both_is_a_statement() -> None:
    a = article("a1", f"{QUOTED}, Captain Ines Brandt told the inquiry.", outlet="The Meridian")
    b = article("a2", f"In the hall Brandt said: {QUOTED}.", outlet="Harbour Daily")
    (match,) = match_all(a, b)
    assert match.basis is Basis.STATEMENT
    assert {(aid, e.rule) for aid, e in match.basis_evidence} == {
        (aid, rule) for aid in ("a1", "a2") for rule in ("statement:speaker", "statement:verb")
    }
    (aid, clue) = match.basis_evidence[0]
    assert aid == "a1"
    assert a.content[clue.start : clue.end].endswith("Ines Brandt")
    assert clue.line == 3


def test_a_quotation_nobody_is_named_for_is_no_statement() -> None:
    (match,) = match_all(article("a1", f"{QUOTED}."), article("a2", f"{QUOTED}, Ines Brandt said."))
    assert match.basis is Basis.UNKNOWN


def test_a_sentence_that_names_the_other_outlet_is_attributed() -> None:
    a = article("a1", PLAIN, outlet="Harbour Daily")
    b = article("a2", PLAIN[:-1] + ", Harbour Daily reported.", outlet="The Meridian")
    (match,) = match_all(a, b)
    assert match.basis is Basis.ATTRIBUTED
    assert [aid for aid, _ in match.basis_evidence] == ["a2"]


def test_an_article_that_names_the_other_outlet_is_attributed() -> None:
    a = article("a1", PLAIN, outlet="Harbour Daily")
    b = article("a2", PLAIN, outlet="The Meridian", attributed=["Harbour Daily"])
    (match,) = match_all(a, b)
    assert match.basis is Basis.ATTRIBUTED


def test_one_known_outlet_is_one_house() -> None:
    (match,) = match_all(
        article("a1", PLAIN, outlet="The Meridian"), article("a2", PLAIN, outlet="Meridian")
    )
    assert (match.basis, match.same_outlet) == (Basis.SAME_HOUSE, True)


def test_two_unknown_outlets_are_never_one() -> None:
    (match,) = match_all(article("a1", PLAIN), article("a2", PLAIN))
    assert (match.basis, match.same_outlet) == (Basis.UNKNOWN, False)
    assert match.likeness is Likeness.SAME
