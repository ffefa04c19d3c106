import io
import sys

import pytest

from newsreader.cli.progress import ProgressBar
from newsreader.domain.progress import Progress


class Stream(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def shown(monkeypatch: pytest.MonkeyPatch, *reports: Progress, terminal: bool = True) -> str:
    stream = Stream(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    bar = ProgressBar()
    for report in reports:
        bar(report)
    bar.close()
    return stream.getvalue()


def test_where_nobody_looks_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Progress("adding", 5, 5), terminal=False) == ""


def test_a_line_is_rewritten_and_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, Progress("adding", 1, 2), Progress("adding", 2, 2, failed=1))
    assert "\n" not in text
    assert "2/2, 1 not taken" in text
    assert text.endswith("\r")
    assert text.split("\r")[-2].strip() == ""


@pytest.mark.parametrize("columns", ["1", "2", "20", "40", "80", "500"])
def test_a_line_never_wraps(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    text = shown(monkeypatch, Progress("analysing", 999_999, 1_000_000, failed=12345))
    assert all(len(part) < int(columns) or not part for part in text.split("\r"))


def test_reports_in_a_rush_are_passed_over_but_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, *(Progress("adding", n, 1000) for n in range(1, 1001)))
    assert text.count("\r") < 50
    assert "1,000/1,000" in text
