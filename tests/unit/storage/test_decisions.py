import json
from pathlib import Path

import apsw
import pytest

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.triage import Triage
from newsreader.services.deriving import derive, is_current
from newsreader.services.library import Library
from newsreader.services.obeying import obey_decisions
from newsreader.storage import schema
from newsreader.storage.connections import open_library
from newsreader.storage.decisions import are_obeyed, decide, load_decisions, numbered_decisions
from newsreader.storage.files import LIBRARY_FILE
from newsreader.storage.opening import connect_read_only
from newsreader.storage.triage import load_states
from newsreader.storage.undoing import redo, undo
from tests.support.libraries import filled

APART = Decision(DecisionKind.STORY_APART, Anchor("a1"), Anchor("a2"))
CALLED = Decision(DecisionKind.NAME_CALLED, Anchor("a1", 3, 9), text="Ilse Varne")


def test_decisions_are_kept_in_the_order_they_were_made(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    decide(library, "part", "taken out", [APART])
    decide(library, "call", "called", [CALLED, APART])
    library.close()
    assert load_decisions(open_library(tmp_path)) == [APART, CALLED, APART]


def test_a_number_is_never_used_twice(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    decide(library, "part", "taken out", [APART])
    undo(library)
    decide(library, "call", "called", [CALLED])
    assert numbered_decisions(library) == [(2, CALLED)]
    undo(library)
    redo(library)
    assert numbered_decisions(library) == [(2, CALLED)]


def test_what_is_withdrawn_comes_back_under_its_number(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    decide(library, "part", "taken out", [APART])
    decide(library, "withdraw", "together again", withdrawn=[1])
    assert load_decisions(library) == []
    undo(library)
    assert numbered_decisions(library) == [(1, APART)]


def test_a_decision_has_everything_grouped_again_once(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        assert are_obeyed(library.connection)
        decide(library.connection, "part", "taken out", [APART])
        assert not are_obeyed(library.connection)
        obey_decisions(library)
        assert not is_current(library)
        assert derive(library)
        assert is_current(library)
        obey_decisions(library)
        assert is_current(library)
        undo(library.connection)
        obey_decisions(library)
        assert not is_current(library)


def test_a_library_of_the_first_schema_keeps_its_marks_and_its_undo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreader.storage.migrating.LIBRARY_STEPS", schema.LIBRARY_STEPS[:1])
    old = apsw.Connection(str(tmp_path / LIBRARY_FILE))
    old.execute(schema.LIBRARY_STEPS[0])
    old.execute(f"PRAGMA application_id = {schema.LIBRARY_APPLICATION_ID}")
    old.execute("PRAGMA user_version = 1; INSERT INTO meta VALUES ('library_id', 'x')")
    old.execute("INSERT INTO captures VALUES (1, 'ab', 1, '', x'', '', 'utf-8', 1, 0, '')")
    old.execute("INSERT INTO documents VALUES (7, 'path:/x', 1, 1, '')")
    old.execute("INSERT INTO triage (document, starred, note) VALUES (7, 1, 'call them')")
    old.execute(
        "INSERT INTO commands (actor, at, verb, sentence, before, after)"
        " VALUES ('local', '', 'star', 'starred', ?, ?)",
        (json.dumps({"7": {"note": "call them"}}), json.dumps({"7": {"starred": True}})),
    )
    old.close()
    monkeypatch.undo()
    library = open_library(tmp_path)
    assert (tmp_path / "library.db.schema-1").exists()
    assert load_states(library, [7]) == {7: Triage(starred=True, note="call them")}
    done = undo(library)
    assert done is not None
    assert done.documents == (7,)
    assert load_states(library, [7]) == {7: Triage(note="call them")}


def test_a_read_only_library_of_the_first_schema_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(tmp_path) as library:
        folder = library.folder
    raw = apsw.Connection(str(folder / LIBRARY_FILE))
    for table in ("seen", "decisions", "clippings", "follows", "views"):
        raw.execute(f"DROP TABLE {table}")
    raw.execute("PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    monkeypatch.setattr(
        "newsreader.storage.connections.connect", lambda path, _check: connect_read_only(path)
    )
    with Library(folder) as found:
        assert found.read_only
        assert load_decisions(found.connection) == []
