"""Past the edge the list goes on line by line, or leaps by half a page where that is slow."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.domain.scrolling import Scrolling
from tests.support.desks import Reader, reader
from tests.support.libraries import filled

SIZE = (80, 10)


def tops(desk: Reader) -> int:
    return desk.desk.rows.in_view.start


@pytest.mark.parametrize(
    ("scrolling", "is_slow", "leaps"),
    [
        (Scrolling.LINE, True, False),
        (Scrolling.HALF, False, True),
        (Scrolling.AUTO, False, False),
        (Scrolling.AUTO, True, True),
    ],
)
async def test_past_the_edge_it_goes_by_a_line_or_half_a_page(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    scrolling: Scrolling,
    is_slow: bool,
    leaps: bool,
) -> None:
    with filled(tmp_path, count=10) as library:
        async with reader(library, SIZE, scrolling=scrolling) as desk:
            monkeypatch.setattr(type(desk.app), "is_slow", is_slow)
            height = len(desk.desk.rows.in_view)
            assert 3 < height < 8
            await desk.press(*["j"] * (height - 1))
            assert tops(desk) == 0
            await desk.press("j")
            assert tops(desk) == (height - height // 2 if leaps else 1)
            await desk.press(*["k"] * height)
            assert desk.desk.rows.index == 0
            await desk.press("2", "j", *["j"] * (height - 3), "2", "j")
            assert desk.desk.rows.index == height + 1
            assert (tops(desk) == 2) is not leaps


async def test_nothing_is_taken_for_quick_before_the_terminal_has_answered(tmp_path: Path) -> None:
    with filled(tmp_path, count=2) as library:
        async with reader(library) as desk:
            assert desk.app.is_slow
