from __future__ import annotations

from newsreader.reuse.passages import MAX_WORDS, passages
from tests.unit.reuse.building import article


def test_sentences_and_quotations_are_passages_and_the_headline_is_not() -> None:
    text = "Ferries stopped at noon. “We will not sail in this,” the captain told them. Then it rained hard."
    found = passages(article("a1", text))
    assert [(p.text, p.quoted) for p in found] == [
        ("Ferries stopped at noon.", False),
        ("“We will not sail in this,” the captain told them.", False),
        ("We will not sail in this,", True),
        ("Then it rained hard.", False),
    ]


def test_quotations_of_fewer_than_four_words_are_none() -> None:
    assert [
        p for p in passages(article("a1", "He called it “a brass band” twice today.")) if p.quoted
    ] == []


def test_a_sentence_that_is_all_quotation_is_listed_once() -> None:
    found = passages(article("a1", "“We will not sail in this weather.”"))
    assert [p.quoted for p in found] == [False]


def test_text_without_stops_is_taken_in_pieces() -> None:
    found = passages(article("a1", " ".join(f"word{n}" for n in range(1_000))))
    assert all(len(p.text.split()) <= MAX_WORDS for p in found)
    assert len(found) == 5


def test_the_text_of_a_passage_is_its_slice() -> None:
    one = article(
        "a1", "Ferries stopped — at noon… “We will, not sail in this!” Then it\u00a0rained hard."
    )
    assert all(one.content[p.start : p.end] == p.text for p in passages(one))
