from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.ui.terminal import last_screen
from newsreader.ui.terminal.cells import Cell, Row

PLACE = ("/a/library", 7)
LETTERS = st.sampled_from(["a", "é", " ", "…", "│", "e\u0301", "9"])
STYLES = st.sampled_from(["", "1", "0;2", "38;5;4", "7"])
CELLS = st.one_of(
    st.builds(Cell, LETTERS, STYLES).map(lambda cell: [cell]),
    STYLES.map(lambda style: [Cell("漁", style), Cell("", style)]),
)


def screen_of(text: str) -> list[Row]:
    return [[Cell(letter, "1") for letter in text], [Cell(" ", "")] * len(text)]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(os, "get_terminal_size", lambda _=1: os.terminal_size((5, 2)))
    return tmp_path / "newsreader" / "last-screen"


def read(home: Path) -> last_screen.LastScreen | None:
    return last_screen.read(str(home), last_screen.stamp([]))


@given(st.lists(CELLS, min_size=8, max_size=30), st.lists(CELLS, min_size=8, max_size=30))
def test_every_row_comes_back_as_it_was(first: list[Row], second: list[Row]) -> None:
    for cells in (first, second):
        row = [cell for some in cells for cell in some]
        assert last_screen._row(last_screen._line(row)) == row


def test_a_screen_is_kept_for_its_owner_alone_and_comes_back(home: Path) -> None:
    last_screen.keep([], screen_of("Hello"), PLACE)
    assert stat.S_IMODE(home.stat().st_mode) == 0o600
    assert [path.name for path in home.parent.iterdir()] == ["last-screen"]
    found = read(home)
    assert found is not None
    assert (found.rows, found.place) == (screen_of("Hello"), PLACE)


def test_another_size_version_library_or_palette_is_another_screen(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last_screen.keep([], screen_of("Hello"), PLACE)
    assert last_screen.read(str(home), last_screen.stamp(["--library", "other"])) is None
    with monkeypatch.context() as other:
        other.setenv("NO_COLOR", "1")
        assert read(home) is None
    with monkeypatch.context() as other:
        other.setattr(last_screen, "__version__", "0")
        assert read(home) is None
    monkeypatch.setattr(os, "get_terminal_size", lambda _=1: os.terminal_size((6, 2)))
    assert read(home) is None


def test_a_screen_of_another_size_than_the_terminal_is_not_kept(home: Path) -> None:
    last_screen.keep([], screen_of("Hello again"), PLACE)
    assert not home.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"Hello", b"He\x1b[2"),
        lambda data: data.replace(b"Hello", b"Hel\x9b1"),
        lambda data: data.replace(b"Hello", b"He\xffl\xfe"),
        lambda data: data.replace(b"1\tHello", b"1m\x1b]0;x\tHello"),
        lambda data: data.replace(b"Hello", "He\u202ello".encode()),
        lambda data: data.replace(b"Hello", b"Hell"),
        lambda data: data.replace(b"\n7\n", b"\n-7\n"),
        lambda data: data + b"\n" * (600 * 1024),
        lambda data: b"",
        lambda data: b"\x00" * 4096,
    ],
)  # fmt: skip
def test_what_is_damaged_or_could_steer_the_terminal_is_not_looked_at(
    home: Path, damage: object
) -> None:
    last_screen.keep([], screen_of("Hello"), PLACE)
    home.write_bytes(damage(home.read_bytes()))  # type: ignore[operator]
    assert read(home) is None


def test_words_that_add_something_or_are_no_reader_keep_and_show_nothing(home: Path) -> None:
    for words in (["page.txt"], ["digest"], ["--plain"], ["--library"]):
        last_screen.keep(words, screen_of("Hello"), PLACE)
        assert not home.exists()
        assert last_screen.show(words) is None


def test_a_folder_that_cannot_be_written_changes_nothing(home: Path) -> None:
    home.parent.write_text("a file where the folder would be")
    last_screen.keep([], screen_of("Hello"), PLACE)
    assert read(home) is None
