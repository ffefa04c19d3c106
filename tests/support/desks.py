"""The reader driven by a pilot, on a real library."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from newsreader.domain.keymaps import DEFAULT, Keymap
from newsreader.domain.scrolling import Scrolling
from newsreader.services.deriving import is_current
from newsreader.services.library import Library
from newsreader.storage import resurfacing
from newsreader.storage.decisions import are_obeyed
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.desk_options import DeskOptions
from newsreader.ui.screens.desk import DeskScreen

_FIRST_WORK = Path(__file__).with_name("first_work.py")
_KEYS = {
    "?": "question_mark",
    "/": "slash",
    ":": "colon",
    "-": "minus",
    ".": "full_stop",
    " ": "space",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
}


class Reader:
    """A reader under test: press keys, look at what is shown."""

    def __init__(self, pilot: Pilot[int], app: NewsreaderApp) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def desk(self) -> DeskScreen:
        """The main screen."""
        return self.app.desk

    async def press(self, *keys: str) -> None:
        """Press keys and wait until everything they began is done."""
        for key in keys:
            await self.pilot.press(_KEYS.get(key, key))
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text into a prompt."""
        await self.press(*(_KEYS.get(c, c) for c in text))

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(2):
            await self.pilot.pause()
            await self.desk.settle()
        await self.pilot.pause()

    def lines(self) -> list[str]:
        """Return the screen as text."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips[:height]] if width else []

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    @property
    def titles(self) -> list[str]:
        """Titles of the rows in the list, in order."""
        listing = self.desk.rows.listing
        rows = [listing.row(i) for i in range(len(listing))]
        return [row.title for row in rows if row is not None]


@asynccontextmanager
async def reader(
    library: Library,
    size: tuple[int, int] = (80, 24),
    paths: tuple[str, ...] = (),
    *,
    keymap: Keymap = DEFAULT,
    notices: tuple[str, ...] = (),
    history: Path | None = None,
    scrolling: Scrolling = Scrolling.AUTO,
) -> AsyncIterator[Reader]:
    """Open the reader on a library."""
    worker = [sys.executable, "-m", "newsreader", "--library", str(library.folder), "work"]
    if not paths and _is_settled(library):
        mark = Path(tempfile.mkstemp(prefix="worker-", dir=library.folder.parent)[1])
        worker = [sys.executable, "-I", "-S", str(_FIRST_WORK), str(mark), *worker]
    options = DeskOptions(
        worker=worker,
        paths=paths,
        keymap=keymap,
        notices=notices,
        history=history,
        scrolling=scrolling,
    )
    app = NewsreaderApp(library, options)
    async with app.run_test(size=size) as pilot:
        found = Reader(pilot, app)
        await found.settle()
        yield found
        app.desk.leave()


def _is_settled(library: Library) -> bool:
    """Say whether the worker would find nothing to do."""
    connection = library.connection
    noticed = {notice.article for notice in resurfacing.notices(connection)}
    return (
        is_current(library)
        and are_obeyed(connection)
        and noticed <= resurfacing.applied(connection)
    )


def captures_in(folder: Path) -> list[str]:
    """Return the paths of the captures in a folder."""
    return sorted(str(path) for path in folder.iterdir())
