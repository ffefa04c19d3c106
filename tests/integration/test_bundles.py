"""Handing over and taking over: all of a bundle or nothing, twice is once, and nobody's reading goes along."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.errors import InputError
from newsreader.services import bundle_format, clipping, deciding, seeing, triaging, views
from newsreader.services.adding import Adding, add_files
from newsreader.services.deriving import derive
from newsreader.services.finding import find_files
from newsreader.services.following import follow_story
from newsreader.services.handing_over import clipped_documents, hand_over
from newsreader.services.library import Library
from newsreader.storage.articles import load_article
from newsreader.storage.captures import document_versions
from tests.support.desks import reader
from tests.support.libraries import add, filled
from tests.ui.test_pages import story


@pytest.fixture
def giver(tmp_path: Path) -> Iterator[Library]:
    """A library with a story that was worked on in every way."""
    with story(tmp_path / "giver") as library:
        rows = views.rows_of(library, "sort:oldest")
        first, second, third = (row.document for row in rows)
        article = load_article(library.connection, rows[0].capture)
        assert article is not None
        clipping.clip(library, first, article.paragraphs[0])
        triaging.act(library, "note", [second], text="asked the mayor")
        triaging.act(library, "star", [first])
        triaging.act(library, "tag", [first], text="secret-tag")
        triaging.act(library, "read", [third])
        seeing.see(library, rows[0].capture, article.paragraphs)
        follow_story(library, first)
        record = Decision(DecisionKind.RECORD, Anchor(rows[1].article))
        together = Decision(
            DecisionKind.STORY_TOGETHER, Anchor(rows[0].article), Anchor(rows[1].article)
        )
        deciding.decide(library, "record", "marked as the record", [record, together])
        path = tmp_path / "giver" / "c" / "a.txt"
        path.write_text(path.read_text() + "\nA line that came later.\n")
        add(library, path)
        derive(library)
        yield library


@pytest.fixture
def taker(tmp_path: Path) -> Iterator[Library]:
    with filled(tmp_path / "taker") as library:
        yield library


def bundle_of(giver: Library, path: Path) -> Path:
    hand_over(giver, [row.document for row in views.rows_of(giver, "")], "Ferry talks", path)
    return path


def adds(library: Library, path: Path, cap: int = 1 << 25) -> Adding:
    return add_files(library, find_files([str(path)], cap), cap=cap)


def contents(library: Library) -> list[Any]:
    """Return everything in library.db but where things were found and when."""
    tables = (
        "captures",
        "documents",
        "versions",
        "triage",
        "tags",
        "decisions",
        "clippings",
        "commands",
        "seen",
    )
    return [library.connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables]


def test_a_bundle_brings_captures_clippings_notes_and_decisions(
    giver: Library, taker: Library, tmp_path: Path
) -> None:
    said = hand_over(
        giver, [row.document for row in views.rows_of(giver, "")], "Ferry talks", tmp_path / "b"
    )
    assert "3 articles, 1 clipping, 1 note, 2 decisions; nothing of what you read" in said
    adding = adds(taker, tmp_path / "b")
    assert not adding.failed
    assert (adding.new, adding.versions) == (3, 1)
    assert "1 clipping, 1 note, 2 decisions" in adding.sentence()
    derive(taker)
    assert len(views.rows_of(taker, "")) == 5
    [(_, kept)] = clipping.clippings_of(taker)
    assert kept.origin.startswith("bundle “Ferry talks” of ")
    assert kept.quote == clipping.clippings_of(giver)[0][1].quote
    notes = [row.triage.note for row in views.rows_of(taker, "has:note")]
    assert len(notes) == 1
    assert notes[0].startswith("asked the mayor (bundle “Ferry talks” of ")
    decided = [decision for _, decision in deciding.decisions_of(taker)]
    assert [d.kind for d in decided] == [DecisionKind.RECORD, DecisionKind.STORY_TOGETHER]
    assert all(d.origin.startswith("bundle") for d in decided)
    assert len(views.rows_of(taker, "has:versions")) == 1


def test_nothing_that_was_read_starred_tagged_or_followed_is_in_it(
    giver: Library, taker: Library, tmp_path: Path
) -> None:
    path = bundle_of(giver, tmp_path / "b")
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"secret-tag" not in everything
    assert str(tmp_path).encode() not in everything
    adds(taker, path)
    for query in ("is:read", "is:starred", "has:tag", "is:followed", "is:dropped"):
        assert views.rows_of(taker, query) == [], query
    assert taker.connection.execute("SELECT count(*) FROM seen").get == 0


def test_adding_twice_changes_nothing(giver: Library, taker: Library, tmp_path: Path) -> None:
    path = bundle_of(giver, tmp_path / "b")
    adds(taker, path)
    before = contents(taker)
    again = adds(taker, path)
    assert contents(taker) == before
    assert (again.new, again.versions, again.known) == (0, 0, 4)
    own = contents(giver)
    adds(giver, path)
    assert contents(giver) == own


def test_what_came_with_a_bundle_is_undone_in_one_step(
    giver: Library, taker: Library, tmp_path: Path
) -> None:
    adds(taker, bundle_of(giver, tmp_path / "b"))
    undone = triaging.undo(taker)
    assert undone is not None
    assert "taken over" in undone.sentence
    assert clipping.clippings_of(taker) == []
    assert deciding.decisions_of(taker) == []
    assert views.rows_of(taker, "has:note") == []
    triaging.redo(taker)
    assert len(deciding.decisions_of(taker)) == 2


def test_the_reader_s_own_decision_stands_against_a_bundle_s(
    giver: Library, taker: Library, tmp_path: Path
) -> None:
    path = bundle_of(giver, tmp_path / "b")
    theirs = deciding.decisions_of(giver)[1][1]
    mine = replace(theirs, kind=DecisionKind.STORY_APART)
    deciding.decide(taker, "take out", "not of this story", [mine])
    adding = adds(taker, path)
    assert "1 decision was left out: you decided otherwise" in adding.sentence()
    kinds = [decision.kind for _, decision in deciding.decisions_of(taker)]
    assert kinds == [DecisionKind.STORY_APART, DecisionKind.RECORD]


def test_a_note_of_one_s_own_is_kept_before_the_one_that_came(
    giver: Library, taker: Library, tmp_path: Path
) -> None:
    path = bundle_of(giver, tmp_path / "b")
    adds(taker, path)
    derive(taker)
    triaging.undo(taker)
    title = views.rows_of(giver, "has:note")[0].title
    row = next(r for r in views.rows_of(taker, "") if r.title == title)
    triaging.act(taker, "note", [row.document], text="mine")
    adds(taker, path)
    [noted] = views.rows_of(taker, "has:note")
    assert noted.triage.note.startswith("mine / asked the mayor (bundle")


@pytest.mark.parametrize("held", [(0,), (1,), (2,), (0, 2), (0, 1, 2)])
def test_versions_take_their_places_among_those_that_are_here(
    tmp_path: Path, held: tuple[int, ...]
) -> None:
    page = tmp_path / "page.txt"
    texts = [
        f"Ferry talks go on\n\nBy Mara Lind\n\nDay {n} of the talks ended late.\n"
        for n in (1, 2, 3)
    ]
    shas = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    with Library(tmp_path / "giver") as giver, Library(tmp_path / "taker") as taker:
        for text in texts:
            page.write_text(text)
            add(giver, page)
        for n in held:
            page.write_text(texts[n])
            add(taker, page)
        hand_over(giver, [1], "talks", tmp_path / "b")
        assert not adds(taker, tmp_path / "b").failed
        found = [
            taker.connection.execute("SELECT sha256 FROM captures WHERE id = ?", (capture,)).get
            for _, capture, _ in document_versions(taker.connection, 1)
        ]
        assert found == shas
        newest = "SELECT c.sha256, d.versions FROM documents d JOIN captures c ON c.id = d.capture"
        assert taker.connection.execute(newest).fetchall() == [(shas[2], 3)]


def rewritten(path: Path, change: dict[str, bytes | None], extra: str = "") -> bytes:
    """Return a bundle with entries changed or left out; a key that ends with * changes all such."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            key = "captures/*" if name.startswith("captures/") and "captures/*" in change else name
            data = change.get(key, old.read(name))
            if data is not None:
                new.writestr(name, data)
        if extra:
            new.writestr(extra, b"x")
    return stream.getvalue()


def head_with(path: Path, **values: object) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return json.dumps({**json.loads(archive.read("bundle.json")), **values}).encode()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("truncated", "damaged or truncated"),
        ("flipped", "damaged or truncated"),
        ("newer", "newer newsreader"),
        ("format", "newer newsreader"),
        ("no head", "no bundle of this program"),
        ("wrong hash", "is not what it was"),
        ("missing", "lacks captures"),
        ("traversal", "no part of one"),
        ("absolute", "no part of one"),
        ("lists", "not in order"),
        ("deep", "not in order"),
        ("clipping", "not in order"),
        ("anchor", "not in order"),
        ("binary", "nothing was added"),
        ("bomb", "more than is allowed"),
        ("twice", "names one thing twice"),
        ("other zip", "no bundle of this program"),
    ],
)
def test_a_hostile_or_damaged_bundle_is_refused_whole(
    giver: Library, taker: Library, tmp_path: Path, harm: str, said: str
) -> None:
    good = bundle_of(giver, tmp_path / "good")
    data = good.read_bytes()
    zero = hashlib.sha256(b"\0" * 2000).hexdigest()
    listed = [{"sha256": zero, "name": "z", "retrieved": "", "document": 1}]
    if harm == "truncated":
        data = data[: len(data) // 2]
    elif harm == "flipped":
        data = data[:200] + bytes(byte ^ 0xFF for byte in data[200:260]) + data[260:]
    elif harm in ("newer", "format"):
        data = rewritten(
            good, {"bundle.json": head_with(good, format=2 if harm == "newer" else "x")}
        )
    elif harm == "no head":
        data = rewritten(good, {"bundle.json": None})
    elif harm == "wrong hash":
        data = rewritten(good, {"captures/*": b"other words\n"})
    elif harm == "missing":
        data = rewritten(good, {"captures/*": None})
    elif harm == "traversal":
        data = rewritten(good, {}, "../../escaped.txt")
    elif harm == "absolute":
        data = rewritten(good, {}, "/etc/passwd")
    elif harm == "lists":
        data = rewritten(good, {"bundle.json": b"[1, 2]"})
    elif harm == "deep":
        data = rewritten(good, {"notes.jsonl": b"[" * 200_000})
    elif harm == "clipping":
        data = rewritten(good, {"clippings.jsonl": b'{"sha256": 3}\n'})
    elif harm == "anchor":
        data = rewritten(good, {"decisions.jsonl": b'{"kind": "record", "a": ["a1", 0, 0]}\n'})
    elif harm == "binary":
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("bundle.json", head_with(good, captures=listed))
            archive.writestr(f"captures/{zero}", b"\0" * 2000)
        data = made.getvalue()
    elif harm == "bomb":
        data = rewritten(good, {"notes.jsonl": b"0" * ((32 << 20) + 9)})
    elif harm == "twice":
        with pytest.warns(UserWarning, match="Duplicate"):
            data = rewritten(good, {}, "bundle.json")
    elif harm == "other zip":
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("word/document.xml", "<x/>")
        data = made.getvalue()
    bad = tmp_path / "bad.newsbundle"
    bad.write_bytes(data)
    before = contents(taker)
    adding = adds(taker, bad)
    assert [error.path for error in adding.failed] == [str(bad)]
    assert said in adding.failed[0].reason
    assert contents(taker) == before
    assert not (tmp_path.parent / "escaped.txt").exists()


def test_a_capture_above_the_cap_is_refused(giver: Library, taker: Library, tmp_path: Path) -> None:
    stream = io.BytesIO()
    content = b"word " * 2_000_000
    sha256 = hashlib.sha256(content).hexdigest()
    entry = bundle_format.BundledCapture(sha256, "big.txt", "", 1)
    bundle_format.write_bundle(
        stream, bundle_format.Bundle("big", "", (entry,)), [(sha256, content)]
    )
    path = tmp_path / "big"
    path.write_bytes(stream.getvalue())
    adding = adds(taker, path, cap=1 << 20)
    assert "more than is allowed" in adding.failed[0].reason


def test_a_file_that_is_there_is_never_written_over(giver: Library, tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.write_text("mine")
    with pytest.raises(InputError, match="is there already"):
        bundle_of(giver, path)
    assert path.read_text() == "mine"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


def test_clippings_are_handed_over_with_what_they_were_taken_from(giver: Library) -> None:
    assert len(clipped_documents(giver)) == 1


async def test_h_asks_for_a_file_and_hands_the_story_over(giver: Library, tmp_path: Path) -> None:
    async with reader(giver) as desk:
        await desk.press("H")
        prompt = desk.desk.asking.prompt
        assert prompt.value.endswith(".newsbundle")
        prompt.value = str(tmp_path / "story.newsbundle")
        await desk.press("enter")
        assert (tmp_path / "story.newsbundle").stat().st_mode & 0o777 == 0o600
        assert "3 articles, 1 clipping" in desk.desk.status.message
        await desk.press("g", "s", "H")
        desk.app.screen.prompt.value = str(tmp_path / "page.newsbundle")  # type: ignore[attr-defined]
        await desk.press("enter")
        assert (tmp_path / "page.newsbundle").exists()
        await desk.press("q", "g", "c", "H")
        desk.app.screen.prompt.value = str(tmp_path / "clips.newsbundle")  # type: ignore[attr-defined]
        await desk.press("enter")
        assert (tmp_path / "clips.newsbundle").exists()
