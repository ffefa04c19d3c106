"""Keys that come faster than the screen: a paste, a lagging line, a practised hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from newsreader.services import views
from newsreader.ui.screens.page import PageScreen
from tests.support.desks import Reader, reader
from tests.support.libraries import filled
from tests.ui.test_pages import story

_KEYS = {":": "colon", "/": "slash", " ": "space", "\r": "enter"}


async def burst(desk: Reader, keys: str) -> None:
    """Let keys arrive in one read, as the driver hands them over."""
    for key in keys:
        desk.app.post_message(events.Key(_KEYS.get(key, key), key))
    await desk.settle()
    await desk.settle()


@pytest.mark.parametrize("typed", [":ddd", "/minister", ":feed pause"])
async def test_what_is_typed_into_a_prompt_is_no_command(tmp_path: Path, typed: str) -> None:
    with filled(tmp_path, count=8) as library:
        async with reader(library) as desk:
            before = len(views.rows_of(library, "is:unread"))
            await burst(desk, typed)
            assert desk.desk.asking.prompt.value == typed[1:]
            await desk.press("escape")
            assert len(views.rows_of(library, "is:unread")) == before
            assert not views.rows_of(library, "is:dropped")


async def test_keys_behind_one_that_opens_a_page_are_the_page_s(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await burst(desk, "gsj")
            page = desk.app.screen
            assert isinstance(page, PageScreen)
            assert page.item == 1
            assert desk.desk.rows.index == 0


async def test_a_key_that_leaves_typed_ahead_leaves_the_page_alone(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await burst(desk, "gsq")
            assert desk.app.screen is desk.desk
            assert desk.app.is_running


@pytest.mark.parametrize("typed", ["qqq", "?qq", "gsqqq"])
async def test_no_more_than_the_page_is_left_by_what_is_typed_ahead(
    tmp_path: Path, typed: str
) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            if typed == "qqq":
                await desk.press("g", "s")
            await burst(desk, typed)
            assert desk.app.screen is desk.desk
            assert desk.app.is_running
            await desk.press("?")
            assert desk.app.screen is not desk.desk


async def test_leaving_at_once_after_asking_for_something_is_no_error(tmp_path: Path) -> None:
    with filled(tmp_path, count=8) as library:
        async with reader(library) as desk:
            desk.desk.leave()
            desk.desk.view.refresh_sources()
            desk.desk.jobs.load("page", lambda: 1, lambda _: None)
            assert not desk.desk.jobs.busy


async def test_what_is_typed_behind_undo_is_about_the_row_that_comes_back(tmp_path: Path) -> None:
    with filled(tmp_path, count=8) as library:
        async with reader(library) as desk:
            first = desk.desk.rows.current
            assert first is not None
            await burst(desk, "djus")
            assert desk.desk.rows.current is not None
            assert [row.title for row in views.rows_of(library, "is:starred")] == [first.title]
