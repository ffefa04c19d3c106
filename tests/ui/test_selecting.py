"""Selecting text of an article with the keyboard."""

from __future__ import annotations

import textwrap
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from newsreader.domain.newsboat_keys import newsboat
from newsreader.services import clipping, triaging
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.ui.handlers import links
from newsreader.ui.paint.palette import Role
from tests.support.desks import Reader, reader
from tests.support.libraries import add, write

FIRST = (
    "The harbour office opened at six on Monday, and the first boats left before the fog was gone. "
    "Nobody had slept. The mediator spoke for an hour and said nothing that was new to anybody there."
)
SECOND = (
    "Bread was sold from a van. The baker said that the flour would last for nine days at most."
)
STORY = f"Harbour opens\n\nBy Mara Lind\n\n{FIRST}\n\n{SECOND}\n"


@asynccontextmanager
async def opened(
    folder: Path, story: str = STORY, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Reader]:
    with Library(folder / "lib") as library:
        add(library, *write(folder / "c", {"story.txt": story}))
        derive(library)
        async with reader(library, size=size) as desk:
            await desk.press("enter")
            yield desk


def selected(desk: Reader) -> str:
    """Return the letters that are shown as selected."""
    pane = desk.desk.article
    return "\n".join(
        words
        for y in range(pane.size.height)
        if (words := "".join(p.text for p in pane._pieces(y) if p.role in (Role.HIT, Role.BANNER)))
    )


async def go_to(desk: Reader, words: str) -> None:
    """Find words, so that the selection begins there."""
    await desk.press("/")
    await desk.type(words)
    await desk.press("enter")


async def test_v_selects_from_the_first_text_in_view_and_y_copies(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await desk.press("v")
        assert selected(desk) == "H"
        assert "selected: 1 word" in desk.lines()[-2]
        await desk.press("e")
        assert selected(desk) == "Harbour"
        await desk.press("y")
        assert desk.app.clipboard == "Harbour"
        assert desk.desk.article.selection is None
        assert "clipboard (OSC 52): 1 word; Y keeps" in desk.lines()[-2]


async def test_what_no_clipboard_takes_is_not_said_to_be_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "LIMIT", 10)
    async with opened(tmp_path) as desk:
        await desk.press("v", "}", "y")
        assert desk.app.clipboard == ""
        assert desk.desk.status.message.startswith("Not sent: ")


async def test_the_selection_begins_at_what_was_found(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await go_to(desk, "mediator")
        await desk.press("v", "2", "e", "y")
        assert desk.app.clipboard == "mediator spoke"


async def test_a_selection_over_lines_and_paragraphs_is_copied_as_they_are(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await go_to(desk, "Nobody")
        await desk.press("v", "G", "y")
        assert desk.app.clipboard == FIRST[FIRST.index("Nobody") :] + "\n\n" + SECOND


async def test_either_end_can_be_moved(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await go_to(desk, "Nobody")
        await desk.press("v", "w", "e", "o", "b", "b", "o", "e", "y")
        assert desk.app.clipboard == "was gone. Nobody had slept."


async def test_motions_go_by_letter_word_sentence_line_and_paragraph(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await go_to(desk, "mediator")
        content = desk.desk.article.reading.article.content  # type: ignore[union-attr]
        await desk.press("v")

        async def at(*keys: str) -> str:
            await desk.press(*keys)
            selection = desk.desk.article.selection
            assert selection is not None
            return content[selection.cursor :][:6]

        assert await at("l", "l") == "diator"
        assert await at("h") == "ediato"
        assert await at("b") == "mediat"
        assert await at(")") == "Bread "
        assert await at("(") == "The me"
        assert await at("(") == "Nobody"
        assert await at("}") == "Bread "
        assert (await at("$"))[1:2].isspace()
        assert await at("{") == "Bread "
        assert await at("{") == "The ha"
        assert await at("G") == ".\n"
        assert await at("0") == "nine d"
        assert await at("g", "g") == "Harbou"


async def test_going_down_and_up_keeps_the_column(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await desk.press("v", "}", "w", "w")
        article = desk.desk.article
        assert article.selection is not None
        before = article.selection.cursor
        await desk.press("j", "j", "j", "k", "k", "k")
        assert article.selection.cursor == before


@pytest.mark.parametrize("key", ["escape", "v", "q"])
async def test_the_end_of_a_selection_leaves_the_article_open(tmp_path: Path, key: str) -> None:
    async with opened(tmp_path) as desk:
        await desk.press("v", "e", key)
        assert desk.desk.article.selection is None
        assert desk.desk.where == "article"
        assert selected(desk) == ""
        assert "clipping" not in desk.lines()[-1]


async def test_a_selection_is_kept_when_the_width_changes(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await go_to(desk, "mediator")
        await desk.press("v", "j", "$")
        before = desk.desk.article.selection
        await desk.pilot.resize_terminal(50, 24)
        await desk.settle()
        assert desk.desk.article.selection == before
        await desk.press("y")
        assert desk.app.clipboard.startswith("mediator")
        assert " ".join(desk.app.clipboard.split()) in " ".join(STORY.split())


async def test_what_is_selected_is_kept_as_a_clipping(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await go_to(desk, "flour")
        await desk.press("v", "2", "e", "Y")
        kept = [found for _, found in clipping.clippings_of(desk.desk.library)]
        assert [found.quote for found in kept] == ["flour would"]
        await desk.press("u")
        assert clipping.clippings_of(desk.desk.library) == []


async def test_a_clipping_is_refused_where_furniture_that_is_not_shown_lies_inside(
    tmp_path: Path,
) -> None:
    story = STORY.replace("\n\nBread", "\n\nSubscribe to our newsletter\n\nBread")
    async with opened(tmp_path, story) as desk:
        await go_to(desk, "Nobody")
        await desk.press("v", "G", "Y")
        assert "not shown" in desk.lines()[-2]
        assert clipping.clippings_of(desk.desk.library) == []
        assert desk.desk.article.selection is not None
        await desk.press("y")
        assert "Subscribe" not in desk.app.clipboard
        assert desk.app.clipboard.endswith(SECOND)


async def test_keys_of_the_article_mean_nothing_while_text_is_selected(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await desk.press("v", "d", "s", "n")
        row = desk.desk.article.reading.row  # type: ignore[union-attr]
        assert not row.triage.dropped
        assert not row.triage.starred
        assert desk.desk.article.selection is not None
        assert "means nothing here" in desk.lines()[-2]


async def test_letters_that_combine_are_selected_together(tmp_path: Path) -> None:
    story = STORY.replace("The harbour office", "Cafe\u0301s 漁船 office")
    async with opened(tmp_path, story) as desk:
        await go_to(desk, "Caf")
        await desk.press("v", "l", "l", "l")
        assert selected(desk) == "Cafe\u0301"
        await desk.press("l", "w", "l", "y")
        assert desk.app.clipboard == "Cafe\u0301s 漁船"


async def test_a_line_break_of_a_wrapped_page_is_copied_as_a_blank(tmp_path: Path) -> None:
    wrapped = "\n\n".join(textwrap.fill(part, 50) for part in STORY.split("\n\n"))
    async with opened(tmp_path, wrapped) as desk:
        await go_to(desk, "harbour office")
        await desk.press("v", ")", "y")
        assert "\n" not in desk.app.clipboard
        assert "opened at six" in desk.app.clipboard


async def test_the_capture_as_it_came_is_copied_line_by_line(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await desk.press("g", "v", "v", "}", "e", "y")
        assert desk.app.clipboard == "Harbour opens\nBy"


async def test_another_article_and_the_list_end_a_selection(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await desk.press("v", "e")
        desk.desk.panes.focus("list")
        await desk.settle()
        assert desk.desk.article.selection is None


async def test_a_star_from_elsewhere_leaves_the_selection(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await desk.press("v", "e")
        reading = desk.desk.article.reading
        assert reading is not None
        done = triaging.act(desk.desk.library, "star", [reading.row.document], what="Harbour")
        desk.desk.acted(done)
        await desk.settle()
        assert desk.desk.article.reading is not None
        assert desk.desk.article.reading.row.triage.starred
        assert selected(desk) == "Harbour"


async def test_the_profile_of_newsboat_selects_with_the_key_of_ranges(tmp_path: Path) -> None:
    with Library(tmp_path / "lib") as library:
        add(library, *write(tmp_path / "c", {"story.txt": STORY}))
        derive(library)
        async with reader(library, keymap=newsboat()) as desk:
            await desk.press("enter", "V", "e", "y")
            assert desk.app.clipboard == "Harbour"
            await desk.press("V", "V")
            assert desk.desk.article.selection is None
