from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from newsreader.capture.reading import read_capture
from newsreader.domain.triage import Triage
from newsreader.storage.captures import Origin, add_capture
from newsreader.storage.connections import open_library, transaction
from newsreader.storage.triage import act, load_states
from newsreader.storage.undoing import redo, undo


@pytest.fixture
def library(tmp_path: Path) -> apsw.Connection:
    connection = open_library(tmp_path)
    with transaction(connection):
        for number in range(3):
            data = f"capture {number}".encode()
            add_capture(connection, data, read_capture(data), Origin("path", b"/%d" % number), None)
    return connection


def star(library: apsw.Connection, *documents: int) -> None:
    act(library, "star", documents, lambda s: replace(s, starred=True), lambda n: f"starred {n}")


def starred(library: apsw.Connection) -> list[int]:
    return [d for d, state in load_states(library, [1, 2, 3]).items() if state.starred]


def test_undo_puts_back_and_redo_does_again(library: apsw.Connection) -> None:
    star(library, 1)
    star(library, 2, 3)
    undo(library)
    assert starred(library) == [1]
    undo(library)
    assert starred(library) == []
    assert undo(library) is None
    redo(library)
    assert starred(library) == [1]
    redo(library)
    assert starred(library) == [1, 2, 3]
    assert redo(library) is None


def test_a_new_act_ends_what_could_be_done_again(library: apsw.Connection) -> None:
    star(library, 1)
    undo(library)
    star(library, 2)
    assert redo(library) is None
    undo(library)
    assert starred(library) == []


def test_what_an_act_made_unreachable_stays_so_when_that_act_is_undone(
    library: apsw.Connection,
) -> None:
    star(library, 1)
    undo(library)
    star(library, 2)
    undo(library)
    redo(library)
    assert starred(library) == [2]
    assert redo(library) is None


def test_undo_survives_a_restart(library: apsw.Connection, tmp_path: Path) -> None:
    star(library, 1, 2)
    library.close()
    again = open_library(tmp_path)
    done = undo(again)
    assert done is not None
    assert done.sentence == "undone: starred 2"
    again.close()
    third = open_library(tmp_path)
    redo(third)
    assert starred(third) == [1, 2]


def test_nothing_is_logged_where_nothing_changes(library: apsw.Connection) -> None:
    star(library, 1)
    assert act(library, "star", [1], lambda s: replace(s, starred=True), str) is None
    assert library.execute("SELECT count(*) FROM commands").get == 1


def test_tags_and_notes_come_back_whole(library: apsw.Connection) -> None:
    full = Triage(True, True, True, True, ("a", "b"), "note\nof two lines")
    act(library, "all", [1], lambda _: full, str)
    undo(library)
    assert load_states(library, [1])[1] == Triage()
    redo(library)
    assert load_states(library, [1])[1] == full


def test_the_log_only_grows(library: apsw.Connection) -> None:
    star(library, 1)
    undo(library)
    redo(library)
    verbs = [row[0] for row in library.execute("SELECT verb FROM commands ORDER BY id")]
    assert verbs == ["star", "undo", "redo"]
