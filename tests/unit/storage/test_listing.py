from pathlib import Path

import pytest

from newsreader.search.parsing import parse_query
from newsreader.services import triaging
from newsreader.services.library import Library
from newsreader.storage import listing
from tests.support.libraries import filled


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return filled(tmp_path, count=8)


def test_the_order_is_newest_first_and_the_same_as_that_of_the_rows(library: Library) -> None:
    order = list(listing.document_order(library.connection, parse_query("")))
    rows = listing.rows_matching(library.connection, parse_query(""))
    assert order == [row.document for row in rows]
    dates = [row.published for row in rows]
    assert dates == sorted(dates, key=str, reverse=True)
    assert len(order) == 8


def test_a_row_by_its_key_is_the_row_of_the_list(library: Library) -> None:
    for row in listing.rows_matching(library.connection, parse_query("")):
        assert listing.row_of(library.connection, row.document) == row
    assert listing.row_of(library.connection, 999) is None


def test_a_limit_takes_the_newest(library: Library) -> None:
    every = listing.rows_matching(library.connection, parse_query(""))
    assert listing.rows_matching(library.connection, parse_query(""), 3) == every[:3]


def test_the_counts_of_the_views_are_those_of_their_queries(library: Library) -> None:
    order = listing.document_order(library.connection, parse_query(""))
    triaging.act(library, "star", order[:3])
    triaging.act(library, "later", order[2:4])
    triaging.act(library, "read", order[4:5])
    triaging.act(library, "drop", order[5:6])
    for query, count in listing.source_counts(library.connection)[0].items():
        assert count == len(listing.document_order(library.connection, parse_query(query))), query


def test_an_outlet_s_query_finds_what_was_counted(library: Library) -> None:
    outlets = listing.source_counts(library.connection)[1]
    assert outlets
    for outlet in outlets:
        found = listing.document_order(library.connection, parse_query(outlet.query))
        assert len(found) == outlet.total


def test_tags_come_back_in_order_and_whole(library: Library) -> None:
    document = listing.document_order(library.connection, parse_query(""))[0]
    for tag in ("strike", "a b", "ærø"):
        triaging.act(library, "tag", [document], text=tag)
    row = listing.row_of(library.connection, document)
    assert row is not None
    assert row.triage.tags == ("a b", "strike", "ærø")


def test_a_list_is_selected_and_sorted_without_reading_any_article(library: Library) -> None:
    """The articles' own rows are large; an index holds all that is needed."""
    plan = library.connection.execute(
        "EXPLAIN QUERY PLAN SELECT sort_key, capture, outlet, published, untitled, language, shared,"
        " story FROM derived.articles ORDER BY sort_key DESC"
    ).fetchall()
    assert [row[3] for row in plan] == [
        "SCAN derived.articles USING COVERING INDEX articles_for_lists"
    ]


def test_search_texts_hold_title_outlet_and_names(library: Library) -> None:
    texts = {
        title: (outlet, names)
        for _, title, outlet, names in listing.search_texts(library.connection)
    }
    outlet, names = texts["Ferry talks collapse in Karsund"]
    assert "Harbour Times" in outlet
    assert "Tomas Reyle" in names.split("\n")
