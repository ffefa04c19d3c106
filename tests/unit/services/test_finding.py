import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from newsreader.domain.errors import InputError
from newsreader.services.finding import FoundFile, find_files, read_file

Found = Iterable[FoundFile | InputError]


def names(found: Found) -> list[str]:
    return [Path(os.fsdecode(f.path)).name for f in found if isinstance(f, FoundFile)]


def errors(found: Found) -> list[str]:
    return [f.reason for f in found if isinstance(f, InputError)]


def test_folders_are_walked_in_bytewise_order_and_hidden_files_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert names(find_files([str(tmp_path)])) == ["a.txt", "b.txt", "c.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = list(find_files([str(tmp_path)]))
    assert names(found) == ["a.txt"]
    assert len(errors(found)) == 1


def test_a_missing_file_is_an_error_and_the_rest_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    found = list(find_files([str(tmp_path / "none"), str(tmp_path / "a.txt")]))
    assert errors(found) == ["no such file or folder"]
    assert names(found) == ["a.txt"]


def test_a_huge_file_is_refused_without_being_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as stream:
        stream.truncate(1024**3)
    path.chmod(0)
    found = list(find_files([str(path)]))
    assert errors(found) == ["1.0 GiB, above the cap of 32 MiB; raise it with --cap"]
    path.chmod(0o600)
    assert names(find_files([str(path)], cap=2 * 1024**3)) == ["huge"]


def test_a_pipe_named_outright_is_an_error_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert errors(find_files([str(tmp_path / "pipe")])) == ["neither a file nor a folder"]
    assert list(find_files([str(tmp_path)])) == []


def test_a_name_that_is_not_utf_8_is_found(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:  # noqa: PTH123 - a name of bytes
        stream.write(b"x")
    [found] = list(find_files([str(tmp_path)]))
    assert isinstance(found, FoundFile)
    assert found.path == path
    assert read_file(found) == b"x"


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("half")
    [found] = list(find_files([str(path)]))
    assert isinstance(found, FoundFile)
    path.write_text("half and whole")
    os.utime(path, ns=(1, 1))
    with pytest.raises(InputError, match="being written"):
        read_file(found)


def test_a_file_that_vanished_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    [found] = list(find_files([str(path)]))
    assert isinstance(found, FoundFile)
    path.unlink()
    with pytest.raises(InputError, match="no such file or folder"):
        read_file(found)
