from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.entities import (
    NAMES,
    annotated_captures,
    found_and_wanted,
    other_news,
    scores,
)

from newsreader.entities.default_tagger import default_tagger
from newsreader.entities.rules import RuleTagger
from newsreader.entities.tagger import Tagger

FOLDER = os.environ.get("NEWSREADER_CAPTURES", "")


@pytest.mark.skipif(not FOLDER, reason="NEWSREADER_CAPTURES names no folder")
@pytest.mark.parametrize("tagger", [RuleTagger(), default_tagger()], ids=["rules", "default"])
def test_names_in_the_annotated_captures_are_found(tagger: Tagger) -> None:
    captures = annotated_captures(Path(FOLDER))
    assert len(captures) == 5
    assert scores(found_and_wanted(tagger, captures), NAMES)[2] >= 0.95


def test_the_default_tagger_reads_other_news_better_than_rules_alone() -> None:
    texts = other_news()
    ours = scores(found_and_wanted(default_tagger(), texts), NAMES)[2]
    assert ours > scores(found_and_wanted(RuleTagger(), texts), NAMES)[2]


def test_scores_count_a_wrong_edge_as_wrong_twice() -> None:
    found = {(0, 4, "PER"), (9, 12, "LOC")}
    wanted = {(0, 5, "PER"), (9, 12, "LOC")}
    assert scores([(found, wanted)], NAMES) == (0.5, 0.5, 0.5)
    assert scores([(found, wanted)], ["LOC"]) == (1.0, 1.0, 1.0)
    assert scores([(set(), wanted)], NAMES) == (0.0, 0.0, 0.0)
