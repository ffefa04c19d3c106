from pathlib import Path

from tests.support.desks import reader
from tests.support.libraries import filled


async def test_the_list_narrows_while_typing_and_esc_restores_the_place(tmp_path: Path) -> None:
    with filled(tmp_path, count=8) as library:
        async with reader(library) as desk:
            before = desk.titles
            await desk.press("j", "j", "j", "/")
            await desk.type("karsnud")
            assert desk.titles == ["Ferry talks collapse in Karsund"]
            await desk.press("escape")
            assert desk.titles == before
            assert desk.desk.rows.index == 3


async def test_enter_keeps_the_found_rows_and_back_restores(tmp_path: Path) -> None:
    with filled(tmp_path, count=8) as library:
        async with reader(library) as desk:
            await desk.press("/")
            await desk.type("ferry")
            await desk.press("enter", "enter")
            assert desk.desk.where == "article"
            await desk.press("q")
            assert len(desk.titles) == 1
            await desk.press("q")
            assert len(desk.titles) == 8


async def test_a_word_nothing_comes_near_is_named(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("/")
            await desk.type("zzzqqq")
            assert '"zzzqqq": nothing, nearest:' in desk.text
            assert "Esc goes back" in desk.text


async def test_a_filter_shows_what_it_matches_and_an_error_says_what(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            assert desk.desk.asking.prompt.value == "is:unread "
            desk.desk.asking.prompt.value += "outlet:ledger"
            await desk.press("enter")
            assert desk.titles == ["Ostavia holds its rate"]
            await desk.press("F")
            desk.desk.asking.prompt.value = "colour:red"
            await desk.press("enter")
            assert "There is no field colour:" in desk.text
            assert desk.titles == ["Ostavia holds its rate"]
            await desk.press("escape")
            assert desk.desk.view.title == "Unread"
            assert len(desk.titles) == 2


async def test_sources_are_walked_with_their_keys(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library, size=(120, 40)) as desk:
            assert "Outlets" in desk.text
            await desk.press("s", "J", "J")
            assert desk.desk.view.title == "Starred"
            assert len(desk.titles) == 1
            await desk.press("K", "K")
            assert desk.desk.view.title == "Unread"


async def test_a_source_is_chosen_in_its_pane_and_the_list_gets_the_keys(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("tab")
            assert desk.desk.where == "sources"
            await desk.press("G", "enter")
            assert desk.desk.where == "list"
            assert desk.titles == ["Ferry talks collapse in Karsund"]
