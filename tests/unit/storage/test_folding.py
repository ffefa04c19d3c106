from collections.abc import Iterator

import pytest

from newsreader.domain.entities import EntityType
from newsreader.search.parsing import parse_query
from newsreader.services.completing import complete
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from newsreader.storage import listing
from newsreader.storage.entity_pages import entity_called, people_called
from newsreader.storage.folding import casefolded
from tests.support.libraries import BANK, FERRY, add, write

NORTH = FERRY.replace("The Harbour Times", "The Øyen Times").replace("Tomas Reyle", "Tomas Øverli")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("folding")
    with Library(folder / "library") as held:
        add(held, *write(folder / "c", {"north.txt": NORTH, "bank.txt": BANK}))
        derive(held)
        yield held


@pytest.mark.parametrize(
    "query",
    [
        "outlet:ØYEN", "outlet:øyen", "outlet:Øyen", 'entity:"TOMAS ØVERLI"',
        "person:ØVERLI", "person:øverli", "outlet:TIMES",
    ],
)  # fmt: skip
def test_case_does_not_matter_beyond_ascii_either(library: Library, query: str) -> None:
    found = listing.rows_matching(library.connection, parse_query(query))
    assert [row.title for row in found] == ["Ferry talks collapse in Karsund"]


@pytest.mark.parametrize("query", ["outlet:ØYER", "person:%", "outlet:_yen", "outlet:Ø%"])
def test_what_is_not_there_is_not_found(library: Library, query: str) -> None:
    assert listing.rows_matching(library.connection, parse_query(query)) == []


def test_completion_finds_letters_in_any_case(library: Library) -> None:
    assert complete(library, "outlet:ØYEN", 11).texts == ('outlet:"The Øyen Times"',)
    assert complete(library, "person:øV", 9).texts == ('person:"Tomas Øverli"',)


def test_a_page_of_a_name_is_found_in_any_case(library: Library) -> None:
    connection = library.connection
    assert entity_called(connection, "TOMAS ØVERLI", EntityType.PER) is not None
    assert entity_called(connection, "TOMAS ØVERLY", None) is None
    assert [person.name for person in people_called(connection, "ØVERLI")] == ["Tomas Øverli"]


def test_composed_and_decomposed_letters_are_one() -> None:
    assert casefolded("A\u030aKER") == casefolded("åker")
