from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.domain.errors import ReadOnlyError
from newsreader.services import checking, recovering, triaging, views
from newsreader.services.deriving import derive, is_current
from newsreader.services.digesting import digest
from newsreader.services.exporting import export
from newsreader.services.holding import held_articles, reuse_of
from newsreader.services.library import Library
from newsreader.services.measuring import sentence_from
from newsreader.services.reading import read_again, read_document
from newsreader.services.searching import Finder
from newsreader.storage import connections, derived_file
from newsreader.storage.captures import Origin, pending_changes
from newsreader.storage.connections import LIBRARY_FILE
from newsreader.storage.opening import connect_read_only
from newsreader.storage.progress import Lease
from tests.support.libraries import BANK, FERRY, add, filled, write


def test_captures_become_rows_with_what_is_known(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        rows = views.rows_of(library, "")
        assert [row.title for row in rows] == [
            "Ostavia holds its rate",
            "Ferry talks collapse in Karsund",
        ]
        assert rows[0].outlet == "Civic Ledger"
        assert all(row.shared >= 0 for row in rows)


def test_bad_input_is_named_and_everything_else_added(tmp_path: Path) -> None:
    good = write(tmp_path, {"good.txt": FERRY, "empty.txt": ""})
    (tmp_path / "binary.bin").write_bytes(b"notes\x00\x00\x01 and more")
    (tmp_path / "mixed.txt").write_bytes(
        b"Caf\xe9 and \xc3\xa9 and \xff\xfe mixed, said the mayor on Monday.\n"
    )
    with Library(tmp_path / "lib") as library:
        adding = add(
            library, *good, tmp_path / "binary.bin", tmp_path / "mixed.txt", tmp_path / "none"
        )
        assert adding.new == 2
        reasons = {Path(e.path).name: e.reason for e in adding.failed}
        assert set(reasons) == {"empty.txt", "binary.bin", "none"}
        assert "NUL" in reasons["binary.bin"]
        assert all(error.reason for error in adding.failed)


def test_adding_again_passes_over_what_did_not_change(tmp_path: Path) -> None:
    paths = write(tmp_path / "c", {"a.txt": FERRY, "b.txt": BANK})
    with Library(tmp_path / "lib") as library:
        assert add(library, *paths).new == 2
        assert add(library, *paths).unchanged == 2
        paths[0].write_text(FERRY + "More.\n")
        again = add(library, *paths)
        assert (again.versions, again.unchanged) == (1, 1)


def test_a_new_version_keeps_its_marks_and_resurfaces(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        document = views.rows_of(library, "ferry")[0].document
        triaging.act(library, "star", [document])
        triaging.act(library, "read", [document])
        path = tmp_path / "captures" / "ferry.txt"
        path.write_text(FERRY.replace("Some 17 ships", "Some 71 ships"))
        add(library, path)
        derive(library)
        [row] = views.rows_of(library, "is:updated")
        assert row.document == document
        assert row.triage.starred
        assert not row.triage.read
        assert row.versions == 2


def test_cancelled_work_is_resumed_and_nothing_done_is_lost(tmp_path: Path) -> None:
    paths = write(
        tmp_path / "c",
        {
            f"{n:03}.txt": f"Story {n}\n\nThe mayor of town {n} spoke on Monday.\n"
            for n in range(100)
        },
    )
    with Library(tmp_path / "lib") as library:
        calls = iter(range(1000))
        from newsreader.services.adding import add_files
        from newsreader.services.finding import find_files

        first = add_files(
            library, find_files([str(p) for p in paths]), cancelled=lambda: next(calls) >= 40
        )
        assert first.cancelled
        assert first.new == 40
        assert derive(library, cancelled=lambda: True) is False
        second = add(library, *paths)
        assert (second.new, second.unchanged) == (60, 40)
        assert derive(library)
        assert is_current(library)
        assert len(views.order_of(library, "")) == 100


def test_analysis_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    paths = write(
        tmp_path / "c",
        {
            f"{n:03}.txt": f"Story {n}\n\nThe mayor of town {n} spoke on Monday.\n"
            for n in range(50)
        },
    )
    with Library(tmp_path / "lib") as library:
        add(library, *paths)
        batches = iter(range(100))
        derive(library, cancelled=lambda: next(batches) >= 2)
        assert 0 < len(views.order_of(library, "")) < 50
        assert derive(library)
        assert len(views.order_of(library, "")) == 50


def test_only_one_process_derives(tmp_path: Path) -> None:
    with filled(tmp_path) as library, Lease(library.folder) as lease:
        assert lease.held
        assert derive(library) is False


def test_two_instances_read_and_triage_one_library(tmp_path: Path) -> None:
    with filled(tmp_path) as first, Library(tmp_path / "library") as second:
        document = views.order_of(first, "")[0]
        triaging.act(first, "star", [document])
        row = views.row_of(second, document)
        assert row is not None
        assert row.triage.starred
        triaging.undo(second)
        row = views.row_of(first, document)
        assert row is not None
        assert not row.triage.starred


def test_an_article_is_read_with_its_evidence(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        document = views.rows_of(library, "ferry")[0].document
        found = read_document(library, document)
        assert found is not None
        assert found.article.headline is not None
        line = found.article.headline.evidence[0]
        assert (
            found.article.content[line.start : line.end].strip()
            == "Ferry talks collapse in Karsund"
        )
        assert any(m.text == "Tomas Reyle" for m in found.names)


def test_what_an_act_leaves_is_not_read_again(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        document = views.rows_of(library, "ferry")[0].document
        before = read_document(library, document)
        assert before is not None
        triaging.act(library, "star", [document], what="ferry")
        after = read_again(library, before)
        assert after is not None
        assert after.row.triage.starred
        assert after == replace(before, row=after.row)
        assert after.article is before.article


def test_a_version_that_came_since_is_read_as_a_whole(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        document = views.rows_of(library, "ferry")[0].document
        before = read_document(library, document)
        assert before is not None
        path = Path(before.locations[0])
        path.write_text(path.read_text() + "\n\nThe ferries will sail again on Friday, she said.\n")
        add(library, path)
        derive(library)
        after = read_again(library, before)
        assert after is not None
        assert after.versions == before.versions + 1
        assert after.article.content != before.article.content


def test_the_sentence_at_a_place_is_the_first_of_all_that_begins_there_or_behind(
    tmp_path: Path,
) -> None:
    with filled(tmp_path) as library:
        found = read_document(library, views.rows_of(library, "ferry")[0].document)
        assert found is not None
        for offset in range(len(found.article.content) + 1):
            behind = [s for s in found.sentences if s.start >= offset]
            assert sentence_from(found.article, offset) == (behind or found.sentences[-1:])[0]


def test_search_follows_the_library(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        finder = Finder(library)
        assert len(finder.find("karsnud").hits) == 1
        add(library, *write(tmp_path / "more", {"x.txt": FERRY.replace("collapse", "resume")}))
        derive(library)
        assert len(finder.find("karsnud").hits) == 2


def test_a_query_selects_by_state_field_and_words(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        document = views.rows_of(library, "ferry")[0].document
        triaging.act(library, "tag", [document], text="strike")
        assert list(views.order_of(library, "tag:strike")) == [document]
        assert list(views.order_of(library, '"island ferries" person:reyle')) == [document]
        assert list(views.order_of(library, "ferry -tag:strike")) == []
        assert len(views.order_of(library, "outlet:ledger or tag:strike")) == 2


@pytest.mark.parametrize(
    "hostile", ["'; DROP TABLE captures; --", '" OR 1=1 --', "a* NEAR b", "%", "_", "\\"]
)
def test_no_query_becomes_sql(tmp_path: Path, hostile: str) -> None:
    with filled(tmp_path) as library:
        views.order_of(library, hostile)
        views.order_of(library, "outlet:" + hostile.split()[0].strip('"') + "x")
        assert len(views.order_of(library, "")) == 2


def test_the_digest_tells_stories_and_says_how_to_begin(tmp_path: Path) -> None:
    with Library(tmp_path / "empty") as library:
        assert "newsreader demo" in "\n".join(digest(library))
    with filled(tmp_path) as library:
        text = "\n".join(digest(library))
        assert "2 articles held" in text
        assert "Ferry talks collapse in Karsund" in text


def test_exports_hold_marks_and_disarm_formulas(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        document = views.rows_of(library, "ferry")[0].document
        triaging.act(library, "note", [document], text="=cmd()")
        assert "'=cmd()" in "\n".join(export(library, "", "csv"))
        assert "*" in "\n".join(export(library, "", "markdown"))
        assert len(list(export(library, "has:note", "jsonl"))) == 1


def test_doctor_finds_a_changed_byte_that_the_database_does_not(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        assert checking.check(library.folder).ok
        import zlib

        library.connection.execute(
            "UPDATE captures SET bytes = ? WHERE id = 1", (zlib.compress(b"other"),)
        )
        diagnosis = checking.check(library.folder)
    assert not diagnosis.ok
    assert any("1 of 2 captures are not what came in" in f.sentence for f in diagnosis.findings)


def test_recovery_saves_captures_and_marks_and_deletes_nothing(tmp_path: Path) -> None:
    with filled(tmp_path, count=40) as library:
        folder = library.folder
        document = views.rows_of(library, "ferry")[0].document
        triaging.act(library, "star", [document])
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = folder / LIBRARY_FILE
    damaged = bytearray(path.read_bytes())
    damaged[-8192:-4096] = b"\xff" * 4096
    path.write_bytes(damaged)
    sentence = recovering.recover(folder)
    assert "captures" in sentence
    with Library(folder) as library:
        derive(library)
        assert len(views.order_of(library, "")) >= 30
    assert any(".aside-" in p.name for p in folder.iterdir())


def test_a_backup_is_whole_and_can_be_gone_back_to(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        folder = library.folder
        checking.back_up(folder, tmp_path / "copy.db")
        document = views.order_of(library, "")[0]
        triaging.act(library, "drop", [document])
    checking.restore(folder, tmp_path / "copy.db")
    with Library(folder) as library:
        derive(library)
        assert len(views.order_of(library, "is:dropped")) == 0
        assert len(views.order_of(library, "")) == 2


def test_derived_rows_are_built_again_after_a_rebuild(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        folder = library.folder
    checking.rebuild_derived(folder)
    with Library(folder) as library:
        assert len(views.order_of(library, "")) == 0
        assert pending_changes(library.connection, 0, 10)
        derive(library)
        assert len(views.order_of(library, "")) == 2


def test_standard_input_is_a_capture_too(tmp_path: Path) -> None:
    from newsreader.services.adding import add_bytes

    with Library(tmp_path) as library:
        assert add_bytes(library, FERRY.encode()).new == 1
        assert add_bytes(library, FERRY.encode()).known == 1
        assert add_bytes(library, b"").failed
    assert Origin("stdin", b"-").mtime_ns == 0


def test_a_library_that_cannot_be_written_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path).close()
    monkeypatch.setattr(connections, "connect", lambda path, _: connect_read_only(path))
    monkeypatch.setattr(derived_file, "connect", connect_read_only)
    with Library(tmp_path / "library") as library:
        assert library.read_only
        document = views.order_of(library, "")[0]
        assert read_document(library, document) is not None
        with pytest.raises(ReadOnlyError, match="marks are not saved"):
            triaging.act(library, "star", [document])
        assert derive(library) is False


def test_hostile_shapes_are_taken_quickly_and_whole(tmp_path: Path) -> None:
    shapes = {
        "line.txt": "word " * 60_000,
        "marks.txt": "?!\"'" * 15_000,
        "newlines.txt": "\n" * 100_000 + "x",
        "one.txt": "x",
        "rtl.txt": "\u05e9\u05dc\u05d5\u05dd \u202e\u05e2\u05d5\u05dc\u05dd " * 2000,
        "wide.txt": "\u6f22\u5b57\u3002" * 8_000,
        "repeat.txt": "The mayor spoke of the ferry talks on Monday. " * 1000,
    }
    with Library(tmp_path / "lib") as library:
        adding = add(library, *write(tmp_path / "c", shapes))
        assert adding.new == len(shapes)
        assert derive(library)
        assert len(views.order_of(library, "")) == len(shapes)


def test_a_file_that_goes_back_is_matched_as_it_is_now(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        path = tmp_path / "captures" / "ferry.txt"
        other = write(
            tmp_path / "more", {"reprint.txt": FERRY.replace("Harbour Times", "Karsund Post")}
        )
        add(library, *other)
        derive(library)
        before = reuse_of(library).matches
        assert before
        for text in (BANK.replace("Ostavia", "Merrow"), FERRY):
            path.write_text(text)
            add(library, path)
            derive(library)
        after = reuse_of(library).matches
        assert [(m.a, m.b) for m in after] == [(m.a, m.b) for m in before]
        held = {item.article.id for item in held_articles(library)}
        assert {m.a.article for m in after} | {m.b.article for m in after} <= held
