import stat
from pathlib import Path

import apsw
import pytest

from newsreader.domain.errors import LibraryError, ReadOnlyError
from newsreader.services import views
from newsreader.services.library import Library
from newsreader.storage import opening, schema
from newsreader.storage.connections import (
    DERIVED_FILE,
    LIBRARY_FILE,
    library_id,
    open_derived,
    open_library,
    transaction,
)
from tests.support.libraries import filled


def test_a_new_library_is_its_owner_s_alone(tmp_path: Path) -> None:
    open_library(tmp_path / "lib").close()
    for name in (LIBRARY_FILE, DERIVED_FILE):
        assert stat.S_IMODE((tmp_path / "lib" / name).stat().st_mode) == 0o600


def test_settings_are_durable(tmp_path: Path) -> None:
    connection = open_library(tmp_path)
    assert connection.execute("PRAGMA journal_mode").get == "wal"
    assert connection.execute("PRAGMA synchronous").get == 2
    assert connection.execute("PRAGMA foreign_keys").get == 1


def test_a_newer_library_is_refused_and_left_untouched(tmp_path: Path) -> None:
    open_library(tmp_path).close()
    raw = apsw.Connection(str(tmp_path / LIBRARY_FILE))
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = (tmp_path / LIBRARY_FILE).read_bytes()
    with pytest.raises(LibraryError, match="newer newsreader"):
        open_library(tmp_path)
    assert (tmp_path / LIBRARY_FILE).read_bytes() == before


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    raw = apsw.Connection(str(tmp_path / LIBRARY_FILE))
    raw.execute("CREATE TABLE t (x)")
    raw.close()
    with pytest.raises(LibraryError, match="not a newsreader library"):
        open_library(tmp_path)


def test_a_damaged_library_is_said_aloud(tmp_path: Path) -> None:
    (tmp_path / LIBRARY_FILE).write_bytes(b"this is no database, it only says so" * 200)
    with pytest.raises(LibraryError, match="doctor"):
        open_library(tmp_path)


def test_a_missing_library_is_not_made_where_it_must_not_be(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library"):
        open_library(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_damaged_derived_file_is_set_aside_and_made_anew(tmp_path: Path) -> None:
    open_library(tmp_path).close()
    (tmp_path / DERIVED_FILE).write_bytes(b"garbage" * 1000)
    connection = open_library(tmp_path)
    assert connection.execute("SELECT count(*) FROM derived.articles").get == 0
    assert any(".aside-" in path.name for path in tmp_path.iterdir())


def test_a_derived_file_of_another_library_is_not_used(tmp_path: Path) -> None:
    open_library(tmp_path).close()
    derived = open_derived(tmp_path, "another library")
    assert (
        derived.execute("SELECT value FROM meta WHERE key = 'library_id'").get == "another library"
    )
    derived.close()
    connection = open_library(tmp_path)
    owner = connection.execute("SELECT value FROM derived.meta WHERE key = 'library_id'").get
    assert owner == library_id(connection)


def test_a_step_to_a_new_schema_keeps_a_copy_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_library(tmp_path).close()
    steps = (*schema.LIBRARY_STEPS, "CREATE TABLE shoebox (id INTEGER PRIMARY KEY) STRICT;")
    monkeypatch.setattr("newsreader.storage.migrating.LIBRARY_STEPS", steps)
    connection = open_library(tmp_path)
    assert connection.execute("PRAGMA user_version").get == len(steps)
    assert connection.execute("SELECT count(*) FROM shoebox").get == 0
    assert (tmp_path / f"library.db.schema-{len(steps) - 1}").exists()


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_library(tmp_path).close()
    steps = (
        *schema.LIBRARY_STEPS,
        "CREATE TABLE half (x INTEGER) STRICT; CREATE TABLE half (x INTEGER) STRICT;",
    )
    monkeypatch.setattr("newsreader.storage.migrating.LIBRARY_STEPS", steps)
    with pytest.raises(apsw.SQLError):
        open_library(tmp_path)
    monkeypatch.undo()
    connection = open_library(tmp_path)
    assert connection.execute("PRAGMA user_version").get == len(schema.LIBRARY_STEPS)


def test_writing_to_a_read_only_connection_says_that_marks_are_not_saved(tmp_path: Path) -> None:
    open_library(tmp_path).close()
    raw = apsw.Connection(str(tmp_path / LIBRARY_FILE), flags=apsw.SQLITE_OPEN_READONLY)
    with pytest.raises(ReadOnlyError, match="marks are not saved"), transaction(raw):
        raw.execute("DELETE FROM triage")


def test_a_full_disk_loses_nothing_and_says_so(tmp_path: Path) -> None:
    connection = open_library(tmp_path)
    pages = int(connection.execute("PRAGMA page_count").get)
    connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(ReadOnlyError, match="Disk full"), transaction(connection):
        connection.execute("INSERT INTO meta VALUES ('big', ?)", ("x" * 1_000_000,))
    connection.execute("PRAGMA max_page_count = 1000000")
    with transaction(connection):
        connection.execute("INSERT INTO meta VALUES ('small', 'y')")
    assert connection.execute("SELECT count(*) FROM meta WHERE key IN ('big', 'small')").get == 1


def test_the_words_of_all_tables_fit_on_the_first_page(tmp_path: Path) -> None:
    connection = open_library(tmp_path)
    connection.execute("ANALYZE")
    with (tmp_path / LIBRARY_FILE).open("rb") as file:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert file.read(101)[100] == 13  # a leaf: the schema has no page of its own elsewhere


def test_a_disk_that_cannot_be_written_still_shows_what_was_analysed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path).close()
    really_open = opening._opened

    def open_for_reading(name: str, flags: int) -> apsw.Connection:
        """Open as the database does on such a disk: asked to write, it opens for reading."""
        reading = flags & ~apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_READONLY
        return really_open(name, reading)

    monkeypatch.setattr(opening, "_opened", open_for_reading)
    with Library(tmp_path / "library") as library:
        assert library.read_only
        assert len(views.rows_of(library, "")) == 2
