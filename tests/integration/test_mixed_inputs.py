from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from newsreader.services.adding import add_bytes, add_files
from newsreader.services.checking import check
from newsreader.services.deriving import derive
from newsreader.services.finding import find_files
from newsreader.services.holding import held_articles
from newsreader.services.library import Library
from tests.support.libraries import FERRY
from tests.unit.capture.html.made_pages import JSON_LD, page
from tests.unit.capture.made_mail import HEADERS, LAST, NEXT, PAGE, message
from tests.unit.capture.test_dumps import OTHER, RECORD, lines_of, table

BOX = (
    b"From a@b.example Mon May 12 05:47:09 2031\n"
    + message(PAGE, "text/html; charset=utf-8")
    + b"\nFrom a@b.example Tue May 13 05:47:09 2031\n"
    + message(f"{NEXT}\n\n{LAST}\n", headers=HEADERS.replace("0512", "0513"))
)
BARE = {key: value for key, value in RECORD.items() if key != "url"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "captures"
    made.mkdir()
    (made / "page.html").write_bytes(page(JSON_LD))
    (made / "text.txt").write_text(FERRY, encoding="utf-8")
    (made / "letters.mbox").write_bytes(BOX)
    (made / "letter.eml").write_bytes(message(headers=HEADERS.replace("0512", "0514")))
    (made / "dump.jsonl").write_bytes(lines_of(RECORD, OTHER) + b"not json\n")
    (made / "table.csv").write_bytes(table(BARE))
    return made


def test_a_folder_of_mixed_files_ends_in_one_library(tmp_path: Path, folder: Path) -> None:
    with Library(tmp_path / "library") as library:
        adding = add_files(library, find_files([str(folder)]))
        assert adding.new == 8
        assert [e.path for e in adding.failed] == [f"{folder / 'dump.jsonl'}, line 3"]
        assert derive(library)
        held = held_articles(library)
        assert len(held) == 8
        for one in held:
            assert one.article.text
            assert one.article.headline is None or one.article.headline.evidence
        stories = library.connection.execute("SELECT count(*) FROM derived.stories").get
        assert stories
        again = add_files(library, find_files([str(folder)]))
        assert (again.unchanged, again.new, again.versions) == (6, 0, 0)
    assert "every byte is what came in" in " ".join(
        f.sentence for f in check(tmp_path / "library").findings
    )


def test_what_was_added_in_part_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    records = [{**RECORD, "url": f"https://islander.example/{n}", "id": str(n)} for n in range(80)]
    path.write_bytes(lines_of(*records))
    with Library(tmp_path / "library") as library:
        library.connection.execute("CREATE TEMP TABLE seen (n)")
        library.connection.execute(
            "CREATE TEMP TRIGGER full AFTER INSERT ON main.captures WHEN (SELECT count(*) FROM main.captures) > 60"
            " BEGIN SELECT raise(ABORT, 'no room'); END"
        )
        with pytest.raises(Exception, match="no room"):
            add_files(library, find_files([str(path)]))
        library.connection.execute("DROP TRIGGER temp.full")
        again = add_files(library, find_files([str(path)]))
        assert (again.known, again.new) == (32, 48)


def test_a_record_that_changed_is_a_new_version_by_its_id(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(lines_of({**BARE, "id": "7"}))
    with Library(tmp_path / "library") as library:
        first = add_files(library, find_files([str(path)]))
        path.write_bytes(
            lines_of({**OTHER, "url": "", "id": "6"}, {**BARE, "id": "7", "body": NEXT})
        )
        second = add_files(library, find_files([str(path)]))
        assert (second.new, second.versions) == (1, 1)
        assert first.documents[0] in second.documents


def test_records_without_a_name_are_never_versions_of_one_another(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(lines_of(BARE))
    with Library(tmp_path / "library") as library:
        add_files(library, find_files([str(path)]))
        path.write_bytes(lines_of({**OTHER, "url": ""}))
        assert add_files(library, find_files([str(path)])).new == 1


@pytest.mark.parametrize(
    ("data", "new"),
    [(BOX, 2), (lines_of(RECORD, OTHER), 2), (table(RECORD, OTHER), 2), (message(), 1)],
)
def test_standard_input_is_read_by_what_it_holds(tmp_path: Path, data: bytes, new: int) -> None:
    with Library(tmp_path / "library") as library:
        assert add_bytes(library, data).new == new
        assert add_bytes(library, data).known == new


def test_standard_input_above_the_cap_is_refused(tmp_path: Path) -> None:
    with Library(tmp_path / "library") as library:
        (error,) = add_bytes(library, b"word " * 100, cap=100).failed
    assert "above the cap" in error.reason


def test_what_is_exported_can_be_added_again(
    tmp_path: Path,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from newsreader.main import run

    library = str(tmp_path / "library")
    monkeypatch.setattr("sys.argv", ["newsreader", "--library", library, "add", str(folder)])
    assert run() == 1  # one line of the dump is no JSON
    monkeypatch.setattr("sys.argv", ["newsreader", "--library", library, "export"])
    assert run() == 0
    out = capsys.readouterr().out
    dump = out[out.index("{") :].encode()
    assert len(dump.splitlines()) == 8
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(dump)))
    monkeypatch.setattr("sys.argv", ["newsreader", "show", "--json", "-"])
    assert run() == 0
    articles = json.loads(capsys.readouterr().out)["articles"]
    assert len(articles) == 8
    assert all(article["text"] for article in articles)
