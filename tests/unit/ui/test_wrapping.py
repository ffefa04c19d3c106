from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.ui import wrapping
from newsreader.ui.wrapping import wrap

LETTERS = st.sampled_from("ab cde é’“–…€漁🙂e\u0301\u200bж")


def test_letters_that_are_not_looked_up_have_one_cell() -> None:
    for number in range(0x20, 0x3000):
        letter = chr(number)
        if wrapping._NARROW.fullmatch(letter):
            assert cell_len(letter) == 1, hex(number)


@given(st.text(LETTERS, max_size=80), st.integers(2, 20))
def test_no_line_is_wider_than_asked_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    assert all(cell_len(line.slice(text)) <= width for line in lines)
    at = 0
    for line in lines:
        assert not text[at : line.start].strip()
        at = line.end
    assert not text[at:].strip()


@given(st.text(LETTERS, max_size=60), st.integers(2, 12))
def test_the_short_way_ends_where_letter_by_letter_ends(text: str, width: int) -> None:
    used = at = 0
    for at in range(len(text) + 1):
        if at == len(text):
            break
        used += cell_len(text[at])
        if used > width and at > 0:
            break
    assert wrapping._fit(text, 0, len(text), width) == at
