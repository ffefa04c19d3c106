from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.cli.configuration import Configuration, read_configuration
from newsreader.cli.man import page
from newsreader.domain.commands import COMMANDS


def settings(folder: Path, text: str) -> Configuration:
    path = folder / "config.toml"
    path.write_text(text)
    return read_configuration(str(path), {})


def test_a_profile_and_keys_of_one_s_own_hold(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        '[keys]\nprofile = "newsboat"\n\n[keys.list]\ndrop = ["x", "g d"]\n'
        'sort = ["; o"]\n[keys.everywhere]\nundo = "z u"\n',
    )
    assert found.warnings == ()
    assert found.keymap.profile == "newsboat"
    assert found.keymap.key_of("list", "drop") == "x"
    assert found.keymap.key_of("variants", "undo") == "zu"
    assert found.keymap.key_of("article", "drop") == "D"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[keys]\nprofile = "emacs"', "line 2: 'emacs' is no profile of keys; there are default"),
        ('[keys.lists]\ndrop = ["x"]', "line 1: keys.lists is no pane; did you mean [keys.list]?"),
        ('[keys]\nlist = "x"', "line 2: keys.list must be a table"),
        ('[keys.list]\n\ndorp = ["x"]', "line 3: dorp is no command; did you mean drop?"),
        ("[keys.list]\ndrop = 3", "line 2: drop must be a list of keys"),
        ('[keys.list]\ndrop = ["x", 3]', "line 2: drop must be a list of keys"),
        ('[keys.list]\nvariants = ["x"]', "line 2: variants does nothing in list; it works in article"),
        ('[keys.list]\ndrop = ["alt+x"]', "line 2: alt+x cannot be drop: it needs alt"),
        ('[keys.list]\ndrop = ["F5"]', "line 2: F5 cannot be drop: it is a function key"),
        ('[keys.list]\ndrop = ["ctrl+m"]', "line 2: ctrl+m cannot be drop: it is Enter"),
        ('[keys.list]\ndrop = ["3"]', "digits are counts"),
        ('[keys.list]\ndrop = ["x"]\nstar = ["x"]', "line 3: x is already drop (line 2)"),
        ('[keys.list]\ndrop = ["s"]', "line 2: s was star (list); s is drop now"),
        ('keys.list.dorp = ["x"]', "line 1: dorp is no command"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_with_its_line_and_the_rest_holds(
    tmp_path: Path, text: str, words: str
) -> None:
    found = settings(tmp_path, text + '\n[keys.article]\nwhy = ["W"]\n')
    [sentence] = found.warnings
    assert words in sentence
    assert sentence.startswith(str(tmp_path / "config.toml"))
    assert sentence.endswith(".")
    assert found.keymap.key_of("article", "why") == "W"


def test_a_good_key_beside_a_bad_one_is_taken(tmp_path: Path) -> None:
    found = settings(tmp_path, '[keys.list]\ndrop = ["F5", "x"]\n')
    assert found.keymap.key_of("list", "drop") == "x"


def test_a_command_whose_keys_are_all_bad_keeps_its_own(tmp_path: Path) -> None:
    found = settings(tmp_path, '[keys.list]\ndrop = ["F5"]\n')
    assert found.keymap.key_of("list", "drop") == "d"


def test_the_manual_page_shows_the_keys_in_force(tmp_path: Path) -> None:
    keymap = settings(tmp_path, '[keys]\nprofile = "newsboat"\n[keys.list]\nstar = ["%"]\n').keymap
    text = "\n".join(page(keymap)).replace("\\-", "-")
    assert ".B %" in text
    assert "The keys of the profile newsboat" in text
    assert "There are no macros;" in text


def test_the_manual_page_has_every_key_of_the_table() -> None:
    text = "\n".join(page()).replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")
    for command in COMMANDS:
        keys = ", ".join(keys.replace(" ", "") for keys in command.keys) or f":{command.name}"
        assert f".B {keys}\n{command.title}" in text
