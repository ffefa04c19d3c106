"""Whatever a terminal can do, the reader's sixteen colours, attributes and letters are shown on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.libraries import filled
from tests.support.terminal import Terminal, newsreader

pytestmark = pytest.mark.terminal
ATTRIBUTES = {"", "0", "1", "2", "3", "4", "7"}
COLOURS = {str(number) for number in (*range(30, 38), *range(90, 98))}


def shown(folder: Path, **variables: str) -> tuple[str, set[str]]:
    """Open an article on a terminal; return the screen, and every parameter of a style that was sent."""
    filled(folder, count=4).close()
    with Terminal(
        newsreader("--library", str(folder / "library")), (100, 30), variables
    ) as terminal:
        terminal.wait_for("articles")
        terminal.press("Enter")
        terminal.wait_for("central bank of Ostavia")
        terminal.wait_for("Unread        3")
        terminal.wait_quiet(0.5)
        screen = terminal.text
        terminal.press("Q")
        assert terminal.exit_code() == 0
        sent = re.findall(rb"\x1b\[([0-9;:]*)m", bytes(terminal.output))
        return screen, {part for style in sent for part in style.decode().split(";")}


@pytest.mark.parametrize(
    ("term", "colours"),
    [("xterm-256color", "truecolor"), ("xterm-256color", ""), ("xterm", ""), ("linux", ""), ("screen", "")],
)  # fmt: skip
def test_sixteen_colours_are_enough_on_every_terminal(
    tmp_path: Path, term: str, colours: str
) -> None:
    screen, sent = shown(tmp_path, TERM=term, COLORTERM=colours)
    assert "│" in screen
    assert sent & COLOURS
    assert sent <= ATTRIBUTES | COLOURS


def test_without_colour_there_are_attributes(tmp_path: Path) -> None:
    _, sent = shown(tmp_path, NO_COLOR="1")
    assert sent <= ATTRIBUTES
    assert {"1", "7"} <= sent


def test_a_terminal_that_takes_ascii_alone_is_sent_ascii_in_the_same_places(tmp_path: Path) -> None:
    for side in ("utf-8", "ascii"):
        (tmp_path / side).mkdir()
    full, _ = shown(tmp_path / "utf-8")
    screen, _ = shown(tmp_path / "ascii", PYTHONIOENCODING="ascii")
    assert screen.isascii()
    assert [len(line) for line in screen.split("\n")] == [len(line) for line in full.split("\n")]
    assert screen == full.replace("│", "|").replace("─", "-").replace("…", "~").replace("·", ".")
