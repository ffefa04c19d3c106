from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsreader.domain.keymaps import DEFAULT, Wish, rebound
from newsreader.domain.newsboat_keys import newsboat
from newsreader.services import triaging, views
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.ui.screens.page import PageScreen
from newsreader.ui.screens.sheet import Sheet
from tests.support.desks import reader
from tests.support.libraries import FERRY, add, filled, write


@contextmanager
def library_of(folder: Path, captures: dict[str, str]) -> Iterator[Library]:
    """Open an analysed library of some captures."""
    with Library(folder / "library") as library:
        add(library, *write(folder / "captures", captures))
        derive(library)
        yield library


def state(library: Library, query: str) -> list[str]:
    return [row.title for row in views.rows_of(library, query)]


async def test_a_rebound_key_acts_and_footer_and_help_show_it(tmp_path: Path) -> None:
    keymap, _ = rebound(DEFAULT, [Wish(("list", "article"), "drop", ("z x",))])
    with filled(tmp_path, count=4) as library:
        async with reader(library, keymap=keymap) as desk:
            assert "zx drop" in desk.lines()[-1]
            first = desk.titles[0]
            await desk.press("d")
            assert desk.desk.status.message == "d means nothing here; ? shows all keys."
            await desk.press("z", "x")
            assert state(library, "is:dropped") == [first]
            await desk.press("?")
            sheet = desk.app.screen
            assert isinstance(sheet, Sheet)
            assert "zx                     Drop and go on" in sheet.text


async def test_the_profile_newsboat_has_newsboat_s_keys(tmp_path: Path) -> None:
    with filled(tmp_path, count=5) as library:
        async with reader(library, keymap=newsboat()) as desk:
            first = desk.titles[0]
            await desk.press("D")
            assert state(library, "is:dropped") == [first]
            await desk.press("U")
            assert state(library, "is:dropped") == []
            await desk.press("l")
            assert desk.desk.view.query == ""
            await desk.press("l")
            assert desk.desk.view.query == "is:unread"
            await desk.press("ctrl+d")
            assert len(state(library, "is:dropped")) == 5
            await desk.press("U")
            assert state(library, "is:dropped") == []
            await desk.press("3")
            assert desk.desk.asking.prompt.value == "3"
            await desk.press("enter")
            assert desk.desk.rows.index == 2
            await desk.press("C", "enter")
            assert len(state(library, "is:read")) == 5


async def test_a_key_of_newsboat_s_without_a_counterpart_says_what_is_nearest(
    tmp_path: Path,
) -> None:
    with filled(tmp_path) as library:
        async with reader(library, keymap=newsboat()) as desk:
            await desk.press("e")
            assert "no podcast queue" in desk.desk.status.message
            await desk.press(",")
            assert "no macros" in desk.desk.status.message


async def test_digits_are_no_counts_in_newsboat_s_article_but_open_links(tmp_path: Path) -> None:
    text = FERRY + "\nhttps://ferries.example/talks and https://ferries.example/strike.\n"
    with library_of(tmp_path, {"ferry.txt": text}) as library:
        async with reader(library, keymap=newsboat()) as desk:
            await desk.press("enter", "2")
            assert "https://ferries.example/" in desk.desk.status.message
            await desk.press("7")
            assert desk.desk.status.message == "There is no link 7; this article has 2."
            await desk.press("u")
            sheet = desk.app.screen
            assert isinstance(sheet, Sheet)
            assert "  1  https://ferries.example/talks\n" in sheet.text + "\n"
            assert "https://ferries.example/strike" in sheet.text


async def test_what_follows_a_pending_key_is_shown_on_a_page_as_well(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "e")
            assert isinstance(desk.app.screen, PageScreen)
            await desk.pilot.press("g")
            await desk.pilot.pause(0.5)
            assert "g-  g:top" in desk.text
            await desk.press("escape")
            assert "g-  g:top" not in desk.text


async def test_a_page_takes_its_commands_by_name(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "e", ":")
            await desk.type("bac")
            await desk.press("tab")
            page = desk.app.screen
            assert isinstance(page, PageScreen)
            assert page.prompt.value == "back"
            await desk.press("enter")
            assert desk.app.screen is desk.desk


async def test_settings_that_were_not_taken_are_said_in_the_reader(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library, notices=("config.toml, line 3: x.", "more")) as desk:
            message = desk.desk.status.message
            assert message.startswith("config.toml, line 3: x.  (and 1 more: :messages)")
            await desk.press("g", "m")
            assert isinstance(desk.app.screen, Sheet)
            assert "\n  more" in desk.app.screen.text


async def test_a_sentence_that_is_cut_says_how_to_read_it_whole(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            desk.desk.say("short")
            await desk.settle()
            assert "gm whole" not in desk.text
            desk.desk.say("The feed gave no answer. " * 5 + "\nline two\n      ^ here")
            await desk.settle()
            assert desk.lines()[-2].endswith("gm whole")
            await desk.press("g", "m")
            assert isinstance(desk.app.screen, Sheet)
            said = desk.app.screen.text
            assert said.count("The feed gave no answer.") == 5
            assert "\n  line two\n        ^ here\n" in said
            assert said.rstrip().endswith("\n  short")


async def test_what_a_page_said_is_kept_too(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "e", ":")
            await desk.type("nonsense")
            await desk.press("enter", "g", "m")
            assert isinstance(desk.app.screen, Sheet)
            assert 'There is no command "nonsense" on this page.' in desk.app.screen.text


async def test_jumps_go_back_and_forward_though_rows_came(tmp_path: Path) -> None:
    with filled(tmp_path, count=6) as library:
        async with reader(library) as desk:
            start, end = desk.titles[0], desk.titles[-1]
            await desk.press("G")
            paths = write(tmp_path / "more", {"new.txt": FERRY.replace("Ferry", "Tram")})
            add(library, *paths)
            derive(library)
            await desk.press("i", "ctrl+o")
            current = desk.desk.rows.current
            assert current is not None
            assert current.title == start
            await desk.press("ctrl+t")
            current = desk.desk.rows.current
            assert current is not None
            assert current.title == end
            await desk.press("enter", "q", "ctrl+o", "ctrl+o")
            current = desk.desk.rows.current
            assert current is not None
            assert current.title == start


async def test_a_jump_back_opens_the_article_that_was_left(tmp_path: Path) -> None:
    with filled(tmp_path, count=4) as library:
        async with reader(library) as desk:
            await desk.press("enter")
            assert desk.desk.article.reading is not None
            first = desk.desk.article.reading.row.document
            await desk.press("n")
            assert desk.desk.article.reading.row.document != first
            await desk.press("ctrl+o")
            assert desk.desk.article.reading.row.document == first
            assert desk.desk.where == "article"


async def test_a_link_is_copied_and_shown(tmp_path: Path) -> None:
    text = FERRY + "\nPermalink: https://ferries.example/talks\n"
    with library_of(tmp_path, {"ferry.txt": text}) as library:
        async with reader(library) as desk:
            await desk.press("y")
            assert (
                desk.desk.status.message
                == "sent to the clipboard (OSC 52): https://ferries.example/talks"
            )
            assert desk.app.clipboard == "https://ferries.example/talks"
            await desk.press("enter", "o")
            assert "https://ferries.example/talks" in desk.desk.status.message


async def test_the_text_is_saved_to_a_new_file_and_no_other_is_touched(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            name = str(tmp_path / "bank.txt")
            for _ in range(2):
                await desk.press("S", "ctrl+u")
                desk.desk.asking.prompt.value = name
                await desk.press("enter")
            assert desk.desk.status.message.endswith("is there already; nothing was written.")
            text = Path(name).read_text()
            assert "Ostavia holds its rate" in text
            assert "Lenders had expected a cut" in text


async def test_marks_of_a_view_are_kept_when_another_program_acts(tmp_path: Path) -> None:
    with filled(tmp_path, count=3) as library:
        async with reader(library, keymap=newsboat()) as desk:
            document = desk.desk.rows.listing.order[0]
            with Library(library.folder) as other:
                triaging.act(other, "star", [document])
            await desk.press("ctrl+b")
            assert state(library, "is:starred") == []
