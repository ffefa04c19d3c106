import errno
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from newsreader.cli.error_handler import guarded
from newsreader.domain.errors import InputError, LibraryError, ReadOnlyError, UsageError

Capture = pytest.CaptureFixture[str]


def failing(error: BaseException) -> Callable[[], int]:
    def run() -> int:
        raise error

    return run


def no_folder() -> Path:
    raise AssertionError("no report is due")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("x.txt", "empty file"), 1),
        (UsageError("Wrong."), 2),
        (LibraryError("Damaged."), 3),
        (ReadOnlyError("Full."), 3),
        (KeyboardInterrupt(), 130),
        (SystemExit(0), 0),
    ],
)
def test_each_error_has_its_code_and_sentence(
    error: BaseException, code: int, capsys: Capture
) -> None:
    assert guarded(failing(error), no_folder) == code
    said = capsys.readouterr().err
    assert said == (f"newsreader: {error}\n" if str(error) and code in (1, 2, 3) else "")


def test_what_is_our_fault_is_reported_without_the_words_of_the_error(
    tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "state"
    assert guarded(failing(ValueError("Ferry talks collapse")), lambda: folder) == 4
    assert "Ferry" not in capsys.readouterr().err
    [report] = folder.iterdir()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    text = report.read_text()
    assert "ValueError" in text
    assert "test_error_handler.py" in text
    assert "Ferry" not in text


def test_a_report_that_cannot_be_written_is_said(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("")
    assert guarded(failing(ValueError("x")), lambda: tmp_path / "file" / "state") == 4
    assert "no report could be written" in capsys.readouterr().err


def test_an_operating_system_error_about_a_file_is_ours_to_have_caught(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "Permission denied", str(tmp_path))
    assert guarded(failing(error), lambda: tmp_path) == 4
