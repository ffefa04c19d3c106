"""The commands as a script sees them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newsreader.cli.invocation import COMMANDS
from tests.support.libraries import BANK, FERRY, ready_in, write
from tests.support.terminal import newsreader

SCHEMA = json.loads((Path(__file__).parents[2] / "tui/newsreader/cli/schema.json").read_text())


def run(
    *words: str, data: bytes | None = None, code: int = 0, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        newsreader(*words),
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, **variables},
    )
    assert done.returncode == code, done.stderr.decode()
    return done


def document(*words: str, code: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*words, code=code).stdout)
    return found


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of two captures, and of their library, to be copied."""
    return ready_in(tmp_path_factory.mktemp("ready"), {"ferry.txt": FERRY, "bank.txt": BANK})


@pytest.fixture
def captures(ready: Path) -> list[str]:
    return [str(ready / "c" / name) for name in ("ferry.txt", "bank.txt")]


@pytest.fixture
def library(tmp_path: Path, ready: Path) -> str:
    return str(shutil.copytree(ready / "library", tmp_path / "library"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "--cap", "x"), "a number of mebibytes from 1 to 1024 is wanted, not 'x'"),
        (("list", "--cap", "4096"), "a number of mebibytes from 1 to 1024 is wanted, not '4096'"),
        (("list", "--limit", "0"), "a whole number from 1 on is wanted, not '0'"),
        (("completion",), "name a shell: bash, zsh or fish."),
        (("completion", "tcsh"), "name a shell: bash, zsh or fish, not tcsh."),
    ],
)
def test_wrong_use_says_what_is_wanted(words: tuple[str, ...], said: str) -> None:
    assert said in run(*words, code=2).stderr.decode()


@pytest.mark.parametrize("face", [(), ("--plain",)])
@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("lst", "did you mean newsreader list?"),
        ("help", "newsreader --help names them all"),
        ("compare", "newsreader --help names them all"),
    ],
)
def test_a_word_that_is_no_path_and_no_command_says_what_there_is(
    word: str, hint: str, face: tuple[str, ...], library: str
) -> None:
    done = run(*face, "--library", library, word, code=1)
    assert done.stderr.decode() == (
        f"newsreader: {word}: no such file or folder, and no such command; {hint}\n"
    )
    assert done.stdout == b""


def test_what_looks_like_a_path_is_taken_for_none_of_the_commands(library: str) -> None:
    done = run("--library", library, "./lst.txt", code=1)
    assert done.stderr == b"newsreader: ./lst.txt: no such file or folder\n"


def test_the_help_names_every_command_a_reader_needs() -> None:
    said = run("--help").stdout.decode()
    assert all(f"\n  {command} " in said for command in (*COMMANDS, "man", "completion"))
    assert "\n  work " not in said


@pytest.mark.parametrize("command", ["show", "reuse", "entities"])
def test_json_is_what_the_schema_says(command: str, captures: list[str]) -> None:
    found = document(command, "--json", *captures)
    definition = {"$ref": f"#/$defs/{command}", "$defs": SCHEMA["$defs"]}
    jsonschema.validate(found, definition)
    assert found["schema"] == 1
    assert len(found["articles"]) == 2


def test_json_is_ascii_and_offsets_are_code_points(tmp_path: Path) -> None:
    text = "Kjøpmann åpner på Vell\n\nAv Mara Lind\n\nHun sa «vi gir oss ikke» på mandag, og det var det.\n"
    [path] = write(tmp_path, {"x.txt": text})
    raw = run("show", "--json", str(path)).stdout
    assert raw.isascii()
    article = json.loads(raw)["articles"][0]
    lines = article["lines"]
    assert "".join(text[line["start"] : line["end"]] for line in lines) == text
    assert article["text"] == "\n\n".join(
        text[p["start"] : p["end"]] for p in article["paragraphs"]
    )


def test_mentions_are_the_text_they_say(captures: list[str]) -> None:
    texts = {
        a["id"]: Path(a["path"]).read_text()
        for a in document("show", "--json", *captures)["articles"]
    }
    for entity in document("entities", "--json", *captures)["entities"]:
        for mention in entity["mentions"]:
            assert texts[mention["article"]][mention["start"] : mention["end"]] == mention["text"]


def test_with_paths_the_library_is_neither_read_nor_made(
    tmp_path: Path, captures: list[str]
) -> None:
    folder = tmp_path / "none"
    for command in ("show", "reuse", "entities", "digest"):
        run("--library", str(folder), command, *captures)
    assert not folder.exists()


def test_a_failed_input_is_named_and_the_rest_is_done(tmp_path: Path, captures: list[str]) -> None:
    missing = str(tmp_path / "none.txt")
    found = document("show", "--json", *captures, missing, code=1)
    assert len(found["articles"]) == 2
    assert found["errors"] == [{"path": missing, "error": "no such file or folder"}]


def test_an_article_is_named_by_the_beginning_of_its_id(library: str) -> None:
    rows = run("--library", library, "list").stdout.decode().splitlines()
    identity = rows[0].split("\t")[0]
    found = document("--library", library, "show", "--json", identity[:9])
    assert [a["id"] for a in found["articles"]] == [identity]
    run("--library", library, "show", "id:a0000000", code=1)


def test_options_stand_before_or_after_the_command_and_the_later_wins(
    tmp_path: Path, library: str
) -> None:
    other = str(tmp_path / "other")
    assert run("list", "--library", library).stdout
    assert run("--library", other, "list", "--library", library).stdout


def test_a_path_spelled_like_a_command_is_opened_after_two_dashes(tmp_path: Path) -> None:
    [path] = write(tmp_path, {"show": FERRY})
    folder = str(tmp_path / "lib")
    done = subprocess.run(
        newsreader("--library", folder, "--", "show"),
        cwd=path.parent,
        capture_output=True,
        check=True,
    )
    assert b"Ferry talks collapse" in done.stdout


def test_without_a_terminal_the_reader_prints_the_digest(
    tmp_path: Path, captures: list[str]
) -> None:
    folder = str(tmp_path / "lib")
    assert b"Nothing here yet" in run("--library", folder).stdout
    assert b"2 articles held" in run("--library", folder, *captures).stdout
    assert b"2 articles held" in run("--library", folder).stdout


def test_the_demo_prints_its_digest_in_a_pipe(tmp_path: Path) -> None:
    text = run("demo", "--library", str(tmp_path)).stdout.decode()
    assert "46 articles held" in text
    assert "PASSAGES SHARED" in text


def test_standard_input_is_added(tmp_path: Path) -> None:
    folder = str(tmp_path)
    assert b"1 added" in run("--library", folder, "add", "-", data=FERRY.encode()).stdout
    assert b"Ferry" in run("--library", folder, "search", "fery").stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["list", "colour:red"], 2),
        (["show"], 2),
        (["export", "--format", "pdf"], 2),
        (["--library", "/nonexistent/x", "stats"], 3),
        (["--config", "/nonexistent/x.toml", "stats"], 2),
    ],
)
def test_wrong_use_has_its_code_and_a_sentence(words: list[str], code: int) -> None:
    done = run(*words, code=code)
    assert done.stderr.startswith(b"newsreader: ")
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_ends_silently(library: str) -> None:
    words = " ".join(newsreader("--library", library, "digest"))
    done = subprocess.run(
        ["bash", "-c", f"{words} | head -1; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b""


def test_an_unexpected_error_leaves_a_report_without_article_text(
    tmp_path: Path, library: str
) -> None:
    code = (
        "import newsreader.services.counting as c, sys\n"
        "def fail(library): raise RuntimeError('Ferry talks collapse in Karsund')\n"
        "c.statistics = fail\n"
        "from newsreader import main\n"
        "sys.argv = ['newsreader', '--library', sys.argv[1], 'stats']\n"
        "sys.exit(main.run())\n"
    )
    import sys

    done = subprocess.run([sys.executable, "-c", code, library], capture_output=True, check=False)
    assert done.returncode == 4
    assert b"Ferry" not in done.stderr
    report = Path(done.stderr.decode().rsplit(" ", 1)[1].strip())
    assert report.stat().st_mode & 0o077 == 0
    assert "RuntimeError" in report.read_text()
    assert "Ferry" not in report.read_text()


def test_an_unknown_setting_is_warned_about_with_line_and_nearest_name(
    tmp_path: Path, library: str
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('version = 1\nlibary = "x"\n')
    done = run("--config", str(config), "--library", library, "stats")
    assert b"line 2: libary is not a setting; did you mean library?" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_itself(command: str) -> None:
    text = run(command, "--help").stdout.decode()
    assert f"newsreader {command}" in text
    assert "--library" in text


def test_help_lists_every_command() -> None:
    text = run("--help").stdout.decode()
    assert all(f"  {command} " in text for command in COMMANDS)


def test_the_manual_page_has_every_command_and_key(tmp_path: Path) -> None:
    from newsreader.domain.commands import COMMANDS as KEYS

    page = run("man").stdout.decode().replace("\\-", "-").replace("\\&", "")
    assert all(f"newsreader {command}" in page for command in COMMANDS)
    assert all(command.title in page for command in KEYS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command(shell: str) -> None:
    script = run("completion", shell).stdout.decode()
    assert all(command in script for command in COMMANDS)
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=script.encode(), check=True)


def test_backup_and_restore_go_there_and_back(tmp_path: Path, library: str) -> None:
    copy = str(tmp_path / "copy.db")
    run("--library", library, "backup", copy)
    run("--library", library, "backup", copy, code=3)
    assert b"Restored" in run("--library", library, "restore", copy).stdout
    assert len(run("--library", library, "list").stdout.splitlines()) == 2


def test_doctor_is_content_with_a_sound_library(library: str) -> None:
    assert b"2 captures: every byte is what came in." in run("--library", library, "doctor").stdout


def test_a_name_that_is_not_utf_8_is_shown_and_given_in_base_64(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:  # noqa: PTH123 - a name of bytes
        stream.write(FERRY.encode())
    done = subprocess.run(
        [os.fsencode(w) for w in newsreader("show", "--json")] + [path],
        capture_output=True,
        check=True,
    )
    [article] = json.loads(done.stdout)["articles"]
    assert article["path"].endswith("caf\\xe9.txt")
    import base64

    assert base64.b64decode(article["path_b64"]) == path
