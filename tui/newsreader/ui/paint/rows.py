"""Rows of the article list and of the sources pane."""

from __future__ import annotations

from rich.cells import cell_len

from newsreader.domain.documents import Row, SourceCount
from newsreader.text.safe import one_line
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.paint.times import short_time
from newsreader.ui.wrapping import cut, pad

#: Cells for the outlet, and from which width of the list there is room for more.
_OUTLET_WIDTH, _OUTLET_WIDE, _WIDE_FROM = 13, 18, 96


def state_sign(row: Row) -> tuple[str, Role]:
    """Return the sign of a row's state: what most deserves the eye comes first."""
    triage = row.triage
    if triage.dropped:
        return "D", Role.READ
    if row.updated or (row.notice in ("correction", "kill") and not triage.read):
        return ("!", Role.ALERT) if row.notice in ("correction", "kill") else ("+", Role.NEW)
    if triage.starred:
        return "*", Role.NEW if not triage.read else Role.PLAIN
    if triage.later:
        return "L", Role.PLAIN
    if triage.read:
        return " ", Role.READ
    return "N", Role.NEW


def article_row(row: Row, width: int, newest: str, *, cursor: bool) -> list[Piece]:
    """Lay out one row of the list: sign, time, outlet, headline, shared passages, words."""
    sign, role = state_sign(row)
    fresh = not row.triage.read and not row.triage.dropped
    title_role = Role.NEW if fresh else Role.READ
    tail = f"{_shared(row):>5} {_words(row):>6} "
    outlet_width = _OUTLET_WIDE if width >= _WIDE_FROM else _OUTLET_WIDTH
    outlet = pad(one_line(row.outlet or "(unknown)"), outlet_width)
    head = f" {short_time(row.published, newest):>6} {outlet} "
    title = one_line(row.title)
    room = max(4, width - 2 - cell_len(head) - len(tail))
    prefix = "(untitled) " if row.untitled else ""
    shown = pad(prefix + title, room)
    titled = [Piece(shown, Role.UNTITLED)] if row.untitled else [Piece(shown, title_role)]
    return [
        Piece(">" if cursor else " "),
        Piece(sign, role),
        Piece(head, Role.META),
        *titled,
        Piece(tail),
    ]


def _shared(row: Row) -> str:
    """Return the number of passages other articles have too; "…" until it is known."""
    if row.shared < 0:
        return "…"
    return f"={row.shared}" if row.shared else ""


def _words(row: Row) -> str:
    """Return the number of words."""
    return f"{row.words:,}w"


def source_row(source: SourceCount, width: int, *, cursor: bool, chosen: bool) -> list[Piece]:
    """Lay out one line of the sources pane: name and how many are unread."""
    count = f" {source.unread:,}" if source.unread else ""
    room = max(1, width - 3 - len(count))
    role = Role.NEW if chosen else Role.PLAIN
    name = pad(one_line(source.name), room)
    return [
        Piece(">" if cursor else " "),
        Piece("*" if chosen else " "),
        Piece(name, role),
        Piece(count),
        Piece(" "),
    ]


def headline_of(row: Row, limit: int = 40) -> str:
    """Return a row's title short enough for a sentence in the status line."""
    return cut(one_line(row.title), limit)
