import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from newsreader.domain.commands import COMMANDS, PAGES
from newsreader.domain.decisions import DecisionKind
from newsreader.services import clipping, seeing, views
from newsreader.services.deciding import decisions_of
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.storage.articles import load_article
from newsreader.storage.matches import load_families
from newsreader.ui.pages.comparing import ComparePage
from newsreader.ui.pages.variants import VariantsPage
from newsreader.ui.screens.page import _COMMON, Content, PageScreen
from tests.support.desks import Reader, reader
from tests.support.libraries import add, write

QUOTE = '"We will not sail on {word}, and the minister knows it," union chief Tomas Reyle told reporters in Karsund.'
SHIPS = (
    "Some {n} ships are tied up in the harbour of Karsund since the strike began there in March."
)
COMMON = "The mediator left the harbour office shortly before four in the morning without a word."
TAILS = {
    "Karsund Post": "Nobody knows when the next ferry leaves for the outer islands, a clerk said.",
    "Harbour Times": "The baker of Vell has flour left for nine days, and after that she will close.",
    "Vell Radio": "Lifeboats carried milk to the outer islands on Sunday for the first time since 1974.",
}


def capture(outlet: str, headline: str, day: int, word: str, ships: int) -> str:
    return (
        f"{headline}\n\nBy Mara Lind\n\n{day} May 2031\n\n{QUOTE.format(word=word)}\n\n"
        f"{SHIPS.format(n=ships)}\n\n{COMMON}\n\n{TAILS[outlet]}\n\n(c) 2031 {outlet}\n"
    )


def story(folder: Path) -> Library:
    library = Library(folder / "lib")
    captures = {
        "a.txt": capture("Karsund Post", "Ferry talks collapse in Karsund", 12, "promises", 17),
        "b.txt": capture("Harbour Times", "Karsund ferry talks collapse", 13, "lies", 17),
        "c.txt": capture("Vell Radio", "No ferries from Karsund as talks end", 14, "promises", 71),
    }
    add(library, *write(folder / "c", captures))
    derive(library)
    return library


def page(desk: Reader) -> PageScreen:
    screen = desk.app.screen
    assert isinstance(screen, PageScreen)
    return screen


async def test_the_list_folds_a_story_and_says_what_is_new(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            assert "1 story, 3 articles" in desk.text
            assert " x3 " in desk.text
            assert "+" in desk.lines()[2]
            assert "3 held, 3 outlets." in desk.text
            assert "quotes (Reyle)" in desk.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_row_previews_and_opens_the_article_it_shows(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with story(tmp_path) as library:
        async with reader(library, size) as desk:
            for _ in views.rows_of(library, "is:unread"):
                row = desk.desk.rows.current
                assert row is not None
                if desk.desk.panes.plan.previews:
                    assert desk.desk.article.reading is not None
                    assert desk.desk.article.reading.row.document == row.document
                await desk.press("Enter")
                assert desk.desk.article.reading is not None
                assert desk.desk.article.reading.row.document == row.document
                await desk.press("q")


async def test_a_preview_is_of_what_opens_where_the_row_s_article_tells_nothing_new(
    tmp_path: Path,
) -> None:
    with story(tmp_path) as library:
        newest = views.rows_of(library, "is:unread")[0]
        article = load_article(library.connection, newest.capture)
        assert article is not None
        seeing.see(library, newest.capture, article.paragraphs)
        async with reader(library, (120, 40)) as desk:
            row, previewed = desk.desk.rows.current, desk.desk.article.reading
            assert row is not None
            assert previewed is not None
            assert row.document == newest.document
            assert previewed.row.document != newest.document
            assert f"Opens: {previewed.row.outlet}, “{previewed.row.title}" in desk.text
            await desk.press("Enter")
            opened = desk.desk.article.reading
            assert opened is not None
            assert opened.row.document == previewed.row.document


@pytest.mark.parametrize("size", [(80, 24), (80, 9), (120, 40)])
async def test_pages_about_a_mark_open_where_it_stands(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with story(tmp_path) as library:
        async with reader(library, size) as desk:
            await desk.press("enter", "m", "m")
            reading, mark = desk.desk.article.reading, desk.desk.article.current_mark
            assert reading is not None
            assert mark is not None
            await desk.press("c")
            content = page(desk).content
            assert isinstance(content, VariantsPage)
            assert content.found.variants[page(desk).item].row.document == reading.row.document
            assert any(line.startswith(">") for line in desk.lines())
            await desk.press("q", "=")
            compared = page(desk).content
            assert isinstance(compared, ComparePage)
            assert page(desk).item > 0
            assert compared.found.pairs[page(desk).item].a == mark.passage.span
            assert any(line.startswith(">") for line in desk.lines())


@pytest.mark.parametrize("width", [30, 40, 60, 80])
async def test_versions_are_read_whole_on_screens_of_every_width(
    tmp_path: Path, width: int
) -> None:
    with story(tmp_path) as library:
        async with reader(library, (width, 12)) as desk:
            await desk.press("enter", "m", "m", "c")
            text = page(desk).view.text
            assert all(cell_len(line) < width for line in text.splitlines())
            for outlet in TAILS:
                assert outlet in text
            said = " ".join(text.split())
            assert "the minister knows it" in said or "since the strike began there" in said


async def test_a_narrow_list_has_its_title_and_whole_rows(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library, (40, 12)) as desk:
            title, _, row = desk.lines()[:3]
            assert title.split("  ")[0] == " Unread"
            assert title.endswith("1 story, 3 articles")
            assert re.search(r"…   x3 +\+\d+w$", row)


async def test_the_list_folds_once_the_stories_are_known(tmp_path: Path) -> None:
    with Library(tmp_path / "lib") as library:
        with story(tmp_path / "other") as other:
            folder = str(other.folder.parent / "c")
        async with reader(library, paths=(folder,)) as desk:
            assert "1 story, 3 articles" in desk.text
            await desk.press("g", "s", "-", "q")
            assert "1 story, 3 articles" in desk.text
            assert "stories changed: i" in desk.text
            await desk.press("i")
            assert "2 stories, 3 articles" in desk.text


async def test_d_drops_one_and_capital_d_the_rest_each_undone_by_itself(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("d")
            assert len(views.rows_of(library, "is:dropped")) == 1
            assert desk.desk.status.message.endswith("; 2 more of its story stay")
            await desk.press("D")
            assert len(views.rows_of(library, "is:dropped")) == 3
            assert desk.desk.status.message.endswith("2 articles   u undoes it")
            await desk.press("u")
            assert len(views.rows_of(library, "is:dropped")) == 1
            await desk.press("u")
            assert views.rows_of(library, "is:dropped") == []


async def test_the_title_leaves_out_stories_that_were_dropped(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library, (120, 40)) as desk:
            await desk.press("d")
            assert "1 story, 2 articles" in desk.lines()[0]
            await desk.press("D")
            assert "0 articles" in desk.lines()[0]
            assert desk.titles


async def test_a_story_s_days_and_signs_are_apart_and_stand_under_their_heads(
    tmp_path: Path,
) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("g", "s")
            lines = desk.lines()
            head = next(line for line in lines if " outlet " in line)
            rows = [line for line in lines if any(outlet in line for outlet in TAILS)][:3]
            assert all(re.match(r"[> ] \d\d May [! ] ", row) for row in rows)
            for row in rows:
                outlet = next(outlet for outlet in TAILS if outlet in row)
                assert row.index(outlet) == head.index("outlet")
                assert row[head.index("time") :].startswith(("12 May", "13 May", "14 May"))
                assert row[: head.index("words") + 5].endswith(tuple("0123456789"))


async def test_versions_that_are_hidden_are_counted_in_the_title(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "m", "c")
            assert "3 of 3 held" in desk.text
            assert "hidden" not in desk.text
            await desk.press("z", "s")
            shown = sum(line.item is not None for line in page(desk).view._lines)
            assert shown < 3
            assert f"3 of 3 held, {3 - shown} hidden" in desk.text
            await desk.press("z", "s")
            assert "hidden" not in desk.text


async def test_n_goes_through_the_story_as_long_as_it_tells_something_new(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library, size=(80, 60)) as desk:
            await desk.press("enter")
            assert len(views.rows_of(library, "is:read")) == 1
            await desk.press("n")
            assert len(views.rows_of(library, "is:read")) == 2
            assert "[seen: " in desk.text or "words new to you" in desk.text
            await desk.press("n", "n")
            assert len(views.rows_of(library, "is:read")) == 3


async def test_what_was_read_elsewhere_folds_and_opens_and_substance_never_does(
    tmp_path: Path,
) -> None:
    with story(tmp_path) as library:
        async with reader(library, size=(80, 60)) as desk:
            await desk.press("enter", "n")
            text = desk.text
            assert "ships are tied up" in text
            shown = desk.desk.article.reading
            assert shown is not None
            assert shown.newness is not None
            assert shown.newness.new < shown.newness.words
            for span in shown.newness.differing:
                assert span.slice(shown.article.content)[:30] in text
            await desk.press("z", "d")
            assert "is dimmed" in desk.desk.status.message
            await desk.press("z", "d", "z", "s")
            assert TAILS["Vell Radio"][:20] not in desk.text
            assert TAILS["Harbour Times"][:20] not in desk.text


async def test_moving_through_the_list_with_previews_leaves_seen_unchanged(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library, size=(120, 40)) as desk:
            await desk.press(*["j", "k"] * 10)
            await desk.press("d", "u", "A", "u")
            count = library.connection.execute("SELECT count(*) FROM seen").get
            assert count == 0


async def test_going_back_is_not_reading_on(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "q")
            assert library.connection.execute("SELECT count(*) FROM seen").get == 0
            await desk.press("enter", "n")
            assert library.connection.execute("SELECT count(*) FROM seen").get > 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_the_variants_show_which_word_differs(tmp_path: Path, size: tuple[int, int]) -> None:
    with story(tmp_path) as library:
        async with reader(library, size=size) as desk:
            await desk.press("enter", "m", "c")
            text = desk.text
            assert "of 3 held" in text
            assert "WORD DIFFERS inside quote" in text
            assert re.search(r"\{(promises,?>lies|lies,?>promises),?\}", text)
            assert "<- base" in text
            assert "said: Reyle" in text
            await desk.press("b")
            assert "chosen by you" in " ".join(page(desk).view.text.split())
            await desk.press("w")
            await desk.press("q", "q")
            assert not isinstance(desk.app.screen, PageScreen)


async def test_not_the_same_is_a_decision_and_can_be_undone(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "m", "c", "k", "r")
            assert [d.kind for _, d in decisions_of(library)] == [DecisionKind.NOT_SAME]
            [(_, decision)] = decisions_of(library)
            for family in load_families(library.connection):
                places = {(p.article, p.start) for p in family.passages}
                assert decision.b is not None
                assert not {decision.a[:2], decision.b[:2]} <= places
            await desk.press("u")
            assert decisions_of(library) == []
            await desk.press("R")
            assert [d.kind for _, d in decisions_of(library)] == [DecisionKind.RECORD]
            await desk.press("R")
            assert decisions_of(library) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_two_articles_are_compared_passage_by_passage(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with story(tmp_path) as library:
        async with reader(library, size=size) as desk:
            await desk.press("enter", "=")
            text = page(desk).view.text
            assert "— only in" in text
            assert "differs in substance" in desk.text
            before = text.splitlines()[0]
            await desk.press("x")
            assert page(desk).view.text.splitlines()[0] != before
            await desk.press("}")
            await desk.press("z", "s")
            assert "— only in" not in page(desk).view.text


async def test_swapping_the_sides_keeps_the_passage_and_what_is_left_out(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "=", "j", "j", "j")
            before = page(desk).content
            assert isinstance(before, ComparePage)
            here = before.found.pairs[page(desk).item]
            await desk.press("x")
            after = page(desk).content
            assert isinstance(after, ComparePage)
            there = after.found.pairs[page(desk).item]
            assert (there.a, there.b) == (here.b, here.a)
            await desk.press("g", "g", "z", "s", "x")
            assert "— only in" not in page(desk).view.text
            assert desk.lines()[0].startswith(" A "), "the head is in view"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_the_columns_of_the_story_sum_to_the_words(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with story(tmp_path) as library:
        async with reader(library, size=size) as desk:
            await desk.press("g", "s")
            text = page(desk).view.text
            assert "3 articles, 3 outlets" in text
            assert "Said on record: Reyle" in text
            assert "17" in text
            assert "71" in text
            for member in page(desk).content.found.members:  # type: ignore[attr-defined]
                assert member.wire + member.same + member.own == member.row.words
                assert min(member.wire, member.same, member.own) >= 0


async def test_following_says_what_came_since(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("+")
            assert "followed" in desk.desk.status.message
            await desk.press("g", "s")
            assert "+followed" in desk.text
            assert "since you looked: nothing new" in page(desk).view.text


async def test_an_article_taken_out_of_a_story_is_a_decision(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("g", "s", "-")
            kinds = {d.kind for _, d in decisions_of(library)}
            assert kinds == {DecisionKind.STORY_APART}
            assert len(decisions_of(library)) == 2
            sizes = sorted(
                len(views.story_of(library, r.document)) for r in views.rows_of(library, "")
            )
            assert sizes == [1, 2, 2]
            await desk.press("u")
            assert decisions_of(library) == []


async def test_a_clipping_has_all_that_a_citation_needs(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "m", "Y")
            [(_, kept)] = clipping.clippings_of(library)
            assert "minister knows it" in kept.quote
            assert kept.speaker == "Reyle"
            assert kept.outlet in TAILS
            assert kept.published.startswith("2031-05-1")
            assert kept.precision == "day"
            assert len(kept.sha256) == 64
            assert kept.variants == 3
            await desk.press("g", "c")
            assert "minister knows it" in desk.text
            await desk.press("d")
            assert clipping.clippings_of(library) == []
            await desk.press("u")
            assert len(clipping.clippings_of(library)) == 1


async def test_a_passage_is_kept_once(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "m", "Y", "Y")
            assert len(clipping.clippings_of(library)) == 1
            assert "among the clippings already" in desk.desk.status.message


async def test_clippings_are_written_to_a_file_that_is_not_written_over(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("enter", "m", "Y", "m", "Y", ":")
            await desk.type(f"clips md > {target}")
            await desk.press("enter")
            text = target.read_text(encoding="utf-8")
            assert text.count("> — ") == 2
            assert "sha-256" in text
            await desk.press(":")
            await desk.type(f"clips json > {target}")
            await desk.press("enter")
            assert "is there already" in desk.desk.status.message
            assert target.read_text(encoding="utf-8") == text


async def test_a_view_is_saved_shown_and_forgotten(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library, size=(120, 40)) as desk:
            await desk.press("F")
            await desk.type("person:reyle")
            await desk.press("enter", ":")
            await desk.type("save Reyle")
            await desk.press("enter")
            assert desk.desk.sources.saved == ["Reyle"]
            await desk.press(":")
            await desk.type("forget reyle")
            await desk.press("enter")
            assert desk.desk.sources.saved == []
            await desk.press("u")
            assert desk.desk.sources.saved == ["Reyle"]


async def test_the_command_line_completes_and_remembers(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press(":")
            await desk.type("sto")
            await desk.press("tab", "enter")
            assert isinstance(desk.app.screen, PageScreen)
            await desk.press("q", ":", "up")
            assert desk.desk.asking.prompt.value == "story"
            await desk.press("escape")
            assert not isinstance(desk.app.screen, PageScreen)


async def test_what_changed_between_versions_is_shown(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        path = tmp_path / "c" / "a.txt"
        path.write_text(
            path.read_text().replace(
                "a clerk said.", "a clerk said.\n\nThe port reopened at noon, she added."
            )
        )
        add(library, path)
        derive(library)
        async with reader(library, size=(80, 60)) as desk:
            row = next(r for r in views.rows_of(library, "") if r.versions == 2)
            desk.desk.shown.open_document(row.document)
            await desk.settle()
            assert "(v2 of 2)" in " ".join(desk.text.split())
            assert "+ The port reopened" in desk.text
            await desk.press("g", "d")
            assert "+ The port reopened at noon" in desk.text
            assert "1 sentences came" in desk.text or "sentence" in desk.text


def test_every_command_of_a_page_does_something_there(tmp_path: Path) -> None:
    from newsreader.ui.pages.article_names import NamesPage
    from newsreader.ui.pages.comparing import ComparePage
    from newsreader.ui.pages.entity import EntityContent
    from newsreader.ui.pages.following import FollowingContent
    from newsreader.ui.pages.story import StoryContent
    from newsreader.ui.pages.tray import TrayPage
    from newsreader.ui.pages.variants import VariantsPage
    from newsreader.ui.pages.versions import VersionsPage

    pages: dict[str, Content] = {
        "variants": VariantsPage(None, 0, None, 0, ""),  # type: ignore[arg-type]
        "compare": ComparePage(None),  # type: ignore[arg-type]
        "story": StoryContent(None, ""),  # type: ignore[arg-type]
        "clips": TrayPage(()),
        "versions": VersionsPage(()),
        "names": NamesPage(None),  # type: ignore[arg-type]
        "name": EntityContent(None, ""),  # type: ignore[arg-type]
        "following": FollowingContent(()),
    }
    assert set(pages) == PAGES
    quiet = {("open", "clips"), ("open", "versions")}
    for command in COMMANDS:
        for where in command.where & PAGES:
            known = {*pages[where].handlers, *_COMMON}
            assert command.name in known or (command.name, where) in quiet


async def test_what_stands_below_the_items_of_a_page_is_reached_by_paging(tmp_path: Path) -> None:
    from newsreader.ui.paint.palette import Palette, Piece
    from newsreader.ui.widgets.page_view import PageLine, PageView

    class Holder(App[None]):
        def compose(self) -> ComposeResult:
            yield PageView(Palette(mono=True), id="page")

    lines = [PageLine((Piece(f"line {n}"),), n - 3 if 3 <= n < 8 else None) for n in range(40)]
    app = Holder()
    async with app.run_test(size=(40, 10)):
        view = app.query_one(PageView)
        view.show(lines)
        for _ in range(6):
            view.scroll(1)
            view.show(lines)
        assert view.render_line(9).text.startswith(" line 39")
        view.scroll(-0.5)
        view.show(lines)
        assert view.render_line(9).text.startswith(" line 35")
        view.move(-1)
        view.show(lines)
        assert any(view.render_line(y).text.startswith(">") for y in range(10))


async def test_what_a_page_did_is_kept_once_among_what_was_said(tmp_path: Path) -> None:
    with story(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press("d", "u", "enter", "m", "m", "c", "R")
            said = list(desk.desk.status.said)
            assert page(desk).content.where == "variants"
            assert said[0].endswith("   u undoes it")
            assert said[0].removesuffix("   u undoes it") not in said
            assert sum(sentence.startswith("dropped: ") for sentence in said) == 1
