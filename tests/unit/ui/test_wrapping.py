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


def slowly(text: str, width: int) -> list[tuple[int, int]]:
    """Wrap letter by letter: as much as fits, back to the last blank where a word would be cut."""
    lines, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        stop = at + 1
        while stop < len(text) and cell_len(text[at : stop + 1]) <= width:
            stop += 1
        if stop < len(text) and not text[stop].isspace():
            blanks = [n for n in range(at + 1, stop) if text[n].isspace()]
            stop = blanks[-1] if blanks else stop
        lines.append((at, at + len(text[at:stop].rstrip())))
        at = stop
    return lines


@given(st.text(st.sampled_from("ab   é’–漁e\u0301\u00a0"), max_size=60), st.integers(2, 14))
def test_lines_end_where_letter_by_letter_ends_them(text: str, width: int) -> None:
    assert [tuple(line) for line in wrap(text, 0, len(text), width)] == slowly(text, width)


def test_a_million_blanks_are_no_line_and_a_million_letters_are_many() -> None:
    assert wrap(" " * 1_000_000, 0, 1_000_000, 80) == []
    assert len(wrap("a" * 1_000_000, 0, 1_000_000, 80)) == 12_500
