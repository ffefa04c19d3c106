from pathlib import Path

from newsreader.services import views
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
            await desk.press("escape", "escape")
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


async def test_an_error_stands_under_its_character_and_the_bar_stays(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            desk.desk.asking.prompt.value = "is:unread age:soon"
            await desk.press("enter")
            bar, under = desk.lines()[-2:]
            assert under.index("^") == bar.index("soon")
            assert "age: takes a comparison like <2d" in under
            assert desk.desk.asking.prompt.value == "is:unread age:soon"
            await desk.press("x")
            assert "^" not in desk.lines()[-1]


async def test_an_error_far_right_is_said_before_its_caret(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            desk.desk.asking.prompt.value = "outlet:harbour " * 4 + "age:x"
            await desk.press("enter")
            bar, under = desk.lines()[-2:]
            assert under.index("^") == bar.index("age:x") + 4
            assert "comparison like" in under


async def test_tab_completes_fields_then_values_and_goes_through_them(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            prompt = desk.desk.asking.prompt
            prompt.value = "is:unread out"
            await desk.press("tab")
            assert prompt.value == "is:unread outlet:"
            await desk.type("h")
            await desk.press("tab")
            assert prompt.value.startswith("is:unread outlet:")
            first = prompt.value
            assert "Harbour Times" in first
            assert "Tab" in desk.lines()[-1]
            prompt.value = "is:"
            await desk.press("tab")
            assert prompt.value == "is:unread"
            await desk.press("tab")
            assert prompt.value == "is:read"
            prompt.value = "reyl"
            await desk.press("tab")
            assert prompt.value == 'entity:"Tomas Reyle"'
            await desk.press("enter")
            assert desk.titles == ["Ferry talks collapse in Karsund"]


async def test_what_completed_an_older_text_is_dropped(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            prompt = desk.desk.asking.prompt
            prompt.value = "outlet:h"
            desk.desk.asking.wants("filter", "outlet:h", 8)
            prompt.value = "outlet:ha"
            await desk.settle()
            assert prompt.value == "outlet:ha"


async def test_an_act_on_a_query_is_one_step(tmp_path: Path) -> None:
    with filled(tmp_path, count=8) as library:
        async with reader(library) as desk:
            await desk.press(":")
            desk.desk.asking.prompt.value = "read before:2031-05-12 -is:starred"
            await desk.press("enter")
            before = len(views.rows_of(library, "is:read"))
            assert before == len(views.rows_of(library, "before:2031-05-12")) > 2
            assert f"marked read: {before} articles" in desk.text
            await desk.press("u")
            assert views.rows_of(library, "is:read") == []
            await desk.press(":")
            desk.desk.asking.prompt.value = "tag ferry person:reyle"
            await desk.press("enter")
            assert [row.title for row in views.rows_of(library, "tag:ferry")] == [
                "Ferry talks collapse in Karsund"
            ]
            await desk.press(":")
            desk.desk.asking.prompt.value = "drop outlet:nowhere"
            await desk.press("enter")
            assert "outlet:nowhere: nothing matches." in desk.text


async def test_an_act_on_a_query_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press(":")
            desk.desk.asking.prompt.value = "drop is:old"
            await desk.press("enter")
            bar, under = desk.lines()[-2:]
            assert under.index("^") == bar.index("old")
            assert views.rows_of(library, "is:dropped") == []


async def test_tab_completes_the_query_of_an_act(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press(":")
            prompt = desk.desk.asking.prompt
            prompt.value = "tag done outlet:civ"
            await desk.press("tab")
            assert prompt.value == 'tag done outlet:"Civic Ledger"'
