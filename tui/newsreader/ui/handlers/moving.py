"""Moving: rows, lines, pages, panes, sources."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from newsreader.domain.commands import SELECTION
from newsreader.domain.documents import Row
from newsreader.ui.handlers.registry import handles

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


def _step(desk: DeskScreen, step: int) -> None:
    """Move by rows or lines in the pane that has the focus, or the end of what is selected."""
    if desk.keys.where == SELECTION:
        _select_lines(desk, step)
    elif desk.where == "article":
        desk.article.scroll_lines(step)
    elif desk.where == "sources":
        desk.sources.move(step)
        desk.say_of_source(desk.sources.current)
    else:
        desk.rows.move_to(desk.rows.index + step)
    desk.update_status()


def _select_lines(desk: DeskScreen, step: int) -> None:
    from newsreader.ui.handlers import selecting  # the first key of all is mostly one that moves

    selecting.move_lines(desk, step)


@handles("down")
def down(desk: DeskScreen, count: int | None) -> None:
    """Go down."""
    _step(desk, count or 1)


@handles("up")
def up(desk: DeskScreen, count: int | None) -> None:
    """Go up."""
    _step(desk, -(count or 1))


@handles("top")
def top(desk: DeskScreen, count: int | None) -> None:
    """Go to the top, or to row ``count``."""
    _edge(desk, count, top=True)


@handles("bottom")
def bottom(desk: DeskScreen, count: int | None) -> None:
    """Go to the end, or to row ``count``."""
    _edge(desk, count, top=False)


def _edge(desk: DeskScreen, count: int | None, *, top: bool) -> None:
    """Go to an edge or to a row by number."""
    if desk.keys.where == SELECTION:
        from newsreader.ui.handlers import selecting  # not before something is selected

        selecting.move_to_edge(desk, top=top)
        return
    desk.jumps.note()
    if desk.where == "article":
        desk.article.go_to_edge(top=top)
    elif desk.where == "sources":
        desk.sources.move(-10_000 if top else 10_000)
    elif count is not None:
        desk.rows.move_to(count - 1)
    else:
        desk.rows.move_to(0 if top else len(desk.rows.listing) - 1)
    desk.update_status()


@handles("page-down")
def page_down(desk: DeskScreen, count: int | None) -> None:
    """Go a page on; at the end of an article that was shown, to the next unread one."""
    if desk.where == "article":
        if desk.article.at_end and desk.shown.end_was_shown:
            desk.shown.read_on(lambda: go_to_unread(desk, 1))
        else:
            desk.shown.read_on()
            desk.article.scroll_page(count or 1)
    elif desk.where == "list":
        desk.rows.page(count or 1)
    else:
        desk.sources.move(10)
    desk.update_status()


@handles("page-up")
def page_up(desk: DeskScreen, count: int | None) -> None:
    """Go a page back."""
    if desk.where == "article":
        desk.article.scroll_page(-(count or 1))
    elif desk.where == "list":
        desk.rows.page(-(count or 1))
    else:
        desk.sources.move(-10)
    desk.update_status()


@handles("half-down")
def half_down(desk: DeskScreen, count: int | None) -> None:
    """Go half a page on."""
    _half(desk, 1)


@handles("half-up")
def half_up(desk: DeskScreen, count: int | None) -> None:
    """Go half a page back."""
    _half(desk, -1)


def _half(desk: DeskScreen, step: int) -> None:
    if desk.keys.where == SELECTION:
        _select_lines(desk, step * max(1, desk.article.size.height // 2))
    elif desk.where == "article":
        if step > 0:
            desk.shown.read_on()
        desk.article.scroll_page(step, half=True)
    elif desk.where == "list":
        desk.rows.page(step, half=True)
    else:
        desk.sources.move(step * 5)
    desk.update_status()


def is_unread(row: Row) -> bool:
    """Say whether a row is still to be looked at."""
    return row.unread


@handles("next-unread")
def next_unread(desk: DeskScreen, count: int | None) -> None:
    """Go to the next unread row; from an article, open it. While finding: to the next hit."""
    if desk.where == "article" and desk.article.showing.find:
        desk.shown.go_to_hit(1)
    elif desk.where == "article":
        desk.shown.read_on(lambda: go_to_unread(desk, 1))
    else:
        go_to_unread(desk, 1)


@handles("previous-unread")
def previous_unread(desk: DeskScreen, count: int | None) -> None:
    """Go to the previous unread row; from an article, open it."""
    go_to_unread(desk, -1)


def go_to_unread(desk: DeskScreen, step: int, *, story: bool = True) -> None:
    """Go to the nearest unread row in one direction, then from the other end.

    From an article the row's other articles come first, as long as they tell something new, unless
    the ``story`` is done with.
    """
    if story and step > 0 and desk.where == "article" and desk.shown.open_ahead():
        return
    listing = desk.rows.listing
    found = listing.next_where(desk.rows.index, step, is_unread)
    if found is None:
        found = listing.next_where(-1 if step > 0 else len(listing), step, is_unread)
    if found is None or found == desk.rows.index:
        desk.say("Nothing unread is left in this list.")
        return
    reading = desk.where == "article"
    desk.jumps.note()
    desk.rows.move_to(found)
    if reading:
        desk.shown.open_current()


@handles("next-article")
def next_article(desk: DeskScreen, count: int | None) -> None:
    """Go to the next row, from an article open it."""
    _neighbour(desk, count or 1)


@handles("previous-article")
def previous_article(desk: DeskScreen, count: int | None) -> None:
    """Go to the previous row, from an article open it."""
    _neighbour(desk, -(count or 1))


def _neighbour(desk: DeskScreen, step: int) -> None:
    """Go to another row; from an article that was left by reading on, open it."""
    if desk.where != "article":
        desk.rows.move_to(desk.rows.index + step)
        desk.update_status()
        return

    def go() -> None:
        if desk.rows.move_to(desk.rows.index + step):
            desk.shown.open_current()
        else:
            desk.say("There is no further article in this list.")

    if step > 0:
        desk.shown.read_on(go)
    else:
        desk.shown.leave()
        go()


@handles("random-unread")
def random_unread(desk: DeskScreen, count: int | None) -> None:
    """Go to an unread row at random; from an article, open it."""
    listing, size = desk.rows.listing, len(desk.rows.listing)
    start = random.randrange(size) if size else 0
    found = listing.next_where(start - 1, 1, is_unread, 2000)
    found = found if found is not None else listing.next_where(-1, 1, is_unread, 2000)
    if found is None:
        desk.say("Nothing unread is left in this list.")
        return
    desk.rows.move_to(found)
    desk.update_status()
    if desk.where == "article":
        desk.shown.leave()
        desk.shown.open_current()


@handles("previous-hit")
def previous_hit(desk: DeskScreen, count: int | None) -> None:
    """Go to the previous hit; while nothing is being found, toggle read."""
    if desk.article.showing.find:
        desk.shown.go_to_hit(-1)
    else:
        from newsreader.ui.handlers.triaging import toggle_read

        toggle_read(desk, count)


@handles("open")
def open_(desk: DeskScreen, count: int | None) -> None:
    """Open what is under the cursor."""
    if desk.where == "sources":
        desk.sources.choose()
    elif desk.where == "list":
        desk.jumps.note()
        head = desk.rows.listing.head(desk.rows.index)
        if head is not None:
            from newsreader.ui.handlers.heads import open_head  # not before it is asked for

            open_head(desk, head)
        else:
            desk.shown.open_current()


@handles("back")
def back(desk: DeskScreen, count: int | None) -> None:
    """Peel one layer; this never leaves the reader."""
    desk.panes.go_back(leave=False)


@handles("leave")
def leave(desk: DeskScreen, count: int | None) -> None:
    """Peel one layer; at the top, leave."""
    desk.panes.go_back(leave=True)


@handles("next-source")
def next_source(desk: DeskScreen, count: int | None) -> None:
    """Show the next view or outlet."""
    _source(desk, 1)


@handles("previous-source")
def previous_source(desk: DeskScreen, count: int | None) -> None:
    """Show the previous view or outlet."""
    _source(desk, -1)


def _source(desk: DeskScreen, step: int) -> None:
    source = desk.sources.neighbour(step)
    if source is not None:
        desk.jumps.note()
        desk.view.show(source.query, source.name)


@handles("other-pane")
def other_pane(desk: DeskScreen, count: int | None) -> None:
    """Give the focus to the next pane."""
    desk.panes.focus_next()
