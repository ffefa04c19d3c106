"""In GNU screen and tmux the reader shows what it shows without, and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from newsreader.services.deriving import derive
from newsreader.services.library import Library
from tests.support.libraries import FERRY, add, filled, write
from tests.support.terminal import Terminal, newsreader
from tests.terminal.test_output import cells

pytestmark = pytest.mark.terminal
LINK = "https://ferries.example/talks/" + "of-the-third-week/" * 20
#: Says before and after that a shell is there, as the person who typed the command would see it.
SHELL = ["sh", "-c", 'echo before; "$@"; echo after; read line', "sh"]


def command(name: str, folder: Path) -> list[str]:
    """Return the command line of a multiplexer with what it runs still to come; skips where there is none."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    if name == "screen":
        (folder / "sockets").mkdir(mode=0o700)
        return ["screen", "-c", "/dev/null", "-U", *SHELL]
    settings = folder / "tmux.conf"
    settings.write_text("set -g status off\nset -s set-clipboard on\n")
    return ["tmux", "-f", str(settings), "-S", str(folder / "socket"), "new-session", *SHELL]


@contextmanager
def inside(name: str, folder: Path) -> Iterator[Terminal]:
    """Run the reader in a multiplexer, at 80x24."""
    words = [*command(name, folder), *newsreader("--library", str(folder / "library"))]
    variables = {"SCREENDIR": str(folder / "sockets"), "LC_ALL": "C.UTF-8", "STY": "", "TMUX": ""}
    try:
        with Terminal(words, (80, 24), variables) as terminal:
            yield terminal
    finally:  # a multiplexer outlives its terminal
        end = ["screen", "-X", "quit"]
        if name == "tmux":
            end = ["tmux", "-S", str(folder / "socket"), "kill-server"]
        subprocess.run(end, env={**os.environ, **variables}, capture_output=True, check=False)


def library(folder: Path) -> None:
    """Make a library, an article of it with its address."""
    filled(folder, count=8).close()
    with Library(folder / "library") as opened:
        words = (
            FERRY.replace("12 May", "14 May").replace("Ferry", "Tram").replace("ferries", "trams")
        )
        add(opened, *write(folder / "more", {"tram.txt": f"{words}\nPermalink: {LINK}\n"}))
        derive(opened)


Cells = list[list[tuple[Any, ...]]]


def played(terminal: Terminal) -> list[Cells]:
    """Look around in two sizes; return the screens."""
    screens = []
    terminal.wait_for("1/")
    for size, keys in (((80, 24), ("j", "Enter", "Space")), ((120, 40), ("q", "?", "q", "G"))):
        terminal.resize(*size)
        for key in keys:
            terminal.wait_quiet(0.3)
            terminal.press(key)
        terminal.wait_quiet(1.0)
        screens.append(cells(terminal))
    return screens


@pytest.mark.parametrize("name", ["screen", "tmux"])
def test_a_multiplexer_shows_what_the_terminal_shows_and_is_left_clean(
    tmp_path: Path, name: str
) -> None:
    for side in ("without", "within"):
        (tmp_path / side).mkdir()
        library(tmp_path / side)
    with Terminal(newsreader("--library", str(tmp_path / "without" / "library"))) as terminal:
        without = played(terminal)
    with inside(name, tmp_path / "within") as terminal:
        assert played(terminal) == without
        terminal.press("Q")
        terminal.wait_for("after")
        assert terminal.text.replace("before", "").split() == ["after"]


@pytest.mark.parametrize("name", ["screen", "tmux"])
def test_what_is_copied_goes_through_to_the_clipboard(tmp_path: Path, name: str) -> None:
    library(tmp_path)
    with inside(name, tmp_path) as terminal:
        terminal.wait_for("1/")
        terminal.press("y")
        terminal.wait_for("(OSC 52): https://ferries.example")
        terminal.wait_output(b"\x1b]52;")
