from __future__ import annotations

from newsreader.ui.paint.palette import Palette, Piece
from newsreader.ui.widgets.page_view import PageLine, PageView


def test_before_a_page_has_a_size_it_stands_at_its_top() -> None:
    view = PageView(Palette(mono=True), id="page")
    view.show([*[PageLine((Piece("head"),))] * 5, PageLine((Piece("first"),), 0)])
    assert view._top == 0
