from pathlib import Path

import apsw
import pytest

from newsreader.services import triaging, views
from newsreader.services.library import Library
from newsreader.services.selecting import select
from newsreader.storage.files import DERIVED_FILE
from tests.unit.services.test_newness import POST, TIMES, library_of, row_titled, see_all

FERRY, BAKERS = "Ferry talks collapse", "Bakers of Vell count their flour"


def titles(library: Library, query: str) -> list[str]:
    return [row.title for row in views.rows_of(library, query)]


def test_new_compares_the_words_that_are_new_to_the_reader(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        words = row_titled(library, BAKERS).words
        assert titles(library, f"new:>={words}") == [BAKERS]
        assert len(titles(library, "new:>5w")) == 2
        see_all(library, row_titled(library, FERRY))
        assert titles(library, "new:>5w") == [BAKERS]
        assert titles(library, "new:=0") == titles(library, "new:0") == [FERRY]
        assert titles(library, f"new:>={words}") == []
        assert titles(library, "-new:>5w") == [FERRY]
        assert titles(library, "new:>5w or outlet:karsund") == [BAKERS, FERRY]


def test_an_order_by_what_is_new_puts_most_first(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        see_all(library, row_titled(library, BAKERS))
        assert titles(library, "sort:new") == [FERRY, BAKERS]
        assert titles(library, "sort:oldest") == [FERRY, BAKERS]
        assert titles(library, "sort:newest") == [BAKERS, FERRY]
        assert list(views.order_of(library, "sort:new")) == [
            row_titled(library, FERRY).document,
            row_titled(library, BAKERS).document,
        ]


@pytest.mark.parametrize(
    ("query", "matched", "unknown"),
    [
        ("new:>5w", [BAKERS], 1),
        ("-new:>5w", [], 1),
        ("new:>5w or outlet:karsund", [BAKERS, FERRY], 0),
        ("new:>5w outlet:harbour", [BAKERS], 0),
        ("new:unknown", [FERRY], 0),
        ("-new:unknown", [BAKERS], 0),
        ("new:>5w -new:>500w", [BAKERS], 1),
        ("is:unread", [BAKERS, FERRY], 0),
    ],
)
def test_what_is_not_analysed_is_counted_and_never_guessed(
    tmp_path: Path, query: str, matched: list[str], unknown: int
) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        capture = row_titled(library, FERRY).capture
        with apsw.Connection(str(library.folder / DERIVED_FILE)) as derived:
            derived.execute("UPDATE articles SET shared = -1 WHERE capture = ?", (capture,))
        rows, left_out = views.selected_rows(library, query)
        assert [row.title for row in rows] == matched
        assert left_out == unknown
        assert views.folded_order(library, query).unknown == unknown
        assert ("not known" in views.unknown_words(left_out)) == bool(unknown)


def test_a_query_without_new_is_left_as_it_is(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST) as library:
        found = select(library, "is:unread sort:title")
        assert (found.by, found.unknown) == (None, 0)


def test_what_is_followed_kept_and_shared_is_found(tmp_path: Path) -> None:
    with library_of(tmp_path, a=POST, b=TIMES) as library:
        assert titles(library, "shares-with:karsund") == [BAKERS]
        assert titles(library, "shares-with:harbour") == [FERRY]
        assert titles(library, 'story:"bakers of"') == titles(library, "story:ferry")
        assert titles(library, "is:followed") == titles(library, "has:clipping") == []
        assert titles(library, "has:versions") == titles(library, "is:killed") == []
        triaging.act(library, "star", [row_titled(library, FERRY).document])
        assert titles(library, "is:starred age:>1m") == []
        assert titles(library, "is:starred age:<9999y") == [FERRY]
