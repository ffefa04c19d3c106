"""The screen as it was left stands there before the reader does, and the reader changes only what differs."""

from __future__ import annotations

import os
import signal
import termios
from pathlib import Path

import pytest

from newsreader.services import views
from newsreader.services.library import Library
from tests.support.libraries import filled
from tests.support.terminal import Terminal, newsreader
from tests.unit.test_architecture import modules_after

pytestmark = pytest.mark.terminal
SIZE = (100, 30)


def left(folder: Path, *keys: str) -> str:
    """Open a library, press keys, leave; return the screen as it was left."""
    with Terminal(newsreader("--library", str(folder)), SIZE) as terminal:
        terminal.wait_for("articles")
        terminal.wait_quiet(0.8)
        for key in keys:
            terminal.press(key)
            terminal.wait_quiet(0.8)
        screen = terminal.text
        terminal.press("Q")
        assert terminal.exit_code() == 0
        return screen


def test_the_screen_is_painted_as_it_was_left_and_nothing_blinks(tmp_path: Path) -> None:
    filled(tmp_path, count=6).close()
    screen = left(tmp_path / "library", "j", "j")
    with Terminal(newsreader("--library", str(tmp_path / "library")), SIZE) as terminal:
        terminal.wait_until(lambda: terminal.text == screen, "the screen as it was left")
        assert b"?2004h" not in terminal.output, "Textual was there first"
        terminal.wait_output(b"?2004h")
        terminal.wait_quiet(1.5)
        assert terminal.text == screen
        assert terminal.output.count(b"\x1b[?1049h") == 1
        assert terminal.output.count(b"\x1b[2J") == 1
        terminal.press("Q")
        assert terminal.exit_code() == 0
        assert terminal.output.count(b"\x1b[?1049l") == 1


def test_keys_typed_before_the_reader_is_there_are_not_lost(tmp_path: Path) -> None:
    filled(tmp_path, count=6).close()
    left(tmp_path / "library", "j")
    with Terminal(newsreader("--library", str(tmp_path / "library")), SIZE) as terminal:
        terminal.press("j", "s")
        terminal.wait_for("starred: ")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    with Library(tmp_path / "library") as library:
        order = views.order_of(library, "")
        assert list(views.order_of(library, "is:starred")) == [order[2]]


def test_another_size_begins_without_the_old_screen(tmp_path: Path) -> None:
    filled(tmp_path, count=6).close()
    left(tmp_path / "library")
    with Terminal(newsreader("--library", str(tmp_path / "library")), (80, 24)) as terminal:
        terminal.wait_output(b"?2004h")
        assert b"articles" not in terminal.output[: terminal.output.index(b"?2004h")]
        terminal.wait_for("articles")


def test_what_cannot_be_opened_is_said_on_the_terminal_as_it_was(tmp_path: Path) -> None:
    filled(tmp_path, count=6).close()
    left(tmp_path / "library")
    (tmp_path / "library" / "library.db").write_bytes(b"no library at all" * 500)
    with Terminal(newsreader("--library", str(tmp_path / "library")), SIZE) as terminal:
        before = termios.tcgetattr(terminal.file)
        assert terminal.exit_code() == 3
        said = bytes(terminal.output)
        assert said.index(b"\x1b[?1049h") < said.index(b"\x1b[?1049l") < said.index(b"newsreader: ")
        assert termios.tcgetattr(terminal.file)[3] == before[3]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_before_the_reader_is_there_gives_the_terminal_back(
    tmp_path: Path, number: signal.Signals
) -> None:
    filled(tmp_path, count=6).close()
    left(tmp_path / "library")
    with Terminal(newsreader("--library", str(tmp_path / "library")), SIZE) as terminal:
        terminal.wait_output(b"\x1b[?1049h")
        os.kill(terminal.pid, number)
        assert terminal.exit_code() in (128 + number, 130)
        assert b"\x1b[?1049l" in terminal.output


def test_the_painting_imports_neither_the_screen_nor_the_database() -> None:
    loaded = modules_after("from newsreader.ui.terminal import last_screen\nlast_screen.show([])")
    assert not {name.split(".")[0] for name in loaded} & {"textual", "rich", "apsw", "sqlite3", "numpy"}  # fmt: skip
