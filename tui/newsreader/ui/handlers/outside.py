"""The article's text outside the reader: in a file, or on the standard input of a command."""

from __future__ import annotations

import re
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from newsreader.services.reading import plain_text
from newsreader.ui.handlers.paging import current_row
from newsreader.ui.handlers.registry import handles

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


@handles("save-text")
def save_text(desk: DeskScreen, count: int | None) -> None:
    """Ask where to save the article's text."""
    row = current_row(desk)
    if row is not None:
        name = re.sub(r"[^\w]+", "-", row.title.casefold()).strip("-")[:50] or "article"
        desk.asking.ask("save to", f"{name}.txt", "a file that is not there yet")


@handles("pipe")
def pipe(desk: DeskScreen, count: int | None) -> None:
    """Ask for a command that gets the article's text."""
    if current_row(desk) is not None:
        desk.asking.ask("pipe", "", "a command; it gets the article's text on its standard input")


def save_to(desk: DeskScreen, name: str) -> None:
    """Write the article's text to a new file."""
    row = current_row(desk)
    if row is None or not name:
        return
    library, document, path = desk.library, row.document, Path(name).expanduser()

    def work() -> str:
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(plain_text(library, document))
        except FileExistsError:
            return f"{path} is there already; nothing was written."
        except OSError as error:
            return f"{path} cannot be written: {error.strerror}."
        return f"saved: {path}"

    desk.jobs.act(work, desk.say)


def pipe_to(desk: DeskScreen, command: str) -> None:
    """Run a command of the reader's own in the terminal; the text is on its standard input only."""
    row = current_row(desk)
    if row is None or not command:
        return
    library, document = desk.library, row.document

    def run(text: str) -> None:
        try:
            with desk.app.suspend():
                code = _run(command, text)
        except SuspendNotSupported:
            desk.say("This terminal cannot be handed to a command.")
        else:
            desk.say(f"{command}: done" if not code else f"{command}: ended with {code}")

    desk.jobs.load("links", lambda: plain_text(library, document), run)


def _run(command: str, text: str) -> int:
    """Run a command, then wait for Enter so that what it wrote can be read."""
    done = subprocess.run(command, shell=True, input=text.encode(), check=False)
    with suppress(EOFError, KeyboardInterrupt):
        input("\nEnter goes back to the reader. ")
    return done.returncode
