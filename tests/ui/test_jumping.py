from __future__ import annotations

from pathlib import Path

from textual.screen import Screen

from newsreader.services import views
from newsreader.ui.screens.jump import JumpScreen
from newsreader.ui.screens.page import PageScreen
from tests.support.desks import Reader, reader
from tests.support.libraries import filled


def top(desk: Reader) -> Screen[object]:
    return desk.app.screen


async def jump_to(desk: Reader, words: str) -> JumpScreen:
    await desk.press("apostrophe")
    screen = top(desk)
    assert isinstance(screen, JumpScreen)
    await desk.type(words)
    return screen


async def test_enter_goes_to_an_article_and_ctrl_o_comes_back(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            screen = await jump_to(desk, "ferry")
            assert "Article\n  Ferry talks collapse in Karsund" in screen.view.text
            await desk.press("enter")
            assert top(desk) is desk.desk
            assert desk.desk.where == "article"
            assert desk.desk.article.reading is not None
            assert desk.desk.article.reading.row.title == "Ferry talks collapse in Karsund"
            await desk.press("ctrl+o")
            assert desk.desk.where == "list"
            assert desk.desk.rows.index == 0


async def test_enter_goes_to_a_name_a_view_and_a_command(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library) as desk:
            await jump_to(desk, "reyle")
            await desk.press("enter")
            assert isinstance(page := top(desk), PageScreen)
            assert page.content.where == "name"
            await jump_to(desk, "starred")
            await desk.press("enter")
            assert top(desk) is desk.desk
            assert desk.desk.view.query == "is:starred"
            await desk.press("ctrl+o")
            assert desk.desk.view.query == "is:unread"
            await jump_to(desk, "toggle-read")
            await desk.press("enter")
            assert len(list(views.order_of(library, "is:read"))) == 1


async def test_esc_and_an_answer_that_comes_late_change_nothing(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await jump_to(desk, "ferry")
            await desk.press("escape")
            assert top(desk) is desk.desk
            assert desk.desk.where == "list"
            await jump_to(desk, "zzqzzq")
            assert "Nothing comes near this." in desk.text
            await desk.press("enter")
            assert isinstance(top(desk), JumpScreen)
            await desk.press("ctrl+c")
            assert top(desk) is desk.desk


async def test_the_cursor_goes_over_what_was_found(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            screen = await jump_to(desk, "")
            await desk.press("down", "down", "up", "ctrl+n")
            assert screen.view.item == 2
            await desk.press("enter")
            assert desk.desk.view.query == "is:starred"
