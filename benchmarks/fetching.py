"""A thousand feeds of fifty items on loopback: CPU of fetching, cold and unchanged, beside newsboat's.

The server is a program of its own, named by NEWSREADER_FEED_SERVER; it takes ``--feeds``, ``--items`` and
``--port``, prints "serving" when it is ready, and lists its feeds under ``/urls.txt``. Analysis is measured apart,
on the articles of a hundredth of the feeds.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from newsreader.services.library import Library
from newsreader.services.subscribing import subscribe, subscription_of

FEEDS = int(os.environ.get("NEWSREADER_BENCH_FEEDS", "1000"))
_PORT = 8797
_PART = 100


class Spent(NamedTuple):
    """Seconds of CPU (user, system) and on the clock, and peak memory in MB."""

    user: float
    system: float
    wall: float
    memory: float

    @property
    def cpu(self) -> float:
        """User and system seconds together."""
        return self.user + self.system


def main() -> None:
    """Measure and print."""
    server = os.environ.get("NEWSREADER_FEED_SERVER")
    if not server:
        print("NEWSREADER_FEED_SERVER names no server of feeds; nothing measured")
        return
    with tempfile.TemporaryDirectory() as name, _served(server) as urls:
        folder = Path(name)
        cold, same = _newsreader(folder / "library", urls)
        print(f"{FEEDS:,} feeds of 50 items, {len(urls)} addresses", flush=True)
        _say("newsreader, cold", cold)
        _say("newsreader, all unchanged", same)
        if shutil.which("newsboat"):
            other_cold, other_same = _newsboat(folder / "newsboat", urls)
            _say("newsboat, cold", other_cold)
            _say("newsboat, all unchanged (third look)", other_same)
            print(f"ratio of CPU: cold {cold.cpu / other_cold.cpu:.2f}, unchanged {same.cpu / other_same.cpu:.2f}")  # fmt: skip
        _say(f"analysis of {len(urls) // _PART * 50:,} articles", _analysis(folder / "part", urls))


def _newsreader(folder: Path, urls: Sequence[str]) -> tuple[Spent, Spent]:
    """Fetch everything twice."""
    _subscribe(folder, urls)
    command = [sys.executable, "-m", "newsreader", "--library", str(folder), "fetch", "--later", "--all"]  # fmt: skip
    return _run(command), _run(command)


def _analysis(folder: Path, urls: Sequence[str]) -> Spent:
    """Fetch a part and analyse it; what the analysis takes."""
    _subscribe(folder, urls[: len(urls) // _PART])
    base = [sys.executable, "-m", "newsreader", "--library", str(folder)]
    _run([*base, "fetch", "--later", "--all"])
    return _run([*base, "fetch"])


def _subscribe(folder: Path, urls: Sequence[str]) -> None:
    with Library(folder) as library:
        subscribe(library, [subscription_of(url, private=True) for url in urls])


def _newsboat(home: Path, urls: Sequence[str]) -> tuple[Spent, Spent]:
    """Reload everything three times: the second look is whole again, because the first keeps no validators."""
    home.mkdir()
    (home / "urls").write_text("".join(f"{url}\n" for url in urls))
    (home / "config").write_text("reload-threads 16\n")
    command = ["newsboat", "-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config"), "-x", "reload"]  # fmt: skip
    looks = [_run(command) for _ in range(3)]
    return looks[0], looks[2]


def _run(command: Sequence[str]) -> Spent:
    """Run a program to its end and return what it spent."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(
        after.ru_utime - before.ru_utime,
        after.ru_stime - before.ru_stime,
        wall,
        after.ru_maxrss / 1024,
    )


@contextmanager
def _served(server: str) -> Iterator[list[str]]:
    """Run the server; yields the addresses of its feeds."""
    command = [sys.executable, server, "--feeds", str(FEEDS), "--items", "50", "--port", str(_PORT), "--life", "3600", "--prebuild"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "serving" in line:
                break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{_PORT}/urls.txt") as answer:
                yield answer.read().decode().split()
        finally:
            process.terminate()


def _say(what: str, spent: Spent) -> None:
    print(
        f"  {what}: {spent.cpu:.1f} s CPU ({spent.user:.1f} user, {spent.system:.1f} system), {spent.wall:.1f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
