"""The real program on a real pseudo-terminal."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsreader.services import views
from newsreader.services.library import Library
from tests.support.libraries import FERRY, filled, write
from tests.support.terminal import Terminal, newsreader

pytestmark = pytest.mark.terminal
LEFT_ALTERNATE_SCREEN = b"\x1b[?1049l"


@contextmanager
def running(
    folder: Path, *words: str, size: tuple[int, int] = (80, 24), **variables: str
) -> Iterator[Terminal]:
    with Terminal(newsreader("--library", str(folder), *words), size, variables) as terminal:
        terminal.wait_for("article")
        terminal.wait_quiet()
        yield terminal


def test_a_person_triages_and_everything_is_on_disk(tmp_path: Path) -> None:
    filled(tmp_path, count=5).close()
    with running(tmp_path / "library") as terminal:
        terminal.press("s", "j", "d")
        terminal.wait_for("dropped: ")
        terminal.press("u")
        terminal.wait_for("undone: dropped")
        terminal.press("Q")
        assert terminal.exit_code() == 0
        assert LEFT_ALTERNATE_SCREEN in terminal.output
    with Library(tmp_path / "library") as library:
        assert len(views.order_of(library, "is:starred")) == 1
        assert len(views.order_of(library, "is:dropped")) == 0


def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    filled(tmp_path, count=5).close()
    with running(tmp_path / "library") as terminal:
        terminal.press("s")
        terminal.wait_for("starred: ")
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.exit_code() == 128 + signal.SIGKILL
    with Library(tmp_path / "library") as library:
        assert len(views.order_of(library, "is:starred")) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_ends_it_with_the_terminal_restored(
    tmp_path: Path, number: signal.Signals
) -> None:
    filled(tmp_path).close()
    with running(tmp_path / "library") as terminal:
        start = len(terminal.output)
        os.kill(terminal.pid, number)
        assert terminal.exit_code() == 128 + number
        assert LEFT_ALTERNATE_SCREEN in terminal.output[start:]
        assert b"\x1b[?25h" in terminal.output[start:]


def test_it_is_painted_again_after_being_stopped_and_continued(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with running(tmp_path / "library") as terminal:
        os.kill(terminal.pid, signal.SIGTSTP)
        terminal.wait_output(LEFT_ALTERNATE_SCREEN)
        terminal.wait_quiet()
        terminal.screen.reset()
        start = len(terminal.output)
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_output(b"Ferry talks collapse", start)
        terminal.wait_for("Ferry talks collapse")


def is_stopped(pid: int) -> bool:
    return os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT | os.WNOHANG) is not None


def test_it_can_be_stopped_while_it_paints(tmp_path: Path) -> None:
    filled(tmp_path, count=5).close()
    with running(tmp_path / "library") as terminal:
        for _ in range(12):
            start = len(terminal.output)
            terminal.press(*("jk" * 6))
            os.kill(terminal.pid, signal.SIGTSTP)
            terminal.wait_output(LEFT_ALTERNATE_SCREEN, start)
            terminal.wait_until(lambda: is_stopped(terminal.pid), "it to be stopped")
            start = len(terminal.output)
            os.kill(terminal.pid, signal.SIGCONT)
            terminal.wait_output(b"\x1b[?1049h", start)
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_a_lost_terminal_ends_it(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with running(tmp_path / "library") as terminal:
        terminal.hang_up()
        assert terminal.exit_code() == 128 + signal.SIGHUP


def test_a_lost_terminal_ends_it_even_where_the_signal_is_ignored(tmp_path: Path) -> None:
    filled(tmp_path).close()
    command = [
        "sh",
        "-c",
        'trap "" HUP; exec "$@"',
        "sh",
        *newsreader("--library", str(tmp_path / "library")),
    ]
    with Terminal(command, (80, 24)) as terminal:
        terminal.wait_for("articles")
        terminal.wait_quiet()
        terminal.hang_up()
        assert terminal.exit_code() == 128 + signal.SIGHUP


def test_paths_named_on_the_command_line_are_opened(tmp_path: Path) -> None:
    paths = write(tmp_path / "c", {"ferry.txt": FERRY})
    with running(tmp_path / "library", str(paths[0])) as terminal:
        terminal.wait_for("Ferry talks collapse")
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_captures_on_standard_input_leave_the_keys_to_the_terminal(tmp_path: Path) -> None:
    paths = write(tmp_path / "c", {"ferry.txt": FERRY})
    words = " ".join(newsreader("--library", str(tmp_path / "library"), "-"))
    with Terminal(["sh", "-c", f"cat {paths[0]} | {words}"], (80, 24)) as terminal:
        terminal.wait_for("Ferry talks collapse")
        terminal.press("Enter")
        terminal.wait_for("Some 17 ships")
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_the_demo_is_opened_from_an_empty_library_and_kept_apart(tmp_path: Path) -> None:
    with running(tmp_path / "library") as terminal:
        terminal.wait_for("Nothing here yet.")
        terminal.press("t")
        terminal.wait_for("46 articles", 60)
        terminal.press("q")
        assert terminal.exit_code() == 0
    with Library(tmp_path / "library") as library:
        assert views.is_empty(library)


def test_without_colour_no_colour_is_sent(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with running(tmp_path / "library", NO_COLOR="1") as terminal:
        terminal.press("Enter")
        terminal.wait_for("central bank")
        cells = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
        assert {cell.fg for cell in cells} == {"default"}
        assert {cell.bg for cell in cells} == {"default"}


def test_a_dumb_terminal_is_refused_with_a_way_out(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with Terminal(
        newsreader("--library", str(tmp_path / "library")), (80, 24), {"TERM": "dumb"}
    ) as terminal:
        assert terminal.exit_code() == 2
        assert b"newsreader digest" in terminal.output
        assert b"newsreader --plain" in terminal.output


def test_resizing_lays_out_again(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with running(tmp_path / "library") as terminal:
        assert "Outlets" not in terminal.text
        terminal.resize(120, 40)
        terminal.wait_for("Outlets")
        terminal.resize(80, 24)
        terminal.wait_gone("Outlets")


def test_a_resize_under_a_sheet_is_painted_and_so_is_what_is_beneath(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with running(tmp_path / "library") as terminal:
        terminal.press("?")
        terminal.wait_for("Keys")
        terminal.resize(120, 40)
        terminal.wait_until(lambda: "Keys" in terminal.text.splitlines()[0], "the sheet's title")
        terminal.press("q")
        terminal.wait_for("Outlets")
        terminal.resize(100, 30)
        terminal.resize(110, 30)
        terminal.press("j")
        terminal.wait_for("2/")
        assert "Outlets" in terminal.text


def test_nothing_is_written_while_nothing_happens(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with running(tmp_path / "library") as terminal:
        terminal.wait_quiet(1.0)
        start = len(terminal.output)
        terminal.wait_quiet(3.0)
        assert len(terminal.output) == start


def test_that_a_tagger_is_missing_is_said_where_the_reader_looks(tmp_path: Path) -> None:
    filled(tmp_path).close()
    (tmp_path / "config.toml").write_text('[entities]\ntagger = "nobody-s"\n', encoding="utf-8")
    with running(tmp_path / "library", "--config", str(tmp_path / "config.toml")) as terminal:
        terminal.wait_for('There is no tagger "nobody-s".')


def test_a_word_that_is_no_path_and_no_command_says_so_and_opens_nothing(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with Terminal(
        newsreader("--library", str(tmp_path / "library"), "lst"), (80, 24), {}
    ) as terminal:
        assert terminal.exit_code() == 1
        assert b"did you mean newsreader list?" in terminal.output
