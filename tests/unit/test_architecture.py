"""Rules of the house that the import linter cannot see."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "tui" / "newsreader"
HEAVY = {
    "numpy",
    "rapidfuzz",
    "charset_normalizer",
    "http.client",
    "httpcore",
    "certifi",
    "brotli",
    "html.parser",
    "resiliparse",
    "lxml",
    "trafilatura",
    "readability",
    "textual.widgets._markdown",
}


def modules_after(code: str) -> set[str]:
    """Return what a fresh interpreter has imported after running ``code``."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines())


def test_the_version_is_said_without_importing_anything_heavy() -> None:
    loaded = modules_after(
        "sys.argv = ['newsreader', '--version']\nfrom newsreader.main import run\nrun()"
    )
    assert not loaded & {"textual", "rich", "numpy", "apsw", "rapidfuzz", "argparse"}


def test_the_first_paint_imports_nothing_heavy(tmp_path: Path) -> None:
    code = f"""
import asyncio
from pathlib import Path
from newsreader.services.library import Library
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.desk_options import DeskOptions
async def main():
    app = NewsreaderApp(Library(Path({str(tmp_path)!r})), DeskOptions(worker=['true']))
    async with app.run_test() as pilot:
        await pilot.pause()
        app.desk.leave()
asyncio.run(main())
"""
    loaded = modules_after(code)
    assert "textual" in loaded
    assert not loaded & HEAVY
    assert not {name for name in loaded if name.startswith("newsreader.reuse")}
    assert not {name for name in loaded if name.startswith("newsreader.entities")}


@pytest.mark.parametrize("words", [[], ["demo"]])
def test_the_way_to_the_reader_imports_nothing_heavy(tmp_path: Path, words: list[str]) -> None:
    code = f"""
import os, sys
from newsreader import main
main._open_reader = lambda opening: 0
sys.stdout.isatty = lambda: True
sys.argv = ['newsreader', '--library', {str(tmp_path)!r}, *{words!r}]
main.run()
"""
    loaded = modules_after(code)
    assert not loaded & {"numpy", "rapidfuzz", "charset_normalizer", "resiliparse", "lxml"}
    assert not {name for name in loaded if name.startswith("newsreader.capture")}


def test_a_plain_command_does_not_import_the_screen() -> None:
    loaded = modules_after("from newsreader.cli import invocation\ninvocation.parse(['stats'])")
    assert not {name for name in loaded if name.split(".")[0] in ("textual", "rich")}


def test_the_plain_face_does_not_import_the_screen() -> None:
    loaded = modules_after("from newsreader.plain.loop import run_plain")
    assert not {name for name in loaded if name.split(".")[0] in ("textual", "rich", "numpy")}


ACCUSING = re.compile(
    r"\b(plagiari\w*|stole|stolen|steals?|uncredited|lifted from|ripped off|copycat)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "path", sorted(SOURCES.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCES))
)
def test_no_word_accuses(path: Path) -> None:
    assert not ACCUSING.findall(path.read_text(encoding="utf-8"))


def test_every_module_is_small_enough_to_read_at_a_sitting() -> None:
    sizes = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES.rglob("*.py")
    }
    assert {str(path): size for path, size in sizes.items() if size > 520} == {}


def test_names_say_what_is_inside() -> None:
    vague = {"utils.py", "helpers.py", "manager.py", "common.py", "misc.py", "base.py"}
    assert not [path for path in SOURCES.rglob("*.py") if path.name in vague]
