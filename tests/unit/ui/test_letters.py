from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.ui.terminal.cells import Cell, Row
from newsreader.ui.terminal.letters import written_in


def row(text: str) -> Row:
    """Return the cells of a text; `#` stands for the second cell of a wide letter."""
    return [Cell("" if letter == "#" else letter, "1") for letter in text]


def test_what_an_encoding_lacks_has_a_stand_in_as_wide_as_itself() -> None:
    found = written_in(row("│ “Vell tømmes…” – Hájek 漁# →"), "ascii")
    assert "".join(cell.text for cell in found) == '| "Vell t?mmes~" - Hajek ?? >'
    assert {cell.style for cell in found} == {"1"}
    assert written_in(row("tømmes"), "latin-1") == row("tømmes")


@given(st.lists(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_letter_can_be_written_and_takes_one_cell(letters: list[str]) -> None:
    found = written_in([Cell(letter, "") for letter in letters], "ascii")
    assert all(len(cell.text) == 1 and cell.text.isascii() for cell in found)
