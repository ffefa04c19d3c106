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
from contextlib import suppress
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
                bare = {
                    **variables,
                    "PYTHONPYCACHEPREFIX": f"{home}/nothing",
                    "PYTHONDONTWRITEBYTECODE": "1",
                }
                figures["live list, nothing compiled"], _ = _started(folder, {**bare, "XDG_STATE_HOME": f"{home}/none"})  # fmt: skip
            for name, figure in figures.items():
                taken.setdefault(name, []).append(figure)
        base = statistics.median(taken["import textual.app"])
        print(f"{count:,} articles, 120x40, median of {_TURNS} turns")
        for name, found in taken.items():
            middle = statistics.median(found)
            spread = f"{min(found):.0f}-{max(found):.0f}"
            print(f"{name:<38} {middle:6.0f} ms CPU  ({spread:>9})  {middle / base:5.2f} x")


class _Watched(Terminal):
    """A terminal that notes what CPU its program had used when the last bytes came.

    Not when they have been made a screen: the program goes on with what its first frame did not need meanwhile.
    """

    spent = 0.0

    def _show(self, data: bytes) -> None:
        with suppress(OSError):  # while it ends its threads go, then itself
            self.spent = cpu_of(self.pid)
        super()._show(data)


def _imported(variables: Mapping[str, str], code: str = "import textual.app") -> float:
    """Return the CPU milliseconds of an interpreter that imports something."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, **variables})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _started(folder: Path, variables: Mapping[str, str]) -> tuple[float, float]:
    """Start the reader; return the CPU to the live list, and to the first paint.

    The list is live once a key that was typed before has moved its cursor.
    """
    with _Watched(newsreader("--library", str(folder)), _SIZE, variables) as terminal:
        terminal.wait_output(b"Unread")
        first = terminal.spent
        if _TEXTUAL_IS_THERE in terminal.output:
            terminal.wait_for(" 1/")
            live = first
        else:
            line = _cursor(terminal)
            terminal.press("j")
            terminal.wait_until(lambda: _cursor(terminal) == line + 1, "the cursor to move")
            live = terminal.spent
            terminal.wait_quiet(0.8)
            terminal.press("k")
        terminal.wait_quiet(1.2)
        terminal.press("Q")
        terminal.exit_code()
    return live, first


def _cursor(terminal: Terminal) -> int:
    """Return the line of the screen on which the list's cursor stands."""
    return next((n for n, line in enumerate(terminal.screen.display) if "│ >" in line[:24]), -1)


def cpu_of(pid: int) -> float:
    """Return the CPU milliseconds a process has used, its children left out."""
    spent = 0.0
    for task in Path(f"/proc/{pid}/task").iterdir():
        spent += int((task / "schedstat").read_text().split()[0]) / 1e6
    return spent


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
