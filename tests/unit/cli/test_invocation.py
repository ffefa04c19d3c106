from pathlib import Path

import pytest

from newsreader.cli.invocation import COMMANDS, READER, parse
from newsreader.domain.errors import UsageError


@pytest.mark.parametrize(
    "words",
    [
        ["--library", "A", "list", "--library", "B", "x"],
        ["list", "--library", "A", "x", "--library", "B"],
        ["--library=A", "list", "x", "--library=B"],
        ["-v", "--library", "B", "list", "x"],
        ["--cap", "3", "--config", "list", "--library", "B", "list", "x"],
    ],
)
def test_global_options_stand_anywhere_and_the_later_wins(words: list[str]) -> None:
    invocation = parse(words)
    assert invocation.command == "list"
    assert invocation.arguments.library == "B"
    assert invocation.arguments.query == ["x"]


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        (["a.txt", "list"], ["a.txt", "list"]),
        (["./show"], ["./show"]),
        (["--", "show"], ["show"]),
        (["--", "-x.txt", "--cap"], ["-x.txt", "--cap"]),
        (["a.txt", "--", "-b.txt", "--"], ["a.txt", "-b.txt", "--"]),
        (["-"], ["-"]),
        ([], []),
    ],
)
def test_what_names_no_command_is_opened_by_the_reader(words: list[str], paths: list[str]) -> None:
    invocation = parse(words)
    assert invocation.command == READER
    assert invocation.arguments.paths == paths


def test_after_two_dashes_nothing_is_an_option() -> None:
    assert parse(["add", "--", "--later", "-"]).arguments.paths == ["--later", "-"]
    assert parse(["restore", "--", "-x.db"]).arguments.file == Path("-x.db")
    assert parse(["list", "is:unread", "--", "-tag:done"]).arguments.query == [
        "is:unread",
        "-tag:done",
    ]


def test_a_negated_condition_is_no_option() -> None:
    found = parse(["list", "-tag:done", "ferry", "--limit", "5", "-v", "-(a"]).arguments
    assert found.query == ["-tag:done", "ferry", "-(a"]
    assert found.limit == 5
    assert found.verbose


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--limt", "5"],
        ["list", "--lim", "5"],
        ["list", "--limit", "0"],
        ["search", "a", "--limit", "-5"],
        ["add", "-x"],
        ["add", "x", "--cap", "0"],
        ["add", "x", "--cap", "-1"],
        ["add", "x", "--cap", "99999999999999999999"],
        ["add", "x", "--cap", "many"],
        ["list", "--library", ""],
        ["add"],
        ["doctor", "--rebuild", "--recover"],
        ["--nonsense"],
    ],
)
def test_wrong_use_is_a_usage_error(words: list[str]) -> None:
    with pytest.raises(UsageError, match="--help"):
        parse(words)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_found_behind_global_options(command: str) -> None:
    words = [
        "--cap",
        "1",
        command,
        *(["x"] if command in ("add", "show", "search", "restore") else []),
        *(["newsboat"] if command == "import" else []),
    ]
    assert parse(words).command == command
