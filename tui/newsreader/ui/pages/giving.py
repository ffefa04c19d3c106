"""Handing over: asks for the file's name, writes the bundle, says what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.services import views
from newsreader.text.normalise import fold

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen
    from newsreader.ui.screens.page import PageScreen

_HINT = "a file to hand over; a colleague adds it with newsreader add"


def ask_where(desk: DeskScreen, documents: Sequence[int], about: str) -> None:
    """Ask where the bundle goes, in place of the status line; the story comes with each document."""
    desk.asking.ask_for(
        "hand over to",
        lambda name: _write(desk, lambda: _with_stories(desk, documents), about, name),
        text=_name(about),
        hint=_HINT,
    )


def ask_on_page(page: PageScreen, documents: Callable[[], Sequence[int]], about: str) -> None:
    """Ask on a page; ``documents`` is asked off the UI thread."""
    page.ask(
        "hand over to",
        lambda name: _write(page.desk, documents, about, name),
        text=_name(about),
        hint=_HINT,
    )


def _write(desk: DeskScreen, documents: Callable[[], Sequence[int]], about: str, name: str) -> None:
    """Write the bundle and say what is in it."""
    library, path = desk.library, Path(name).expanduser()

    def work() -> str:
        from newsreader.services.handing_over import hand_over  # archives are seldom written

        found = documents()
        return hand_over(library, found, about, path) if found else "There is nothing to hand over."

    desk.jobs.act(work, desk.say)


def _with_stories(desk: DeskScreen, documents: Sequence[int]) -> list[int]:
    """Return the documents of the stories of some documents."""
    found: dict[int, None] = {}
    for document in documents:
        found.update(dict.fromkeys(views.story_of(desk.library, document)))
    return list(found)


def _name(about: str) -> str:
    """Return a file's name made of a headline."""
    words = re.findall(r"[a-z0-9]+", fold(about))[:6]
    return ("-".join(words) or "bundle") + ".newsbundle"
