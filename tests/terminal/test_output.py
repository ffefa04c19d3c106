"""What the reader sends gives the screen that Textual's own output gives, in fewer bytes."""

from __future__ import annotations

import inspect
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import textual
from textual._compositor import Compositor
from textual.app import App
from textual.screen import Screen

from newsreader.services.deriving import derive
from newsreader.services.library import Library
from tests.support.libraries import add, write
from tests.support.terminal import Terminal, newsreader

KEYS = (
    "j",
    "k",
    "G",
    "g",
    "Space",
    "b",
    "Enter",
    "Esc",
    "m",
    "z",
    "o",
    "f",
    "J",
    "Tab",
    "e",
    "?",
    "n",
)
SIZES = ((120, 40), (80, 24), (200, 50))


def fill(folder: Path) -> None:
    """Make a library with wide, combining and right-to-left letters, and stories."""
    rng = random.Random(5)

    def made_up() -> str:
        letters = "".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(3))
        return rng.choice([letters, letters, letters, f"{letters}e\u0301", "漁業", "שלום"])

    captures = {
        f"{n:02}.txt": f"港 {made_up().title()} {made_up()} {made_up()} {n}\n\nBy Mara Lind\n\n{n + 1} May 2031\n\n"
        + "\n\n".join(
            f"The {' '.join(made_up() for _ in range(18))} {n * k} {made_up()}." for k in range(9)
        )
        + ('\n\n"We will not sail on promises," said Tomas Reyle.\n' if n < 3 else "\n")
        for n in range(25)
    }
    with Library(folder / "library") as library:
        add(library, *write(folder / "captures", captures))
        derive(library)


def cells(terminal: Terminal) -> list[list[tuple[Any, ...]]]:
    """Return every cell with what can be seen of it: of a blank no colour of letters."""
    screen = terminal.screen
    return [
        [
            (
                c.data,
                c.bg,
                c.reverse,
                c.underscore,
                *((c.fg, c.bold, c.italics) if c.data.strip() or c.reverse else ()),
            )
            for c in (screen.buffer[y][x] for x in range(screen.columns))
        ]
        for y in range(screen.lines)
    ]


def played(folder: Path, output: str, seed: int) -> tuple[list[list[list[tuple[Any, ...]]]], int]:
    """Play keys and resizes; return the screens on the way, and how many bytes were written."""
    rng, screens = random.Random(seed), []
    command = newsreader("--library", str(folder / "library"))
    with Terminal(command, SIZES[0], {"NEWSREADER_OUTPUT": output}) as terminal:
        terminal.wait_for("article")
        terminal.wait_quiet(0.6)
        for turn in range(20):
            if turn % 8 == 6:
                terminal.resize(*SIZES[(turn // 8 + 1) % len(SIZES)])
            else:
                terminal.press(rng.choice(KEYS))
            terminal.wait_quiet(0.2)
            if turn % 4 == 3:  # what comes after a rest has come, also on a busy machine
                terminal.wait_quiet(2)
                screens.append(cells(terminal))
        terminal.press("Esc", "Esc", "Esc")
        terminal.press("Q")
        assert terminal.exit_code() == 0
        return screens, len(terminal.output)


@pytest.mark.terminal
@pytest.mark.parametrize("seed", [1, 2])
def test_lean_and_stock_output_give_the_same_screens(tmp_path: Path, seed: int) -> None:
    def side(output: str) -> tuple[list[list[list[tuple[Any, ...]]]], int]:
        folder = tmp_path / output
        folder.mkdir()
        fill(folder)
        return played(folder, output, seed)

    # Side by side: nearly all of it is waiting for rest.
    with ThreadPoolExecutor(2) as both:
        sides = dict(zip(("stock", "lean"), both.map(side, ("stock", "lean")), strict=True))
    for turn, (stock, lean) in enumerate(zip(sides["stock"][0], sides["lean"][0], strict=True)):
        assert lean == stock, f"at rest {turn}"
    assert 2 * sides["lean"][1] < sides["stock"][1]


def test_textual_still_has_the_parts_that_output_rests_on() -> None:
    said = f"textual {textual.__version__} is built otherwise: look at ui/terminal/output.py and lean_screen.py"
    for owner, parts in (
        (App, ("def _handle_exception(", "_disable_notifications = False", "_disable_tooltips = False", "_batch_count", "_running", "_closed", "_driver", "_sync_available", "post_display_hook", "_on_terminal_supports_synchronized_output")),
        (Screen, ("def _compositor_refresh(self)", "_compositor.render_update(", "_dirty_widgets.clear()",
                  "def _update_timer(self)", "_update_timer.resume()", "_update_timer.pause()", "def _on_timer_update(self)")),
        (Compositor, ("_dirty_regions: set[Region]", "def _regions_to_spans(", "def visible_widgets(", "render_lines(")),
    ):  # fmt: skip
        source = inspect.getsource(owner)
        for part in parts:
            assert part in source, f"{part}: {said}"
