"""What the reader decided about stories stands whatever the order of articles."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.stories.decided import ordered, standing
from newsreader.stories.grouping import StoryItem, group

ARTICLES = [f"a{n}" for n in range(8)]
_KINDS = st.sampled_from([DecisionKind.STORY_TOGETHER, DecisionKind.STORY_APART])
DECISIONS = st.lists(
    st.builds(
        lambda kind, a, b: Decision(kind, Anchor(a), Anchor(b)),
        _KINDS,
        st.sampled_from([*ARTICLES, "gone"]),
        st.sampled_from([*ARTICLES, "gone"]),
    ),
    max_size=14,
)
_WORDS = [
    "ferry",
    "harbour",
    "mediator",
    "wages",
    "union",
    "lifeboat",
    "timetable",
    "crews",
    "strike",
]


def items(random: Random) -> list[StoryItem]:
    return [
        StoryItem(a, "Ferry talks", {}, "2031-05-12", dict.fromkeys(random.sample(_WORDS, 4), 1))
        for a in ARTICLES
    ]


@settings(max_examples=120, deadline=None)
@given(DECISIONS, st.randoms(use_true_random=False))
def test_decisions_survive_any_rebuild_order(decisions: list[Decision], random: Random) -> None:
    some = items(random)
    expected = group(some, decisions=decisions)
    shuffled = list(some)
    random.shuffle(shuffled)
    assert group(shuffled, decisions=decisions) == expected
    home = {a: s.id for s in expected for a in s.articles}
    joined, parted = standing(decisions, ARTICLES)
    for a, b in joined:
        assert home[a] == home[b]
    for a, b in parted:
        assert home.get(a, a) != home.get(b, b)


@settings(max_examples=120, deadline=None)
@given(DECISIONS)
def test_the_latest_decision_always_stands(decisions: list[Decision]) -> None:
    joined, parted = standing(decisions, ARTICLES)
    for one in reversed(decisions):
        assert one.b is not None
        pair = ordered(one.a.article, one.b.article)
        if pair[0] != pair[1] and "gone" not in pair:
            together = one.kind is DecisionKind.STORY_TOGETHER
            assert pair in (joined if together else parted)
            break
    assert not {a for pair in (*joined, *parted) for a in pair} - set(ARTICLES)
