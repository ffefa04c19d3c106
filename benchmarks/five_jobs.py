"""Five jobs on the demo corpus, played through a pseudo-terminal: keys counted, seconds measured.

``python -m benchmarks.five_jobs [JOB ...]`` plays: ``skim``, ``gist``, ``read``, ``follow``, ``quote``, ``cite``, ``hand-over``,
and the catch-ups in newsboat where it is installed: ``newsboat-skim``, ``newsboat-read``. Each job begins on a
library of the demo captures that nobody has touched, at 80x24, with the list on the screen. Seconds are those
in which the program worked on keys; what a person thinks is not measured.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.terminal import newsreader

from benchmarks import newsboat_catch_up
from benchmarks.played import Player, Spent
from newsreader.services import views
from newsreader.services.adding import add_files
from newsreader.services.demonstrating import demo_files
from newsreader.services.deriving import derive
from newsreader.services.finding import find_files
from newsreader.services.library import Library

SIZE = (80, 24)
#: Keys after which a job is given up.
_MOST = 200

#: A new article of the ferry story, for who follows it.
_NEWS = """Ferry talks in Karsund to resume, mediator says

By Mara Lind

Published: 14 May 2031 06:00

KARSUND, 14 May - Mediator Jens Holm said on Wednesday that talks to end the strike on Karsund's island
ferries would resume on Thursday, after transport minister Ilse Varne asked him to try again.

"I shall put a text on the table and leave the room," Holm said. Union chief Tomas Reyle said he would come.

The strike, which began on 26 April, is the longest on the route since the state took over the ferries in 2019.

(c) 2031 Civic Ledger
"""


@contextmanager
def opened(folder: Path, there: Path | None = None) -> Iterator[Player]:
    """Open the reader on the demo's captures, analysed before, ``there`` being its working folder."""
    variables = {"TZ": "UTC", "XDG_STATE_HOME": str(folder.parent / "state")}
    paths = os.environ.get("PYTHONPATH", "")
    if paths:
        variables["PYTHONPATH"] = os.pathsep.join(str(Path(p).absolute()) for p in paths.split(":"))
    command = ["sh", "-c", 'cd "$0" && exec "$@"', str(there or Path.cwd())]
    command += newsreader("--library", str(folder))
    with Player(command, SIZE, variables) as player:
        player.terminal.wait_for("46 articles", 60)
        player.terminal.wait_quiet(1.5, 60)
        yield player


def skim(folder: Path) -> Spent:
    """Catch up: the first screen of what tells most of every story; the rest of it is dropped."""
    with opened(folder) as player:
        player.press("Enter")
        player.until("D", lambda text: "Nothing unread is left" in text, 40)
        spent = player.spent
    _must_be_empty(folder)
    return spent


def gist(folder: Path) -> Spent:
    """Catch up: all screens of what tells most of every story; the rest of it is dropped."""
    with opened(folder) as player:
        player.press("Enter")
        for _ in range(_MOST):
            if "Nothing unread is left" in player.text:
                break
            player.press("D" if "END" in player.text else "Space")
        spent = player.spent
    _must_be_empty(folder)
    return spent


def read(folder: Path) -> Spent:
    """Catch up: every screen of every article, in the order in which they tell most that is new."""
    with opened(folder) as player:
        player.press("Enter")
        player.until("Space", lambda text: "Nothing unread is left" in text, _MOST)
        return player.spent


def follow(folder: Path) -> Spent:
    """Follow the ferry story, and when one article more has come see what it adds."""
    with opened(folder) as player:
        player.press("/")
        player.type("ferry")
        player.press("Enter", "+")
        player.terminal.wait_for("followed: ")
        new = folder.parent / "new.txt"
        new.write_text(_NEWS)
        subprocess.run(
            newsreader("--library", str(folder), "add", str(new)), check=True, capture_output=True
        )
        player.terminal.wait_quiet(8, 60)
        player.press("g", "s")
        player.terminal.wait_for("grouped because")
        player.until("Space", lambda text: "since you looked" in text, 5)
        return player.spent


def quote(folder: Path) -> Spent:
    """Was this quote altered: from the list to the versions of Reyle's promises in all outlets."""
    with opened(folder) as player:
        player.press("/")
        player.type("reyle promises")
        player.press("Enter", "Enter")
        player.until("m", lambda text: "promises" in _marked(text), 20)
        player.press("c")
        player.terminal.wait_for("lies")
        return player.spent


def cite(folder: Path) -> Spent:
    """Keep twelve passages with citations and write them to a file."""
    target = folder.parent / "c.md"
    with opened(folder) as player:
        player.press("Enter")
        for _ in range(12):
            player.press("m", "Y")
            player.terminal.wait_for("kept: ")
        player.type(f":clips md > {target}")
        player.press("Enter")
        player.terminal.wait_for("12 clippings written")
        spent = player.spent
    kept = target.read_text().lower().count("sha-256")
    assert kept >= 12, kept
    return Spent(spent.keys - len(str(target)) + len("c.md"), spent.seconds)


def hand_over(folder: Path) -> Spent:
    """Hand a story over: write it to a file, which a colleague's empty library takes."""
    there = folder.parent / "desk"
    there.mkdir()
    with opened(folder, there) as player:
        player.press("4", "j", "H", "Enter")
        player.terminal.wait_for("Written to")
        spent = player.spent
    [bundle] = there.iterdir()
    subprocess.run(
        newsreader("--library", str(folder.parent / "theirs"), "add", str(bundle)),
        check=True,
        capture_output=True,
    )
    with Library(folder.parent / "theirs") as library:
        assert len(views.order_of(library, "")) > 1
    return spent


def newsboat(folder: Path, way: Callable[[Player, int], Spent]) -> Spent | None:
    """Catch up in newsboat on the same articles; None where it is not installed."""
    if not newsboat_catch_up.installed():
        return None
    with Library(folder) as library:
        feeds = newsboat_catch_up.feeds_of(library)
        articles = len(views.order_of(library, ""))
    with (
        newsboat_catch_up.served(feeds) as addresses,
        newsboat_catch_up.newsboat(folder.parent / "newsboat", addresses) as player,
    ):
        spent = way(player, articles)
        player.press("q")
        player.terminal.wait_for("0 unread", 20)
        return spent


JOBS: dict[str, Callable[[Path], Spent | None]] = {
    "skim": skim,
    "gist": gist,
    "read": read,
    "follow": follow,
    "quote": quote,
    "cite": cite,
    "hand-over": hand_over,
    "newsboat-skim": lambda folder: newsboat(folder, newsboat_catch_up.skim),
    "newsboat-read": lambda folder: newsboat(folder, newsboat_catch_up.read),
}


def main(names: list[str]) -> None:
    """Play the jobs and print what each took."""
    print(f"{'job':<16}{'keys':>6}{'a story':>9}{'seconds':>9}")
    for name in names or list(JOBS):
        with tempfile.TemporaryDirectory() as home:
            folder = Path(home) / "library"
            stories = _fill(folder)
            spent = JOBS[name](folder)
        if spent is None:
            print(f"{name:<16}  cannot be played here", flush=True)
            continue
        share = (
            f"{spent.keys / stories:9.2f}" if name.endswith(("skim", "gist", "read")) else " " * 9
        )
        print(f"{name:<16}{spent.keys:>6}{share}{spent.seconds:>9.1f}", flush=True)


def _fill(folder: Path) -> int:
    """Make the library; return how many stories, articles without company included, it has."""
    with Library(folder) as library:
        add_files(library, find_files([str(path) for path in demo_files()]))
        derive(library)
        return len(views.folded_order(library, "is:unread").order)


def _must_be_empty(folder: Path) -> None:
    """Raise where anything is still unread."""
    with Library(folder) as library:
        left = [row.title for row in views.rows_of(library, "is:unread")]
    assert not left, left


def _marked(text: str) -> str:
    """Return the passage at the mark: the lines from the one with ">" to the next blank one."""
    lines = text.splitlines()
    at = next((n for n, line in enumerate(lines) if line.startswith(">")), None)
    if at is None:
        return ""
    end = next((n for n in range(at, len(lines)) if not lines[n].strip()), len(lines))
    return " ".join(lines[at:end])


if __name__ == "__main__":
    main(sys.argv[1:])
