"""What a user gets who installs the wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from newsreader.services import demonstrating

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [path] = folder.glob("*.whl")
    return set(zipfile.ZipFile(path).namelist())


def test_the_wheel_carries_the_demo_and_every_data_file(wheel: set[str]) -> None:
    for folder in (ROOT / "seeds", ROOT / "tui" / "newsreader"):
        target = "newsreader/seeds" if folder.name == "seeds" else "newsreader"
        for path in folder.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{target}/{path.relative_to(folder).as_posix()}" in wheel


def test_the_wheel_carries_no_test_and_no_training(wheel: set[str]) -> None:
    assert not [name for name in wheel if name.startswith(("tests/", "training/", "benchmarks/"))]


def test_the_demo_is_found_inside_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("A capture\n")
    monkeypatch.setattr(demonstrating, "files", lambda package: tmp_path)
    assert demonstrating.seeds_folder() == tmp_path / "seeds"
    assert [path.name for path in demonstrating.demo_files()] == ["a.txt"]


def test_an_editable_install_falls_back_to_the_repository() -> None:
    assert demonstrating.seeds_folder() == ROOT / "seeds"
    assert len(demonstrating.demo_files()) == 48
