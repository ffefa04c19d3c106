"""A slice of ``python -m benchmarks.mutations``: damaged inputs crash nothing and lose nothing."""

from __future__ import annotations

import pytest
from benchmarks.mutations import damaged, faults_of


@pytest.mark.parametrize("seed", range(4))
def test_damaged_inputs_are_read_without_a_crash_or_a_lost_letter(seed: int) -> None:
    for data in damaged(60, seed + 1_000):
        assert faults_of(data) == []
