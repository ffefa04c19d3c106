from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.entities import NAMES, annotated_captures, scores

from newsreader.entities.rules import RuleTagger

FOLDER = os.environ.get("NEWSREADER_CAPTURES", "")


@pytest.mark.skipif(not FOLDER, reason="NEWSREADER_CAPTURES names no folder")
def test_names_in_the_annotated_captures_are_found() -> None:
    captures = annotated_captures(Path(FOLDER))
    assert len(captures) == 5
    tagger = RuleTagger()
    pairs = [
        ({(s.start, s.end, str(s.type)) for s in tagger.tag(text, spans)}, wanted)
        for text, spans, wanted in captures
    ]
    assert scores(pairs, NAMES)[2] >= 0.95


def test_scores_count_a_wrong_edge_as_wrong_twice() -> None:
    found = {(0, 4, "PER"), (9, 12, "LOC")}
    wanted = {(0, 5, "PER"), (9, 12, "LOC")}
    assert scores([(found, wanted)], NAMES) == (0.5, 0.5, 0.5)
    assert scores([(found, wanted)], ["LOC"]) == (1.0, 1.0, 1.0)
    assert scores([(set(), wanted)], NAMES) == (0.0, 0.0, 0.0)
