from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.cli.configuration import Configuration, read_configuration
from newsreader.domain.scrolling import Scrolling


def settings(folder: Path, text: str, output: str = "") -> Configuration:
    path = folder / "config.toml"
    path.write_text(text)
    return read_configuration(str(path), {"NEWSREADER_OUTPUT": output})


def test_what_is_set_holds_and_is_lean_and_automatic_otherwise(tmp_path: Path) -> None:
    found = settings(tmp_path, '[screen]\noutput = "stock"\nscroll = "half"\n')
    assert (found.lean, found.scrolling, found.warnings) == (False, Scrolling.HALF, ())
    found = settings(tmp_path, "version = 1\n")
    assert (found.lean, found.scrolling, found.warnings) == (True, Scrolling.AUTO, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[screen]\noutput = "fast"', "line 2: output cannot be 'fast'; lean and stock are known"),
        ("[screen]\nscroll = 3", "line 2: scroll cannot be 3; auto, line and half are known"),
        ('[screen]\n\nscrol = "half"', "line 3: screen.scrol is not a setting; did you mean scroll?"),
        ("[screen]\nwidth = 80", "line 2: screen.width is not a setting; there are output and scroll"),
        ('screen.output = ["stock"]', "line 1: output cannot be ['stock']; lean and stock are known"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_said_with_its_line_and_the_rest_holds(
    tmp_path: Path, text: str, words: str
) -> None:
    found = settings(tmp_path, f"{text}\n[keys.article]\nwhy = ['W']\n")
    [sentence] = found.warnings
    assert sentence == f"{tmp_path / 'config.toml'}, {words}."
    assert (found.lean, found.scrolling) == (True, Scrolling.AUTO)
    assert found.keymap.key_of("article", "why") == "W"


@pytest.mark.parametrize(("output", "lean"), [("lean", True), ("stock", False)])
@pytest.mark.parametrize("set_", ["lean", "stock"])
def test_the_variable_comes_before_the_file(
    tmp_path: Path, output: str, lean: bool, set_: str
) -> None:
    found = settings(tmp_path, f'[screen]\noutput = "{set_}"\n', output)
    assert (found.lean, found.warnings) == (lean, ())


def test_a_variable_that_says_nothing_known_is_named_and_the_file_holds(tmp_path: Path) -> None:
    found = settings(tmp_path, '[screen]\noutput = "stock"\n', "fast")
    assert found.warnings == ("NEWSREADER_OUTPUT='fast' is not known; lean and stock are.",)
    assert not found.lean
