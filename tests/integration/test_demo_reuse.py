"""What is said of the demo corpus's planted passages is what its truth says."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks import demo_passages


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    return demo_passages.tally()


def test_all_but_half_of_the_renderings_are_found(counts: Counter[str]) -> None:
    assert counts["found"] == counts["labelled"] - counts["renderings not found"]
    assert counts["renderings not found"] <= 0.5 * counts["renderings"]


def test_likeness_basis_and_changes_are_the_truth_s(counts: Counter[str]) -> None:
    assert counts["likeness"] == counts["basis"] == counts["kinds"] == counts["found"]
    assert counts["substance told"] == counts["with substance"]


def test_no_formula_paraphrase_or_furniture_is_reported(counts: Counter[str]) -> None:
    assert counts["formulas"] == counts["paraphrases"] == counts["not labelled"] == 0
