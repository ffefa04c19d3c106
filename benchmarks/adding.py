"""What adding and matching an article costs in the whole program, names left out, as a library grows.

``NEWSREADER_VOLUME=FOLDER python -m benchmarks.adding [HELD] [--names]``. The folder has articles in
bulk (``*.jsonl.xz``). They are written as plain files, added, read, matched and stored as the program
does when it is told to; stories are not grouped. CPU time of this process, which does all of it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from benchmarks.labelled_news import bulk
from benchmarks.yardstick import loop_ms
from newsreader.main import collect_seldom
from newsreader.services import deriving
from newsreader.services.adding import add_files
from newsreader.services.finding import find_files
from newsreader.services.library import Library
from newsreader.services.stages import STAGES, Batch

#: Articles between two figures.
_STEP = 1_000


def measure(volume: Path, held: int, *, names: bool) -> None:
    """Print articles a second for each thousand added, until so many are held and a thousand more."""
    unnamed = {} if names else {"mentions": _find_none}
    stages = [replace(s, run=unnamed.get(s.name, s.run)) for s in STAGES]
    with tempfile.TemporaryDirectory() as folder, patch.object(deriving, "STAGES", stages):
        pages = Path(folder) / "pages"
        for number, article in enumerate(bulk(volume, held + _STEP)):
            page = pages / f"{number // _STEP:03}" / f"{number:06}.txt"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(article.content, encoding="utf-8")
        with Library(Path(folder) / "library") as library:
            for step, some in enumerate(sorted(pages.iterdir())):
                start = time.process_time()
                add_files(library, find_files([os.fspath(some)]))
                added = time.process_time()
                deriving.derive(library, group=False)
                done = time.process_time()
                print(
                    f"{step * _STEP:>6} held: {_STEP / (done - start):.0f} articles a second a core"
                    f" ({1000 * (added - start) / _STEP:.2f} ms to add one,"
                    f" {1000 * (done - added) / _STEP:.2f} ms to read and match it;"
                    f" a million additions take {loop_ms():.0f} ms)",
                    flush=True,
                )


def _find_none(batch: Batch) -> None:
    """Find no names in a batch."""
    for capture in batch.captures:
        batch.mentions[capture] = []


def main() -> int:
    """Measure adding."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.adding")
    parser.add_argument("held", nargs="?", type=int, default=10_000)
    parser.add_argument("--names", action="store_true", help="find names too")
    asked = parser.parse_args()
    if not (volume := os.environ.get("NEWSREADER_VOLUME")):
        print("NEWSREADER_VOLUME names no folder of articles: nothing to measure.")
        return 0
    collect_seldom()  # as the program does before any command
    measure(Path(volume), asked.held, names=asked.names)
    return 0


if __name__ == "__main__":
    sys.exit(main())
