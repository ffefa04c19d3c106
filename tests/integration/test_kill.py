"""A kill at any moment loses nothing that was acknowledged, and work goes on where it stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from newsreader.services.deriving import derive, is_current
from newsreader.services.holding import entities_of, held_articles, reuse_of
from newsreader.services.library import Library
from newsreader.storage.captures import count_captures
from tests.support.libraries import FERRY, add, write
from tests.support.terminal import newsreader

TOWNS = ("Karsund", "Lindhaven", "Vell", "Port Merrow", "Skarn")
#: Wordings of their own, so that no sentence has more look-alikes than are matched in any order.
PROMISES = (
    "We were given promises in January by office {}",
    "Nobody has rung the islanders about flour since ward {} closed its doors",
    "Our crews will not sail on paper, whatever depot {} has written down",
    "The mediator knows every lighthouse keeper on route {} by first name",
    "A ferry without a captain is a raft, as inspector {} told us in autumn",
)
SHIPS = (
    "The mayor of {town} spoke of {n} ships on Monday.",
    "Fishermen in {town} counted {n} idle trawlers along the breakwater.",
    "A customs clerk from {town} has {n} unsigned papers in her drawer.",
    "Bakers of {town} need {n} sacks of rye before the weekend comes.",
    "Some {n} lorries queued at the {town} ramp through the whole night.",
)


def captures(folder: Path) -> Path:
    texts = {"ferry.txt": FERRY}
    for number in range(60):
        town = TOWNS[number % len(TOWNS)]
        texts[f"{number:03}.txt"] = (
            f"Headline {number} from {town}\n\nBy Mara Lind\n\n{number % 28 + 1} May 2031\n\n"
            f'"{PROMISES[number % 5].format(number // 10)}," union chief Tomas Reyle told reporters in '
            f"{town}.\n\n{SHIPS[number // 12].format(town=town, n=number)}\n"
        )
    write(folder, texts)
    return folder


def held(library: Library) -> tuple[object, ...]:
    """Return everything that analysis found, in comparable form."""
    reuse = reuse_of(library)
    return (
        [item.article for item in sorted(held_articles(library), key=lambda h: h.article.id)],
        reuse.matches,
        sorted(family.id for family in reuse.families),
        reuse.stories,
        [(entity.id, entity.mentions) for entity in entities_of(library)],
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[object, ...]]:
    folder = tmp_path_factory.mktemp("whole")
    source = captures(folder / "captures")
    with Library(folder / "library") as library:
        add(library, source)
        assert derive(library)
        return source, held(library)


@pytest.mark.parametrize("seconds", [0.4, 0.8, 1.2])
def test_killed_work_is_resumed_to_the_same_result(
    tmp_path: Path, whole: tuple[Path, tuple[object, ...]], seconds: float
) -> None:
    source, expected = whole
    folder = tmp_path / "library"
    Library(folder).close()
    process = subprocess.Popen(
        newsreader("--library", str(folder), "work", str(source)), stdout=subprocess.PIPE
    )
    time.sleep(seconds)  # not waiting for anything: the moment of the kill is what varies
    os.kill(process.pid, signal.SIGKILL)
    output, _ = process.communicate()
    reports = [json.loads(line) for line in output.splitlines() if line.endswith(b"}")]
    acknowledged = max((r["done"] for r in reports if r["job"] == "adding"), default=0)
    with Library(folder) as library:
        assert count_captures(library.connection) >= acknowledged
        add(library, source)
        assert derive(library)
        assert is_current(library)
        assert held(library) == expected
