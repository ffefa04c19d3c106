"""Lines put straight into cells are those that Textual composes."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import ColorSystem

from newsreader.ui.terminal.cells import Row
from newsreader.ui.terminal.composing import composed
from newsreader.ui.terminal.strips import cells_of
from tests.support.desks import Reader, reader
from tests.support.libraries import filled

COLORS = ColorSystem.STANDARD


def straight(desk: Reader, stretches: list[tuple[int, int, int]]) -> list[tuple[int, int, Row]]:
    return list(composed(desk.app.screen._compositor.visible_widgets, stretches, COLORS))


def by_textual(desk: Reader) -> list[Row]:
    return [cells_of(strip, COLORS) for strip in desk.app.screen._compositor.render_strips()]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_every_screen_is_that_of_textuals_compositor(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    width, height = size
    with filled(tmp_path) as library:
        async with reader(library, size) as desk:
            for keys in ("", "j", "enter", "m", "w", "q", "e", "q", "v", "q", "q", "/", "a", ":"):
                if keys:
                    await desk.press(keys)
                rows: list[Row] = [[] for _ in range(height)]
                for y, x, cells in sorted(straight(desk, [(y, 0, width) for y in range(height)])):
                    assert x == len(rows[y])
                    rows[y] += cells
                assert rows == by_textual(desk), keys


async def test_of_a_stretch_no_more_is_painted_than_its_columns(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library, (120, 40)) as desk:
            rows = by_textual(desk)
            for stretch in ((3, 10, 70), (39, 0, 5), (12, 119, 120), (5, 40, 40)):
                y, start, stop = stretch
                parts = sorted(straight(desk, [stretch]))
                assert [cell for _, _, cells in parts for cell in cells] == rows[y][start:stop]
