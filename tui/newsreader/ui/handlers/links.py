"""Links: copied to the terminal's clipboard, opened in a browser, listed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from newsreader.services import links as link_service
from newsreader.services.links import Links
from newsreader.ui.handlers.paging import current_row
from newsreader.ui.handlers.registry import HANDLERS, handles
from newsreader.ui.paint.sheets import text_lines
from newsreader.ui.screens.sheet import Sheet
from newsreader.ui.terminal.clipboard import LIMIT

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


@handles("copy-link")
def copy_link(desk: DeskScreen, count: int | None) -> None:
    """Copy the page's address."""
    _with_links(desk, lambda links: _copy(desk, _page(links)))


@handles("browser")
def browser(desk: DeskScreen, count: int | None) -> None:
    """Open the page's address in a browser; far away, copy and show it."""
    _with_links(desk, lambda links: open_outside(desk, _page(links)))


@handles("browser-read")
def browser_read(desk: DeskScreen, count: int | None) -> None:
    """Open the page's address in a browser and mark the article read."""
    browser(desk, count)
    row = current_row(desk)
    if row is not None and not row.triage.read:
        HANDLERS["toggle-read"](desk, count)


@handles("links")
def links(desk: DeskScreen, count: int | None) -> None:
    """List the links of the article."""

    def show(found: Links) -> None:
        if not found.everything:
            desk.say("No link stands in this capture.")
            return
        lines = [f"{n:>3}  {link}" for n, link in enumerate(found.everything, 1)]
        own = ["", "The first is the page's own address."] if found.page else []
        rest = ["", ":open-link N opens one."]
        desk.app.push_screen(Sheet(desk.palette, "Links", text_lines([*lines, *own, *rest])))

    _with_links(desk, show)


@handles("open-link")
def open_link(desk: DeskScreen, count: int | None) -> None:
    """Open a link by its number: the digit pressed, a count, or what is typed."""
    pressed = desk.keys.pressed
    if pressed.isdecimal():
        open_number(desk, int(pressed) or 10)
    elif count is not None:
        open_number(desk, count)
    else:
        desk.asking.ask("link number")


def open_number(desk: DeskScreen, number: int) -> None:
    """Open a link of the article by its number, counted from 1."""

    def found(links: Links) -> None:
        if 1 <= number <= len(links.everything):
            open_outside(desk, links.everything[number - 1])
        else:
            held = len(links.everything)
            desk.say(f"There is no link {number}; this article has {held}.")

    _with_links(desk, found)


def opener(environment: Mapping[str, str]) -> str | None:
    """Return the program that opens an address on the screen the reader sits at; None far from one."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return None
    if sys.platform == "darwin":
        return shutil.which("open")
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open")
    return None


def open_outside(desk: DeskScreen, link: str | None) -> None:
    """Open an address in a browser, or copy and show it where there is none at hand."""
    program = opener(os.environ)
    if link is None or program is None:
        _copy(desk, link)
        return
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen(
            [program, link], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        _copy(desk, link)
    else:
        desk.say(f"opened: {link}")


def _copy(desk: DeskScreen, link: str | None) -> None:
    """Put an address on the terminal's clipboard and show it."""
    if link is None:
        desk.say("The capture does not show the page's address.")
    else:
        send(desk, link, link)


def send(desk: DeskScreen, text: str, what: str, otherwise: str = "") -> None:
    """Send a text to the terminal's clipboard and say ``what`` was sent: no terminal tells whether it took it."""
    if len(text.encode("utf-8", "replace")) > LIMIT:
        desk.say(f"Not sent: {what} are more than a terminal's clipboard takes; S saves the text.")
        return
    desk.app.copy_to_clipboard(text)
    desk.say(f"sent to the clipboard (OSC 52): {what}{otherwise}")


def _page(links: Links) -> str | None:
    return links.page


def _with_links(desk: DeskScreen, then: Callable[[Links], None]) -> None:
    """Read the links of the current article and go on with them."""
    row = current_row(desk)
    if row is not None:
        library, document = desk.library, row.document
        desk.jobs.load("links", lambda: link_service.links_of(library, document), then)
