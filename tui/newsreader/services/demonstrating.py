"""The demo corpus: where its captures are."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from newsreader.domain.errors import LibraryError


def seeds_folder() -> Path:
    """Return the folder of the demo captures: inside the package, or the repository's own.

    A wheel carries ``seeds/`` inside the package; an editable install finds it beside ``tui/``.

    Raises:
        LibraryError: Neither is there.
    """
    packaged = Path(str(files("newsreader"))) / "seeds"
    if packaged.is_dir():
        return packaged
    repository = Path(__file__).resolve().parents[3] / "seeds"
    if repository.is_dir():
        return repository
    raise LibraryError("The demo captures are missing from this installation.")


def demo_files() -> list[Path]:
    """Return the demo captures in bytewise order."""
    return sorted(path for path in seeds_folder().iterdir() if path.suffix == ".txt")
