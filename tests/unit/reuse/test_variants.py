from __future__ import annotations

from itertools import pairwise

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.reuse import Basis, Likeness, Match, Passage
from newsreader.domain.spans import Span
from newsreader.reuse.variants import families


def passage(name: str, length: int = 10) -> Passage:
    return Passage(name, 0, length, name[0] + "x" * (length - 1))


def match(a: str, b: str, likeness: Likeness = Likeness.SAME, score: float = 0.9) -> Match:
    left, right = passage(a, 10 + ord(a[0]) % 7), passage(b, 10 + ord(b[0]) % 7)
    run = Span(0, 10)
    return Match(left, right, likeness, Basis.UNKNOWN, (), score, run, run, (), (), False)


def test_versions_of_one_passage_are_a_family_with_the_longest_first() -> None:
    (family,) = families([match("a", "b"), match("b", "c"), match("a", "c")])
    assert {p.article for p in family.passages} == {"a", "b", "c"}
    assert family.passages[family.base].text == max((p.text for p in family.passages), key=len)


def test_similar_passages_are_in_no_family() -> None:
    assert families([match("a", "b", Likeness.SIMILAR)]) == []


def test_a_long_chain_does_not_make_one_family() -> None:
    names = "abcdefghijkl"
    chain = [match(x, y) for x, y in pairwise(names)]
    assert max(len(f.passages) for f in families(chain)) < 5


def test_one_text_that_very_many_hold_is_one_family() -> None:
    held = [Passage(f"a{n:03}", 0, 10, "word word word") for n in range(100)]
    run = Span(0, 10)
    some = [
        Match(a, b, Likeness.SAME, Basis.UNKNOWN, (), 0.9, run, run, (), (), False)
        for n, b in enumerate(held)
        for a in held[: min(n, 24)]
    ]
    (family,) = families(some)
    assert len(family.passages) == 100


def test_the_order_of_matches_does_not_matter_and_ids_follow_from_the_passages() -> None:
    some = [match("a", "b"), match("b", "c"), match("a", "c"), match("x", "y")]
    found = families(some)
    assert found == families(some[::-1])
    assert all(f.id[0] == "f" and len(f.id) == 17 for f in found)


def all_pairs(names: str) -> list[Match]:
    return [match(a, b) for n, a in enumerate(names) for b in names[n + 1 :]]


def decision(kind: DecisionKind, a: str, b: str = "") -> Decision:
    return Decision(kind, Anchor(a, 2, 5), Anchor(b) if b else None)


def test_a_record_is_the_base_whatever_its_length() -> None:
    some = all_pairs("abc")
    for name in "abc":
        (family,) = families(some, [decision(DecisionKind.RECORD, name)])
        assert family.passages[family.base].article == name


def test_passages_the_reader_parted_are_in_no_family_together() -> None:
    some = all_pairs("abcd")
    parted = [decision(DecisionKind.NOT_SAME, "a", "b")]
    found = families(some, parted)
    assert found
    assert not [f for f in found if {"a", "b"} <= {p.article for p in f.passages}]
    assert families(some[::-1], parted) == found


def test_decisions_about_what_is_not_held_count_for_nothing() -> None:
    some = all_pairs("abc")
    gone = [decision(DecisionKind.NOT_SAME, "a", "z"), decision(DecisionKind.RECORD, "z")]
    assert families(some, gone) == families(some)


def test_a_thousand_copies_are_one_family_and_quickly() -> None:
    names = [f"n{n:04}" for n in range(1000)]
    some = [match(names[k], other) for n, other in enumerate(names) for k in range(min(n, 64))]
    (family,) = families(some)
    assert len(family.passages) == 1000
