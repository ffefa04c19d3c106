"""The hard pairs of the benchmark, held to what was measured."""

from __future__ import annotations

import json

import pytest
from benchmarks import linking
from training.entities import news

from newsreader.entities.linker import link

JOINED = [
    ("PER:Mike Pompeo", "PER:Michael Pompeo", "other spelling of the name"),
    ("PER:Fumio Kishida", "PER:Kishida Fumio", "the same words in another order"),
    ("PER:Yoweri Museveni", "PER:Yoweri Kaguta Museveni", "full name with a middle name elsewhere"),
    ("ORG:Lissac Inc.", "ORG:Lissac", "known form of the same name"),
    ("ORG:Harrow Lane Capital", "ORG:Harrow Lane", "company's name without its trade"),
]


@pytest.mark.parametrize(("held_back", "least"), [(False, 0.95), (True, 0.88)])
def test_hard_pairs_are_judged_as_well_as_was_measured(held_back: bool, least: float) -> None:
    pairs = linking.pairs(held_back)
    assert len(pairs) > 100
    assert linking.accuracy(linking.by_linker, pairs) >= least


def test_the_linker_judges_far_better_than_the_likeness_of_strings() -> None:
    tuned, kept = linking.pairs(False), linking.pairs(True)
    found = {name: linking.accuracy(judge, kept) for name, judge in linking.judges(tuned).items()}
    best = max(value for name, value in found.items() if name != "linker")
    assert found["linker"] > best + 0.15


@pytest.mark.parametrize(("first", "second", "reason"), JOINED)
def test_each_join_says_why(first: str, second: str, reason: str) -> None:
    (kind, one), (_, two) = (name.split(":") for name in (first, second))
    articles = [linking.article("a1", [(kind, one)]), linking.article("a2", [(kind, two)])]
    (entity,) = link(articles)
    assert any(reason in entry.why for entry in entity.links)


def test_the_annotated_groups_are_of_stories_that_are_held_back() -> None:
    sheet = json.loads(linking.GROUPS.read_text(encoding="utf-8"))
    documents = news.documents(held_back=True)
    for key, groups in sheet["stories"].items():
        (document,) = [d for d in documents if d.text.startswith(key)]
        written = {document.text[start:end] for start, end, _ in document.names}
        assert {form for group in groups for form in group} <= written, key
