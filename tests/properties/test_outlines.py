"""What an outline says two passages have in common at most is never less than what they have."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from newsreader.domain.spans import Span
from newsreader.reuse.alignment import align
from newsreader.reuse.bags import Texts, shared
from newsreader.reuse.comparing import outlook
from newsreader.reuse.judging import LEAST_ODDS, judge
from newsreader.reuse.outlines import outlines_of, worth_a_look
from newsreader.reuse.overlays import may_be_gone_over
from newsreader.reuse.packing import are_content, packed, unpacked
from newsreader.reuse.placing import Names, Placed, place_words
from newsreader.reuse.prospects import may_match
from newsreader.reuse.verifying import agreeing
from newsreader.reuse.weighed import weigh
from newsreader.text.quotes import quoted_spans

#: A small vocabulary, so that words meet: function words, names, titles, figures, words of the press.
WORDS = [
    "the",
    "of",
    "a",
    "to",
    "in",
    "and",
    "said",
    "told",
    "minister",
    "president",
    "percent",
    "tons",
    "harbour",
    "quay",
    "divers",
    "found",
    "cracks",
    "pillars",
    "wheat",
    "prices",
    "doubled",
    "winter",
    "bakeries",
    "bread",
    "Brandt",
    "Ostwick",
    "17",
    "71",
    "Monday",
    "reported",
    "never",
    "ferry",
    "ferries",
    "strike",
    "talks",
    "collapsed",
    "deadline",
    "islanders",
    "flour",
    "nine",
    "days",
    "nobody",
    "rung",
    "closed",
]
passages = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(lambda some: ["“", *some, "”"]),
    st.integers(300, 900).map(lambda n: [f"word{k}" for k in range(n)]),
)


def words_of(passage: list[str]) -> Placed:
    text = " ".join(passage)
    quotes = quoted_spans(text, 0, len(text), wrapped=True)
    return place_words(text, Span(0, len(text)), Names((), ()), quotes)


def texts_of(*passages: Placed) -> Texts:
    codes = [packed(passage) for passage in passages]
    flat = np.array([code for some in codes for code in some], dtype=np.uint32)
    return Texts(flat, np.array([len(some) for some in codes], dtype=np.int64))


def edited(passage: list[str], places: list[int], others: list[str]) -> list[str]:
    """Return the passage with some of its words exchanged."""
    changed = list(passage)
    for place, other in zip(places, others, strict=False):
        changed[place % len(changed)] = other
    return changed


pairs = st.one_of(
    st.tuples(passages, passages),
    st.builds(
        lambda one, places, others: (one, edited(one, places, others)),
        passages,
        st.lists(st.integers(0, 40), max_size=8),
        st.lists(st.sampled_from(WORDS), min_size=8, max_size=8),
    ),
)


@given(pairs)
def test_no_pair_that_could_match_is_left_out(pair: tuple[list[str], list[str]]) -> None:
    one, other = map(words_of, pair)
    texts = texts_of(one, other)
    first, second = np.array([0]), np.array([1])
    outlines = outlines_of(*texts)
    kept, at_most, limits = worth_a_look(outlines, first, outlines.picked(second))
    bare = [unpacked(np.array(packed(some), dtype=np.uint32)) for some in (one, other)]
    seems = outlook(*bare)
    if seems is None or seems.found is None or seems.found.kept.equal > seems.found.equal:
        return  # what kept its place need not stand in one common order: that bound is not strict
    assert len(kept) == 1
    left, common = agreeing(texts, texts, (first, second), at_most, limits)
    assert len(left) == 1
    may = may_match(common, limits, shared(texts, texts, (first, second)))
    assert may.alone[0] or may.company[0]
    assert may.alone[0] >= seems.alone


@given(pairs)
def test_no_passage_that_is_another_gone_over_is_taken_for_something_else(
    pair: tuple[list[str], list[str]],
) -> None:
    bare = [unpacked(np.array(packed(words_of(some)), dtype=np.uint32)) for some in pair]
    found = align(*bare)
    verdict = None if found is None else judge(found)
    if verdict is not None and verdict.kept >= LEAST_ODDS:
        assert may_be_gone_over(*bare)
        assert may_be_gone_over(bare[1], bare[0])


@given(pairs)
def test_common_words_are_at_most_as_many_as_told(pair: tuple[list[str], list[str]]) -> None:
    one, other = map(words_of, pair)
    texts = texts_of(one, other)
    outlines = outlines_of(*texts)
    kept, at_most, limits = worth_a_look(outlines, np.array([0]), outlines.picked(np.array([1])))
    if not len(kept) or limits.longer[0] >= 255:
        return
    codes = [np.array(packed(some), dtype=np.uint32) for some in (one, other)]
    content = [c[are_content(c)].tolist() for c in codes]
    plain = [(c & np.uint32((1 << 21) - 1)).tolist() for c in codes]
    assert at_most.words[0] >= LCSseq.similarity(*plain)
    assert at_most.content[0] >= LCSseq.similarity(
        *[[code & ((1 << 21) - 1) for code in some] for some in content]
    )


@given(passages)
def test_packed_words_weigh_what_the_words_weigh(passage: list[str]) -> None:
    placed = words_of(passage)
    bare, full = unpacked(np.array(packed(placed), dtype=np.uint32)), weigh(placed.words())
    assert (list(bare.weights), bare.letters) == (list(full.weights), full.letters)
    for one, other in zip(bare.words, full.words, strict=True):
        assert (one.name, one.quoted, one.lower_content) == (
            other.name,
            other.quoted,
            other.lower_content,
        )


@given(pairs)
def test_passages_share_as_bags_what_counting_their_words_says(
    pair: tuple[list[str], list[str]],
) -> None:
    one, other = map(words_of, pair)
    texts = texts_of(one, other)
    found = shared(texts, texts, (np.array([0]), np.array([1])))
    keys = [Counter(known.key for known in some.lexemes) for some in (one, other)]
    assert found.words[0] == (keys[0] & keys[1]).total()


@given(pairs)
def test_nothing_lies_in_one_order_or_in_place_that_is_not_shared(
    pair: tuple[list[str], list[str]],
) -> None:
    one, other = map(words_of, pair)
    texts = texts_of(one, other)
    found = shared(texts, texts, (np.array([0]), np.array([1])))
    aligned = align(weigh(one.words()), weigh(other.words()))
    if aligned is not None:
        assert aligned.matched <= found.weight[0] + 1e-6
        assert aligned.kept.equal <= found.words[0]
        assert aligned.kept.own <= found.own[0]
        assert aligned.kept.weight <= found.own_weight[0] + 1e-6


def test_passages_longer_than_a_tally_are_looked_at() -> None:
    long = [f"word{n}" for n in range(2000)]
    texts = texts_of(words_of(long), words_of(long[:1990]), words_of(["other"] * 2000))
    outlines = outlines_of(*texts)
    kept, _, _ = worth_a_look(outlines, np.array([0]), outlines.picked(np.array([1])))
    assert kept.tolist() == [0]
