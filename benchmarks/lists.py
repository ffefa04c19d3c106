"""Lists of 100,000 and 1,000,000 rows: what a key costs, what arrives, and how much memory it takes.

``python -m benchmarks.lists [ARTICLES ...]`` drives the reader's own app without a terminal, 120x40, and reads
CPU from the thread that paints: what a key waits for. A key that means nothing tells how much of that is
the pilot that presses keys. Loading is CPU of the whole process.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks.large_library import large_library
from newsreader.services import triaging, views
from newsreader.services.library import Library
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.desk_options import DeskOptions

#: Views that are shown in turn: what is asked for, and what for.
_VIEWS = (
    ("is:unread", "unread, newest first"),
    ("", "all"),
    ("sort:oldest", "oldest first"),
    ("sort:longest", "longest first"),
    ("sort:outlet", "by outlet"),
    ("has:shared -is:read", "shared and not read"),
    ('outlet:"post" sort:title', "outlets called Post, by title"),
    ("person:maria", "a person"),
    ("new:>100w", "more than 100 words new"),
)


async def measure(folder: Path, count: int) -> None:
    """Print the table for one library."""
    with Library(folder) as library:
        app = NewsreaderApp(library, DeskOptions(worker=["true"]))
        async with app.run_test(size=(120, 40)) as pilot:
            desk = app.desk
            began = time.process_time()
            await desk.settle()
            print(f"{count:,} articles: opened after {1000 * (time.process_time() - began):,.0f} ms CPU, {_memory():.0f} MB")  # fmt: skip

            async def key(name: str) -> None:
                await pilot.press(name)

            async def resize(turn: int) -> None:
                await pilot.resize_terminal(119 + turn % 2, 40)

            await _timed("no meaning", 30, lambda _: key("f12"))
            await _timed("move", 30, lambda _: key("j"))
            await _timed("page", 10, lambda _: key("space"))
            await _timed("end and top", 6, lambda n: key("G" if n % 2 == 0 else "home"))
            await _timed("resize", 6, resize)
            await desk.settle()
            for query, words in _VIEWS:
                spent, begun = time.process_time(), time.perf_counter()
                desk.view.show(query, words)
                await desk.settle()
                print(f"  {words:<34} {len(desk.rows.listing):>9,} rows  {1000 * (time.process_time() - spent):7,.0f} ms CPU, {1000 * (time.perf_counter() - begun):7,.0f} ms")  # fmt: skip
            await _arrives(desk, library)
            gc.collect()
            print(f"  memory at the end {_memory():.0f} MB, at most {_memory('VmHWM'):.0f} MB")
            desk.leave()


async def _timed(name: str, times: int, act: Callable[[int], Awaitable[None]]) -> None:
    """Print the median and the worst CPU of the painting thread for something done some times."""
    spent = []
    for number in range(times):
        began = time.thread_time()
        await act(number)
        spent.append(1000 * (time.thread_time() - began))
    print(f"  {name:<12} median {statistics.median(spent):5.1f} ms, worst {max(spent):5.1f} ms")


async def _arrives(desk: object, library: Library) -> None:
    """Have rows go and come back under a range, and see that cursor and range stay with theirs."""
    view, rows = desk.view, desk.rows  # type: ignore[attr-defined]  # the desk
    view.show("is:unread", "Unread")
    await desk.settle()  # type: ignore[attr-defined]
    rows.move_to(500)
    rows.begin_range()
    rows.move_to(510)
    marked = {rows.listing.first(at) for at in rows.selected}
    at = rows.listing.first(rows.index)
    line = rows.index - rows.in_view.start
    triaging.act(library, "read", list(views.order_of(library, "is:unread")[:100]))
    spent = time.process_time()
    view.reload()
    await desk.settle()  # type: ignore[attr-defined]
    kept = rows.listing.first(rows.index) == at
    still = rows.index - rows.in_view.start == line
    held = {rows.listing.first(n) for n in rows.selected} == marked
    print(f"  rows change above the cursor: cursor kept {kept}, range kept {held}, line kept {still}, {1000 * (time.process_time() - spent):,.0f} ms CPU")  # fmt: skip
    triaging.undo(library)


def _memory(what: str = "VmRSS") -> float:
    """Return the process's memory in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or [100_000, 1_000_000]:
        with large_library(size) as made:
            asyncio.run(measure(made, size))
