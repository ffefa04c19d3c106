"""``python -m tests.support.screenshots FOLDER [NAME ...]``: drive the running program and draw what it shows."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.support.pictures import write_png, write_svg
from tests.support.terminal import Terminal, newsreader


class Scene(NamedTuple):
    """One picture: its name, the terminal's size, keys with what to wait for after each."""

    name: str
    title: str
    size: tuple[int, int]
    keys: tuple[tuple[str, str], ...]
    colour: bool = True


def _keys(keys: str, last: str = "") -> tuple[tuple[str, str], ...]:
    """Return keys pressed one after another, and what to wait for after the last."""
    return (*((key, "") for key in keys[:-1]), (keys[-1], last))


#: Keys that lead to the wire story of the ferry talks, opened.
_FERRY = (
    ("/", "Enter to the list"),
    *((c, "") for c in "crews ready"),
    ("Enter", ""),
    ("Enter", "words"),
)

SCENES = (
    Scene(
        "list-80x24", "The list at 80x24", (80, 24), (("s", "starred"), ("j", ""), ("d", "dropped"))
    ),
    Scene(
        "list-120x40",
        "List above article at 120x40",
        (120, 40),
        (("j", ""), ("j", "2 "), ("j", "")),
    ),
    Scene(
        "list-200x50",
        "Sources, list and article at 200x50",
        (200, 50),
        (("j", ""), ("j", ""), ("j", "")),
    ),
    Scene("article-80x24", "An article with margin marks", (80, 24), (*_FERRY, ("m", ""))),
    Scene(
        "article-mono-80x24",
        "The same without colour",
        (80, 24),
        (*_FERRY, ("m", "")),
        colour=False,
    ),
    Scene(
        "why-120x40", "Why: the evidence", (120, 40), (*_FERRY, ("m", ""), ("w", "evidence: line"))
    ),
    Scene(
        "search-80x24",
        "Search forgives typos",
        (80, 24),
        (("/", "Enter to the list"), *((c, "") for c in "karsnud fery")),
    ),
    Scene(
        "furniture-80x24",
        "The page's furniture, labelled",
        (80, 24),
        (*_FERRY, ("z", ""), ("f", "Furniture shown")),
    ),
    Scene("help-80x24", "All keys", (80, 24), (("?", "Keys"),)),
    Scene(
        "variants-120x40",
        "Variants: one quotation in six articles",
        (120, 40),
        (("Enter", "words"), ("m", "passage"), ("c", "Order known")),
    ),
    Scene(
        "story-120x40",
        "A story: who has what, and where they disagree",
        (120, 40),
        (("Enter", "words"), ("g", ""), ("s", "grouped because")),
    ),
    Scene(
        "compare-120x40",
        "Two articles side by side",
        (120, 40),
        (("Enter", "words"), ("m", "passage"), ("=", "only A")),
    ),
    Scene(
        "name-120x40",
        "The page of a name",
        (120, 40),
        (("Enter", "words"), ("e", "Names"), ("l", "Written")),
    ),
    Scene(
        "clippings-80x24",
        "The clippings with all a citation needs",
        (80, 24),
        (*_FERRY, *_keys("mYmYgc", last="Clippings")),
    ),
    Scene(
        "following-80x24",
        "What is followed",
        (80, 24),
        (("Enter", "words"), *_keys("gs", last="grouped"), ("+", "followed"), ("q", ""), ("q", ""),
         *_keys("gf", last="since")),
    ),
    Scene(
        "jump-80x24",
        "Jump to anything",
        (80, 24),
        (("ctrl+p", ""), *_keys("reyle", last="person")),
    ),
    Scene(
        "versions-80x24",
        "What changed between versions of a page",
        (80, 24),
        (("G", ""), *_keys("gd", last="Version")),
    ),
    Scene(
        "filter-80x24",
        "An error of a query under its character",
        (80, 24),
        (("F", "filter"), *_keys("outlet:post colour:red"), ("Enter", "no field")),
    ),
    Scene(
        "legend-80x24",
        "What colours and signs mean",
        (80, 24),
        _keys("gl", last="Margin"),
    ),
    Scene(
        "capture-80x24",
        "The capture as it came, line by line",
        (80, 24),
        (*_FERRY, *_keys("gv")),
    ),
)  # fmt: skip


def main(folder: Path, names: Sequence[str]) -> None:
    """Write every scene, or those named, as SVG and PNG."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for scene in SCENES:
            if names and scene.name not in names:
                continue
            _draw(scene, folder, Path(home))
            print(f"{folder / scene.name}.png")


def _draw(scene: Scene, folder: Path, home: Path) -> None:
    """Play one scene on a fresh demo library and draw its last frame."""
    variables = {"NEWSREADER_LIBRARY": str(home / scene.name), "TZ": "UTC"}
    if not scene.colour:
        variables["NO_COLOR"] = "1"
    with Terminal(newsreader("demo"), scene.size, variables) as terminal:
        terminal.wait_for("46 articles", 60)
        terminal.wait_quiet(1.0, 60)
        for key, text in scene.keys:
            terminal.press(key)
            terminal.wait_quiet(0.4)
            if text:
                terminal.wait_for(text)
        terminal.wait_quiet(0.6)
        write_svg(terminal.screen, folder / f"{scene.name}.svg", scene.title)
        write_png(terminal.screen, folder / f"{scene.name}.png")
        terminal.press("Q")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"), sys.argv[2:])
