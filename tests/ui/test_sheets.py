from pathlib import Path

import pytest
from rich.cells import cell_len

from newsreader.domain.commands import COMMANDS, PAGES
from newsreader.ui.handlers import HANDLERS
from newsreader.ui.screens.sheet import Sheet
from tests.support.desks import reader
from tests.support.libraries import filled


def test_every_command_of_a_pane_has_a_handler_and_every_handler_a_command() -> None:
    panes = {command.name for command in COMMANDS if command.where - PAGES}
    assert panes == set(HANDLERS)


def test_no_key_means_two_things_in_one_place() -> None:
    for where in {place for command in COMMANDS for place in command.where}:
        keys = [k for command in COMMANDS if where in command.where for k in command.keys]
        assert len(keys) == len(set(keys)), where


async def test_help_lists_every_command_and_can_be_searched(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("?")
            sheet = desk.app.screen
            assert isinstance(sheet, Sheet)
            text = " ".join(sheet.text.split())
            assert all(" ".join(command.title[:20].split()) in text for command in COMMANDS)
            await desk.press("/")
            await desk.type("undo")
            assert "Undo" in sheet.text
            assert "Moving" not in sheet.text
            await desk.press("enter", "q")
            assert desk.app.screen is desk.desk


@pytest.mark.parametrize("keys", ["?", "gl"])
@pytest.mark.parametrize("width", [40, 60, 80])
async def test_a_sheet_says_everything_on_screens_of_every_width(
    tmp_path: Path, width: int, keys: str
) -> None:
    with filled(tmp_path) as library:
        async with reader(library, (width, 12)) as desk:
            await desk.press(*keys)
            sheet = desk.app.screen
            assert isinstance(sheet, Sheet)
            assert all(cell_len(line) <= width for line in sheet.text.splitlines())
            wanted = (
                [command.title for command in COMMANDS]
                if keys == "?"
                else ["a correction or kill notice"]
            )
            said = " ".join(sheet.text.split())
            assert all(" ".join(title.split()) in said for title in wanted)


async def test_a_pending_key_shows_what_can_follow(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.pilot.press("g")
            await desk.pilot.pause(0.5)
            assert "g-  g:top a:read s:stor" in desk.text
            assert "o:sort" in desk.lines()[-2]
            await desk.press("escape")
            assert "g-" not in desk.text


async def test_a_key_that_means_nothing_says_so(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("x")
            assert "x means nothing here" in desk.text
