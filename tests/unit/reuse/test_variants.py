from __future__ import annotations

from itertools import pairwise

from newsreader.domain.reuse import Basis, Likeness, Match, Passage
from newsreader.domain.spans import Span
from newsreader.reuse.variants import families


def passage(name: str, length: int = 10) -> Passage:
    return Passage(name, 0, length, "x" * length)


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


def test_the_order_of_matches_does_not_matter_and_ids_follow_from_the_passages() -> None:
    some = [match("a", "b"), match("b", "c"), match("a", "c"), match("x", "y")]
    found = families(some)
    assert found == families(some[::-1])
    assert all(f.id[0] == "f" and len(f.id) == 17 for f in found)
