"""What is said of the demo corpus's planted passages is what its truth says."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks import demo_passages


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    return demo_passages.tally()


def test_all_but_renderings_and_a_garbled_page_are_found(counts: Counter[str]) -> None:
    missed = counts["labelled"] - counts["found"] - counts["renderings not found"]
    assert missed <= 0.02 * counts["labelled"]


def test_likeness_basis_and_substance_are_the_truth_s(counts: Counter[str]) -> None:
    assert counts["likeness"] >= 0.95 * counts["found"]
    assert counts["basis"] >= 0.97 * counts["found"]
    assert counts["substance told"] >= 0.98 * counts["with substance"]


def test_no_formula_paraphrase_or_furniture_is_reported(counts: Counter[str]) -> None:
    assert counts["formulas"] == counts["paraphrases"] == counts["not labelled"] == 0
