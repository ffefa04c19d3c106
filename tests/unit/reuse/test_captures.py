"""The five captures of one week's diplomacy share titles, appeals and a subject, and no words."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from newsreader.capture.decoding import decode
from newsreader.capture.reading import understand
from newsreader.domain.captures import Capture
from newsreader.domain.reuse import Match
from newsreader.reuse.matcher import Matcher
from newsreader.reuse.passages import passages
from tests.unit.reuse.building import taken

FOLDER = os.environ.get("NEWSREADER_CAPTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="NEWSREADER_CAPTURES names no folder")


def matches_and_passages() -> tuple[list[Match], int]:
    matcher = Matcher()
    found: list[Match] = []
    count = 0
    for path in sorted(Path(FOLDER).glob("*.txt")):
        raw = path.read_bytes()
        capture = Capture(hashlib.sha256(raw).hexdigest(), len(raw), decode(raw))
        article = understand(capture)
        count += len(passages(article))
        found += matcher.add(article, ())
    return found, count


def test_no_words_are_taken_over_between_outlets() -> None:
    found, count = matches_and_passages()
    assert count > 100
    assert [m for m in taken(found) if not m.same_outlet] == []


def test_look_alikes_are_at_most_one_in_a_hundred_passages() -> None:
    found, count = matches_and_passages()
    assert len(found) * 100 <= count
