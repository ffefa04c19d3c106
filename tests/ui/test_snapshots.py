"""Every screen at every size, as text. ``pytest --snapshot-update`` takes them again: look at each."""

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from newsreader.services import triaging, views
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from tests.integration.test_notices import KILL, PAGES
from tests.support.desks import reader
from tests.support.libraries import add, write
from tests.ui.test_pages import story

SIZES = [(80, 24), (120, 40), (200, 50)]
#: Screens by the keys that lead to them.
SCREENS = {
    "list": (),
    "article": ("enter", "m"),
    "article with a fold": ("enter", "n"),
    "article dimmed": ("enter", "n", "z", "d"),
    "substance": ("enter", "z", "s"),
    "variants": ("enter", "m", "c"),
    "compare": ("enter", "="),
    "story": ("g", "s"),
    "clippings": ("enter", "m", "Y", "g", "c"),
    "following": ("+", "g", "f"),
    "names": ("enter", "e"),
    "name": ("enter", "e", "e"),
    "capture": ("enter", "g", "v"),
    "why": ("enter", "m", "w"),
    "search": ("/", *"karsund"),
    "search of texts": ("/", *"ships", "ctrl+t"),
    "jump": ("ctrl+p", *"karsund"),
    "keys": ("?",),
    "legend": ("g", "l"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_the_screen_is_as_it_was(
    tmp_path: Path, snapshot: SnapshotAssertion, name: str, size: tuple[int, int]
) -> None:
    with story(tmp_path) as library:
        async with reader(library, size=size) as desk:
            await desk.press(*SCREENS[name])
            assert steady(desk.text, str(tmp_path)) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_versions_of_a_page_are_as_they_were(
    tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    with story(tmp_path) as library:
        path = tmp_path / "c" / "a.txt"
        path.write_text(
            path.read_text().replace("a clerk said.", "a clerk said.\n\nThe port reopened at noon.")
        )
        add(library, path)
        derive(library)
        row = next(row for row in views.rows_of(library, "") if row.versions == 2)
        async with reader(library, size=size) as desk:
            desk.desk.shown.open_document(row.document)
            await desk.settle()
            await desk.press("g", "d")
            assert steady(desk.text, str(tmp_path)) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_kill_notice_is_as_it_was(
    tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    with Library(tmp_path / "lib") as library:
        add(library, *write(tmp_path / "c", PAGES))
        derive(library)
        triaging.act(library, "star", views.order_of(library, "outlet:post"))
        add(library, *write(tmp_path / "more", {"kill.txt": KILL}))
        derive(library)
        async with reader(library, size=size) as desk:
            assert steady(desk.text, str(tmp_path)) == snapshot


def steady(text: str, folder: str) -> str:
    """Take out what differs from run to run: moments, and where the test's files are."""
    text = text.replace(folder, "FOLDER")
    text = re.sub(r"retrieved \d\d:\d\d \d+ \w+ \d{4}", "retrieved NOW", text)
    text = re.sub(r"\d+ ms\b", lambda m: "N ms".ljust(len(m.group())), text)
    text = re.sub(r"N ms +$", "N ms", text, flags=re.MULTILINE)  # a slow machine needs more digits
    text = re.sub(r"looked \d\d:\d\d \d+ \w+ \d{4}", "looked NOW", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "NOW", text)
    text = re.sub(r"(version \d, )\d\d:\d\d \d+ \w{3}", r"\1NOW", text)
    text = re.sub(r"(Version \d.*?)\d\d:\d\d \d+ \w{3}", r"\1NOW", text)
    return re.sub(r"(read in .*?) \d\d:\d\d \d+ \w{3}", r"\1 NOW", text)
