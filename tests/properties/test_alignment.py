from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.domain.reuse import Likeness, Match
from newsreader.reuse.matcher import Matcher
from tests.unit.reuse.building import article, match_all

_VOCABULARY = """
    harbour lifeboat inspector cracked pillar northern winter bakery lantern the of and 17 71 not will may
    Brandt Ostwick … “ ” ' , promised colour color [that] divers band -- U.S. per cent
"""
SENTENCES = st.lists(st.sampled_from(_VOCABULARY.split()), min_size=4, max_size=24).map(" ".join)
TEXTS = st.lists(SENTENCES | st.text(max_size=60), min_size=1, max_size=4)
CORE = "inspectors found rotten lifeboats aboard every ferry in the northern harbour before winter"


def _clean(texts: Sequence[str]) -> list[str]:
    return [t.replace("\n", " ").replace("\r", " ") for t in texts]


def _check(match: Match, texts: dict[str, str]) -> None:
    a, b = texts[match.a.article], texts[match.b.article]
    assert (match.a.article, match.a.start) < (match.b.article, match.b.start)
    assert match.a.span.contains(match.run_a)
    assert match.b.span.contains(match.run_b)
    assert (match.ops[0].a0, match.ops[-1].a1) == match.run_a
    assert (match.ops[0].b0, match.ops[-1].b1) == match.run_b
    for before, after in zip(match.ops, match.ops[1:], strict=False):
        assert (before.a1, before.b1) == (after.a0, after.b0)
    assert "".join(a[o.a0 : o.a1] for o in match.ops) == match.run_a.slice(a)
    assert "".join(b[o.b0 : o.b1] for o in match.ops) == match.run_b.slice(b)
    for op in match.ops:
        assert (op.a0 == op.a1) == (op.tag == "insert")
        assert (op.b0 == op.b1) == (op.tag == "delete")
    assert 0 <= match.score <= 1


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, SENTENCES, SENTENCES)
def test_operations_tile_both_runs(one: list[str], two: list[str], head: str, tail: str) -> None:
    first = article("a1", *_clean([*one, f"{head} {CORE}."]))
    second = article("a2", *_clean([*two, f"{CORE}, {tail}."]))
    texts = {x.id: x.content for x in (first, second)}
    found = match_all(first, second)
    for match in found:
        _check(match, texts)


_MIRROR = {"equal": "equal", "replace": "replace", "insert": "delete", "delete": "insert"}


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES, SENTENCES)
def test_seen_from_the_other_side_all_is_mirrored(head: str, tail: str, middle: str) -> None:
    one, two = f"{head} {CORE}.", f"{CORE}, {middle} {tail}."
    (there, back) = (
        _sorted(match_all(article("a1", x), article("a2", y))) for x, y in ((one, two), (two, one))
    )
    assert len(there) == len(back)
    for match in there:
        (other,) = (m for m in back if (m.a.span, m.b.span) == (match.b.span, match.a.span))
        assert (other.likeness, other.score) == (match.likeness, match.score)
        assert (other.run_a, other.run_b) == (match.run_b, match.run_a)
        assert [(_MIRROR[o.tag], o.b0, o.b1, o.a0, o.a1) for o in other.ops] == list(match.ops)
        assert {(c.cls, c.kind, c.b, c.a) for c in other.changes} == {
            (c.cls, c.kind, c.a, c.b) for c in match.changes
        }


@settings(max_examples=80, deadline=None)
@given(SENTENCES, SENTENCES)
def test_what_reads_the_same_is_the_same(head: str, tail: str) -> None:
    text = f"{head} {CORE}, {tail}."
    found = match_all(article("a1", text), article("a2", text))
    assert any(m.a.span == m.b.span for m in found)
    for match in (m for m in found if m.a.span == m.b.span):
        assert match.likeness is Likeness.SAME
        assert match.changes == ()
        assert {o.tag for o in match.ops} == {"equal"}


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_matter(groups: list[list[str]], random: Random) -> None:
    articles = [article(f"a{n}", *_clean([*some, CORE + "."])) for n, some in enumerate(groups)]
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert _sorted(match_all(*articles)) == _sorted(match_all(*shuffled))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_no_text_is_too_odd_to_hold_and_remove(texts: list[str]) -> None:
    matcher = Matcher()
    one = article("a1", *_clean(texts))
    matcher.add(one, ())
    matcher.remove("a1")
    assert matcher.add(article("a2", *_clean(texts)), ()) == []


def _sorted(matches: list[Match]) -> list[Match]:
    return sorted(matches, key=lambda m: (m.a.key, m.b.key))
