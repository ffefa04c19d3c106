"""Search as you type in 100,000 headlines: time a keystroke, and what misspelt queries find; fzf beside it.

``python -m benchmarks.search [ARTICLES]`` makes a library of that many invented articles with the headlines
of ``search_queries.txt`` spread among them. Each query is typed letter by letter into the reader's own
finder; what counts is that its headline is among the first five once it is typed. The lines of that file
alternate between the half that was looked at while tuning and the half kept out.
"""

from __future__ import annotations

import gc
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from benchmarks.large_library import fill
from newsreader.search.parsing import QueryError
from newsreader.services.library import Library
from newsreader.services.searching import Finder
from newsreader.storage import listing

_QUERIES = Path(__file__).with_name("search_queries.txt")
_SHOWN = 5


def main(count: int) -> None:
    """Print the tables."""
    pairs = queries()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(os.environ.get("BENCH_SEARCH_LIBRARY", home)) / f"searched-{count}"
        if not folder.exists():
            fill(folder, count, seed=9, extra=tuple(title for _, title in pairs))
        with Library(folder) as library:
            rows = listing.search_texts(library.connection)
            titles = {document: title for document, title, _, _ in rows}
            finder = Finder(library)
            begun, cpu = time.perf_counter(), time.process_time()
            finder.find("first")
            print(f"{count:,} articles; index built on the first key in {time.perf_counter() - begun:.1f} s, {time.process_time() - cpu:.1f} s CPU")  # fmt: skip
            print(
                f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"
            )
            gc.collect()
            gc.freeze()
            _typed(finder, pairs)

            def ours(query: str) -> list[str]:
                return [titles[d] for d in finder.look(query).documents[:_SHOWN]]

            _report("newsreader", ours, pairs)
        if shutil.which("fzf"):
            listed = "\n".join(titles.values()).encode()

            def theirs(query: str) -> list[str]:
                found = subprocess.run(["fzf", "--filter", query], input=listed, capture_output=True, check=False)  # fmt: skip
                return found.stdout.decode().split("\n")[:_SHOWN]

            _report("fzf", theirs, pairs)


def queries() -> list[tuple[str, str]]:
    """Return what was typed, each with the headline that was meant."""
    lines = _QUERIES.read_text(encoding="utf-8").splitlines()
    found = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(typed, title) for typed, title in found]


def _typed(finder: Finder, pairs: list[tuple[str, str]]) -> None:
    """Type every query letter by letter and print what a key costs."""
    times, cpu = [], []
    for query, _ in pairs:
        for end in range(1, len(query) + 1):
            if query[end - 1] != " ":
                began, spent = time.perf_counter(), time.process_time()
                with suppress(QueryError):  # "or" is half of "orchestra"
                    finder.look(query[:end])
                times.append(1000 * (time.perf_counter() - began))
                cpu.append(1000 * (time.process_time() - spent))
    for name, found in (("wall", times), ("CPU", cpu)):
        found.sort()
        p95 = found[int(len(found) * 0.95)]
        print(f"a key ({len(found)} typed), {name}: median {statistics.median(found):.1f} ms, p95 {p95:.1f} ms, worst {found[-1]:.1f} ms")  # fmt: skip


def _report(name: str, find: Callable[[str], list[str]], pairs: list[tuple[str, str]]) -> None:
    """Print how many queries find their headline."""
    found, times = [], []
    for query, title in pairs:
        began = time.perf_counter()
        first = find(query)
        times.append(1000 * (time.perf_counter() - began))
        found.append(first.index(title) if title in first else None)
    for half, some in (("tuned on", found[::2]), ("kept out", found[1::2])):
        top = sum(1 for place in some if place == 0)
        five = sum(1 for place in some if place is not None)
        print(f"{name:<11} {half}: first {top}/{len(some)}, in the first five {five}/{len(some)}")
    times.sort()
    print(f"{name:<11} a whole query: median {statistics.median(times):.0f} ms, p95 {times[int(len(times) * 0.95)]:.0f} ms")  # fmt: skip
    if os.environ.get("BENCH_VERBOSE"):
        for (query, title), place in zip(pairs[::2], found[::2], strict=True):
            if place is None:
                print(f"    not found: {query} -> {title}: {find(query)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
