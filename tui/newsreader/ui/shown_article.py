"""The article the desk shows: opened, which marks it read, or only previewed, which does not."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.timer import Timer

from newsreader.services import reading, triaging
from newsreader.ui.paint.rows import headline_of

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

#: Seconds the cursor rests on a row before its article is previewed.
PREVIEW_AFTER = 0.15


class ShownArticle:
    """Loads articles into the article pane; a stale one never arrives.

    Attributes:
        end_was_shown: Whether a frame with the article's end was painted; only then does Space go on.
    """

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._timer: Timer | None = None
        self.end_was_shown = False

    def open_current(self) -> None:
        """Open the article under the cursor and mark it read."""
        desk = self._desk
        row = desk.rows.current
        if row is None:
            return
        self._load(row.document)
        desk.panes.focus("article")
        if desk.library.read_only:
            return
        library, document = desk.library, row.document
        if not row.triage.read:
            desk.jobs.act(
                lambda: triaging.act(library, "read", [document], what=headline_of(row)),
                lambda done: desk.acted(done, quiet=True),
            )
        if row.updated:
            desk.jobs.act(
                lambda: triaging.open_new_version(library, document),
                lambda _: desk.rows.repaint_documents({document}),
            )

    def go_to_hit(self, step: int) -> None:
        """Go to a hit in the article and say which."""
        desk = self._desk
        find = desk.article.showing.find
        if not find:
            return
        number, count = desk.article.go_to_hit(step)
        if count:
            desk.say(f'find {number}/{count}  "{find}"')
        else:
            desk.say(f'"{find}" is not in this article.')
            desk.article.set_showing(replace(desk.article.showing, find=""))

    def note_frame(self) -> None:
        """Remember, once the frame in hand is painted, whether the article's end is in it."""
        self.end_was_shown = False
        if self._desk.article.at_end:
            self._desk.call_after_refresh(self._note_end)

    def _note_end(self) -> None:
        self.end_was_shown = self._desk.article.at_end

    def refresh(self) -> None:
        """Read the shown article again, keeping the place."""
        shown = self._desk.article.reading
        if shown is not None:
            self._load(shown.row.document)

    def preview_soon(self) -> None:
        """Preview the article under the cursor once it has rested there."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._desk.set_timer(PREVIEW_AFTER, self._preview)

    async def settle(self) -> None:
        """Wait until no preview is due; for tests and pictures."""
        while self._timer is not None:
            await asyncio.sleep(0.01)

    def _preview(self) -> None:
        """Show the article under the cursor; this is not reading it."""
        self._timer = None
        desk = self._desk
        row = desk.rows.current
        if row is None:
            desk.article.show(None)
        elif desk.article.reading is None or desk.article.reading.row.document != row.document:
            self._load(row.document)

    def _load(self, document: int) -> None:
        """Load an article; an answer for one asked for earlier is dropped."""
        self.end_was_shown = False
        library = self._desk.library
        self._desk.jobs.load(
            "article", lambda: reading.read_document(library, document), self._arrived
        )

    def _arrived(self, found: reading.Reading | None) -> None:
        """Show what was loaded."""
        self._desk.article.show(found, "" if found else "This article is not analysed yet.")
        self._desk.update_status()
