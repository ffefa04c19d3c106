"""Damage of any kind is healed or said, never a traceback, and never makes itself worse."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from newsreader.domain.errors import LibraryError
from newsreader.services import checking, healing, recovering, triaging, views
from newsreader.services.deriving import derive
from newsreader.services.holding import entities_of, held_articles, reuse_of
from newsreader.services.library import Library
from newsreader.storage.captures import count_captures
from newsreader.storage.connections import DERIVED_FILE, LIBRARY_FILE, checkpoint
from tests.support.libraries import filled
from tests.support.terminal import newsreader

_PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    with filled(folder, count=60) as library:
        triaging.act(library, "star", [views.order_of(library, "ferry")[0]])
        checkpoint(library.connection)
    return folder / "library"


def damage(path: Path, seed: int) -> None:
    """Harm a file in one of six ways."""
    rng = random.Random(seed)
    content = bytearray(path.read_bytes())
    kind = seed % 6
    if kind == 0:
        content[:100] = rng.randbytes(100)
    elif kind == 1:
        content = content[: rng.randrange(len(content))]
    else:
        for _ in range((1, 8, 60, 400)[kind - 2]):
            at = rng.randrange(len(content))
            if kind < 4:
                start = at // _PAGE * _PAGE
                content[start : start + _PAGE] = rng.randbytes(_PAGE)
            else:
                content[at] ^= 1 << rng.randrange(8)
    path.write_bytes(content)


def everything(folder: Path) -> tuple[object, ...]:
    """Read all that is held, as the commands do."""
    with Library(folder, create=False) as library:
        derive(library)
        return (
            views.rows_of(library, ""),
            [h.article for h in held_articles(library)],
            reuse_of(library),
            entities_of(library),
        )


def healed(folder: Path) -> tuple[object, ...]:
    """Read all that is held; after an error that can be healed, once more."""
    try:
        return everything(folder)
    except Exception as error:
        if healing.heal(folder, error) is None:
            raise
    return everything(folder)


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_derived_file_heals_to_what_it_was(
    tmp_path: Path, sound: Path, seed: int
) -> None:
    expected = everything(sound)
    folder = tmp_path / "library"
    shutil.copytree(sound, folder)
    damage(folder / DERIVED_FILE, seed)
    found = healed(folder)
    if found != expected:  # a changed letter in a row: nothing can tell, until it is rebuilt
        assert seed % 6 >= 4
        checking.rebuild_derived(folder)
        assert everything(folder) == expected


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_library_is_said_and_given_back_as_far_as_it_goes(
    tmp_path: Path, sound: Path, seed: int
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(sound, folder)
    damage(folder / LIBRARY_FILE, seed)
    before = (folder / LIBRARY_FILE).read_bytes()
    diagnosis = checking.check(folder)
    assert diagnosis.damaged
    assert not diagnosis.ok
    refused = ""
    try:
        recovering.recover(folder)
    except LibraryError as error:
        refused = str(error)
    if refused:
        assert "stays as it is" in refused
        assert (folder / LIBRARY_FILE).read_bytes() == before
        assert seed % 6 in (1, 3)
        return
    kept = [p for p in folder.iterdir() if p.name.startswith("library.db.aside-")]
    assert any(path.read_bytes() == before for path in kept)
    with Library(folder, create=False) as library:
        assert count_captures(library.connection) >= 1
    assert checking.check(folder).ok
    assert not [p for p in folder.iterdir() if p.name.startswith("recovering-")]


def test_a_damaged_first_page_costs_nothing(tmp_path: Path, sound: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(sound, folder)
    path = folder / LIBRARY_FILE
    path.write_bytes(b"\xff" * _PAGE + path.read_bytes()[_PAGE:])
    recovering.recover(folder)
    with Library(folder) as library:
        derive(library)
        assert count_captures(library.connection) == 60
        [starred] = views.rows_of(library, "is:starred")
    assert "Ferry" in starred.title


def test_a_library_in_use_is_not_recovered_under_its_users(tmp_path: Path) -> None:
    with filled(tmp_path) as library, pytest.raises(LibraryError, match="in use"):
        recovering.recover(library.folder)


def test_nothing_readable_means_nothing_is_moved(tmp_path: Path) -> None:
    (tmp_path / LIBRARY_FILE).write_bytes(b"\xfe" * 40_960)
    with pytest.raises(LibraryError, match="stays as it is"):
        recovering.recover(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [LIBRARY_FILE]


def test_text_that_no_longer_fits_its_bytes_is_said(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        library.connection.execute(
            "UPDATE captures SET text = replace(text, '17 ships', '71 ships')"
        )
    diagnosis = checking.check(tmp_path / "library")
    assert diagnosis.damaged
    assert any("1 of 2 captures are not what came in" in f.sentence for f in diagnosis.findings)


def test_a_command_heals_and_answers_in_one_go(tmp_path: Path, sound: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(sound, folder)
    words = newsreader("--library", str(folder), "reuse", "--json")
    expected = subprocess.run(words, capture_output=True, check=True).stdout
    path = folder / DERIVED_FILE
    content = bytearray(path.read_bytes())
    for start in range(0, len(content), _PAGE):
        if b'"same_outlet"' in content[start : start + _PAGE]:
            content[start : start + _PAGE] = b"\xff" * _PAGE
    path.write_bytes(content)
    done = subprocess.run(words, capture_output=True, check=True)
    assert done.stdout == expected
    assert done.stderr.count(b"\n") == 1
    assert b"derived.db was damaged" in done.stderr
