from pathlib import Path

import pytest

from newsreader.services import views
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from tests.support.desks import reader
from tests.support.libraries import BANK, FERRY, add, filled, write
from tests.ui.test_pages import story

WIRE = """Talks collapse

KARSUND, 12 May 2031 - "We will not sail on promises, and the minister knows it," union chief Tomas Reyle told reporters in Karsund.

Some 71 ships are tied up in the harbour of Karsund since the strike began there.

(c) 2031 Harbour Daily
"""
POST = """Strike in its third week

By Mara Lind

"We will not sail on promises, and the minister knows it," union chief Tomas Reyle told a meeting on the quay.

Some 17 ships are tied up in the harbour of Karsund since the strike began there.

Nobody knows when the next ferry leaves for the outer islands, a clerk said.

(c) 2031 Karsund Post
"""


def pair(folder: Path) -> Library:
    library = Library(folder / "lib")
    add(library, *write(folder / "c", {"a.txt": WIRE, "b.txt": POST}))
    derive(library)
    return library


async def test_opening_marks_read_and_back_returns_to_the_row(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("j", "enter")
            assert desk.desk.where == "article"
            assert "Some 17 ships are tied up" in desk.text
            assert "newsletter" not in desk.text
            await desk.press("q")
            assert desk.desk.where == "list"
            assert desk.desk.rows.index == 1
            assert [row.title for row in views.rows_of(library, "is:read")] == [
                "Ferry talks collapse in Karsund"
            ]


async def test_escape_never_leaves_and_typed_ahead_q_neither(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "escape", "escape", "escape")
            assert desk.desk.where == "list"
            await desk.press("enter")
            for _ in range(3):  # typed ahead: no frame is painted between them
                desk.desk.keys.feed("q")
            await desk.settle()
            assert desk.desk.where == "list"
            assert desk.app.return_code is None
            await desk.pilot.press("q")
            await desk.pilot.pause()
            assert desk.app.return_code == 0


async def test_ten_spaces_typed_ahead_never_skip_an_article(tmp_path: Path) -> None:
    with filled(tmp_path, count=6) as library:
        async with reader(library) as desk:
            await desk.press("enter")
            shown = desk.desk.article.reading
            for _ in range(10):
                desk.desk.keys.feed("Space")
            opened = [row.title for row in views.rows_of(library, "is:read")]
            await desk.settle()
            assert len(opened) <= 2  # the end was on the screen: the first Space went on
            after = desk.desk.article.reading
            assert shown is not None
            assert after is not None
            assert len(views.rows_of(library, "is:read")) <= 2


async def test_space_reads_to_the_end_and_then_goes_to_the_next_unread(tmp_path: Path) -> None:
    long = "Long read\n\nBy Mara Lind\n\n" + "\n\n".join(
        f"Paragraph {n} of the long read says that the tide came in and went out again."
        for n in range(40)
    )
    with filled(tmp_path) as library:
        add(library, *write(tmp_path / "more", {"long.txt": long + "\n\n14 May 2031\n"}))
        derive(library)
        async with reader(library) as desk:
            index = desk.titles.index("Long read")
            await desk.press("g", "g", *["j"] * index, "enter")
            pages = 0
            while not desk.desk.article.at_end:
                await desk.press("space")
                pages += 1
            assert pages >= 3
            shown = desk.desk.article.reading
            await desk.press("space")
            assert desk.desk.article.reading is not shown


async def test_furniture_is_one_key_away(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("j", "enter")
            assert "Support The Harbour Times" not in desk.text
            await desk.press("z", "f")
            assert "Support The Harbour Times" in desk.text
            await desk.press("z", "f")
            assert "Support The Harbour Times" not in desk.text


async def test_the_capture_as_it_came_has_every_line(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library, size=(120, 60)) as desk:
            await desk.press("j", "enter", "g", "v")
            for line in FERRY.splitlines():
                assert line[:60] in desk.text


async def test_shared_passages_are_marked_and_jumped_to(tmp_path: Path) -> None:
    with pair(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter")
            signs = [mark.sign for mark in desk.desk.article.reading.marks]  # type: ignore[union-attr]
            assert '"2' in signs
            assert "!2" in signs
            await desk.press("m")
            assert desk.desk.article.mark == 0
            await desk.press("m", "m", "m")
            assert "No further marked passage." in desk.text


async def test_why_shows_the_evidence(tmp_path: Path) -> None:
    with pair(tmp_path) as library:
        async with reader(library, size=(100, 60)) as desk:
            await desk.press("enter", "m", "m", "w")
            assert "Counts are of the articles held" in desk.text
            assert "{17>71}" in desk.text or "{71>17}" in desk.text
            await desk.press("q")
            assert desk.desk.where == "article"


async def test_the_list_s_bar_becomes_a_mark_while_the_article_has_the_keys(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library, size=(120, 40)) as desk:
            assert desk.desk.rows.render_line(0)._segments[0].style.reverse  # type: ignore[union-attr]
            await desk.press("enter")
            assert not desk.desk.rows.render_line(0)._segments[0].style.reverse  # type: ignore[union-attr]
            assert desk.desk.rows.render_line(0).text.startswith(">")


async def test_an_untitled_article_says_so(tmp_path: Path) -> None:
    text = "The head of the port authority spoke on Monday about the harbour.\n\nHe said that the quay was closed for repairs until June.\n"
    with Library(tmp_path / "lib") as library:
        add(library, *write(tmp_path / "c", {"x.txt": text}))
        derive(library)
        async with reader(library) as desk:
            assert "(untitled) The head of the port" in desk.text
            assert "(unknown)" in desk.text


async def test_finding_in_an_article_walks_the_hits(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("j", "enter", "/")
            await desk.type("the")
            await desk.press("enter")
            assert desk.desk.status.message.startswith("find 1/")
            await desk.press("n")
            assert desk.desk.status.message.startswith("find 2/")
            await desk.press("N", "N")
            assert desk.desk.status.message.startswith("find ")
            await desk.press("q")
            assert desk.desk.where == "article"
            assert desk.desk.article.showing.find == ""


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (40, 12), (20, 5)])
async def test_every_width_has_its_layout_and_no_line_is_wider(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with filled(tmp_path) as library:
        async with reader(library, size=size) as desk:
            from rich.cells import cell_len

            assert all(cell_len(line) <= size[0] for line in desk.lines())
            await desk.press("enter")
            assert all(cell_len(line) <= size[0] for line in desk.lines())
            plan = desk.desk.panes.plan
            assert plan.beside == (size[0] >= 150)
            assert plan.previews == (size[0] >= 100)


async def test_the_place_is_kept_when_the_width_changes(tmp_path: Path) -> None:
    long = "Long read\n\nBy Mara Lind\n\n" + "\n\n".join(
        f"Paragraph {n} of the long read says that the tide came in and went out again."
        for n in range(60)
    )
    with Library(tmp_path / "lib") as library:
        add(library, *write(tmp_path / "c", {"long.txt": long}))
        derive(library)
        async with reader(library) as desk:
            await desk.press("enter", "space", "space")
            place = desk.desk.article.place
            await desk.pilot.resize_terminal(60, 24)
            await desk.settle()
            text = desk.desk.article.reading.article.content  # type: ignore[union-attr]
            assert abs(desk.desk.article.place - place) < 80
            assert text[desk.desk.article.place :].strip()


async def test_hostile_titles_are_shown_as_they_are_and_steer_nothing(tmp_path: Path) -> None:
    hostile = '[/" onclick] [bold]Ferry[/bold] \x1b[31mtalks\x07 \u202eevil'
    text = f"{hostile}\n\nBy Mara Lind\n\nThe mayor of Karsund [red]said[/red] so on Monday, and \x1b]0;x\x07 nobody minded.\n"
    with Library(tmp_path / "lib") as library:
        add(library, *write(tmp_path / "c", {"x.txt": text, "b.txt": BANK}))
        derive(library)
        async with reader(library) as desk:
            assert "[bold]Ferry[/bold]" in desk.text
            assert "\x1b" not in desk.text
            assert "\u202e" not in desk.text
            index = next(i for i, title in enumerate(desk.titles) if "Ferry" in title)
            await desk.press("g", "g", *["j"] * index, "enter")
            assert "[red]said[/red]" in desk.text
            await desk.press("w")
            assert "[bold]Ferry[/bold]" in desk.text


async def test_a_wide_screen_shows_the_story_and_the_versions_without_a_key(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library, size=(200, 50)) as desk:
            assert "wire  same   own" in desk.desk.story_table.text
            assert "3 articles, 3 outlets" in desk.desk.story_table.text
            await desk.press("enter", "m")
            assert "versions of this passage" in desk.desk.versions_table.text
            assert "<- base" in desk.desk.versions_table.text
            await desk.press("q", "d")
            assert "dropped" in desk.desk.story_table.text


async def test_a_screen_without_the_room_reads_no_tables(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library, size=(170, 50)) as desk:
            await desk.press("enter", "m")
            assert not desk.desk.story_table.display
            assert desk.desk.story_table.text == desk.desk.versions_table.text == ""


async def test_of_two_passages_on_a_line_the_one_that_differs_is_marked(tmp_path: Path) -> None:
    said = (
        "Harbour board tells why\n\nBy {by}\n\nKARSUND, {day} May 2031 - The board met for nine hours.\n\n"
        '"We left a gate open," said Marit Oyen, the board\'s director. '
        '"And then we did not look at that gate for {weeks} weeks."\n\n{own}\n\n(c) 2031 {outlet}\n'
    )
    one = said.format(by="Mara Lind", day=12, weeks="eleven", own="It rained.", outlet="Vell Radio")
    other = said.format(
        by="Per Stroem", day=13, weeks="seven", own="Nobody clapped.", outlet="Civic Ledger"
    )
    with Library(tmp_path / "library") as library:
        add(library, *write(tmp_path / "in", {"1.txt": one, "2.txt": other}))
        derive(library)
        async with reader(library, size=(120, 40)) as desk:
            await desk.press("enter")
            (line,) = [row for row in desk.text.splitlines() if "We left a gate open" in row]
            assert "!2" in line


async def test_a_larger_screen_counts_the_rows_that_came_into_view(tmp_path: Path) -> None:
    with filled(tmp_path, count=30) as library:
        async with reader(library, size=(80, 10)) as desk:
            await desk.pilot.resize_terminal(80, 30)
            await desk.settle()
            shown = [row for row in desk.text.splitlines() if " N " in row[:5]]
            assert len(shown) > 10
            assert not [row for row in shown if row.rstrip().endswith("…")]


async def test_an_act_that_lands_while_an_article_opens_drops_it_not(tmp_path: Path) -> None:
    with filled(tmp_path, count=4) as library:
        async with reader(library) as desk:
            await desk.press("enter")
            first = desk.desk.article.reading
            await desk.press("q", "j")
            desk.desk.shown.open_current()
            desk.desk.shown.refresh()
            await desk.settle()
            shown = desk.desk.article.reading
            assert first is not None
            assert shown is not None
            assert shown.row.document == desk.desk.rows.current.document  # type: ignore[union-attr]
            assert shown.row.document != first.row.document
            assert shown.row.triage.read


async def test_what_folds_and_opens_changes_how_far_down_the_reader_is(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library, (80, 10)) as desk:
            await desk.press("j", "enter")
            seen = set()
            for keys in ("", "zf", "zs", "zs", "zf", "gv"):
                await desk.press(*keys)
                percent = f"{desk.desk.article.percent} %"
                assert f" {percent}" in desk.desk.status_line.text, keys
                seen.add(percent)
            assert len(seen) > 1
