from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.cli.configuration import Configuration, read_configuration


def read(folder: Path, text: str) -> Configuration:
    file = folder / "config.toml"
    file.write_text(text)
    return read_configuration(str(file), {})


RULE = '[[rules]]\nwhen = "{when}"\ndo = "{do}"\n'


def test_rules_are_read_in_order_with_their_lines(tmp_path: Path) -> None:
    text = 'version = 1\n\n[[rules]]\nwhen = "outlet:post"\ndo = "drop"\n\n[[rules]]\n'
    text += "do = 'tag harbour master'\nwhen = 'place:karsund or \"dock toll\"'\n"
    found = read(tmp_path, text)
    assert [(r.verb, r.text, r.line) for r in found.rules] == [
        ("drop", "", 3),
        ("tag", "harbour-master", 7),
    ]
    assert found.rules[0].sentence == "drop what matches outlet:post"
    assert found.warnings == found.bad_rules == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (RULE.format(when="is:unred", do="drop"), "line 2: when: "),
        (RULE.format(when="ferry (", do="drop"), "(character "),
        (RULE.format(when="ferry", do="shred"), 'line 3: do = "shred" is nothing a rule does'),
        (RULE.format(when="ferry", do="tag"), 'line 3: do = "tag" is nothing'),
        (RULE.format(when="ferry", do="drop it"), "line 3: "),
        (RULE.format(when=" ", do="drop"), "line 2: when is empty"),
        ('[[rules]]\nwhen = "ferry"\n', "line 1: a rule needs both"),
        ('[[rules]]\nwhen = "ferry"\ndo = 3\n', "line 1: a rule needs both"),
        (RULE.format(when="ferry", do="drop") + "after = 1\n", "line 4: after is not of a rule"),
        ('rules = ["drop"]\n', "a rule is a table"),
    ],
)
def test_what_cannot_be_taken_is_said_with_its_place_and_the_rest_holds(
    tmp_path: Path, text: str, sentence: str
) -> None:
    found = read(tmp_path, text)
    assert found.rules == ()
    assert len(found.bad_rules) == 1
    assert sentence in found.bad_rules[0]
    assert "config.toml" in found.bad_rules[0]
    if text.startswith("[["):
        both = read(tmp_path, text + "\n" + RULE.format(when="bank", do="star"))
        assert [rule.verb for rule in both.rules] == ["star"]


def test_the_character_is_that_of_the_line(tmp_path: Path) -> None:
    [sentence] = read(tmp_path, RULE.format(when="ferry is:unred", do="drop")).bad_rules
    line = RULE.format(when="ferry is:unred", do="drop").splitlines()[1]
    at = int(sentence.rpartition("(character ")[2].split(")")[0])
    assert line[at - 1 :].startswith("unred")
