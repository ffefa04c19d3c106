"""The program among closed streams, full disks, foreign folders and impatient people."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from newsreader.services import views
from newsreader.services.library import Library
from tests.support.libraries import BANK, FERRY, ready_in, write
from tests.support.terminal import newsreader

QUOTED = FERRY.replace("Ferry talks", "“Ferry” talks – at last")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of two captures, and of their library, to be copied."""
    return ready_in(tmp_path_factory.mktemp("ready"), {"ferry.txt": QUOTED, "bank.txt": BANK})


@pytest.fixture
def captures(ready: Path) -> list[str]:
    return [str(ready / "c" / name) for name in ("ferry.txt", "bank.txt")]


@pytest.fixture
def library(tmp_path: Path, ready: Path) -> str:
    return str(shutil.copytree(ready / "library", tmp_path / "library"))


def listed(folder: str) -> int:
    """Return how many articles a library lists."""
    with Library(Path(folder)) as library:
        return len(views.rows_of(library, ""))


def shell(words: str, library: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command line in a shell, for its redirections."""
    line = " ".join(newsreader("--library", library, words))
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, check=False, env={**os.environ, **variables}
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("list >&-", 0),
        ("list 2>&-", 0),
        ("list <&- >&- 2>&-", 0),
        ("stats >&-", 0),
        ("add - <&-", 1),
        ("show none.txt --json >&- 2>&-", 1),
        ("show none.txt 2>/dev/full", 1),
        ("list >/dev/full", 1),
        ("export >/dev/full", 1),
    ],
)
def test_streams_that_are_closed_or_full_are_no_fault_of_ours(
    library: str, words: str, code: int
) -> None:
    if "/dev/full" in words and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = shell(words, library)
    assert done.returncode == code, done.stderr
    assert b"our fault" not in done.stderr
    assert b"Traceback" not in done.stderr
    assert listed(library) == 2


def test_what_would_go_to_a_closed_error_stream_goes_nowhere(library: str) -> None:
    done = shell("show none.txt --json 2>&-", library)
    assert json.loads(done.stdout)["errors"][0]["error"] == "no such file or folder"


@pytest.mark.parametrize(
    "words", ["list", "digest", "export --format csv", "search ferry", "reuse"]
)
def test_letters_that_an_encoding_lacks_end_nothing(library: str, words: str) -> None:
    done = shell(words, library, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()


@pytest.mark.parametrize("words", ["list", "digest", "stats"])
@pytest.mark.parametrize(
    "variables",
    [{"COLUMNS": "1"}, {"COLUMNS": "x"}, {"TERM": ""}, {"HOME": "/nonexistent"}, {"TMPDIR": "/x"}],
)
def test_odd_surroundings_change_nothing(
    library: str, words: str, variables: dict[str, str]
) -> None:
    done = shell(words, library, **variables)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_state_folder_that_cannot_be_written_changes_nothing(library: str) -> None:
    assert shell("list", library, XDG_STATE_HOME="/dev/null/x").returncode == 0


@pytest.mark.parametrize(
    "command", ["show", "show --json", "reuse", "entities", "digest", "add", ""]
)
@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/a", "HTTP://localhost:9", "file:///etc/passwd"]
)
def test_an_address_that_may_not_be_reached_is_a_failed_input_and_the_rest_is_done(
    library: str, captures: list[str], command: str, url: str
) -> None:
    done = shell(f"{command} {url} {captures[0]}", library)
    assert done.returncode == 1
    assert f"newsreader: {url}: ".encode() in done.stderr
    assert b"this machine itself" in done.stderr or b"not followed" in done.stderr
    assert done.stdout.strip()


def test_captures_that_print_the_same_permalink_are_all_shown(tmp_path: Path) -> None:
    link = "\nhttps://news.example/2031/05/12/ferry-talks\n"
    paths = write(tmp_path, {"a.txt": FERRY + link, "b.txt": FERRY.replace("17", "71") + link})
    done = subprocess.run(
        newsreader("show", "--json", *map(str, paths)), capture_output=True, check=True
    )
    shown = json.loads(done.stdout)["articles"]
    assert [article["path"] for article in shown] == [str(path) for path in paths]


@pytest.mark.skipif(shutil.which("setpriv") is None or os.getuid() != 0, reason="drops rights")
@pytest.mark.parametrize("mode", [0o000, 0o500])
@pytest.mark.parametrize(
    "words", ["list", "add {c}", "doctor", "backup", "doctor --rebuild", "doctor --recover"]
)
def test_a_folder_that_is_not_ours_is_said_and_left_as_it_is(
    library: str, captures: list[str], mode: int, words: str
) -> None:
    Path(library).chmod(mode)
    weak = "setpriv --bounding-set=-all --inh-caps=-all "
    line = weak + " ".join(newsreader("--library", library, words.format(c=captures[0])))
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    Path(library).chmod(0o700)
    readable = mode == 0o500 and words in ("list", "doctor", "add {c}")
    assert done.returncode == (0 if readable else 3), done.stderr
    assert b"our fault" not in done.stderr
    assert listed(library) == 2


@pytest.mark.skipif(shutil.which("setpriv") is None or os.getuid() != 0, reason="drops rights")
def test_a_read_only_library_without_derived_rows_says_so(library: str) -> None:
    for path in Path(library).glob("derived*"):
        path.unlink()
    Path(library).chmod(0o500)
    line = "setpriv --bounding-set=-all --inh-caps=-all " + " ".join(
        newsreader("--library", library, "list")
    )
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    Path(library).chmod(0o700)
    assert done.returncode == 0
    assert b"read-only" in done.stderr


def catches(pid: int, number: signal.Signals) -> bool:
    """Say whether a process has begun to look out for a signal."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) & 1 << (number - 1))


@pytest.mark.parametrize("words", [["add"], ["reuse"], ["digest"], []])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_says_130_and_keeps_its_work(
    tmp_path: Path, words: list[str], number: signal.Signals
) -> None:
    texts = {
        f"{n:04}.txt": FERRY.replace("17 ships", f"{n} ships").replace("nineteen", f"{n}")
        for n in range(1500)
    }
    write(tmp_path / "c", texts)
    folder = str(tmp_path / "library")
    process = subprocess.Popen(
        newsreader("--library", folder, *words, str(tmp_path / "c")),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while process.poll() is None and not catches(process.pid, signal.SIGTERM):
        time.sleep(0.01)
    time.sleep(0.5)  # not waiting for anything: somewhere in the midst of it
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert b"Traceback" not in errors
    if words in (["add"], []):
        assert shell("doctor", folder).returncode == 0
