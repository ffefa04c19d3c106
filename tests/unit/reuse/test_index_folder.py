from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from newsreader.reuse.index.index_folder import IndexFolder
from newsreader.reuse.index.passage_index import PassageIndex
from newsreader.reuse.matcher import Matcher, Named
from newsreader.reuse.shelf import PackedShelf
from tests.unit.reuse.building import article

HARBOUR = "The harbour board closed the northern quay after divers found cracks in three pillars."
STAMP = "library 1 versions 2"


def saved(folder: Path, *ids: str) -> Matcher:
    matcher = Matcher(shelf=PackedShelf())
    for one in ids:
        matcher.hold(
            [Named(article(one, HARBOUR, f"Parcel {one} of gravel reached depot nine."), ())]
        )
    IndexFolder(folder).save(matcher.index, STAMP, 7)
    return matcher


def opened(folder: Path) -> PassageIndex:
    found = IndexFolder(folder).open(STAMP)
    assert found is not None
    assert found[1] == 7
    return found[0]


def test_what_was_saved_is_opened_with_its_mark(tmp_path: Path) -> None:
    saved(tmp_path / "index", "a1", "a2", "a3")
    index = opened(tmp_path / "index")
    assert sorted(index.ids()) == ["a1", "a2", "a3"]
    assert "a2" in index
    assert len(index) == 3


def test_a_removed_article_stays_removed_after_opening(tmp_path: Path) -> None:
    matcher = saved(tmp_path, "a1", "a2", "a3", "a4", "a5")
    matcher.remove("a2")
    IndexFolder(tmp_path).save(matcher.index, STAMP, 7)
    assert sorted(opened(tmp_path).ids()) == ["a1", "a3", "a4", "a5"]


def test_a_segment_that_stays_is_not_written_again_and_what_nobody_names_is_swept(
    tmp_path: Path,
) -> None:
    matcher = Matcher(shelf=PackedShelf())
    matcher.hold(
        [Named(article(f"a{n}", f"Parcel {n} reached depot nine."), ()) for n in range(40)]
    )
    folder = IndexFolder(tmp_path)
    folder.save(matcher.index, STAMP, 7)
    (before,) = tmp_path.glob("*.segment")
    written = before.stat().st_mtime_ns
    (tmp_path / "99.segment").write_bytes(b"left behind by a killed run")
    matcher.hold([Named(article("b1", HARBOUR), ())])
    folder.save(matcher.index, STAMP, 8)
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.segment")}
    assert after[before.name] == written
    assert len(after) == 2
    assert "99.segment" not in after


@pytest.mark.parametrize("stamp", ["library 2 versions 2", "library 1 versions 3", ""])
def test_an_index_of_another_stamp_is_not_opened(tmp_path: Path, stamp: str) -> None:
    saved(tmp_path, "a1")
    assert IndexFolder(tmp_path).open(stamp) is None


def test_a_folder_without_an_index_is_not_opened(tmp_path: Path) -> None:
    assert IndexFolder(tmp_path / "nowhere").open(STAMP) is None


@pytest.mark.parametrize("keep", [0, 5, 40, 200, 1000])
def test_a_segment_cut_short_is_told_from_a_whole_one(tmp_path: Path, keep: int) -> None:
    saved(tmp_path, "a1", "a2")
    for path in tmp_path.glob("*.segment"):
        path.write_bytes(path.read_bytes()[:keep])
    assert IndexFolder(tmp_path).open(STAMP) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', '{"format": 99, "stamp": "x"}'])
def test_a_damaged_list_is_no_index(tmp_path: Path, text: str) -> None:
    saved(tmp_path, "a1")
    (tmp_path / "index.json").write_text(text)
    assert IndexFolder(tmp_path).open(STAMP) is None


@pytest.mark.parametrize("moment", ["the first segment", "the list"])
def test_a_kill_while_saving_leaves_the_index_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    matcher = saved(tmp_path, "a1")
    matcher.hold([Named(article("a2", HARBOUR), ())])
    syncs = []

    def killed(_: int) -> None:
        syncs.append(1)
        if moment == "the first segment" or len(syncs) > 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        IndexFolder(tmp_path).save(matcher.index, STAMP, 9)
    assert list(opened(tmp_path).ids()) == ["a1"]


def test_the_list_names_what_was_removed(tmp_path: Path) -> None:
    matcher = saved(tmp_path, "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8")
    matcher.remove("a3")
    IndexFolder(tmp_path).save(matcher.index, STAMP, 7)
    told = json.loads((tmp_path / "index.json").read_text())
    assert sum(len(dead) for _, dead in told["segments"]) == 1


def test_an_article_without_passages_is_held(tmp_path: Path) -> None:
    matcher = Matcher(shelf=PackedShelf())
    matcher.hold([Named(article("a1", "One."), ()), Named(article("a2", "Two."), ())])
    IndexFolder(tmp_path).save(matcher.index, STAMP, 7)
    assert sorted(opened(tmp_path).ids()) == ["a1", "a2"]
