from __future__ import annotations

import pytest

from newsreader.ui.paint.palette import Palette, Piece, Role, fitted
from newsreader.ui.paint.palette import spread as spread_out
from newsreader.ui.widgets.line import TextLine


def text(*pieces: str, width: int) -> str:
    return Palette(mono=True).strip([Piece(piece) for piece in pieces], width).text


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (("ferry", " talks"), "ferry tal…"),
        (("ferry talk", "s"), "ferry tal…"),
        (("ferry tal", "ks"), "ferry tal…"),
        (("ferry", "-talk", "s"), "ferry-tal…"),
        (("渡船渡船渡", "船"), "渡船渡船… "),
        (("ferry", " talk"), "ferry talk"),
        (("ferry talk", "   "), "ferry talk"),
        (("ferry", " talk   "), "ferry talk"),
        (("ferry   ", "     "), "ferry     "),
        (("", "ferry"), "ferry     "),
    ],
)
def test_a_line_that_is_too_wide_ends_in_an_ellipsis_whoever_laid_it_out(
    pieces: tuple[str, ...], shown: str
) -> None:
    assert text(*pieces, width=10) == shown


def test_a_line_that_is_cut_keeps_its_roles() -> None:
    pieces = [Piece(" m", Role.KEY), Piece(" mark "), Piece(" c", Role.KEY), Piece(" variants ")]
    assert [piece.role for piece in fitted(pieces, 9)] == [Role.KEY, Role.PLAIN, Role.KEY]
    assert "".join(piece.text for piece in fitted(pieces, 8)) == " m mark…"


def test_what_stands_at_the_right_is_said_shorter_where_there_is_no_room_for_it() -> None:
    line = TextLine(Palette(mono=True), id="title")
    ways = [[Piece(words)] for words in ("2 stories, newest 14 May", "2 stories", "2")]
    line.show([Piece("Unread")], *ways)
    shown = {
        width: "".join(p.text for p in spread_out([Piece("Unread")], line._right_in(width), width))
        for width in (31, 30, 16, 15, 8)
    }
    assert shown == {
        31: "Unread 2 stories, newest 14 May",
        30: "Unread               2 stories",
        16: "Unread 2 stories",
        15: "Unread        2",
        8: "Unread 2",
    }
