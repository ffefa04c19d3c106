"""The names of an article, and the page of one of them."""

from pathlib import Path

import pytest

from newsreader.domain.decisions import DecisionKind
from newsreader.services import views
from newsreader.services.deciding import decisions_of
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.ui.screens.page import PageScreen
from newsreader.ui.screens.sheet import Sheet
from tests.integration.test_naming import CAPTURES
from tests.support.desks import Reader, reader
from tests.support.libraries import add, write

SIZES = [(80, 24), (120, 40), (200, 50)]


def names(folder: Path) -> Library:
    library = Library(folder / "lib")
    add(library, *write(folder / "c", CAPTURES))
    derive(library)
    return library


async def open_outlet(desk: Reader, library: Library, outlet: str) -> None:
    row = next(r for r in views.rows_of(library, "") if r.outlet == outlet)
    desk.desk.shown.open_document(row.document)
    await desk.settle()


def said(desk: Reader) -> str:
    """What the page says, on one line."""
    screen = desk.app.screen
    assert isinstance(screen, PageScreen)
    return " ".join(screen.view.text.split())


@pytest.mark.parametrize("size", SIZES)
async def test_e_lists_the_names_by_kind_with_counts_and_offices(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with names(tmp_path) as library:
        async with reader(library, size=size) as desk:
            await open_outlet(desk, library, "Karsund Post")
            await desk.press("e")
            assert "Ilse Varne 2 3 transport minister" in said(desk)
            assert said(desk).index("People") < said(desk).index("Places")
            assert all(len(line) <= size[0] for line in desk.lines())


async def test_enter_goes_from_mention_to_mention_and_shows_them(tmp_path: Path) -> None:
    with names(tmp_path) as library:
        async with reader(library) as desk:
            await open_outlet(desk, library, "Karsund Post")
            await desk.press("e", "enter")
            assert not isinstance(desk.app.screen, PageScreen)
            assert "mention 1 of 2" in desk.desk.status.message
            first = desk.desk.article.jumped
            await desk.press("e", "enter")
            assert "mention 2 of 2" in desk.desk.status.message
            assert desk.desk.article.jumped > first
            assert len(desk.desk.article.showing.pointed) == 2
            await desk.press("e", "enter")
            assert desk.desk.article.jumped == first
            await desk.press("escape")
            assert desk.desk.article.showing.pointed == frozenset()
            assert desk.desk.where == "article"


async def test_w_says_why_each_mention_is_of_the_name(tmp_path: Path) -> None:
    with names(tmp_path) as library:
        async with reader(library, size=(120, 40)) as desk:
            await open_outlet(desk, library, "Karsund Post")
            await desk.press("e", "w")
            sheet = desk.app.screen
            assert isinstance(sheet, Sheet)
            assert '"Ilse Varne": ' in sheet.text
            assert '"Varne": ' in sheet.text
            await desk.press("q", "e", "w")
            sheet = desk.app.screen
            assert isinstance(sheet, Sheet)
            assert "1 other form" not in sheet.text
            assert '"Varne"' in sheet.text


@pytest.mark.parametrize("keys", [("E",), ("e", "E"), ("e", "e", "E")])
async def test_capital_e_lists_only_articles_about_the_name_and_esc_goes_back(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    with names(tmp_path) as library:
        async with reader(library) as desk:
            await open_outlet(desk, library, "Karsund Post")
            await desk.press(*keys)
            assert not isinstance(desk.app.screen, PageScreen)
            assert desk.desk.where == "list"
            assert desk.desk.view.query == 'entity:"Ilse Varne"'
            assert desk.desk.rows.listing.count == 3
            await desk.press("escape")
            assert desk.desk.view.query == "is:unread"


async def test_what_no_query_asks_for_is_said_and_the_page_stays(tmp_path: Path) -> None:
    with names(tmp_path) as library:
        async with reader(library) as desk:
            await open_outlet(desk, library, "Karsund Post")
            await desk.press("e", "G", "E")
            assert isinstance(desk.app.screen, PageScreen)
            assert "Only people, organisations and places" in desk.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_of_a_name_says_all_that_is_held(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with names(tmp_path) as library:
        async with reader(library, size=size) as desk:
            await open_outlet(desk, library, "Karsund Post")
            await desk.press("e", "e")
            text = said(desk)
            assert "Ilse Varne person · 5 mentions, 3 articles, 3 outlets" in text
            assert "Varne 2 Harbour Times, Karsund Post" in text
            assert "roles: transport minister (3 articles, 12 May to 14 May)" in text
            assert "8 9 10 11 12 13 14 . . . . 1 1 1" in text
            assert "Edda Varne 1 article, apart: another given name" in text
            assert "Named by 3 of 4 outlets held" in text
            assert "not in those held from Civic Ledger (1)" in text
            assert all(len(line) <= size[0] for line in desk.lines())
            await desk.press("q", "q")
            assert desk.desk.where == "article"
            assert not isinstance(desk.app.screen, PageScreen)


async def test_x_splits_a_form_off_and_u_brings_it_back(tmp_path: Path) -> None:
    with names(tmp_path) as library:
        async with reader(library) as desk:
            await open_outlet(desk, library, "Karsund Post")
            await desk.press("e", "e", "j", "x")
            assert "somebody else: Varne, not Ilse Varne" in desk.text
            assert DecisionKind.NAME_APART in {d.kind for _, d in decisions_of(library)}
            assert "Ilse Varne person · 3 mentions" in said(desk)
            await desk.press("u")
            assert decisions_of(library) == []
            assert "Ilse Varne person · 5 mentions" in said(desk)
            await desk.press("G", "x")
            assert "Go to a form of the name first" in desk.text


async def test_m_merges_with_the_other_under_the_cursor(tmp_path: Path) -> None:
    with names(tmp_path) as library:
        async with reader(library) as desk:
            await open_outlet(desk, library, "Karsund Post")
            await desk.press("e", "e", "G", "m")
            assert [d.kind for _, d in decisions_of(library)] == [DecisionKind.NAME_TOGETHER]
            assert "6 mentions, 4 articles" in said(desk)
            await desk.press("u")
            assert "5 mentions, 3 articles" in said(desk)


async def test_m_asks_whom_else_it_is_and_completes_the_name(tmp_path: Path) -> None:
    with names(tmp_path) as library:
        async with reader(library) as desk:
            await open_outlet(desk, library, "Karsund Post")
            await desk.press("e", "e", "m")
            await desk.type("Nobody")
            await desk.press("enter")
            assert 'No other name held is "Nobody".' in desk.text
            await desk.press("m")
            await desk.type("Edda H")
            await desk.press("tab", "enter")
            assert "one and the same: Ilse Varne, Edda Holm" in desk.desk.status.said[0]
            assert "6 mentions, 3 articles" in said(desk)
            await desk.press("m", "escape", "q")
            assert len(decisions_of(library)) == 1


async def test_capital_r_renames_on_the_page_and_everywhere(tmp_path: Path) -> None:
    with names(tmp_path) as library:
        async with reader(library) as desk:
            await open_outlet(desk, library, "Karsund Post")
            await desk.press("e", "e", "R")
            await desk.type("-Holm")
            await desk.press("enter")
            assert "Ilse Varne-Holm person" in said(desk)
            await desk.press("q")
            assert "Ilse Varne-Holm 2 3" in said(desk)


async def test_enter_on_a_form_opens_an_article_there_and_on_another_her_page(
    tmp_path: Path,
) -> None:
    with names(tmp_path) as library:
        async with reader(library) as desk:
            await open_outlet(desk, library, "Vell Radio")
            await desk.press("e", "e", "G", "enter")
            assert said(desk).startswith("Edda Varne person")
            await desk.press("q", "g", "g", "j", "enter")
            assert not isinstance(desk.app.screen, PageScreen)
            shown = desk.desk.article
            assert shown.reading is not None
            assert shown.reading.article.content[shown.jumped :].startswith("Varne had called")


async def test_about_opens_the_page_of_a_name_from_the_command_line(tmp_path: Path) -> None:
    with names(tmp_path) as library:
        async with reader(library) as desk:
            await desk.press(":")
            await desk.type("about edda holm")
            await desk.press("enter")
            assert said(desk).startswith("Edda Holm person")
            await desk.press("q", ":")
            await desk.type("about nobody")
            await desk.press("enter")
            assert 'No name held is "nobody".' in desk.text


GERMAN = """Streit um die Fähre in Karsund

Von Mara Lind

Die Ministerin Ilse Varne ist am Montag nach Berlin gereist, wo sie mit dem Vorstand der Reederei über die
Fähre und die Löhne der Seeleute sprechen will. Das hat sie auch in Paris gesagt.
"""
NAMELESS = (
    "Es ist nicht so, dass der Rat das noch einmal mit sich und den anderen über die Werft hat."
)


async def test_of_an_article_in_another_language_it_is_said_what_is_marked(tmp_path: Path) -> None:
    library = Library(tmp_path / "lib")
    without = "Es ist so\n\n" + " ".join([NAMELESS] * 3)
    add(library, *write(tmp_path / "c", {"a.txt": GERMAN, "b.txt": without}))
    derive(library)
    with library:
        async with reader(library, size=(80, 24)) as desk:
            some, none = sorted(views.rows_of(library, ""), key=lambda r: "Karsund" not in r.title)
            desk.desk.shown.open_document(some.document)
            await desk.settle()
            await desk.press("e")
            assert "This article is in German." in said(desk)
            assert "Berlin" in said(desk)
            assert "Varne" not in said(desk)
            assert all(len(line) <= 80 for line in desk.lines())
            await desk.press("q")
            desk.desk.shown.open_document(none.document)
            await desk.settle()
            await desk.press("e")
            assert "No names were found" in desk.desk.status.message
            assert "in German" in desk.desk.status.message
