"""Acts on all articles a query matches, as one step that undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.domain.errors import UsageError
from newsreader.services import triaging, views
from newsreader.services.triaging import Command
from newsreader.ui.status import UNDOES

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

#: What is typed, and the act it is.
VERBS = {
    "read": "read",
    "unread": "unread",
    "drop": "drop",
    "keep": "keep",
    "star": "star",
    "unstar": "unstar",
    "later": "later",
    "tag": "tag",
    "untag": "untag",
}
#: Acts that take a word of their own before the query.
WORDED = frozenset({"tag", "untag"})


def act_on(desk: DeskScreen, name: str, rest: str) -> None:
    """Do an act on everything held that a query matches; what cannot be read is shown with its place."""
    tag, _, behind = rest.partition(" ") if name in WORDED else ("", "", rest)
    query = behind.strip()
    if not query:
        usage = f"{name} TAG QUERY" if name in WORDED else f"{name} QUERY"
        desk.say(f"{usage}   on every article it matches; u undoes it")
        return
    typed = f"{name} {tag} ".replace("  ", " ") + query
    try:
        views.check_query(query)
    except UsageError as error:
        desk.asking.ask_again("command", typed, error, len(typed) - len(query))
        return
    library = desk.library

    def work() -> tuple[Command | None, int]:
        documents = views.order_of(library, query)
        return triaging.act(library, VERBS[name], documents, text=tag), len(documents)

    def done(found: tuple[Command | None, int]) -> None:
        command, count = found
        desk.acted(command, behind=UNDOES)
        if command is not None:
            if name in ("read", "drop"):
                desk.news.outdated()
        elif count:
            desk.say(f"All {count:,} articles that match are so already.")
        else:
            desk.say(f"{query}: nothing matches.")

    desk.jobs.act(work, done)
