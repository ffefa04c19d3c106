"""The five captures that the room must read well; read in place where they are at hand."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from newsreader.capture.reading import read_capture, understand
from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS, Label
from newsreader.domain.fields import Precision

HERE = Path(__file__).parent
LINES: dict[str, dict[str, str]] = json.loads((HERE / "lines.json").read_text())
FIELDS: dict[str, dict[str, Any]] = json.loads((HERE / "fields.json").read_text())
FOLDER = os.environ.get("NEWSREADER_CAPTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="NEWSREADER_CAPTURES names no folder")


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found = {}
    for path in sorted(Path(FOLDER).glob("*.txt")):
        data = path.read_bytes()
        key = hashlib.sha256(data).hexdigest()
        if key in LINES:
            found[key] = understand(read_capture(data))
    assert found.keys() == LINES.keys()
    return found


def test_at_least_170_of_the_172_lines_have_their_label(articles: dict[str, Article]) -> None:
    wrong = [
        (key[:8], line.n, str(line.label), LINES[key][str(line.n)])
        for key, article in articles.items()
        for line in article.lines
        if line.label is not Label.BLANK and LINES[key][str(line.n)] != line.label
    ]
    assert sum(len(lines) for lines in LINES.values()) == 172
    assert len(wrong) <= 2, wrong


def test_no_body_line_is_lost_and_no_furniture_is_body(articles: dict[str, Article]) -> None:
    for key, article in articles.items():
        wanted = {int(n) for n, label in LINES[key].items() if label in BODY_LABELS}
        assert {line.n for line in article.lines if line.label in BODY_LABELS} == wanted


@pytest.mark.parametrize("name", ["outlet", "headline", "standfirst"])
def test_a_field_is_found_on_its_line_or_is_null(articles: dict[str, Article], name: str) -> None:
    for key, article in articles.items():
        wanted, field = FIELDS[key][name], getattr(article, name)
        if wanted is None:
            assert field is None
            continue
        assert field is not None
        assert field.value == article.content[wanted["start"] : wanted["end"]]
        assert wanted["line"] in {evidence.line for evidence in field.evidence}


def test_bylines_name_the_persons_on_their_line(articles: dict[str, Article]) -> None:
    for key, article in articles.items():
        wanted = FIELDS[key]["byline"]
        if wanted is None:
            assert article.byline is None
            continue
        assert article.byline is not None
        printed = article.content[wanted["start"] : wanted["end"]]
        assert article.byline.value == printed.replace(" and ", "; ")


def test_only_a_year_in_a_credit_is_known_of_the_dates(articles: dict[str, Article]) -> None:
    for key, article in articles.items():
        wanted = FIELDS[key]["published"]
        if wanted is None:
            assert article.published is None
            continue
        assert article.published is not None
        assert article.published.value.value == wanted["value"]
        assert article.published.value.precision is Precision.YEAR
        assert article.published.evidence[0].line == wanted["line"]


def test_agencies_and_attributions_are_found_on_their_lines(articles: dict[str, Article]) -> None:
    for key, article in articles.items():
        wanted = FIELDS[key]["wire"]
        spans = [(e.start, e.end) for field in article.wire for e in field.evidence]
        assert spans == ([(wanted["start"], wanted["end"])] if wanted else [])
        lines = {e.line for field in article.attributed for e in field.evidence}
        assert {one["line"] for one in FIELDS[key]["attributed"]} <= lines
        assert len(article.attributed) == len(FIELDS[key]["attributed"])
