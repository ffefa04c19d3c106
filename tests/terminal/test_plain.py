"""The reader line by line, on a real pseudo-terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from newsreader.services import views
from newsreader.services.library import Library
from tests.support.libraries import filled
from tests.support.terminal import Terminal, newsreader

pytestmark = pytest.mark.terminal


def plain(folder: Path, size: tuple[int, int] = (80, 24), term: str = "dumb") -> Terminal:
    command = newsreader("--library", str(folder / "library"), "--plain")
    return Terminal(command, size, {"TERM": term})


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_a_person_reads_and_marks_and_no_control_sequence_is_written(
    tmp_path: Path, term: str
) -> None:
    filled(tmp_path, count=5).close()
    with plain(tmp_path, term=term) as terminal:
        terminal.wait_for("1/5>")
        terminal.press("s", " ", "2", "Enter")
        terminal.wait_for("Starred: ")
        terminal.press("1", "Enter")
        terminal.wait_for("End of the article.")
        terminal.press("Q", "Enter")
        assert terminal.exit_code() == 0
        assert b"\x1b" not in terminal.output
        assert not set(terminal.output) & set(b"\x08\x0b\x0c\x07")
    with Library(tmp_path / "library") as library:
        assert len(views.order_of(library, "is:starred")) == 1
        assert len(views.order_of(library, "is:read")) == 1


def test_long_lists_are_said_by_the_page_and_lines_fit_the_terminal(tmp_path: Path) -> None:
    filled(tmp_path, count=40).close()
    with plain(tmp_path, size=(50, 10)) as terminal:
        terminal.wait_for("more; Enter goes on.")
        terminal.press("view All", "Enter")
        terminal.wait_quiet()
        text = bytes(terminal.output).decode()
        assert all(len(line) <= 50 for line in text.replace("\r", "").splitlines())


def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    filled(tmp_path, count=3).close()
    with plain(tmp_path) as terminal:
        terminal.wait_for("1/3>")
        terminal.press("d", "Enter")
        terminal.wait_for("Dropped: ")
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.exit_code() == 128 + signal.SIGKILL
    with Library(tmp_path / "library") as library:
        assert len(views.order_of(library, "is:dropped")) == 1


def test_the_end_of_input_and_ctrl_c_end_it(tmp_path: Path) -> None:
    filled(tmp_path).close()
    for key, code in (("ctrl+d", 0), ("ctrl+c", 130)):
        with plain(tmp_path) as terminal:
            terminal.wait_for("1/2>")
            terminal.press(key)
            assert terminal.exit_code() == code
