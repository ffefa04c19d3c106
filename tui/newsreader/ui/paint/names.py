"""The names of an article, and all about one of them, as lines of pieces."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from newsreader.domain.entities import EntityType
from newsreader.domain.entity_pages import (
    AliasUse,
    Companion,
    DayCount,
    EntityPage,
    OtherPerson,
    OutletNaming,
    QuoteUse,
    RoleUse,
)
from newsreader.services.times import short_time
from newsreader.text.counts import counted
from newsreader.text.safe import one_line
from newsreader.ui.paint.diffs import wrapped_pieces
from newsreader.ui.paint.highlighting import NAME_ROLES
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.wrapping import cut, pad

#: One line of pieces.
Pieces = tuple[Piece, ...]
_KINDS = {
    EntityType.PER: ("person", "People"),
    EntityType.ORG: ("organisation", "Organisations"),
    EntityType.LOC: ("place", "Places"),
    EntityType.NORP: ("people or nation", "Peoples"),
    EntityType.ROLE: ("office", "Offices"),
    EntityType.DATE: ("date", "Dates"),
}
_MEASURE, _FORM, _NAME, _NOTE = 100, 26, 30, 24
#: Cells of one day in the chart, and of what stands before it.
_DAY, _LEAD = 3, 1
_MOST_OUTLETS = 12


def kind_heading(kind: EntityType) -> str:
    """Return what names of a kind are called together."""
    return _KINDS[kind][1]


def paragraph(text: str, width: int, role: Role = Role.PLAIN) -> list[Pieces]:
    """Return our own words as lines; what follows the first is indented."""
    room = max(20, min(_MEASURE, width - 4))
    lines = wrapped_pieces([Piece(text, role)], room)
    return [(Piece("  "), *line) if at else tuple(line) for at, line in enumerate(lines)]


def name_columns(width: int) -> Pieces:
    """Return the heads of the columns of :func:`name_line`."""
    size = _name_room(width)
    return (Piece(cut(f" {'':<{size}} {'here':>5}  {'held':>6}  beside it", width - 2), Role.META),)


def name_line(
    name: str, kind: EntityType, here: int, held: int, roles: Sequence[str], width: int
) -> Pieces:
    """One name of an article: how often here, in how many articles held, offices beside it."""
    size = _name_room(width)
    role = NAME_ROLES.get(kind, (Role.PLAIN, Role.PLAIN))[0]
    offices = cut(one_line(", ".join(roles), 200), max(0, width - size - 20))
    return (
        Piece(" "),
        Piece(pad(one_line(name, 200), size), role),
        Piece(f" {here:>5,}  {held:>6,}  {offices}"),
    )


def head(page: EntityPage, width: int) -> Pieces:
    """Who it is, and how much is held."""
    known = sum(1 for outlet in page.outlets if outlet.naming and outlet.outlet)
    mentions = counted(len(page.entity.links), "mention")
    words = f"{_KINDS[page.entity.type][0]} · {mentions}, {counted(len(page.articles), 'article')}"
    words += f", {counted(known, 'outlet')}"
    words += f", {page.stories:,} {'story' if page.stories == 1 else 'stories'}"
    name = cut(one_line(page.entity.name, 200), max(10, width - len(words) - 5))
    return (Piece(name, Role.TITLE), Piece("   " + words))


def company_words(company: Sequence[Companion]) -> str:
    """Say who is named in the same articles, in how many."""
    return "with: " + " · ".join(f"{one_line(c.name, 40)} {c.articles:,}" for c in company)


def alias_line(use: AliasUse, width: int) -> Pieces:
    """One form of the name: how often, whose."""
    size = min(_FORM, max(12, width // 3))
    doubt = "not settled whom it means; " if use.uncertain else ""
    outlets = cut(doubt + _names(use.outlets), max(0, width - size - 10))
    return (
        Piece(" " + pad(one_line(use.text, 200), size)),
        Piece(f"{use.mentions:>4,}{'?' if use.uncertain else ' '} "),
        Piece(outlets, Role.META),
    )


def roles_words(roles: Sequence[RoleUse], newest: str) -> str:
    """Say which offices stand beside the name, in how many articles, from when to when."""
    told = []
    for use in roles:
        when = ""
        if use.first is not None and use.last is not None:
            first, last = (short_time(day, newest) for day in (use.first, use.last))
            when = f", {first}" if first == last else f", {first} to {last}"
        told.append(f"{one_line(use.role, 60)} ({counted(use.articles, 'article')}{when})")
    return "roles: " + " · ".join(told)


def day_lines(days: Sequence[DayCount], undated: int, width: int) -> list[Pieces]:
    """The articles a day as two rows of digits: as many days up to the last as there is room for."""
    counts = {day: use.articles for use in days if (day := _day(use.day)) is not None}
    if not counts:
        return paragraph(f"{counted(undated, 'article')}, no day known", width) if undated else []
    last = max(counts)
    room = max(7, min(31, (width - 4 - _LEAD) // _DAY))
    size = min(room, max(7, (last - min(counts)).days + 1))
    shown = [last - timedelta(days=back) for back in range(size - 1, -1, -1)]
    first = shown[0]
    title = f"Articles a day, {first.day} {first:%b} to {last.day} {last:%b %Y}"
    numbers = "".join(f"{day.day:>{_DAY}}" for day in shown)
    digits = "".join(f"{_digit(counts.get(day, 0)):>{_DAY}}" for day in shown)
    lead = " " * _LEAD
    lines: list[Pieces] = [
        (Piece(title),),
        (Piece(lead + numbers, Role.META),),
        (Piece(lead + digits),),
    ]
    earlier = [count for day, count in counts.items() if day < first]
    more = []
    if earlier:
        more.append(f"{counted(sum(earlier), 'article')} on {counted(len(earlier), 'earlier day')}")
    if undated:
        more.append(f"{counted(undated, 'article')} of unknown day")
    return lines + (paragraph("and " + ", ".join(more), width) if more else [])


def quote_line(use: QuoteUse, width: int) -> Pieces:
    """One statement: its words, in how many outlets, whether all have the same."""
    outlets = counted(len(use.outlets), "outlet") if use.outlets else "outlet unknown"
    if len(use.passages) == 1:
        note = f"only {one_line(use.outlets[0])}" if use.outlets else "1 article"
    elif use.wordings == 1:
        note = f"{outlets}, all same words"
    else:
        note = f"{outlets}, {use.wordings} wordings"
    room = max(16, min(_MEASURE, width - 4) - _NOTE - 6)
    words = one_line(use.passages[0].text, 400).strip("\"“”«»„' ")
    return (
        Piece(f"{len(use.passages):>3} "),
        Piece(pad(f'"{cut(words, room - 2)}"', room)),
        Piece("  " + cut(note, _NOTE), Role.META),
    )


def other_line(other: OtherPerson, width: int) -> Pieces:
    """Somebody else whose name could be taken for this one's."""
    words = f"{counted(other.articles, 'article')}, apart: {other.why}"
    size = min(_NAME, max(12, width // 3))
    return (
        Piece(" " + pad(one_line(other.name, 200), size)),
        Piece(" " + cut(words, max(0, width - size - 5)), Role.META),
    )


def outlet_words(outlets: Sequence[OutletNaming]) -> str:
    """Say which outlets name it, out of those held, and which do not."""
    known = [o for o in outlets if o.outlet is not None]
    naming = [o for o in known if o.naming]
    silent = [o for o in known if not o.naming]
    told = [f"{one_line(o.outlet or '', 30)} {o.naming} of {o.held}" for o in naming]
    words = f"Named by {len(naming)} of {counted(len(known), 'outlet')} held"
    words += f": {_listed(told)}" if told else ""
    unknown = sum(o.naming for o in outlets if o.outlet is None)
    words += f"; {counted(unknown, 'article')} of unknown outlet" if unknown else ""
    if silent:
        none = [f"{one_line(o.outlet or '', 30)} ({o.held})" for o in silent]
        words += f"; not in those held from {_listed(none)}"
    return words + ". Counts are of what is held, not of the web."


def links_words(links: Sequence[tuple[str, int]]) -> str:
    """Say how many mentions were joined by rule and how many by the reader."""
    own = sum(count for why, count in links if "by the reader" in why)
    rule = sum(count for _, count in links) - own
    return f"linked by rule {rule:,}" + (f", by you {own:,}" if own else "")


def _name_room(width: int) -> int:
    return min(_NAME, max(12, width // 2 - 10))


def _names(outlets: Sequence[str]) -> str:
    return one_line(", ".join(outlets), 300)


def _listed(told: Sequence[str]) -> str:
    """Return a list, cut where nobody reads on."""
    more = len(told) - _MOST_OUTLETS
    return ", ".join(told[:_MOST_OUTLETS]) + (f" and {more} more" if more > 0 else "")


def _digit(count: int) -> str:
    """Return a count for the chart: two cells."""
    return "." if not count else str(count) if count < 100 else "++"


def _day(text: str) -> date | None:
    """Return a day, None for what no calendar has."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year > 1 else None  # the chart reaches back before its first day
