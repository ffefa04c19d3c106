import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import apsw
import pytest

from newsreader.domain.errors import LibraryError
from newsreader.services import triaging, views
from newsreader.services.library import Library
from newsreader.storage.backup import make_backup, restore_backup
from newsreader.storage.captures import count_captures
from newsreader.storage.connections import DERIVED_FILE, LIBRARY_FILE, transaction
from tests.support.libraries import add, filled, write


def copies(folder: Path) -> list[Path]:
    return sorted(
        p for p in folder.iterdir() if ".aside-" in p.name and p.name.startswith("library")
    )


def held(folder: Path) -> int:
    with Library(folder, create=False) as library:
        return count_captures(library.connection)


def test_a_backup_of_a_library_in_use_is_whole_as_of_one_moment(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        stop = threading.Event()

        def write_on() -> None:
            with Library(tmp_path / "library") as other:
                number = 0
                while not stop.is_set():
                    with transaction(other.connection):
                        for name in (f"a{number}", f"b{number}"):
                            other.connection.execute(
                                "INSERT INTO meta VALUES (?, ?)", (name, "x" * 20_000)
                            )
                    number += 1

        writer = threading.Thread(target=write_on)
        writer.start()
        try:
            for number in range(3):
                make_backup(library.folder, tmp_path / f"copy-{number}.db")
        finally:
            stop.set()
            writer.join()
    for number in range(3):
        copy = apsw.Connection(str(tmp_path / f"copy-{number}.db"))
        assert copy.execute("PRAGMA integrity_check").get == "ok"
        pairs = "SELECT count(*) FROM meta WHERE key LIKE ? || '%'"
        assert copy.execute(pairs, ("a",)).get == copy.execute(pairs, ("b",)).get
        copy.close()


def test_a_backup_never_takes_another_file_s_place_and_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    filled(tmp_path).close()
    target = tmp_path / "copy.db"
    make_backup(tmp_path / "library", target)
    assert target.stat().st_mode & 0o077 == 0
    before = target.read_bytes()
    with pytest.raises(LibraryError, match="exists already"):
        make_backup(tmp_path / "library", target)
    assert target.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if ".part" in p.name] == []


def test_a_library_in_use_is_not_replaced(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        make_backup(library.folder, tmp_path / "copy.db")
        document = views.order_of(library, "")[0]
        triaging.act(library, "star", [document])
        with pytest.raises(LibraryError, match="in use"):
            restore_backup(library.folder, tmp_path / "copy.db")
        assert list(views.order_of(library, "is:starred")) == [document]
    assert copies(tmp_path / "library") == []


def test_the_former_library_is_kept_whole_with_what_its_log_held(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        make_backup(library.folder, tmp_path / "copy.db")
        add(
            library,
            *write(tmp_path / "more", {"x.txt": "A third one\n\nIt came later than the copy.\n"}),
        )
    kept = restore_backup(tmp_path / "library", tmp_path / "copy.db")
    assert held(tmp_path / "library") == 2
    assert kept is not None
    former = apsw.Connection(str(kept), flags=apsw.SQLITE_OPEN_READONLY)
    assert former.execute("SELECT count(*) FROM captures").get == 3
    former.close()


@pytest.mark.parametrize("damage", ["header", "middle"])
def test_a_damaged_library_gives_way_to_its_backup_and_is_kept(tmp_path: Path, damage: str) -> None:
    filled(tmp_path, count=40).close()
    folder = tmp_path / "library"
    make_backup(folder, tmp_path / "copy.db")
    path = folder / LIBRARY_FILE
    bad = bytearray(path.read_bytes())
    at = 0 if damage == "header" else len(bad) // 2 // 4096 * 4096
    bad[at : at + 4096] = b"\xff" * 4096
    path.write_bytes(bad)
    restore_backup(folder, tmp_path / "copy.db")
    assert held(folder) == 40
    assert any(kept.read_bytes() == bytes(bad) for kept in copies(folder)) or copies(folder)


@pytest.mark.parametrize(
    "kind", ["missing", "text", "foreign", "newer", "empty", "itself", "folder"]
)
def test_what_is_no_backup_changes_nothing(tmp_path: Path, kind: str) -> None:
    filled(tmp_path).close()
    folder = tmp_path / "library"
    source = folder / LIBRARY_FILE if kind == "itself" else tmp_path / "source.db"
    if kind == "text":
        source.write_text("no database, only words\n" * 500)
    elif kind == "folder":
        source.mkdir()
    elif kind in ("foreign", "empty"):
        raw = apsw.Connection(str(source))
        raw.execute("CREATE TABLE t (x)" if kind == "foreign" else "PRAGMA user_version = 0")
        raw.close()
    elif kind == "newer":
        make_backup(folder, source)
        raw = apsw.Connection(str(source))
        raw.execute("PRAGMA user_version = 99")
        raw.close()
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(LibraryError):
        restore_backup(folder, source)
    assert sorted(path.name for path in folder.iterdir()) == before
    assert held(folder) == 2


def test_a_restored_library_is_analysed_anew(tmp_path: Path) -> None:
    filled(tmp_path).close()
    folder = tmp_path / "library"
    make_backup(folder, tmp_path / "copy.db")
    restore_backup(folder, tmp_path / "copy.db")
    with Library(folder) as library:
        assert library.connection.execute("SELECT count(*) FROM derived.articles").get == 0
    assert any(p.name.startswith(DERIVED_FILE + ".aside-") for p in folder.iterdir())


@pytest.mark.parametrize("after", [0.0, 0.01, 0.03, 0.08, 0.2])
def test_a_kill_while_restoring_leaves_one_library_or_the_other(
    tmp_path: Path, after: float
) -> None:
    filled(tmp_path).close()
    folder = tmp_path / "library"
    make_backup(folder, tmp_path / "copy.db")
    with Library(folder) as library:
        add(
            library,
            *write(tmp_path / "more", {"x.txt": "A third one\n\nIt came later than the copy.\n"}),
        )
    code = (
        "import sys\nfrom pathlib import Path\nfrom newsreader.storage.backup import restore_backup\n"
        "print('go', flush=True)\nrestore_backup(Path(sys.argv[1]), Path(sys.argv[2]))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder), str(tmp_path / "copy.db")], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)  # not waiting for anything: the moment of the kill is what varies
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert held(folder) in (2, 3)
