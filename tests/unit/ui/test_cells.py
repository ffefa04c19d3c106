"""What is sent for a frame, applied by a terminal emulator, gives the frame."""

from typing import Any

import pyte
from hypothesis import given
from hypothesis import strategies as st

from newsreader.ui.terminal.cells import BLANK, Cell, Row, blank_screen, transition
from newsreader.ui.terminal.strips import own_parameters

WIDTH, HEIGHT = 24, 8
STYLES = ("", "1", "7", "31", "1;38;5;39", "4;42")
LETTERS = ("a", "b", " ", "é", "e\u0301", "漁", "業", ".")

words = st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(STYLES)), max_size=WIDTH)


def row_of(letters: list[tuple[str, str]]) -> Row:
    row: Row = []
    for letter, style in letters:
        size = 2 if letter in "漁業" else 1
        # The emulator wraps before a combining mark in the last column; terminals do not.
        if len(row) + size > WIDTH - (len(letter) > 1):
            break
        row.append(Cell(letter, style))
        row += [Cell("", style)] * (size - 1)
    return row + [BLANK] * (WIDTH - len(row))


rows = words.map(row_of)
screens = st.lists(rows, min_size=HEIGHT, max_size=HEIGHT)


@st.composite
def scrolled(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    before = draw(screens)
    top = draw(st.integers(0, 2))
    step = draw(st.integers(-4, 4))
    after = list(before)
    for y in range(top, HEIGHT):
        after[y] = before[y + step] if top <= y + step < HEIGHT else draw(rows)
    return before, after


def emulated(*frames: str) -> list[list[Any]]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for frame in frames:
        stream.feed(frame)
    return [
        [
            (c.data if c.data.strip() else " ", c.fg if c.data.strip() else "", c.bg, c.bold, c.reverse, c.underscore)
            if c.data
            else ""
            for c in (screen.buffer[y][x] for x in range(WIDTH))
        ]
        for y in range(HEIGHT)
    ]  # fmt: skip


def whole(screen: list[Row]) -> str:
    parts = ["\x1b[m\x1b[2J"]
    for y, row in enumerate(screen):
        parts.append(f"\x1b[{y + 1};1H")
        parts += [f"\x1b[0;{c.style}m{c.text}" if c.style else f"\x1b[0m{c.text}" for c in row]
    return "".join([*parts, "\x1b[m"])


@given(screens, screens)
def test_a_frame_turns_one_screen_into_another(before: list[Row], after: list[Row]) -> None:
    assert emulated(whole(before), transition(before, after)) == emulated(whole(after))


@given(scrolled())
def test_rows_that_moved_are_scrolled_and_all_others_stay(
    both: tuple[list[Row], list[Row]],
) -> None:
    before, after = both
    assert emulated(whole(before), transition(before, after)) == emulated(whole(after))


@given(screens)
def test_what_is_shown_already_is_not_sent(screen: list[Row]) -> None:
    assert transition(screen, [list(row) for row in screen]) == ""


def test_one_letter_costs_little() -> None:
    before = [row_of([(c, "") for c in "the quick brown fox"]) for _ in range(HEIGHT)]
    after = [*before[:3], row_of([(c, "") for c in "the quick brawn fox"]), *before[4:]]
    assert transition(before, after) == "\x1b[4;13Ha"


def test_a_page_that_scrolls_by_one_sends_one_row() -> None:
    before = [row_of([(c, "") for c in f"line {n} of many"]) for n in range(HEIGHT)]
    after = [*before[1:], row_of([(c, "") for c in "another line"])]
    sent = transition(before, after)
    assert "\x1b[1M" in sent
    assert "line 3" not in sent
    assert len(sent) < 50


def test_a_blank_end_is_erased() -> None:
    before = [row_of([("a", "")] * WIDTH), *blank_screen(WIDTH, HEIGHT - 1)]
    assert transition(before, blank_screen(WIDTH, HEIGHT)) == "\x1b[1H\x1b[K"


def test_parameters_that_a_reset_gives_are_left_out_but_no_colour_s_number() -> None:
    assert own_parameters("1;39;49") == "1"
    assert own_parameters("38;5;39;49") == "38;5;39"
    assert own_parameters("48;2;39;49;7;4") == "48;2;39;49;7;4"
