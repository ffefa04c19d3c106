from __future__ import annotations

import stat
from pathlib import Path

import pytest

from newsreader.domain.commands import COMMANDS, PAGES
from newsreader.services import triaging, views
from newsreader.services.command_values import command_values
from newsreader.ui.command_history import CommandHistory
from newsreader.ui.handlers import HANDLERS, MODULES, Handler
from newsreader.ui.handlers.command_line import carry_out
from newsreader.ui.handlers.registry import import_handlers
from tests.support.desks import reader
from tests.support.libraries import filled


@pytest.mark.parametrize("where", ["list", "article", "sources"])
async def test_every_command_of_a_pane_is_reached_by_its_name(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_handlers(MODULES)  # before they are stood in for: importing one puts its own in place
    names = [c.name for c in COMMANDS if where in c.where]
    done: list[str] = []

    def noting(name: str) -> Handler:
        return lambda desk, count: done.append(name)

    for name in names:
        monkeypatch.setitem(HANDLERS, name, noting(name))
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            desk.desk.panes.where = where
            for name in names:
                carry_out(desk.desk, f":{name}")
    assert done == names
    assert len([c for c in COMMANDS if not c.where <= PAGES]) > 80


async def test_tab_completes_commands_and_then_what_stands_behind_them(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press(":")
            await desk.type("vie")
            await desk.press("tab")
            assert desk.desk.asking.prompt.value == "view "
            await desk.press("tab")
            assert desk.desk.asking.prompt.value == "view Unread"
            assert "Tab" in desk.lines()[-1]
            await desk.press("tab", "tab", "enter")
            assert desk.desk.view.query == "is:starred"


async def test_a_tag_and_a_query_behind_it_are_completed(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        triaging.act(library, "tag", views.order_of(library, ""), text="harbour")
        async with reader(library) as desk:
            await desk.press(":")
            await desk.type("tag har")
            await desk.press("tab")
            assert desk.desk.asking.prompt.value == "tag harbour"
            await desk.type(" is:st")
            await desk.press("tab")
            assert desk.desk.asking.prompt.value == "tag harbour is:starred"


async def test_a_tag_without_a_query_is_for_what_stands_here(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            first = desk.titles[0]
            await desk.press(":")
            await desk.type("tag mine")
            await desk.press("enter")
            assert [row.title for row in views.rows_of(library, "tag:mine")] == [first]


def test_files_are_completed_and_hidden_ones_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "index.txt").touch()
    (tmp_path / ".inner").touch()
    with filled(tmp_path) as library:
        found = command_values(library, "add", f"{tmp_path}/in")
        assert found == [f"{tmp_path}/inbox/", f"{tmp_path}/index.txt"]
        assert command_values(library, "add", f"{tmp_path}/.in") == [f"{tmp_path}/.inner"]
        assert command_values(library, "add", f"{tmp_path}/no/such/") == []
        assert command_values(library, "clips", "") == ["md > ", "json > ", "bibtex > "]
        assert command_values(library, "clips", f"md > {tmp_path}/ind") == [
            f"md > {tmp_path}/index.txt"
        ]
        assert command_values(library, "about", "Rey") == ["Tomas Reyle"]
        assert command_values(library, "undo", "x") == []


async def test_what_was_typed_comes_back_in_another_session(tmp_path: Path) -> None:
    file = tmp_path / "state" / "command-history"
    with filled(tmp_path) as library:
        async with reader(library, history=file) as desk:
            for words in ("view All", "view Starred"):
                await desk.press(":")
                await desk.type(words)
                await desk.press("enter")
        async with reader(library, history=file) as desk:
            await desk.press(":", "up")
            assert desk.desk.asking.prompt.value == "view Starred"
            await desk.press("up")
            assert desk.desk.asking.prompt.value == "view All"
            await desk.press("down", "down")
            assert desk.desk.asking.prompt.value == ""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_history_keeps_each_line_once_and_does_not_grow_for_ever(tmp_path: Path) -> None:
    file = tmp_path / "command-history"
    history = CommandHistory(file)
    for number in range(1200):
        history.add(f"view {number}")
    history.add("view 900")
    assert history.lines[-1] == "view 900"
    assert len(history.lines) == 500
    again = CommandHistory(file)
    assert again.lines == history.lines
    assert len(file.read_text().splitlines()) == 500


def test_a_history_that_cannot_be_kept_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    history = CommandHistory(tmp_path / "file" / "history")
    history.add("view All")
    assert history.lines == ["view All"]
