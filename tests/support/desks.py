"""The reader driven by a pilot, on a real library."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

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
        """Press keys and wait until everything they began is done.

        Each waits for what the last one asked for, but for characters of a text: they come at once.
        """
        for key in keys:
            is_text = len(key) == 1 and isinstance(self.app.focused, Input)
            if not is_text:
                await self._follow()
            self._send(key)
            if not is_text:
                await self._follow()
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text into a prompt."""
        await self.press(*text)

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await self.come_to_rest()
        desk, is_done = self.desk, False
        while not is_done:
            await desk.settle()
            await self.come_to_rest()
            rests = desk.news.is_resting and desk.shown.is_resting and desk.side.is_resting
            is_done = rests and not desk.jobs.busy and not desk.arrivals.worker.busy

    async def _follow(self) -> None:
        """Wait until what was asked for is there."""
        await self.come_to_rest()
        while self.desk.jobs.busy:
            await self.desk.jobs.settle()
            await self.come_to_rest()

    async def come_to_rest(self) -> None:
        """Wait until every message was handled, those that came of others too, and what they changed was painted."""
        while True:
            while self._has_messages():
                await asyncio.sleep(0)
            await self.pilot.pause(0)  # also for a message that is being handled
            if not self._has_messages():
                return

    def _has_messages(self) -> bool:
        """Say whether a message waits anywhere on the screen."""
        nodes = [self.app, *self.app.screen.walk_children(with_self=True)]
        return self.app.is_running and any(node.message_queue_size for node in nodes)

    def _send(self, key: str) -> None:
        """Have a key come from the terminal: a character, or the name of a key."""
        character: str | None = key
        if len(key) > 1:
            try:
                character = unicodedata.lookup(key)
            except KeyError:
                character = None
        name = key if len(key) > 1 else _character_to_key(key)
        self.app.post_message(events.Key(name, character))

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
