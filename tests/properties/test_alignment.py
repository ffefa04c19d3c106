from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.domain.reuse import Match
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
