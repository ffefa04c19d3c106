from pathlib import Path

from newsreader.services import views
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from tests.support.desks import captures_in, reader
from tests.support.libraries import BANK, FERRY, add, filled, write

LATER = """Orchard apples eaten by deer

By Per Stroem

11 May 2031

Three deer came over the fence of the orchard on Sunday and left no apple on the trees, its owner said.
"""


async def test_paths_are_added_while_the_reader_is_open(tmp_path: Path) -> None:
    write(tmp_path / "c", {"a.txt": FERRY, "b.txt": BANK})
    with Library(tmp_path / "lib") as library:
        async with reader(library, paths=tuple(captures_in(tmp_path / "c"))) as desk:
            assert len(desk.titles) == 2


async def test_what_could_not_be_added_is_said(tmp_path: Path) -> None:
    write(tmp_path / "c", {"a.txt": FERRY})
    (tmp_path / "c" / "z.bin").write_bytes(b"\x00\x01")
    with Library(tmp_path / "lib") as library:
        async with reader(library, paths=(str(tmp_path / "c"),)) as desk:
            assert len(desk.titles) == 1
            assert "Kept out: " in desk.text


async def test_new_rows_wait_until_they_are_let_in(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("j")
            before = desk.titles
            add(library, *write(tmp_path / "more", {"x.txt": LATER}))
            desk.desk.arrivals.ask()
            await desk.settle()
            assert desk.titles == before
            assert "1 new waits: i" in desk.text
            await desk.press("i")
            assert len(desk.titles) == 3
            assert desk.desk.rows.current is not None
            assert desk.desk.rows.current.title == before[1]


async def test_an_empty_library_offers_the_demo(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        async with reader(library) as desk:
            assert "Nothing here yet." in desk.text
            await desk.pilot.press("t")
            await desk.pilot.pause()
            assert desk.desk.for_demo
    with Library(tmp_path) as library:
        assert views.is_empty(library)


async def test_what_another_program_adds_is_noticed(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("j")
            desk.desk.arrivals._glance()
            await desk.settle()
            with Library(library.folder) as other:
                add(other, *write(tmp_path / "more", {"x.txt": LATER}))
                derive(other)
            desk.desk.arrivals._glance()
            await desk.settle()
            assert "1 new waits: i" in desk.text
