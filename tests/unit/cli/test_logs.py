import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.capture import reading
from newsreader.cli import logs
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from tests.support.libraries import FERRY, add, write


@pytest.fixture(autouse=True)
def log() -> Iterator[logging.Logger]:
    log = logging.getLogger("newsreader")
    former = log.handlers[:], log.propagate, log.level
    log.handlers.clear()
    yield log
    for handler in log.handlers:
        handler.close()
    log.handlers[:], log.propagate = former[0], former[1]
    log.setLevel(former[2])


def test_a_log_is_its_owner_s_alone_and_only_there_when_something_is_logged(
    tmp_path: Path, log: logging.Logger
) -> None:
    folder = tmp_path / "state"
    logs.start_log(folder, verbose=False)
    assert list(folder.iterdir()) == []
    log.warning("something")
    log.info("no more than that")
    [file] = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text().endswith("WARNING newsreader: something\n")


def test_logs_are_rotated_and_stay_private(
    tmp_path: Path, log: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "_SIZE", 2000)
    logs.start_log(tmp_path, verbose=False)
    for number in range(500):
        log.warning("line %d", number)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [
        "newsreader.log",
        "newsreader.log.1",
        "newsreader.log.2",
        "newsreader.log.3",
    ]
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    assert all(file.stat().st_size <= 2000 for file in files)


def test_where_no_log_can_be_written_nothing_else_changes(
    tmp_path: Path, log: logging.Logger
) -> None:
    (tmp_path / "file").write_text("")
    logs.start_log(tmp_path / "file" / "state", verbose=False)
    log.warning("nobody hears this")


def test_a_log_holds_no_word_of_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(capture: object) -> None:
        raise ValueError(FERRY)

    logs.start_log(tmp_path / "state", verbose=False)
    monkeypatch.setattr(reading, "understand", fail)
    with Library(tmp_path / "library") as library:
        add(library, *write(tmp_path / "c", {"ferry.txt": FERRY}))
        derive(library)
    text = (tmp_path / "state" / "newsreader.log").read_text()
    assert "ValueError" in text
    assert "Karsund" not in text
    assert "ferries" not in text
