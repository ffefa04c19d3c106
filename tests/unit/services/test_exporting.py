import csv
import io
import json
from pathlib import Path

import pytest

from newsreader.domain.errors import UsageError
from newsreader.services import triaging
from newsreader.services.deriving import derive
from newsreader.services.exporting import FORMATS, export
from newsreader.services.library import Library
from newsreader.services.views import rows_of
from tests.support.libraries import add, filled, write


def test_json_lines_hold_text_marks_and_place(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        document = rows_of(library, "ferry")[0].document
        triaging.act(library, "tag", [document], text="strike")
        triaging.act(library, "note", [document], text="call\nReyle")
        [line] = export(library, "tag:strike", "jsonl")
    found = json.loads(line)
    assert "ferries collapsed" in found["text"]
    assert found["tags"] == ["strike"]
    assert found["note"] == "call\nReyle"
    assert found["path"].endswith("ferry.txt")


def test_a_csv_line_is_one_record_and_runs_nothing(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        document = rows_of(library, "ferry")[0].document
        triaging.act(library, "note", [document], text='=HYPERLINK("x"),\nand "more"')
        lines = list(export(library, "", "csv"))
    records = list(csv.DictReader(io.StringIO("\n".join(lines))))
    assert len(records) == 2
    note = next(record["note"] for record in records if record["note"])
    assert note == '\'=HYPERLINK("x"),\nand "more"'


def test_markdown_shows_an_outlet_s_signs_as_they_are(tmp_path: Path) -> None:
    text = "Ferry *talks* [collapse](x) in Karsund\n\nBy Mara Lind\n\nThe talks in Karsund ended on Monday.\n"
    paths = write(tmp_path / "c", {"x.txt": text})
    with Library(tmp_path / "library") as library:
        add(library, *paths)
        derive(library)
        [line] = export(library, "", "markdown")
    assert "\\*talks\\* \\[collapse\\](x)" in line


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_query_excludes_is_not_exported(tmp_path: Path, form: str) -> None:
    with filled(tmp_path, count=4) as library:
        words = "\n".join(export(library, "ferry", form))
        assert "Ostavia" not in words
        assert "harbour 2" not in words
        with pytest.raises(UsageError):
            list(export(library, "colour:red", form))
