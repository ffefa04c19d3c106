from __future__ import annotations

from pathlib import Path

from newsreader.services.deriving import derive
from newsreader.services.library import Library
from tests.support.desks import reader
from tests.support.libraries import add
from tests.unit.capture.html.made_pages import JSON_LD, LEAD, TEASER, page


def library_with_a_page(folder: Path) -> Library:
    library = Library(folder / "lib")
    path = folder / "page.html"
    path.write_bytes(page(JSON_LD))
    add(library, path)
    derive(library)
    return library


async def test_an_opened_page_shows_its_story_and_not_what_it_leads_to(tmp_path: Path) -> None:
    with library_with_a_page(tmp_path) as library:
        async with reader(library, size=(100, 50)) as desk:
            assert "Ferry talks collapse in Karsund" in desk.text
            await desk.press("enter")
            assert LEAD[:50] in desk.text
            assert "Mara Lind" in desk.text
            assert TEASER[:40] not in desk.text


async def test_the_capture_as_it_came_has_the_whole_page_and_its_data(tmp_path: Path) -> None:
    with library_with_a_page(tmp_path) as library:
        async with reader(library, size=(140, 60)) as desk:
            await desk.press("enter", "g", "v")
            for words in ("Home World", LEAD[:50], TEASER[:40], "[page data]", "html lang: en"):
                assert words in desk.text
