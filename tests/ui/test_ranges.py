from __future__ import annotations

from pathlib import Path
from random import Random

from newsreader.domain.triage import Triage
from newsreader.services import clipping, triaging, views
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from tests.support.desks import reader
from tests.support.libraries import add, filled, write


def state(library: Library, query: str) -> list[str]:
    return [row.title for row in views.rows_of(library, query)]


def every_state(library: Library) -> dict[int, Triage]:
    return {row.document: row.triage for row in views.rows_of(library, "")}


async def test_a_range_grows_as_the_cursor_moves_and_an_act_takes_all_of_it(tmp_path: Path) -> None:
    with filled(tmp_path, count=6) as library:
        async with reader(library) as desk:
            titles = desk.titles
            await desk.press("j", "v", "j", "j")
            assert "range of 3" in desk.lines()[-2]
            await desk.press("d")
            assert sorted(state(library, "is:dropped")) == sorted(titles[1:4])
            assert desk.desk.rows.index == 4
            assert not desk.desk.rows.in_range
            await desk.press("u")
            assert state(library, "is:dropped") == []


async def test_a_range_can_be_begun_from_below_and_with_a_count(tmp_path: Path) -> None:
    with filled(tmp_path, count=6) as library:
        async with reader(library) as desk:
            await desk.press("G", "v", "k", "s")
            assert sorted(state(library, "is:starred")) == sorted(desk.titles[4:])
            await desk.press("g", "g", "3", "v", "L")
            assert sorted(state(library, "is:later")) == sorted(desk.titles[:3])


async def test_esc_and_a_second_v_end_a_range_and_nothing_else(tmp_path: Path) -> None:
    with filled(tmp_path, count=4) as library:
        async with reader(library) as desk:
            await desk.press("v", "j", "escape")
            assert not desk.desk.rows.in_range
            assert desk.desk.rows.index == 1
            await desk.press("v", "v", "d")
            assert len(state(library, "is:dropped")) == 1


async def test_the_rows_of_a_range_are_reversed(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            await desk.press("v", "j", "j", "k")
            rows = desk.desk.rows
            shown = [
                all(s.style and s.style.reverse for s in rows.render_line(y)) for y in range(4)
            ]
            assert shown == [True, True, False, False]


async def test_a_tag_a_note_and_their_repeating_take_a_range(tmp_path: Path) -> None:
    with filled(tmp_path, count=6) as library:
        async with reader(library) as desk:
            titles = desk.titles
            await desk.press("v", "j", "t")
            await desk.type("desk")
            await desk.press("enter")
            assert sorted(state(library, "tag:desk")) == sorted(titles[:2])
            assert desk.desk.rows.index == 2
            await desk.press("2", ".")
            assert sorted(state(library, "tag:desk")) == sorted(titles[:4])
            await desk.press("u")
            assert sorted(state(library, "tag:desk")) == sorted(titles[:2])
            await desk.press("g", "g", "a")
            await desk.type("ring them")
            await desk.press("enter", ".")
            assert sorted(state(library, "is:noted")) == sorted(titles[:2])
            await desk.press("k", "v", "k", "T", "enter")
            assert state(library, "tag:desk") == []


async def test_an_act_on_a_mixed_range_turns_all_of_it_on_and_then_all_of_it_off(
    tmp_path: Path,
) -> None:
    with filled(tmp_path, count=4) as library:
        async with reader(library) as desk:
            await desk.press("j", "s", "g", "g", "4", "v", "s")
            assert len(state(library, "is:starred")) == 4
            await desk.press("g", "g", "4", "v", "s")
            assert state(library, "is:starred") == []


async def test_a_range_stays_on_its_rows_when_others_come(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            second, third = desk.titles[1:3]
            first = desk.desk.rows.listing.order[0]
            await desk.press("j", "v", "j")
            triaging.act(library, "drop", [first])
            await desk.press("i")
            rows = desk.desk.rows
            selected = [rows.listing.row(at) for at in rows.selected]
            assert [row.title for row in selected if row] == [second, third]


def unlike(count: int) -> dict[str, str]:
    """Return captures in words nobody else uses, so that no two make a story."""
    rng = Random(1)

    def word() -> str:
        return "".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(4))

    return {
        f"{number:03}.txt": f"{word().title()} {word()} {word()} {word()}\n\n"
        f"{number % 9 + 1} May 2031\n\nThe {word()} {word()} {word()} the {word()} {word()}.\n"
        for number in range(count)
    }


async def test_undo_of_a_drop_of_300_rows_restores_every_state_after_a_restart_too(
    tmp_path: Path,
) -> None:
    with Library(tmp_path / "library") as library:
        add(library, *write(tmp_path / "captures", unlike(300)))
        derive(library)
        documents = list(views.order_of(library, ""))
        triaging.act(library, "star", documents[10:60])
        triaging.act(library, "tag", documents[40:90], text="desk")
        triaging.act(library, "drop", documents[100:120])
        triaging.act(library, "note", documents[5:7], text="ring them")
        before = every_state(library)
        folder = library.folder
        async with reader(library) as desk:
            desk.desk.view.show("", "All")
            await desk.settle()
            assert len(desk.desk.rows.listing) == 300
            await desk.press("v", "G", "d")
            assert len(state(library, "is:dropped")) == 300
            assert desk.desk.status.message == "dropped: 280 articles   u undoes it"
    with Library(folder) as again:
        async with reader(again) as desk:
            await desk.press("u")
            assert every_state(again) == before
            assert desk.desk.status.message == "undone: dropped: 280 articles.  ctrl+r again"
            await desk.press("ctrl+r")
            assert len(state(again, "is:dropped")) == 300


async def test_a_range_is_handed_over_with_all_its_stories(tmp_path: Path) -> None:
    with filled(tmp_path, count=6) as library:
        async with reader(library) as desk:
            await desk.press("j", "v", "j", "j", "H")
            desk.desk.asking.prompt.value = str(tmp_path / "three.newsbundle")
            await desk.press("enter")
            assert ": 3 articles" in desk.desk.status.message
            assert not desk.desk.rows.in_range
        assert (tmp_path / "three.newsbundle").is_file()


async def test_a_range_is_neither_followed_nor_cited_and_says_so(tmp_path: Path) -> None:
    with filled(tmp_path, count=4) as library:
        async with reader(library) as desk:
            await desk.press("v", "j", "+")
            assert "A range cannot be followed: one row at a time. Esc ends it." in desk.text
            await desk.press("Y")
            assert "A range cannot be cited" in desk.text
            assert desk.desk.rows.in_range
            assert clipping.clippings_of(library) == []
