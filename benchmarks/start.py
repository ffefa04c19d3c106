"""What the reader's start costs: CPU to the first paint and to the live list, beside its peers.

``python -m benchmarks.start [ARTICLES]`` makes a library of that many articles (100,000) and starts each
program on a pseudo-terminal of 120x40, one after the other in turns; CPU is that of the process alone.
Everything is byte-compiled by the first start, except where it says otherwise.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.support.terminal import Terminal, newsreader

from benchmarks.large_library import large_library

_TURNS = 7
_SIZE = (120, 40)
#: What Textual writes when it has taken the terminal over; what the old screen ends before.
_TEXTUAL_IS_THERE = b"\x1b[?2004h"


def main(count: int) -> None:
    """Print the table."""
    with large_library(count) as folder, tempfile.TemporaryDirectory() as home:
        variables = {"XDG_STATE_HOME": f"{home}/state", "PYTHONPYCACHEPREFIX": f"{home}/compiled"}
        compiled = {**variables, "PYTHONDONTWRITEBYTECODE": ""}
        _imported(compiled)
        _started(folder, compiled)
        taken: dict[str, list[float]] = {}
        for turn in range(_TURNS):
            (Path(home) / "state" / "newsreader" / "last-screen").unlink(missing_ok=True)
            figures = {"import textual.app": _imported(compiled)}
            figures["python -c pass"] = _imported(compiled, "pass")
            figures["live list, no screen kept"], _ = _started(folder, compiled)
            figures["live list, over the kept screen"], figures["first paint, screen kept"] = _started(folder, compiled)  # fmt: skip
            if turn < 3:
                bare = {"PYTHONPYCACHEPREFIX": f"{home}/nothing", "PYTHONDONTWRITEBYTECODE": "1"}
                figures["live list, own modules not compiled"], _ = _started(
                    folder, {**variables, **bare, "XDG_STATE_HOME": f"{home}/none"}, only_own=True
                )
            for name, figure in figures.items():
                taken.setdefault(name, []).append(figure)
        base = statistics.median(taken["import textual.app"])
        print(f"{count:,} articles, 120x40, median of {_TURNS} turns")
        for name, found in taken.items():
            middle = statistics.median(found)
            spread = f"{min(found):.0f}-{max(found):.0f}"
            print(f"{name:<38} {middle:6.0f} ms CPU  ({spread:>9})  {middle / base:5.2f} x")


def _imported(variables: Mapping[str, str], code: str = "import textual.app") -> float:
    """Return the CPU milliseconds of an interpreter that imports something."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, **variables})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _started(
    folder: Path, variables: Mapping[str, str], *, only_own: bool = False
) -> tuple[float, float]:
    """Start the reader; return the CPU to the live list, and to the first paint.

    The list is live once it shows its count and a key moves the cursor: the key is typed before.
    """
    if only_own:  # what others installed stays compiled, as pip leaves it
        variables = {k: v for k, v in variables.items() if k != "PYTHONPYCACHEPREFIX"}
        _forget_compiled()
    with Terminal(newsreader("--library", str(folder)), _SIZE, variables) as terminal:
        terminal.wait_output(b"articles, newest")
        first = cpu_of(terminal.pid)
        if _TEXTUAL_IS_THERE not in terminal.output:
            terminal.wait_output(_TEXTUAL_IS_THERE)
            terminal.press("j")
            was = terminal.text
            while terminal.text == was:
                terminal.wait_output(b"", seconds=1)
                terminal.wait_change(0.02)
            live = cpu_of(terminal.pid)
        else:
            live = first
        terminal.wait_quiet(1.0)
        terminal.press("k")
        terminal.wait_quiet(0.6)
        terminal.press("Q")
        terminal.exit_code()
    return live, first


def _forget_compiled() -> None:
    """Remove the package's own compiled modules where they stand beside the sources."""
    for path in (Path(__file__).parents[1] / "tui").rglob("*.pyc"):
        path.unlink()


def cpu_of(pid: int) -> float:
    """Return the CPU milliseconds a process has used, its children left out."""
    spent = 0.0
    for task in Path(f"/proc/{pid}/task").iterdir():
        spent += int((task / "schedstat").read_text().split()[0]) / 1e6
    return spent


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
