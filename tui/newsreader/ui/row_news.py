"""How much is new in the rows on screen, and the two lines that explain the row under the cursor.

Both are found out off the UI thread once the cursor has rested: a held key costs nothing.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.rest import Rest

if TYPE_CHECKING:
    from newsreader.services.row_reasons import RowReason
    from newsreader.ui.screens.desk import DeskScreen

#: Seconds the cursor rests before a row is explained.
REST = 0.15
#: Seconds one look at the rows may take before it shows what it has.
_SLICE = 0.03


class RowNews:
    """Asks what is new; an answer about rows that are no longer shown is dropped."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._rest = Rest(desk, REST, self._rested)
        self._stale = False
        self._to_explain = False

    def moved(self) -> None:
        """The cursor stands elsewhere: explain that row once it has rested."""
        desk = self._desk
        desk.jobs.drop("reason")
        if self._rest.is_due:  # a held key: what stands there is not about this row any more
            for line in desk.why_lines:
                line.show([])
        self._to_explain = True
        self._rest.begin()

    def came_into_view(self) -> None:
        """Other rows are on the screen: count those after a rest; the one under the cursor is the same."""
        self._rest.begin()

    def outdated(self) -> None:
        """Something was read or analysed: count again; what stands there stays until then."""
        self._stale = True
        self.moved()

    @property
    def is_resting(self) -> bool:
        """Whether no row is about to be explained."""
        return not self._rest.is_due

    async def settle(self) -> None:
        """Wait until no row is about to be explained; for tests and pictures."""
        await self._rest.settle()

    def count(self) -> None:
        """Count what is new in the rows on screen that were not counted yet."""
        desk = self._desk
        if self._stale:
            self._stale = False
            desk.rows.listing.news_is_old()
        listing = desk.rows.listing
        wanted = [
            (first, listing.documents(at))
            for at in desk.rows.in_view
            if (first := listing.first(at)) is not None and not listing.is_counted(first)
        ]
        if wanted:
            freshness = desk.shown.freshness

            def work() -> dict[int, int | None]:
                found: dict[int, int | None] = {}
                until = time.monotonic() + _SLICE
                for first, documents in wanted:
                    found[first] = freshness.of_row(documents)
                    if time.monotonic() > until:
                        break
                return found

            desk.jobs.load("news", work, self._counted)

    def _counted(self, found: dict[int, int | None]) -> None:
        """Show what was counted, and go on with the rest."""
        self._desk.rows.show_news(found)
        self.count()

    def _rested(self) -> None:
        """Count the rows in view and explain the one under the cursor, where that is another."""
        desk = self._desk
        self.count()
        if not self._to_explain:
            return
        self._to_explain = False
        listing, at = desk.rows.listing, desk.rows.index
        head = listing.head(at)
        if head is not None and head.kind == "notice":
            from newsreader.services.row_reasons import RowReason

            self._explained(RowReason(head.words, head.why, alert=True))
            return
        if at >= len(listing) or desk.asking.searching or head is not None:
            for line in desk.why_lines:
                line.show([])
            return
        from newsreader.services.row_reasons import reason_for  # not before the cursor rests

        library, documents = desk.library, listing.documents(at)
        freshness = desk.shown.freshness
        desk.jobs.load("reason", lambda: reason_for(library, freshness, documents), self._explained)

    def _explained(self, reason: RowReason) -> None:
        """Show why the row deserves a look."""
        first, second = self._desk.why_lines
        first.show([Piece(f" {reason.held}", Role.ALERT if reason.alert else Role.PLAIN)])
        second.show([Piece(f" {reason.new}")])
