import pytest

from newsreader.domain.spans import Span
from newsreader.search.surroundings import surroundings

TEXT = "The mediator left early. On Monday Ms Varne named a new mediator in Karsund.\nNothing else."
LINES = (Span(0, 76), Span(77, len(TEXT)))


def test_the_place_where_most_words_stand_together_is_shown() -> None:
    found = surroundings(TEXT, LINES, "varn mediat")
    assert found is not None
    assert [hit.slice(found.text) for hit in found.hits] == ["Varne", "mediator"]
    assert found.text.startswith("…")
    assert "Ms Varne named" in found.text
    assert TEXT[found.at :].startswith("Varne")


def test_words_that_stand_nowhere_have_no_surroundings() -> None:
    assert surroundings(TEXT, LINES, "ferry") is None
    assert surroundings("", (), "ferry") is None


@pytest.mark.parametrize(
    "text", ["ferry " * 150_000, "x" * 1_000_000 + " ferry", "ferry\x00\x1b[2J" * 9]
)
def test_hostile_texts_are_cut_short_and_safe(text: str) -> None:
    found = surroundings(text, (Span(0, len(text)),), "ferry")
    assert found is not None
    assert len(found.text) < 200
    assert "\x1b" not in found.text
