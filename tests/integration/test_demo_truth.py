"""The truth of the demo corpus holds for its files."""

import json
import re
from typing import Any

from newsreader.services.demonstrating import demo_files, seeds_folder

TRUTH: dict[str, Any] = json.loads((seeds_folder() / "truth.json").read_text())


def texts() -> dict[str, str]:
    found = {}
    for capture in TRUTH["captures"]:
        data = (seeds_folder() / capture["file"]).read_bytes()
        found[capture["file"]] = data.decode(capture["encoding"]).removeprefix("\ufeff")
    return found


def test_every_capture_is_listed() -> None:
    assert {path.name for path in demo_files()} == {c["file"] for c in TRUTH["captures"]}


def test_every_span_is_trimmed_and_inside_its_text() -> None:
    contents = texts()
    for kind in ("passages", "paraphrases", "formulas"):
        for pair in TRUTH[kind]:
            for span in (pair["a"], pair["b"]):
                text = contents[span["file"]][span["start"] : span["end"]]
                assert text
                assert text == text.strip()


def test_every_line_that_is_not_blank_has_one_label() -> None:
    labelled = sorted((line["file"], line["n"]) for line in TRUTH["lines"])
    wanted = []
    for name, text in texts().items():
        lines = re.split(r"\r\n|\n|\r", text)
        wanted += [(name, n) for n, line in enumerate(lines, 1) if line.strip()]
    assert labelled == sorted(wanted)


def test_there_is_as_much_planted_as_the_corpus_promises() -> None:
    assert len(TRUTH["passages"]) >= 60
    assert sum(1 for p in TRUTH["passages"] if p["quote"] and p["likeness"] == "altered") >= 40
    assert len(TRUTH["paraphrases"]) >= 20
    assert len(TRUTH["formulas"]) >= 15
    assert len(TRUTH["furniture"]) >= 20
