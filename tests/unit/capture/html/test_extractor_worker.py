from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from newsreader.capture.html import extractor_worker
from newsreader.capture.html.extractor_worker import LONGEST, ExtractorWorker
from newsreader.capture.html.extractors import NAMES
from tests.unit.capture.html.made_pages import LAST, LEAD, page

#: A stand-in that answers by what the page says: it is slow, ends, prints nonsense, or answers.
STAND_IN = """
import sys, time, json, os
print('["ready", ""]', flush=True)
while header := sys.stdin.buffer.readline():
    source = sys.stdin.buffer.read(int(header)).decode()
    for name in ("trafilatura", "readability", "resiliparse"):
        if name == "readability":
            if "slow" in source: time.sleep(60)
            if "ends" in source: os._exit(9)
            if "odd" in source: print("{", flush=True); continue
        print(json.dumps([name, name + " of " + source]), flush=True)
"""


@pytest.fixture
def worker() -> Iterator[ExtractorWorker]:
    command = [sys.executable, "-c", STAND_IN]
    with ExtractorWorker(command=command, deadline=2, start=20) as made:
        yield made


def test_all_answers_come_from_one_process(worker: ExtractorWorker) -> None:
    for source in ("one", "two"):
        opinions = worker.opinions(source)
        assert opinions.texts["resiliparse"] == f"resiliparse of {source}"
        assert opinions.silent == ()
    assert worker.started == 1


@pytest.mark.parametrize("kind", ["slow", "ends", "odd"])
def test_a_page_that_stops_the_process_costs_itself_and_no_other(
    worker: ExtractorWorker, kind: str
) -> None:
    worker.opinions("first")
    opinions = worker.opinions(kind)
    assert list(opinions.texts) == ["trafilatura"]
    assert set(opinions.silent) == {"readability", "resiliparse"}
    assert worker.opinions("next").texts["readability"] == "readability of next"
    assert worker.started == 2


def test_no_process_runs_before_it_is_asked_nor_after_it_is_closed() -> None:
    worker = ExtractorWorker(command=[sys.executable, "-c", STAND_IN])
    assert worker.started == 0
    worker.opinions("page")
    process = worker._process
    assert process is not None
    worker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_a_program_that_cannot_start_has_no_opinion() -> None:
    worker = ExtractorWorker(command=["/no/such/program"])
    assert worker.opinions("page").silent == NAMES


def test_a_process_that_never_gets_ready_is_tried_twice_and_no_more() -> None:
    worker = ExtractorWorker(command=[sys.executable, "-c", "print(1)"])
    assert [worker.opinions("page").silent for _ in range(4)] == [NAMES] * 4
    assert worker.started == 2


def test_a_source_that_is_too_long_is_not_asked_about(worker: ExtractorWorker) -> None:
    assert worker.opinions("x" * (LONGEST + 1)).silent == NAMES
    assert worker.started == 0


def test_memory_is_limited_in_the_process() -> None:
    script = (
        "from newsreader.capture.html.extractor_process import _limit\n"
        "_limit(400_000_000)\n"
        "try:\n    bytearray(800_000_000)\nexcept MemoryError:\n    print('refused')\n"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "refused" or sys.platform == "darwin"


def test_the_real_extractors_answer() -> None:
    with ExtractorWorker() as worker:
        opinions = worker.opinions(page().decode())
        assert set(opinions.texts) == set(NAMES)
        for text in opinions.texts.values():
            assert LEAD in text
            assert LAST in text
        assert extractor_worker.NOT_ASKED.texts == {}
