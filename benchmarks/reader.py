"""The reader on a pseudo-terminal: CPU to the first list, CPU and bytes a key.

``python -m benchmarks.reader [CAPTURES]`` makes a library of that many synthetic captures (2,000), opens
it at 120x40 and plays keys. Start is given as a ratio to ``import textual.app`` in the same run.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.terminal import Terminal, newsreader

from newsreader.services.adding import add_files
from newsreader.services.deriving import derive
from newsreader.services.finding import find_files
from newsreader.services.library import Library

_RUNS = 5
_TICK = os.sysconf("SC_CLK_TCK")
_TOWNS = ("Karsund", "Lindhaven", "Vell", "Port Merrow", "Skarn")


def main(count: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "library"
        _fill(folder, Path(home) / "captures", count)
        base = statistics.median(_import_cpu() for _ in range(_RUNS))
        starts, keys = [], []
        for _ in range(_RUNS):
            start, measured = _play(folder)
            starts.append(start)
            keys.append(measured)
        start = statistics.median(starts)
        print(f"{count:,} captures, 120x40, median of {_RUNS}")
        print(f"import textual.app   {base:6.0f} ms CPU")
        print(f"first list           {start:6.0f} ms CPU   {start / base:.2f} x")
        for name in keys[0]:
            cpu = statistics.median(run[name][0] for run in keys)
            size = statistics.median(run[name][1] for run in keys)
            print(f"{name:<20} {cpu:6.1f} ms CPU   {size:6.0f} bytes")


def _fill(folder: Path, source: Path, count: int) -> None:
    """Make a library of synthetic captures in made-up words, so that few of them make a story."""
    source.mkdir()
    rng = random.Random(1)
    for number in range(count):
        town = _TOWNS[number % len(_TOWNS)]
        body = "\n\n".join(
            f"The {_word(rng)} of {_word(rng)} {_word(rng)}ed {rng.randrange(3, 90)} {_word(rng)}s and the {_word(rng)} {_word(rng)}."
            for _ in range(8)
        )
        title = f"{_word(rng).title()} {_word(rng)} {_word(rng)} the {_word(rng)} in {town}"
        text = f"{title}\n\nBy Mara Lind\n\n{number % 28 + 1} May 2031\n\n{body}\n"
        (source / f"{number:06}.txt").write_text(text)
    with Library(folder) as library:
        add_files(library, find_files([str(source)]))
        derive(library)


def _word(rng: random.Random) -> str:
    """Return a word nobody else uses."""
    return "".join(
        rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(rng.randint(2, 4))
    )


def _import_cpu() -> float:
    """Return the CPU milliseconds of importing textual.app."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "import textual.app"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _play(folder: Path) -> tuple[float, dict[str, tuple[float, float]]]:
    """Open the reader and press keys; CPU to the first list, then CPU and bytes for each kind of key."""
    with Terminal(newsreader("--library", str(folder)), (120, 40)) as terminal:
        terminal.wait_for("articles")
        start = _cpu(terminal.pid)
        terminal.wait_quiet(1.0)
        measured = {}
        for name, keys in (
            ("j", ["j"] * 10),
            ("page", ["Space"] * 5),
            ("open", ["Enter"]),
            ("back", ["q"]),
        ):
            cpu, size = _cpu(terminal.pid), len(terminal.output)
            for key in keys:
                terminal.press(key)
                terminal.wait_quiet(0.12)
            terminal.wait_quiet(0.4)
            measured[name] = (
                (_cpu(terminal.pid) - cpu) / len(keys),
                (len(terminal.output) - size) / len(keys),
            )
        terminal.press("Q")
        terminal.exit_code()
    return start, measured


def _cpu(pid: int) -> float:
    """Return the CPU milliseconds a process has used, its children left out."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / _TICK


if __name__ == "__main__":
    began = time.monotonic()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    print(f"measured in {time.monotonic() - began:.0f} s, Python {sys.version.split()[0]}")
