"""Rows of the article list and of the sources pane."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from newsreader.domain.documents import Head, Row, SourceCount, StoryRow
from newsreader.domain.spans import Span
from newsreader.search.words import hits_in
from newsreader.services.times import short_time
from newsreader.text.safe import one_line
from newsreader.ui.paint.palette import Piece, Role, fitted
from newsreader.ui.wrapping import cut, pad

#: Cells for the outlet; from which width of the list there is room for more, and below which for none.
_OUTLET_WIDTH, _OUTLET_WIDE, _WIDE_FROM, _NONE_BELOW = 13, 18, 96, 50
#: Cells for the words that are new, and from how many of them on they deserve a colour.
_NEWS_WIDTH, _MUCH = 7, 200


def state_sign(story: StoryRow) -> tuple[str, Role]:
    """Return the sign of a row's state: what most deserves the eye comes first."""
    lead = story.lead
    if story.warned or (story.updated and lead.notice in ("correction", "kill")):
        return "!", Role.ALERT
    if story.updated:
        return "+", Role.NEW
    if story.starred:
        return "*", Role.NEW if story.unread else Role.PLAIN
    if story.later:
        return "L", Role.PLAIN
    if story.unread:
        return "N", Role.NEW
    return ("D", Role.READ) if lead.triage.dropped else (" ", Role.READ)


def article_row(
    story: StoryRow,
    width: int,
    newest: str,
    news: int | str | None,
    *,
    cursor: bool,
    found: tuple[frozenset[str], bool] = (frozenset(), False),
) -> list[Piece]:
    """Lay out one row: sign, time, outlet, headline, articles folded, words new to the reader.

    Args:
        story: What the row stands for.
        width: Cells.
        newest: The newest day held, by which times are shortened.
        news: New words; None where they are not known yet; other words in their place.
        cursor: Whether the cursor stands here.
        found: Words searched for that are shown as hits, and whether without colour, in brackets.
    """
    row = story.lead
    sign, role = state_sign(story)
    title_role = Role.NEW if story.unread else Role.READ
    fold = f"x{len(story.documents)}" if len(story.documents) > 1 else ""
    tail = f" {fold:>4} "
    gain, gain_role = _news(news)
    head = f" {short_time(row.published, newest):>6} {_outlet(row, width)}"
    title = one_line(row.title)
    room = max(4, width - 3 - cell_len(head) - len(tail) - _NEWS_WIDTH)
    prefix = "(untitled) " if row.untitled else ""
    titled = _titled(prefix + title, Role.UNTITLED if row.untitled else title_role, room, found)
    return [
        Piece(">" if cursor else " "),
        Piece(sign, role),
        Piece(head, Role.META),
        *titled,
        Piece(tail),
        Piece(f"{gain:>{_NEWS_WIDTH}}", gain_role),
        Piece(" "),
    ]


def _outlet(row: Row, width: int) -> str:
    """Return a row's outlet as its column; a narrow list leaves the room to the headline."""
    if width < _NONE_BELOW:
        return ""
    room = _OUTLET_WIDE if width >= _WIDE_FROM else _OUTLET_WIDTH
    return pad(one_line(row.outlet or "(unknown)"), room) + " "


def _titled(title: str, role: Role, room: int, found: tuple[frozenset[str], bool]) -> list[Piece]:
    """Lay out a headline with its hits reversed, or in brackets where there is no colour."""
    near, mono = found
    hits = hits_in(title, near)
    if not hits:
        return [Piece(pad(title, room), role)]
    pieces = fitted(_marked(title, hits, role, mono), room)
    used = sum(cell_len(piece.text) for piece in pieces)
    return [*pieces, Piece(" " * (room - used), role)]


def _marked(text: str, hits: Sequence[Span], role: Role, mono: bool) -> list[Piece]:
    """Return a text whose hits are reversed, or in brackets where there is no colour."""
    pieces: list[Piece] = []
    at = 0
    for hit in hits:
        pieces.append(Piece(text[at : hit.start], role))
        words = hit.slice(text)
        pieces.append(Piece(f"[{words}]", role) if mono else Piece(words, Role.HIT))
        at = hit.end
    return [*pieces, Piece(text[at:], role)]


def head_row(head: Head, width: int, *, cursor: bool, mono: bool = False) -> list[Piece]:
    """Lay out a name, a story or a notice above the articles, or a hit in a text below them."""
    if head.kind == "text":
        lead = f"text   {pad(one_line(head.title), _OUTLET_WIDTH)} "
        room = max(4, width - 2 - cell_len(lead))
        quoted = fitted(_marked(head.words, head.hits, Role.PLAIN, mono), room - 2)
        return [
            Piece(">" if cursor else " "),
            Piece(lead, Role.META),
            Piece('"'),
            *quoted,
            Piece('"'),
        ]
    if head.kind == "notice":
        words = f"{head.title} {head.words}".strip()
        return [
            Piece(">" if cursor else " "),
            Piece("!!", Role.ALERT),
            Piece(" " + pad(one_line(words), max(4, width - 4))),
        ]
    words = f"  {one_line(head.words)} "
    room = max(4, width - 9 - cell_len(words))
    return [
        Piece(">" if cursor else " "),
        Piece(f"{head.kind:<6} ", Role.META),
        Piece(pad(one_line(head.title), room), Role.NEW),
        Piece(words),
    ]


def _news(news: int | str | None) -> tuple[str, Role]:
    """Return the words for how much is new; "…" until it is known."""
    if news is None:
        return "…", Role.PLAIN
    if isinstance(news, str):
        return news, Role.PLAIN
    if not news:
        return "=", Role.PLAIN
    return f"+{news:,}w", Role.GAIN if news > _MUCH else Role.PLAIN


def source_row(source: SourceCount, width: int, *, cursor: bool, chosen: bool) -> list[Piece]:
    """Lay out one line of the sources pane: name and how many are unread."""
    count = f" {source.unread:,}" if source.unread else ""
    room = max(1, width - 3 - len(count))
    role = Role.NEW if chosen else Role.PLAIN
    name = pad(" " * min(source.depth, 3) + one_line(source.name), room)
    sign = source.sign or " "
    return [
        Piece(">" if cursor else sign, Role.PLAIN if cursor or sign != "~" else Role.ALERT),
        Piece("*" if chosen else " "),
        Piece(name, role),
        Piece(count),
        Piece(" "),
    ]


def headline_of(row: Row, limit: int = 40) -> str:
    """Return a row's title short enough for a sentence in the status line."""
    return cut(one_line(row.title), limit)
