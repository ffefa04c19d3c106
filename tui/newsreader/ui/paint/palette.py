"""Roles and their styles: in the terminal's own 16 colours, or by attributes alone."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsreader.ui.wrapping import cut


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

    def strip(self, pieces: Iterable[Piece], width: int, *, reverse: bool = False) -> Strip:
        """Turn pieces into one line of exactly ``width`` cells.

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
        strip = Strip(segments, max(used, width))
        return strip.crop(0, width) if used > width else strip


@cache
def _reversed(style: Style) -> Style:
    """Return the style with fore- and background exchanged, colours left out so that it stays legible."""
    return Style(bold=style.bold, underline=style.underline, reverse=not style.reverse)


def fitted(pieces: Iterable[Piece], width: int) -> list[Piece]:
    """Cut pieces to ``width`` cells, with an ellipsis where they are cut."""
    kept: list[Piece] = []
    left = width
    for piece in pieces:
        if left <= 0:
            break
        text = cut(piece.text, left)
        kept.append(Piece(text, piece.role))
        left -= Segment(text).cell_length
    return kept


def spread(left: list[Piece], right: list[Piece], width: int) -> list[Piece]:
    """Put ``right`` at the end of the line and give ``left`` the rest."""
    size = sum(Segment(p.text).cell_length for p in right)
    room = max(0, width - size - (1 if right else 0))
    short = fitted(left, room)
    used = sum(Segment(p.text).cell_length for p in short)
    return [*short, Piece(" " * max(0, width - size - used)), *right]
