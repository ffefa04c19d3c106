from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from newsreader.capture.reading import read_capture
from newsreader.storage.captures import (
    Origin,
    add_capture,
    capture_bytes,
    document_versions,
    is_unchanged,
    last_change,
    load_capture,
    locations,
)
from newsreader.storage.connections import open_library, transaction
from newsreader.storage.triage import act, load_states


@pytest.fixture
def library(tmp_path: Path) -> apsw.Connection:
    return open_library(tmp_path)


def add(
    library: apsw.Connection, text: str, path: str, url: str | None = None, mtime: int = 1
) -> tuple[str, int]:
    data = text.encode()
    with transaction(library):
        added = add_capture(
            library, data, read_capture(data), Origin("path", path.encode(), mtime, len(data)), url
        )
    return added.outcome, added.document


def test_bytes_come_back_as_they_went_in(library: apsw.Connection) -> None:
    data = "Häfen\r\n".encode("cp1252")
    with transaction(library):
        added = add_capture(
            library, data, read_capture(data), Origin("path", b"/a", 1, len(data)), None
        )
    assert capture_bytes(library, added.capture) == data
    assert load_capture(library, added.capture).decoded.text == "Häfen\r\n"


def test_the_same_bytes_elsewhere_gain_a_path(library: apsw.Connection) -> None:
    assert add(library, "one", "/a")[0] == "new"
    assert add(library, "one", "/b")[0] == "known"
    assert locations(library, 1) == [b"/a", b"/b"]
    assert last_change(library) == 1


def test_other_bytes_at_a_path_are_a_version_that_resurfaces(library: apsw.Connection) -> None:
    _, document = add(library, "one", "/a")
    act(library, "read", [document], lambda s: replace(s, read=True, starred=True), str)
    assert add(library, "two", "/a", mtime=2) == ("version", document)
    assert [n for n, _, _ in document_versions(library, document)] == [1, 2]
    state = load_states(library, [document])[document]
    assert state.starred
    assert not state.read


def test_a_printed_url_makes_files_versions_of_one_document(library: apsw.Connection) -> None:
    _, document = add(library, "one", "/a", url="https://x.example/1")
    assert add(library, "two", "/b", url="https://x.example/1") == ("version", document)
    assert add(library, "one", "/a", url="https://x.example/1") == ("known", document)


def test_a_file_that_goes_back_to_older_bytes_is_a_version_again(library: apsw.Connection) -> None:
    _, document = add(library, "one", "/a")
    add(library, "two", "/a", mtime=2)
    assert add(library, "one", "/a", mtime=3) == ("version", document)
    assert len(document_versions(library, document)) == 3
    assert last_change(library) == 3


def test_a_file_with_the_same_size_and_time_is_unchanged(library: apsw.Connection) -> None:
    add(library, "one", "/a", mtime=5)
    assert is_unchanged(library, Origin("path", b"/a", 5, 3))
    assert not is_unchanged(library, Origin("path", b"/a", 6, 3))
    assert not is_unchanged(library, Origin("path", b"/b", 5, 3))
