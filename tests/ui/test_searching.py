from pathlib import Path

import pytest

from newsreader.domain.documents import Head, Row, StoryRow
from newsreader.domain.spans import Span
from newsreader.domain.triage import Triage
from newsreader.services import views
from newsreader.ui.paint.palette import Role
from newsreader.ui.paint.rows import article_row, head_row
from newsreader.ui.screens.page import PageScreen
from tests.support.desks import reader
from tests.support.libraries import filled
from tests.ui.test_pages import story


async def test_the_list_narrows_while_typing_and_esc_restores_the_place(tmp_path: Path) -> None:
    with filled(tmp_path, count=8) as library:
        async with reader(library) as desk:
            before = desk.titles
            await desk.press("j", "j", "j", "/")
            await desk.type("karsnud")
            assert desk.titles == ["Ferry talks collapse in Karsund"]
            await desk.press("escape")
            assert desk.titles == before
            assert desk.desk.rows.index == 3


async def test_enter_keeps_the_found_rows_and_back_restores(tmp_path: Path) -> None:
    with filled(tmp_path, count=8) as library:
        async with reader(library) as desk:
            await desk.press("/")
            await desk.type("ferry")
            await desk.press("enter", "enter")
            assert desk.desk.where == "article"
            await desk.press("q")
            assert len(desk.titles) == 1
            await desk.press("q")
            assert len(desk.titles) == 8


async def test_a_word_nothing_comes_near_is_named(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("/")
            await desk.type("zzzqqq")
            assert '"zzzqqq": nothing; nearest:' in desk.text
            assert "(no hit)" in desk.text


async def test_a_filter_shows_what_it_matches_and_an_error_says_what(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            assert desk.desk.asking.prompt.value == "is:unread "
            desk.desk.asking.prompt.value += "outlet:ledger"
            await desk.press("enter")
            assert desk.titles == ["Ostavia holds its rate"]
            await desk.press("F")
            desk.desk.asking.prompt.value = "colour:red"
            await desk.press("enter")
            assert "There is no field colour:" in desk.text
            assert desk.titles == ["Ostavia holds its rate"]
            await desk.press("escape", "escape")
            assert desk.desk.view.title == "Unread"
            assert len(desk.titles) == 2


async def test_sources_are_walked_with_their_keys(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library, size=(120, 40)) as desk:
            assert "Outlets" in desk.text
            await desk.press("s", "J", "J")
            assert desk.desk.view.title == "Starred"
            assert len(desk.titles) == 1
            await desk.press("K", "K")
            assert desk.desk.view.title == "Unread"


async def test_a_source_is_chosen_in_its_pane_and_the_list_gets_the_keys(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("tab")
            assert desk.desk.where == "sources"
            await desk.press("G", "enter")
            assert desk.desk.where == "list"
            assert desk.titles == ["Ferry talks collapse in Karsund"]


async def test_an_error_stands_under_its_character_and_the_bar_stays(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            desk.desk.asking.prompt.value = "is:unread age:soon"
            await desk.press("enter")
            bar, under = desk.lines()[-2:]
            assert under.index("^") == bar.index("soon")
            assert "age: takes a comparison like <2d" in under
            assert desk.desk.asking.prompt.value == "is:unread age:soon"
            await desk.press("x")
            assert "^" not in desk.lines()[-1]


async def test_an_error_far_right_is_said_before_its_caret(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            desk.desk.asking.prompt.value = "outlet:harbour " * 4 + "age:x"
            await desk.press("enter")
            bar, under = desk.lines()[-2:]
            assert under.index("^") == bar.index("age:x") + 4
            assert "comparison like" in under


async def test_tab_completes_fields_then_values_and_goes_through_them(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            prompt = desk.desk.asking.prompt
            prompt.value = "is:unread out"
            await desk.press("tab")
            assert prompt.value == "is:unread outlet:"
            await desk.type("h")
            await desk.press("tab")
            assert prompt.value.startswith("is:unread outlet:")
            first = prompt.value
            assert "Harbour Times" in first
            assert "Tab" in desk.lines()[-1]
            prompt.value = "is:"
            await desk.press("tab")
            assert prompt.value == "is:unread"
            await desk.press("tab")
            assert prompt.value == "is:read"
            prompt.value = "reyl"
            await desk.press("tab")
            assert prompt.value == 'entity:"Tomas Reyle"'
            await desk.press("enter")
            assert desk.titles == ["Ferry talks collapse in Karsund"]


async def test_what_completed_an_older_text_is_dropped(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            prompt = desk.desk.asking.prompt
            prompt.value = "outlet:h"
            desk.desk.asking.wants("filter", "outlet:h", 8)
            prompt.value = "outlet:ha"
            await desk.settle()
            assert prompt.value == "outlet:ha"


async def test_an_act_on_a_query_is_one_step(tmp_path: Path) -> None:
    with filled(tmp_path, count=8) as library:
        async with reader(library) as desk:
            await desk.press(":")
            desk.desk.asking.prompt.value = "read before:2031-05-12 -is:starred"
            await desk.press("enter")
            before = len(views.rows_of(library, "is:read"))
            assert before == len(views.rows_of(library, "before:2031-05-12")) > 2
            assert f"marked read: {before} articles" in desk.text
            await desk.press("u")
            assert views.rows_of(library, "is:read") == []
            await desk.press(":")
            desk.desk.asking.prompt.value = "tag ferry person:reyle"
            await desk.press("enter")
            assert [row.title for row in views.rows_of(library, "tag:ferry")] == [
                "Ferry talks collapse in Karsund"
            ]
            await desk.press(":")
            desk.desk.asking.prompt.value = "drop outlet:nowhere"
            await desk.press("enter")
            assert "outlet:nowhere: nothing matches." in desk.text


async def test_an_act_on_a_query_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press(":")
            desk.desk.asking.prompt.value = "drop is:old"
            await desk.press("enter")
            bar, under = desk.lines()[-2:]
            assert under.index("^") == bar.index("old")
            assert views.rows_of(library, "is:dropped") == []


async def test_tab_completes_the_query_of_an_act(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press(":")
            prompt = desk.desk.asking.prompt
            prompt.value = "tag done outlet:civ"
            await desk.press("tab")
            assert prompt.value == 'tag done outlet:"Civic Ledger"'


async def test_names_and_stories_stand_above_the_headlines_and_enter_opens_them(
    tmp_path: Path,
) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("/")
            await desk.type("karsund")
            rows = desk.desk.rows
            kinds = [head.kind for head in rows.listing.heads]
            assert kinds == ["name", "story"]
            assert "place, 3 articles" in desk.text
            assert "3 articles, 3 unread" in desk.text
            assert rows.index == 2
            await desk.press("up")
            assert "Enter its story" in desk.lines()[-1]
            await desk.press("enter")
            assert "grouped because" in desk.text
            await desk.press("q")
            assert desk.desk.where == "list"
            await desk.press("k", "enter")
            assert "place" in desk.lines()[0]
            await desk.press("q", "q")
            assert rows.listing.heads == ()


async def test_a_search_takes_fields_beside_words_that_may_be_misspelt(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("/")
            desk.desk.asking.prompt.value = "karsnud outlet:radio"
            await desk.settle()
            assert desk.titles == ["No ferries from Karsund as talks end"]
            desk.desk.asking.prompt.value = "karsnud outlet:"
            await desk.settle()
            bar, under = desk.lines()[:2]
            assert under.index("^") == len(bar.rstrip())
            assert "outlet: needs a value" in under
            assert desk.titles == ["No ferries from Karsund as talks end"]
            assert desk.desk.rows.dimmed
            desk.desk.asking.prompt.value = "karsnud sort:oldest"
            await desk.settle()
            assert [desk.desk.rows.dimmed] == [False]
            assert desk.titles[0] == "Ferry talks collapse in Karsund"


async def test_without_a_hit_the_last_rows_stay_dimmed_and_the_word_is_named(
    tmp_path: Path,
) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("/")
            await desk.type("ferry")
            before = desk.titles
            desk.desk.asking.prompt.value = "ferryqqqq"
            await desk.settle()
            assert desk.titles == before
            assert desk.desk.rows.dimmed
            assert "(no hit)" in desk.lines()[1]
            assert '"ferryqqqq": nothing; nearest: ' in desk.text
            await desk.press("enter")
            assert not isinstance(desk.app.screen, PageScreen)


@pytest.mark.parametrize("mono", [False, True])
def test_hits_in_a_headline_are_marked_and_the_row_stays_as_wide(mono: bool) -> None:
    row = Row(
        1, 1, "a", "Post", "Karsund's ferries: talks over ferry-strike end", False, "2031-05-12",
        "", 9, 1, False, 0, None, Triage(),
    )  # fmt: skip
    story_row = StoryRow(row, (1,), 1, False, False, False, False)
    near = frozenset({"karsund", "ferry"})
    pieces = article_row(story_row, 80, "2031-05-12", 9, cursor=False, found=(near, mono))
    text = "".join(piece.text for piece in pieces)
    assert len(text) == 80
    if mono:
        assert "[Karsund's] ferries: talks over [ferry]-" in text
    else:
        assert [p.text for p in pieces if p.role is Role.HIT] == ["Karsund's", "ferry"]


async def test_what_was_searched_for_can_be_saved_as_a_view(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("/")
            desk.desk.asking.prompt.value = "karsund outlet:post"
            await desk.press("enter", ":")
            await desk.type("save post")
            await desk.press("enter")
            assert [s.query for s in desk.desk.sources.sources if s.name == "post"] == [
                "karsund outlet:post"
            ]


async def test_an_empty_view_says_what_else_there_is(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("s", "L", "g", "g", "A", "J", "K")
            assert "Nothing unread." in desk.text
            assert "1 starred   1 later" in desk.text


async def test_esc_from_a_filter_stays_at_the_article_or_goes_back_to_where_it_was(
    tmp_path: Path,
) -> None:
    with filled(tmp_path, count=8) as library:
        async with reader(library) as desk:
            await desk.press("j", "j", "j", "F")
            at = desk.titles[3]
            await desk.type("outlet:nowhere")
            await desk.press("enter", "escape")
            assert desk.desk.rows.index == 3
            await desk.press("F")
            await desk.type('"ferry talks"')
            await desk.press("enter")
            assert len(desk.titles) < 8
            here = desk.titles[desk.desk.rows.index]
            await desk.press("escape")
            assert len(desk.titles) == 8
            assert desk.titles[desk.desk.rows.index] == here
            assert at in desk.titles


async def test_a_filter_that_leaves_nothing_says_which_condition_does(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("F")
            desk.desk.asking.prompt.value = "outlet:harbour is:starred sort:oldest"
            await desk.press("enter")
            assert "outlet:harbour is:starred sort:oldest: nothing." in desk.text
            assert "Without is:starred: 1." in desk.text
            assert "Without outlet" not in desk.text
            assert "Esc clears" in desk.text
            await desk.press("escape")
            assert len(desk.titles) == 2


async def test_undo_says_how_to_do_it_again(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("d", "u")
            assert desk.desk.status.message.startswith("undone: dropped: ")
            assert desk.desk.status.message.endswith("ctrl+r again")


async def test_what_tab_goes_through_stays_in_sight_while_the_search_goes_on(
    tmp_path: Path,
) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("/")
            desk.desk.asking.prompt.value = "ferry is:"
            await desk.press("tab")
            assert desk.desk.asking.prompt.value == "ferry is:unread"
            assert "starred" in desk.lines()[-1]
            assert desk.titles == ["Ferry talks collapse in Karsund"]
            await desk.press("backspace")
            assert "Enter to the list" in desk.lines()[-1]


async def test_hits_in_texts_stand_below_the_headlines_with_the_words_around_them(
    tmp_path: Path,
) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("/")
            await desk.type("ships")
            rows = [line for line in desk.lines() if line[1:].startswith("text ")]
            assert len(rows) == 3
            assert [name in "".join(rows) for name in ("Karsund Post", "Vell Radio")] == [True] * 2
            assert all("ships" in row for row in rows)
            assert "3 in text (ctrl+t: text)" in desk.lines()[1]


async def test_all_hits_in_texts_are_a_key_away_and_enter_opens_at_the_hit(tmp_path: Path) -> None:
    with filled(tmp_path, count=12) as library:
        async with reader(library) as desk:
            await desk.press("/")
            await desk.type("visitors")
            few = len(desk.desk.rows.listing.tails)
            await desk.press("ctrl+t")
            listing = desk.desk.rows.listing
            assert 0 < few < len(listing.tails) == len(listing)
            assert f"{len(listing)} in text (ctrl+t: headlines)" in desk.lines()[1]
            await desk.press("ctrl+t")
            assert len(desk.desk.rows.listing.tails) == few
            await desk.press("ctrl+t", "ctrl+n", "enter")
            assert desk.desk.where == "article"
            assert desk.desk.article.reading is not None
            assert desk.desk.article.reading.row.document == listing.tails[1].document
            await desk.press("q", "q", "q")
            assert desk.desk.rows.listing.tails == ()


async def test_what_only_a_text_has_is_found(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("/")
            await desk.type("tied harbour")
            assert [head.kind for head in desk.desk.rows.listing.tails] == ["text"]
            assert not desk.desk.rows.dimmed


@pytest.mark.parametrize("mono", [False, True])
def test_a_hit_in_a_text_is_marked_in_its_row(mono: bool) -> None:
    head = Head("text", "Karsund Post", "…is now in port…", hits=(Span(4, 7), Span(11, 15)))
    pieces = head_row(head, 60, cursor=False, mono=mono)
    text = "".join(piece.text for piece in pieces)
    if mono:
        assert text == ' text   Karsund Post  "…is [now] in [port]…"'
    else:
        assert [p.text for p in pieces if p.role is Role.HIT] == ["now", "port"]
