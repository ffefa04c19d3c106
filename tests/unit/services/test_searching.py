from pathlib import Path

from newsreader.services.deriving import derive
from newsreader.services.searching import Finder
from newsreader.services.views import row_of
from tests.support.libraries import add, filled, write


def test_typos_and_word_order_are_forgiven(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        answer = Finder(library).find("karsnud fery")
        row = row_of(library, answer.hits[0].document)
    assert row is not None
    assert row.title == "Ferry talks collapse in Karsund"


def test_the_index_is_built_once_and_again_when_something_came(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        finder = Finder(library)
        finder.find("ferry")
        index = finder._index
        finder.find("bank")
        assert finder._index is index
        new = "Lighthouse at Skarn goes dark\n\nBy Per Stroem\n\nThe keeper said so on Monday to the town.\n"
        add(library, *write(tmp_path / "more", {"new.txt": new}))
        assert not finder.find("lighthouse").hits
        derive(library)
        assert finder.find("lighthouse").hits
        assert finder._index is not index


def test_a_word_nothing_comes_near_is_named_with_the_nearest(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        answer = Finder(library).find("qqqqqqqq")
    assert not answer.hits
    assert [missing.word for missing in answer.missing] == ["qqqqqqqq"]


def test_a_search_given_up_finds_nothing(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        assert not Finder(library).find("ferry", cancelled=lambda: True).hits
