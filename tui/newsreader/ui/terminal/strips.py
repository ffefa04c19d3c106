"""Textual's strips as cells."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

from newsreader.ui.terminal.cells import Cell, Row, letters_in
from newsreader.ui.wrapping import is_narrow

#: Parameters that say what is so already after a reset, and those behind which a colour's numbers stand.
_OWN, _EXTENDED = frozenset({"39", "49"}), frozenset({"38", "48", "58"})


def cells_of(strip: Strip, colors: ColorSystem) -> Row:
    """Return a strip's cells; what has no width stands with the letter before it."""
    cells: Row = []
    for text, style, control in strip:
        if control:
            continue
        own = _sgr(style, colors)
        if text.isascii() or is_narrow(text):
            cells += map(letters_in(own).__getitem__, text)
            continue
        for letter in text:
            width = get_character_cell_size(letter)
            if width:
                cells.append(Cell(letter, own))
                cells += [Cell("", own)] * (width - 1)
            elif cells:
                at = -1 if cells[-1].text else -2
                cells[at] = Cell(cells[at].text + letter, cells[at].style)
    return cells


def _sgr(style: Style | None, colors: ColorSystem) -> str:
    return "" if style is None else own_parameters(Strip.render_ansi(style, colors))


@lru_cache(maxsize=4096)
def own_parameters(parameters: str) -> str:
    """Return the parameters of an SGR sequence without those that say what a reset says."""
    parts = iter(parameters.split(";"))
    kept = []
    for part in parts:
        if part in _EXTENDED:
            form = next(parts, "")
            count = {"5": 1, "2": 3}.get(form, 0)
            kept += [part, form, *islice(parts, count)]
        elif part not in _OWN:
            kept.append(part)
    return ";".join(kept)
