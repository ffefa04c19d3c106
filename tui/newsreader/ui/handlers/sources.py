"""Views: by name, by tag, sorted, with or without what was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.ui.handlers.registry import handles

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

_UNREAD = re.compile(r"(?<!\S)is:unread(?!\S)")
_SORT = re.compile(r"(?<!\S)sort:\S*")


@handles("saved-views")
def saved_views(desk: DeskScreen, count: int | None) -> None:
    """Ask for a view by its name."""
    names = tuple(source.name for source in desk.sources.sources)
    desk.asking.ask("view", "", "its name; Tab completes", names)


@handles("sort")
def sort(desk: DeskScreen, count: int | None) -> None:
    """Ask for another order of the present view."""
    query = " ".join(_SORT.sub("", desk.view.query).split())
    desk.asking.ask("filter", f"{query} sort:".lstrip(), "")


@handles("filter-tag")
def filter_tag(desk: DeskScreen, count: int | None) -> None:
    """Ask for a tag to filter by."""
    desk.asking.ask("filter", "tag:", "")


@handles("clear-filter")
def clear_filter(desk: DeskScreen, count: int | None) -> None:
    """Go back to the view from before a filter or a search."""
    if desk.search.active:
        desk.search.give_up()
    elif not desk.view.unfilter():
        desk.say("There is no filter to clear.")


@handles("toggle-read-shown")
def toggle_read_shown(desk: DeskScreen, count: int | None) -> None:
    """Show read articles as well, or only unread ones."""
    query = desk.view.query
    desk.jumps.note()
    if _UNREAD.search(query):
        rest = " ".join(_UNREAD.sub("", query).split())
        desk.view.show(rest, rest or "All")
    else:
        alone = f"({query}) is:unread" if " or " in f" {query} " else f"{query} is:unread".strip()
        desk.view.show(alone, "Unread" if not query else alone)


@handles("next-unread-source")
def next_unread_source(desk: DeskScreen, count: int | None) -> None:
    """Show the next view or outlet with unread articles."""
    _unread_source(desk, 1)


@handles("previous-unread-source")
def previous_unread_source(desk: DeskScreen, count: int | None) -> None:
    """Show the previous view or outlet with unread articles."""
    _unread_source(desk, -1)


def _unread_source(desk: DeskScreen, step: int) -> None:
    """Show the nearest source in one direction that has anything unread."""
    sources = desk.sources.sources
    at = next((i for i, s in enumerate(sources) if s.query == desk.sources.chosen), -1)
    wanted = range(at + 1, len(sources)) if step > 0 else range(at - 1, -1, -1)
    found = next((sources[i] for i in wanted if sources[i].unread), None)
    if found is None:
        desk.say("No other view or outlet that way has anything unread.")
    else:
        desk.jumps.note()
        desk.view.show(found.query, found.name)


@handles("go-to-row")
def go_to_row(desk: DeskScreen, count: int | None) -> None:
    """Ask for a row's number, the digit pressed being its first."""
    if count is not None:
        desk.rows.move_to(count - 1)
        desk.update_status()
    else:
        pressed = desk.keys.pressed
        desk.asking.ask("command", pressed if pressed.isdecimal() else "", "a row's number")


@handles("read-all")
def read_all(desk: DeskScreen, count: int | None) -> None:
    """Have Enter confirm that everything listed is to be marked read."""
    desk.asking.ask("command", "read all")
