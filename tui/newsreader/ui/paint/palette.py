"""Roles and their styles: in the terminal's own 16 colours, or by attributes alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsreader.ui.wrapping import cut, pad


class Role(Enum):
    """What a piece of the screen is; the palette says how it looks."""

    PLAIN = auto()
    NEW = auto()
    READ = auto()
    ALERT = auto()
    GAIN = auto()
    TITLE = auto()
    META = auto()
    UNTITLED = auto()
    HINT = auto()
    KEY = auto()
    RULE = auto()
    FURNITURE = auto()
    PERSON = auto()
    ORGANISATION = auto()
    PLACE = auto()
    PERSON_FIRST = auto()
    ORGANISATION_FIRST = auto()
    PLACE_FIRST = auto()
    MARK = auto()
    MARK_ALERT = auto()
    MARK_QUIET = auto()
    HIT = auto()
    BANNER = auto()
    TOLD = auto()
    GONE = auto()
    CAME = auto()


class Piece(NamedTuple):
    """Some text in a role."""

    text: str
    role: Role = Role.PLAIN


_COLOUR = {
    Role.PLAIN: Style(),
    Role.NEW: Style(bold=True),
    Role.READ: Style(),
    Role.ALERT: Style(color="red", bold=True),
    Role.GAIN: Style(color="green"),
    Role.TITLE: Style(bold=True),
    Role.META: Style(),
    Role.UNTITLED: Style(dim=True),
    Role.HINT: Style(),
    Role.KEY: Style(bold=True),
    Role.RULE: Style(dim=True),
    Role.FURNITURE: Style(dim=True),
    Role.PERSON: Style(color="cyan"),
    Role.ORGANISATION: Style(color="yellow"),
    Role.PLACE: Style(color="green"),
    Role.PERSON_FIRST: Style(color="cyan", bold=True),
    Role.ORGANISATION_FIRST: Style(color="yellow", bold=True),
    Role.PLACE_FIRST: Style(color="green", bold=True),
    Role.MARK: Style(),
    Role.MARK_ALERT: Style(color="red", bold=True),
    Role.MARK_QUIET: Style(dim=True),
    Role.HIT: Style(reverse=True),
    Role.BANNER: Style(reverse=True, bold=True),
    Role.TOLD: Style(dim=True),
    Role.GONE: Style(color="red", bold=True),
    Role.CAME: Style(color="green", bold=True),
}
#: Without colour only three attributes can be told apart: underline, bold, plain.
_MONO = {
    **{
        role: Style(bold=style.bold, dim=style.dim, reverse=style.reverse)
        for role, style in _COLOUR.items()
    },
    Role.ALERT: Style(bold=True, reverse=True),
    Role.PERSON: Style(underline=True),
    Role.PERSON_FIRST: Style(underline=True),
    Role.ORGANISATION: Style(bold=True),
    Role.ORGANISATION_FIRST: Style(bold=True),
    Role.PLACE: Style(),
    Role.PLACE_FIRST: Style(),
    Role.MARK_ALERT: Style(bold=True, reverse=True),
}


class Palette:
    """Styles for every role. Everything painted goes through :meth:`strip`."""

    def __init__(self, *, mono: bool) -> None:
        self.mono = mono
        self._styles = _MONO if mono else _COLOUR

    def style(self, role: Role, *, reverse: bool = False) -> Style:
        """Return the style of a role; ``reverse`` is the cursor's row."""
        return _reversed(self._styles[role]) if reverse else self._styles[role]

    def strip(self, pieces: Sequence[Piece], width: int, *, reverse: bool = False) -> Strip:
        """Turn pieces into one line of exactly ``width`` cells, with an ellipsis where they are wider.

        Pieces hold plain text: nothing an outlet wrote is ever read as markup.
        """
        styles, used = self._styles, 0
        segments = []
        for text, role in pieces:
            if text:
                segments.append(Segment(text, _reversed(styles[role]) if reverse else styles[role]))
                used += len(text) if text.isascii() else cell_len(text)
        if used < width:
            fill = self.style(Role.PLAIN, reverse=reverse)
            segments.append(Segment(" " * (width - used), fill))
        elif used > width:
            return self.strip(fitted(pieces, width), width, reverse=reverse)
        return Strip(segments, width)


@cache
def _reversed(style: Style) -> Style:
    """Return the style with fore- and background exchanged, colours left out so that it stays legible."""
    return Style(bold=style.bold, underline=style.underline, reverse=not style.reverse)


def fitted(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """Cut pieces to ``width`` cells, with an ellipsis where more than blanks is cut."""
    last = max((at for at, piece in enumerate(pieces) if not piece.text.isspace()), default=-1)
    kept: list[Piece] = []
    left = width
    for at, piece in enumerate(pieces):
        more = at < last  # a cell is kept for the ellipsis as long as there is more to say
        size = cell_len(piece.text)
        if size > left - more:
            kept.append(Piece(_ended(piece.text, left, more=more), piece.role))
            break
        kept.append(piece)
        left -= size
    return kept


def _ended(text: str, width: int, *, more: bool) -> str:
    """Return the beginning of a text in ``width`` cells; ``more``: something follows that has no room at all."""
    if more:
        return cut(f"{text}…", width)
    said = text.rstrip()
    return pad(said, width) if cell_len(said) <= width else cut(text, width)


def cells_in(pieces: Iterable[Piece]) -> int:
    """Return how many cells pieces take."""
    return sum(cell_len(piece.text) for piece in pieces)


def spread(left: list[Piece], right: list[Piece], width: int) -> list[Piece]:
    """Put ``right`` at the end of the line and give ``left`` the rest."""
    size = cells_in(right)
    room = max(0, width - size - (1 if right else 0))
    short = fitted(left, room)
    used = cells_in(short)
    return [*short, Piece(" " * max(0, width - size - used)), *right]
