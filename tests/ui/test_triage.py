from pathlib import Path

import pytest

from newsreader.domain.commands import COMMANDS
from newsreader.services import triaging, views
from newsreader.services.library import Library
from tests.support.desks import reader
from tests.support.libraries import filled


def state(library: Library, query: str) -> list[str]:
    return [row.title for row in views.rows_of(library, query)]


async def test_the_list_shows_what_is_unread_newest_first(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            assert desk.titles == ["Ostavia holds its rate", "Ferry talks collapse in Karsund"]
            assert "2 articles" in desk.text
            assert ">N" in desk.text


async def test_an_act_goes_on_to_the_next_row_and_can_be_undone(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            first = desk.titles[0]
            await desk.press("s")
            assert desk.desk.rows.index == 1
            assert state(library, "is:starred") == [first]
            assert desk.desk.status.message == f'starred: "{first}"'
            await desk.press("u")
            assert state(library, "is:starred") == []
            assert desk.desk.rows.index == 0
            await desk.press("ctrl+r")
            assert state(library, "is:starred") == [first]


async def test_a_dot_does_the_last_act_again(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            await desk.press(".")
            assert desk.desk.status.message == "Nothing to do again here."
            await desk.press("s", "j", ".")
            assert len(state(library, "is:starred")) == 2
            await desk.press("2", ".")
            assert len(state(library, "is:starred")) == 4


async def test_a_count_acts_on_that_many_rows_as_one_step(tmp_path: Path) -> None:
    with filled(tmp_path, count=6) as library:
        async with reader(library) as desk:
            await desk.press("3", "d")
            assert len(state(library, "is:dropped")) == 3
            assert desk.desk.rows.index == 3
            assert desk.desk.status.message == "dropped: 3 articles   u undoes it"
            await desk.press("u")
            assert state(library, "is:dropped") == []


async def test_a_dropped_row_stays_in_place_until_the_list_is_shown_again(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            before = desk.titles
            await desk.press("d")
            assert desk.titles == before
            await desk.press("i")
            assert desk.titles == before[1:]


async def test_the_title_counts_what_is_listed_and_unread_now(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            assert "5 articles" in desk.lines()[0]
            await desk.press("d")
            assert "4 articles" in desk.lines()[0]
            await desk.press("/")
            await desk.type("xyz")
            await desk.press("escape")
            assert "4 articles" in desk.lines()[0]
            await desk.press("u")
            assert "5 articles" in desk.lines()[0]
            await desk.press("enter", "q")
            assert "4 articles" in desk.lines()[0]
            await desk.press("i")
            assert "4 articles" in desk.lines()[0]


async def test_the_title_of_a_very_long_list_is_counted_when_the_list_is_shown_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreader.ui.shown_view._RECOUNTED", 4)
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            await desk.press("d")
            assert "5 articles" in desk.lines()[0]
            await desk.press("i")
            assert "4 articles" in desk.lines()[0]


async def test_reading_everything_above_is_one_undoable_step(tmp_path: Path) -> None:
    with filled(tmp_path, count=6) as library:
        async with reader(library) as desk:
            await desk.press("j", "j", "g", "a")
            assert len(state(library, "is:read")) == 3
            await desk.press("u")
            assert state(library, "is:read") == []


async def test_a_tag_and_a_note_are_asked_for_and_shown(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("t")
            await desk.type("to do")
            await desk.press("enter")
            assert state(library, "tag:to-do") == ["Ostavia holds its rate"]
            await desk.press("k", "a")
            await desk.type("ring them")
            await desk.press("enter")
            await desk.press("k", "enter")
            assert "tags: to-do" in desk.text
            assert "note: ring them" in desk.text


async def test_undo_survives_a_restart(tmp_path: Path) -> None:
    with filled(tmp_path, count=4) as library:
        async with reader(library) as desk:
            await desk.press("d", "d")
        async with reader(library) as desk:
            await desk.press("u")
            assert len(state(library, "is:dropped")) == 1
            await desk.press("u")
            assert state(library, "is:dropped") == []
            await desk.press("u")
            assert desk.desk.status.message == "Nothing to undo."


async def test_marks_of_another_instance_are_kept(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            document = desk.desk.rows.listing.order[1]
            with Library(library.folder) as other:
                triaging.act(other, "star", [document])
            await desk.press("j", "L")
            row = views.row_of(library, document)
            assert row is not None
            assert row.triage.starred
            assert row.triage.later


async def test_in_a_read_only_library_reading_works_and_marks_are_refused(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        library.read_only = True
        async with reader(library) as desk:
            assert "marks are NOT saved" in desk.text
            await desk.press("s")
            assert state(library, "is:starred") == []
            await desk.press("k", "enter")
            assert "central bank of Ostavia" in desk.text


async def test_commas_part_tags_and_all_are_one_act(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            first = desk.titles[0]
            await desk.press("t")
            await desk.type("ferry, north coast,")
            await desk.press("enter")
            (row,) = views.rows_of(library, "tag:ferry")
            assert row.title == first
            assert row.triage.tags == ("ferry", "north-coast")
            await desk.press("u")
            assert not views.rows_of(library, "tag:ferry")
            assert not views.rows_of(library, "tag:north-coast")


async def test_what_only_an_article_can_show_says_so_in_the_list(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library, size=(80, 24)) as desk:
            await desk.press("g", "v")
            assert desk.desk.status.message == "Open the article first: Enter."
            await desk.press("enter")
            assert not desk.desk.article.showing.raw


@pytest.mark.parametrize(
    ("name", "keys"), [("furniture", "zf"), ("capture", "gv"), ("next-mark", "m")]
)
async def test_what_the_list_has_only_beside_an_article_is_told_so_among_the_keys(
    tmp_path: Path, name: str, keys: str
) -> None:
    (command,) = (command for command in COMMANDS if command.name == name)
    assert command.title.endswith("; in the list where it shows the article, too")
    with filled(tmp_path) as library:
        async with reader(library, size=(80, 24)) as desk:
            await desk.press(*keys)
            assert desk.desk.status.message.startswith("Open ")
        async with reader(library, size=(120, 40)) as desk:
            await desk.press(*keys)
            assert not desk.desk.status.message.startswith("Open ")


async def test_what_was_done_is_kept_once_among_what_was_said(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            first = desk.titles[0]
            await desk.press("s", "u", "ctrl+r")
            assert list(desk.desk.status.said) == [
                f'done again: starred: "{first}".  u undoes it',
                f'undone: starred: "{first}".  ctrl+r again',
                f'starred: "{first}"',
            ]


async def test_a_tag_and_a_note_go_on_to_the_next_row_and_a_dot_gives_them_to_it(
    tmp_path: Path,
) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            titles = desk.titles
            await desk.press("t")
            await desk.type("foo")
            await desk.press("enter", ".")
            assert sorted(state(library, "tag:foo")) == sorted(titles[:2])
            await desk.press("a")
            await desk.type("ring them")
            await desk.press("enter", ".")
            assert sorted(state(library, "is:noted")) == sorted(titles[2:4])
            assert desk.desk.rows.index == 4


async def test_a_dot_that_changes_nothing_says_so(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            await desk.press("t")
            await desk.type("foo")
            await desk.press("enter", "k", ".")
            assert desk.desk.status.message == "Tagged foo already."
            await desk.press("k", "T", "enter", "k", ".")
            assert state(library, "tag:foo") == []
            assert desk.desk.status.message == "There is no tag foo to take off."
