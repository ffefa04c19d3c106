import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import apsw
import pytest

from newsreader.domain.errors import LibraryError
from newsreader.services.deriving import derive, is_current
from newsreader.services.library import Library
from newsreader.storage import schema
from newsreader.storage.connections import DERIVED_FILE, LIBRARY_FILE, open_library
from newsreader.storage.progress import Lease
from tests.support.libraries import BANK, FERRY, add, write

_SLOW_STEP = (
    "CREATE TABLE many AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n"
    " WHERE x < 400000) SELECT x FROM n;"
)


def test_many_that_make_a_library_at_once_agree_on_one(tmp_path: Path) -> None:
    def open_one(_: int) -> object:
        connection = open_library(tmp_path)
        try:
            return connection.execute("SELECT value FROM meta WHERE key = 'library_id'").get
        finally:
            connection.close()

    for _ in range(5):
        with ThreadPoolExecutor(6) as pool:
            assert len(set(pool.map(open_one, range(12)))) == 1
        (tmp_path / DERIVED_FILE).unlink()
    assert not [p.name for p in tmp_path.iterdir() if ".aside-" in p.name]


def test_one_of_two_derives_and_the_other_finds_it_done(tmp_path: Path) -> None:
    paths = write(tmp_path / "c", {"ferry.txt": FERRY, "bank.txt": BANK})
    with Library(tmp_path / "library") as first, Library(tmp_path / "library") as second:
        add(first, *paths)
        with Lease(first.folder) as lease:
            assert lease.held
            assert derive(second) is False
        assert derive(second)
        assert is_current(first)


def test_a_lease_ends_with_its_process(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom newsreader.storage.progress import Lease\n"
        "with Lease(Path(sys.argv[1])) as lease:\n    print(lease.held, flush=True)\n    time.sleep(60)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    with Lease(tmp_path) as lease:
        assert not lease.held
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with Lease(tmp_path) as lease:
        assert lease.held


@pytest.mark.parametrize("after", [0.0, 0.05, 0.1, 0.2])
def test_a_step_to_a_new_schema_killed_half_way_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: float
) -> None:
    open_library(tmp_path).close()
    code = (
        "import sys\nfrom pathlib import Path\nfrom newsreader.storage import migrating, connections\n"
        f"migrating.LIBRARY_STEPS = (*migrating.LIBRARY_STEPS, {_SLOW_STEP!r})\n"
        "print('go', flush=True)\nconnections.open_library(Path(sys.argv[1]))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)  # not waiting for anything: the moment of the kill is what varies
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    monkeypatch.setattr(
        "newsreader.storage.migrating.LIBRARY_STEPS", (*schema.LIBRARY_STEPS, _SLOW_STEP)
    )
    connection = open_library(tmp_path)
    assert connection.execute("PRAGMA user_version").get == len(schema.LIBRARY_STEPS) + 1
    assert connection.execute("SELECT count(*) FROM many").get == 400_000
    copy = apsw.Connection(str(tmp_path / f"{LIBRARY_FILE}.schema-{len(schema.LIBRARY_STEPS)}"))
    assert copy.execute("PRAGMA integrity_check").get == "ok"
    connection.close()


def test_a_foreign_database_is_not_written_to(tmp_path: Path) -> None:
    raw = apsw.Connection(str(tmp_path / LIBRARY_FILE))
    raw.execute("CREATE TABLE t (x)")
    raw.close()
    before = (tmp_path / LIBRARY_FILE).read_bytes()
    with pytest.raises(LibraryError, match="not a newsreader library"):
        open_library(tmp_path)
    assert (tmp_path / LIBRARY_FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [LIBRARY_FILE]
