from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.domain.documents import Row
from newsreader.search.parsing import QueryError, parse_query
from newsreader.services import triaging
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.storage import listing
from tests.support.libraries import BANK, FERRY, add, write

WIRE = """The Northern Post

Storm closes Vell bridge

VELL, 14 May 2031 (AFP) - The bridge at Vell was closed on Wednesday after the storm, the mayor said.

The mayor of Vell said the bridge would open again on Friday when the wind has gone down.
"""
PLAIN = "the notes say nothing of where this was, and nobody had signed them at all.\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("selecting")
    texts = {"ferry.txt": FERRY, "bank.txt": BANK, "wire.txt": WIRE, "plain.txt": PLAIN}
    paths = write(folder / "c", texts)
    with Library(folder / "library") as held:
        add(held, *paths)
        derive(held)
        names = {Path(row.title).name: row for row in rows(held, "")}
        ferry = next(r for t, r in names.items() if "Ferry" in t).document
        bank = next(r for t, r in names.items() if "Ostavia" in t).document
        triaging.act(held, "star", [ferry])
        triaging.act(held, "tag", [ferry], text="strike")
        triaging.act(held, "later", [bank])
        triaging.act(held, "note", [bank], text="100% _sure_")
        triaging.act(held, "read", [bank])
        wire = next(r for t, r in names.items() if "Storm" in t).document
        triaging.act(held, "drop", [wire])
        yield held


def rows(library: Library, query: str) -> list[Row]:
    return listing.rows_matching(library.connection, parse_query(query))


def found(library: Library, query: str) -> set[str]:
    short = {"Ferry": "ferry", "Ostavia": "bank", "Storm": "wire", "the notes": "plain"}
    return {
        name
        for row in rows(library, query)
        for start, name in short.items()
        if row.title.startswith(start)
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"ferry", "bank", "wire", "plain"}),
        ("is:unread", {"ferry", "plain"}),
        ("is:read", {"bank"}),
        ("is:starred", {"ferry"}),
        ("is:later", {"bank"}),
        ("is:dropped", {"wire"}),
        ("is:updated", set()),
        ("is:noted", {"bank"}),
        ("has:note", {"bank"}),
        ("has:tag", {"ferry"}),
        ("has:shared", set()),
        ("has:wire", {"wire"}),
        ("tag:strike", {"ferry"}),
        ("tag:stri", set()),
        ("outlet:harbour", {"ferry"}),
        ('outlet:"civic ledger"', {"bank"}),
        ("outlet:%", set()),
        ("outlet:_", set()),
        ("person:reyle", {"ferry"}),
        ("place:karsund", {"ferry"}),
        ("person:karsund", set()),
        ("after:2031-05-12 before:2031-05-14", {"bank"}),
        ("before:2031-05-13", {"ferry"}),
        ("after:2031-05-13", {"wire"}),
        ("before:2031", set()),
        ("lang:en -is:dropped -is:read tag:strike", {"ferry"}),
        ("lang:xx", set()),
        ("story:none", set()),
        ("ferries", {"ferry"}),
        ("ferr", {"ferry"}),
        ('"open again"', {"wire"}),
        ('"again open"', set()),
        ("ferries or bridge", {"ferry", "wire"}),
        ("(ferries or bridge) -is:dropped", {"ferry"}),
        ("-(ferries or bridge)", {"bank", "plain"}),
        ("-is:unread", {"bank", "wire"}),
    ],
)
def test_each_field_selects_what_it_says(library: Library, query: str, expected: set[str]) -> None:
    assert found(library, query) == expected


def test_what_is_no_title_or_outlet_is_told_apart(library: Library) -> None:
    assert "plain" in found(library, "is:untitled")
    assert "ferry" not in found(library, "is:untitled")
    assert "plain" in found(library, "is:unknown")
    assert "ferry" not in found(library, "is:unknown")


@pytest.mark.parametrize(
    "query",
    [
        "' OR 1=1 --",
        'NEAR("a" "b")',
        "a* OR ^b AND NOT c",
        '"""',
        "col : x",
        "tag:'; DROP TABLE triage; --",
        "\x00 \x07",
        "\udcff tag:\udcff",
        "- -",
        "a " * 200,
        "(" * 50 + "a" + ")" * 50,
    ],
)
def test_hostile_queries_select_or_are_refused_with_a_place(library: Library, query: str) -> None:
    refused = ""
    try:
        listing.rows_matching(library.connection, parse_query(query))
    except QueryError as error:
        refused = str(error)
    assert not refused or "^" in refused
    assert library.connection.execute("SELECT count(*) FROM triage").get == 4


@pytest.mark.parametrize(
    "query", ["(" * 3000 + "a" + ")" * 3000, "- " * 20 + "-" * 3000 + "a", "a or " * 3000 + "a"]
)
def test_a_query_beyond_all_measure_is_refused_shortly(query: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert len(str(caught.value)) < 400
