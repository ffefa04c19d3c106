"""Quotations with a speech tag in the middle, in one sentence or over two."""

from __future__ import annotations

import pytest

from newsreader.domain.reuse import Likeness
from tests.unit.reuse.building import article, kinds, match_all, only

WHOLE = "“We rowed out at dawn with three lanterns, and nobody on the quay waved a hat,” said Ines Brandt."
SPLIT = (
    "“We rowed out at dawn with three lanterns,” Brandt said. “And nobody on the quay waved a hat.”"
)


@pytest.mark.parametrize("turned", [False, True])
def test_a_quotation_split_by_its_tag_is_one_passage_beside_the_whole(turned: bool) -> None:
    match = only(*((SPLIT, WHOLE) if turned else (WHOLE, SPLIT)))
    assert match.likeness is Likeness.SAME
    assert kinds(match) == {"case"}
    assert (match.a if turned else match.b).text == SPLIT


def test_what_differs_in_the_second_half_is_told() -> None:
    match = only(WHOLE.replace("a hat", "12 hats"), SPLIT.replace("a hat", "21 hats"))
    assert "number" in kinds(match)
    assert match.substance


def test_two_sentences_that_both_articles_have_stay_two() -> None:
    other = "“We rowed out at dawn with three lanterns,” said Ines Brandt. “And nobody on the quay waved a hat.”"
    found = match_all(article("a1", SPLIT), article("a2", other))
    assert len(found) == 2


def test_a_sentence_that_follows_is_not_joined_for_a_few_words() -> None:
    other = (
        "“We rowed out at dawn with three lanterns,” Brandt said. “And the harbour board owes us.”"
    )
    (match,) = match_all(article("a1", WHOLE), article("a2", other))
    assert match.b.text.endswith("Brandt said.")
    assert "cut" in kinds(match)


def test_tags_amid_a_quotation_that_differ_change_nothing_in_it() -> None:
    tag = "“We rowed out at dawn with three lanterns,” {}, “and nobody on the quay waved a hat.”"
    assert kinds(only(tag.format("Brandt said"), tag.format("said Ms Brandt of Ostwick"))) == set()


def test_a_day_in_a_tag_amid_a_quotation_is_told() -> None:
    tag = "“We rowed out at dawn with three lanterns,” Brandt said on {}, “and nobody on the quay waved a hat.”"
    assert "date" in kinds(only(tag.format("Tuesday"), tag.format("Friday")))
