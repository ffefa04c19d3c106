"""Fixtures for all tests: nothing outside a test's own folders is read or written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes is no test: machines stall.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have programs that tests start compile modules once, where they would be compiled at each start."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        if sys.dont_write_bytecode:
            folder = tmp_path_factory.getbasetemp().parent / "compiled"
            monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(folder))
            monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's library, configuration and colour wishes out of tests."""
    for name in ("NEWSREADER_LIBRARY", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
