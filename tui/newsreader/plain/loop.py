"""Line after line: what is typed becomes a command of the table, and what it says is printed."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Callable
from typing import TextIO

from newsreader.domain.errors import LibraryError, NewsreaderError, ReadOnlyError
from newsreader.domain.keymaps import Keymap
from newsreader.plain import acting, moving, pages, stories, telling
from newsreader.plain.registry import EXTRA, HANDLERS, Order
from newsreader.plain.session import UNREAD, Page, Session
from newsreader.services import views
from newsreader.services.library import Library
from newsreader.text.safe import visible

__all__ = ["acting", "moving", "pages", "run_plain", "stories", "telling"]

_COUNTED = re.compile(r"(\d{1,7})([^\d\s,-].*)", re.DOTALL)
_ROWS = re.compile(r"\d{1,7}(?:-\d{1,7})?(?:,\d{1,7}(?:-\d{1,7})?)*")
#: Commands whose words are taken as they are: a number in them is no row.
_WORDED = frozenset({"find", "filter", "saved-views", "view", "cite", "note"})
_MOST_ROWS = 100_000
#: Digits of a row's number that are read.
_DIGITS = 9


def run_plain(library: Library, keymap: Keymap, given: TextIO, out: TextIO) -> int:
    """Run a session until it is left or its input ends.

    Args:
        library: What is read and triaged.
        keymap: The keys in force.
        given: Lines; where it is a terminal a prompt asks for each.
        out: Where everything is said.

    Returns:
        0, or 1 where a line of a script could not be carried out.
    """
    typed_by_hand = given.isatty()
    page, say = _manner(out)
    session = Session(library, keymap, page, say)
    if library.read_only:
        session.say("The library is read-only: you can read, marks are NOT saved.")
    _obey(session, lambda: stories.say_kills(session))
    _obey(session, lambda: session.show(*UNREAD))
    if views.is_empty(library):
        session.say("Nothing here yet: newsreader --plain FILE|FOLDER adds what you name.")
    if typed_by_hand:
        session.say("Type help and Enter for what can be typed; q leaves.")
    while not session.left:
        if typed_by_hand:
            place = session.listed.at + 1 if session.listed.rows else 0
            out.write(f"{place}/{len(session.listed.rows)}> ")
        out.flush()
        line = given.readline()
        if not line:
            if typed_by_hand:
                out.write("\n")
            break
        carry_out(session, line.strip())
    out.flush()
    return 1 if session.failed and not typed_by_hand else 0


def carry_out(session: Session, line: str) -> None:
    """Carry out one line."""
    if line.startswith("#") and not session.keymap.key_of(session.where, "open-link"):
        return
    found = understood(session, line)
    if found is None:
        session.cannot(f'"{line[:60]}" means nothing here; help says what can be typed.')
        return
    name, order = found
    handler = HANDLERS.get(name)
    if handler is None:
        session.cannot(f"{name} needs the screen: newsreader without --plain.")
    else:
        _obey(session, lambda: handler(session, order))


def understood(session: Session, line: str) -> tuple[str, Order] | None:
    """Return the command a line means, and what goes with it; None where it means nothing."""
    text = line.removeprefix(":").strip()
    if not text:
        return "page-down", Order()
    if text.isdecimal():
        return "open", Order(rows=(int(text[:_DIGITS]) - 1,))
    counted = _COUNTED.fullmatch(text)
    count = min(int(counted[1]), _MOST_ROWS) if counted else None
    text = counted[2] if counted else text
    name, rest = _command(session, text)
    if name is None:
        return None
    rows: tuple[int, ...] = ()
    if name not in _WORDED:
        rest, rows = _rows_behind(rest)
    return name, Order(count, rows, rest)


def _command(session: Session, text: str) -> tuple[str | None, str]:
    """Return the command's name and what stands behind it: by its name, its key, or "/" and words."""
    word, _, rest = text.partition(" ")
    known = {
        command.name for pane in ("list", "article") for command in session.keymap.of_pane(pane)
    }
    if word in known or word in EXTRA:
        return word, rest.strip()
    if word == "!!":
        return "kills", ""
    if word == "list":
        return "redraw", ""
    for pane in (session.where, "list", "article"):
        for command in session.keymap.of_pane(pane):
            keys = [sequence.replace(" ", "") for sequence in command.keys]
            if word in keys:
                return command.name, rest.strip()
            if command.name == "find" and keys and text.startswith(keys[0]):
                return command.name, text[len(keys[0]) :].strip()
    return None, rest


def _rows_behind(rest: str) -> tuple[str, tuple[int, ...]]:
    """Return the words behind a command without the rows named last, and those rows, counted from 0."""
    words, _, last = rest.rpartition(" ")
    if not _ROWS.fullmatch(last):
        return rest, ()
    rows: dict[int, None] = {}
    for part in last.split(","):
        low, dash, high = part.partition("-")
        first, end = int(low), int(high) if dash else int(low)
        rows.update(dict.fromkeys(range(first - 1, min(end, first + _MOST_ROWS))))
    return words.strip(), tuple(row for row in rows if row >= 0)


def _obey(session: Session, work: Callable[[], None]) -> None:
    """Carry out a command; what the reader can put right is said, and the session goes on."""
    try:
        work()
    except NewsreaderError as error:
        if isinstance(error, LibraryError) and not isinstance(error, ReadOnlyError):
            raise
        session.cannot(str(error))


def _manner(out: TextIO) -> tuple[Page, Callable[[str], None]]:
    """Return how much is said at once and how: wrapped to a terminal's width, else a line each."""
    if not out.isatty():
        return Page(), lambda line: print(visible(line), file=out)
    size = shutil.get_terminal_size()
    width = max(20, min(size.columns, 100) - 1)

    def say(line: str) -> None:
        for part in visible(line).split("\n"):
            print(*textwrap.wrap(part, width, break_on_hyphens=False) or [""], sep="\n", file=out)

    return Page(rows=max(5, size.lines - 4), width=width), say
