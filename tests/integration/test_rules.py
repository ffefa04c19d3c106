"""Rules: applied once to each article, as one step of the log that can be undone."""

from __future__ import annotations

import subprocess
from pathlib import Path

import apsw
import pytest

from newsreader.domain.rules import Rule
from newsreader.search.parsing import parse_query
from newsreader.services import triaging, views
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.services.ruling import apply_rules
from tests.support.libraries import BANK, FERRY, add, filled, write
from tests.support.terminal import newsreader

CONFIG = """[[rules]]
when = "outlet:ledger"
do = "drop"

[[rules]]
when = "person:reyle or ferry"
do = "tag harbour"
"""


def rule(when: str, verb: str, text: str = "") -> Rule:
    return Rule(when, parse_query(when), verb, text)


def titles(library: Library, query: str) -> list[str]:
    return [row.title for row in views.rows_of(library, query)]


def test_rules_act_once_in_one_step_that_is_undone(tmp_path: Path) -> None:
    rules = [rule("outlet:harbour", "star"), rule("ferry", "tag", "sea"), rule("ostavia", "drop")]
    with filled(tmp_path, count=5) as library:
        done = apply_rules(library, rules)
        assert done is not None
        assert done.sentence == "rules: starred 1, tagged sea 1, dropped 1"
        assert titles(library, "is:starred tag:sea") == ["Ferry talks collapse in Karsund"]
        assert titles(library, "is:dropped") == ["Ostavia holds its rate"]
        assert apply_rules(library, rules) is None
        undone = triaging.undo(library)
        assert undone is not None
        assert titles(library, "is:starred or is:dropped or tag:sea") == []
        assert apply_rules(library, rules) is None


def test_the_log_says_that_a_rule_acted(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        apply_rules(library, [rule("ferry", "read")])
        rows = list(library.connection.execute("SELECT actor, verb FROM commands"))
    assert rows == [("rule", "rules")]


def test_a_rule_made_later_is_about_what_comes_later(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        assert apply_rules(library, []) is None
        more = FERRY.replace("Ferry talks", "Tram talks")
        add(library, *write(tmp_path / "more", {"tram.txt": more}))
        rules = [rule("talks", "later")]
        assert apply_rules(library, rules) is None  # it is not analysed yet
        derive(library)
        assert apply_rules(library, rules) is not None
        assert titles(library, "is:later") == ["Tram talks collapse in Karsund"]


def test_a_new_version_is_no_new_article(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        apply_rules(library, [])
        path = tmp_path / "captures" / "bank.txt"
        path.write_text(BANK.replace("Lenders", "Ferry owners and lenders"))
        add(library, path)
        derive(library)
        assert apply_rules(library, [rule("lenders", "star")]) is None


def test_all_conditions_are_looked_at_before_anything_is_done(tmp_path: Path) -> None:
    rules = [rule("ferry", "read"), rule("ferry is:unread", "star")]
    with filled(tmp_path) as library:
        apply_rules(library, rules)
        assert titles(library, "is:starred is:read") == ["Ferry talks collapse in Karsund"]


def test_a_read_only_library_is_left_alone(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        library.read_only = True
        assert apply_rules(library, [rule("ferry", "drop")]) is None


@pytest.mark.parametrize("command", ["add", "work", "--plain"])
def test_whatever_adds_applies_the_rules_of_the_configuration(tmp_path: Path, command: str) -> None:
    config = tmp_path / "config.toml"
    config.write_text(CONFIG)
    files = write(tmp_path / "c", {"ferry.txt": FERRY, "bank.txt": BANK})
    folder = tmp_path / "library"
    Library(folder).close()
    words = ["--library", str(folder), "--config", str(config), command, *map(str, files)]
    done = subprocess.run(newsreader(*words), input=b"", capture_output=True, check=True)
    assert b"rules: dropped 1, tagged harbour 1" in done.stdout + done.stderr
    with Library(folder) as library:
        assert titles(library, "is:dropped") == ["Ostavia holds its rate"]
        assert titles(library, "tag:harbour") == ["Ferry talks collapse in Karsund"]


def test_what_is_only_looked_at_is_not_ruled(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(CONFIG)
    [file] = write(tmp_path / "c", {"bank.txt": BANK})
    words = ["--config", str(config), "list", "is:dropped", str(file)]
    done = subprocess.run(newsreader(*words), capture_output=True, check=False)
    assert b"rules:" not in done.stdout + done.stderr


def test_the_doctor_names_the_rules_and_what_is_wrong_with_others(tmp_path: Path) -> None:
    filled(tmp_path).close()
    config = tmp_path / "config.toml"
    config.write_text(CONFIG + '\n[[rules]]\nwhen = "is:unred"\ndo = "star"\n')
    words = ["--library", str(tmp_path / "library"), "--config", str(config), "doctor"]
    done = subprocess.run(newsreader(*words), capture_output=True, check=False)
    said = done.stdout.decode()
    assert done.returncode == 1
    assert "ok    Rule in line 1: drop what matches outlet:ledger." in said
    assert "ok    Rule in line 5: tag harbour what matches person:reyle or ferry." in said
    assert f"BAD   Rule not taken: {config}, line 10: when: " in said


def test_the_change_and_its_turn_are_one_transaction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(tmp_path) as library:

        def fails(*_: object, **__: object) -> None:
            raise apsw.FullError("no room")

        with monkeypatch.context() as patched:
            patched.setattr("newsreader.storage.triage.append", fails)
            with pytest.raises(Exception, match=r"[Rr]oom|full"):
                apply_rules(library, [rule("ferry", "drop")])
        assert titles(library, "is:dropped") == []
        assert apply_rules(library, [rule("ferry", "drop")]) is not None
