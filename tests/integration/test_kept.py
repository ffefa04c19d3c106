"""What the reader made is exported, saved from a damaged library, and checked by the doctor."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.services import (
    checking,
    clipping,
    deciding,
    following,
    recovering,
    saving,
    seeing,
    views,
)
from newsreader.services.deriving import derive
from newsreader.services.exporting import export_kept
from newsreader.services.library import Library
from newsreader.services.naming import find_name
from newsreader.storage.articles import load_article
from newsreader.storage.connections import LIBRARY_FILE, checkpoint
from newsreader.storage.saved_views import SHELF as VIEWS
from tests.integration.test_command_line import SCHEMA
from tests.support.terminal import newsreader
from tests.ui.test_pages import story

_PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library in which everything was made that a reader makes."""
    with story(tmp_path) as library:
        row = views.rows_of(library, "sort:oldest")[0]
        article = load_article(library.connection, row.capture)
        assert article is not None
        clipping.clip(library, row.document, article.paragraphs[0])
        deciding.decide(
            library,
            "record",
            "the record",
            [
                Decision(DecisionKind.RECORD, Anchor(row.article)),
                Decision(DecisionKind.NAME_CALLED, Anchor(row.article, 3, 9), None, "T. Reyle"),
            ],
        )
        following.follow_story(library, row.document)
        identity = find_name(library, "Tomas Reyle")
        assert identity is not None
        following.follow_entity(library, identity)
        saving.save_view(library, "morning", "is:unread new:>50w age:<2d")
        seeing.see(library, row.capture, article.paragraphs)
        checkpoint(library.connection)
        return library.folder


def kept(folder: Path) -> dict[str, object]:
    with Library(folder) as library:
        derive(library)
        return export_kept(library)


def seen(folder: Path) -> int:
    with Library(folder) as library:
        return int(library.connection.execute("SELECT count(*) FROM seen").get)


def test_export_prints_all_of_it_as_the_schema_says(folder: Path) -> None:
    done = subprocess.run(
        newsreader("--library", str(folder), "export", "--kept"), capture_output=True, check=True
    )
    document = json.loads(done.stdout)
    jsonschema.validate(document, {**SCHEMA, "$ref": "#/$defs/kept"})
    assert [len(document[name]) for name in ("decisions", "clippings", "follows", "views")] == [
        2,
        1,
        2,
        1,
    ]
    assert document["views"][0]["query"] == "is:unread new:>50w age:<2d"
    refused = subprocess.run(
        newsreader("--library", str(folder), "export", "--kept", "is:read"),
        capture_output=True,
        check=False,
    )
    assert refused.returncode == 2


def test_a_damaged_first_page_costs_nothing_of_it(folder: Path) -> None:
    before, read = kept(folder), seen(folder)
    path = folder / LIBRARY_FILE
    path.write_bytes(b"\xff" * _PAGE + path.read_bytes()[_PAGE:])
    said = recovering.recover(folder)
    assert "6 decisions, clippings, follows and views" in said
    assert kept(folder) == before
    assert seen(folder) == read > 0
    assert checking.check(folder).ok


def test_numbers_that_were_recovered_are_not_used_again(folder: Path) -> None:
    path = folder / LIBRARY_FILE
    path.write_bytes(b"\xff" * _PAGE + path.read_bytes()[_PAGE:])
    recovering.recover(folder)
    with Library(folder) as library:
        saving.save_view(library, "evening", "is:later")
        assert sorted(VIEWS.everything(library.connection)) == [1, 2]


def test_one_damaged_value_costs_no_other(folder: Path) -> None:
    with Library(folder) as library:
        library.connection.execute(
            'UPDATE decisions SET value = \'{"kind": "record", "a": 7}\' WHERE id = 1'
        )
        checkpoint(library.connection)
    diagnosis = checking.check(folder)
    assert diagnosis.damaged
    assert any("decisions: 1 cannot be read (number 1)" in f.sentence for f in diagnosis.findings)
    recovering.recover(folder)
    after = kept(folder)
    assert [d["number"] for d in after["decisions"]] == [2]  # type: ignore[attr-defined]
    assert checking.check(folder).ok


def test_the_doctor_names_a_view_that_is_no_query_any_more(folder: Path) -> None:
    with Library(folder) as library:
        VIEWS.change(
            library.connection, "save", "s", added=[{"name": "old", "query": "colour:red"}]
        )
    diagnosis = checking.check(folder)
    assert not diagnosis.ok
    assert not diagnosis.damaged
    assert any(
        'The saved view "old" cannot be read: There is no field' in f.sentence
        for f in diagnosis.findings
    )


def test_the_doctor_counts_what_is_sound(folder: Path) -> None:
    sentences = [finding.sentence for finding in checking.check(folder).findings]
    assert "2 decisions, 1 clipping, 2 follows, 1 view, 0 feeds: readable." in sentences
