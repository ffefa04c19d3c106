"""What a wide screen shows without a key: the row's story under the list, the passage's versions under the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.rest import Rest
from newsreader.ui.row_news import REST
from newsreader.ui.widgets.page_view import DIVIDER, PageLine

if TYPE_CHECKING:
    from newsreader.domain.spans import Span
    from newsreader.ui.pages.story import StoryContent
    from newsreader.ui.pages.variants import VariantsPage
    from newsreader.ui.screens.desk import DeskScreen


#: Says that nothing has to be pressed for what is below.
_HEAD = "── versions of this passage ──"


class SideTables:
    """Fills both tables once the cursor has rested; an answer about another place is dropped."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._rest = Rest(desk, REST, self._rested)
        self._story: int | None = None
        self._passage: tuple[int, Span] | None = None

    def moved(self) -> None:
        """The cursor or the article may stand elsewhere: look again once it has rested."""
        if self._desk.panes.plan.tables:
            self._rest.begin()

    def outdated(self) -> None:
        """Something was decided, read or analysed: read both again."""
        if not self._desk.panes.plan.tables:
            return
        self._story = self._passage = None
        self.moved()

    @property
    def is_resting(self) -> bool:
        """Whether neither table is about to be read."""
        return not self._rest.is_due

    async def settle(self) -> None:
        """Wait until nothing is about to be read; for tests and pictures."""
        await self._rest.settle()

    def _rested(self) -> None:
        self._read_story()
        self._read_versions()

    def _read_story(self) -> None:
        """Read the story of the article shown, else of the row."""
        desk = self._desk
        shown = desk.article.reading
        row = shown.row if shown is not None else desk.rows.current
        if row is None:
            self._story = None
            desk.story_table.show([])
        elif row.document != self._story:
            self._story = row.document
            library, document, newest = desk.library, row.document, desk.rows.newest
            freshness = desk.shown.freshness

            def work() -> StoryContent | None:
                from newsreader.ui.pages.story import read_story  # no key needs it before it rests

                return read_story(library, freshness, document, newest)

            desk.jobs.load("side-story", work, self._show_story)

    def _show_story(self, found: StoryContent | None) -> None:
        """Show the story's table; one article alone has none."""
        table = self._desk.story_table
        members = found.found.members if found is not None else ()
        if found is None or len(members) < 2:
            table.show([])
            return
        here = next((n for n, m in enumerate(members) if m.row.document == self._story), 0)
        table.item = here
        table.show(found.layout(table.size.width, here).lines)

    def _read_versions(self) -> None:
        """Read the versions of the passage the article stands at."""
        desk = self._desk
        reading, mark = desk.article.reading, desk.article.current_mark
        if reading is None or mark is None:
            self._passage = None
            desk.versions_table.show([])
            return
        key = reading.row.capture, mark.passage.span
        if key != self._passage:
            self._passage = key
            library, held, newest = desk.library, reading.held, desk.rows.newest

            def work() -> VariantsPage | None:
                from newsreader.ui.pages.variants import load_page  # as above

                return load_page(library, *key, held, newest)

            desk.jobs.load("side-versions", work, self._show_versions)

    def _show_versions(self, found: VariantsPage | None) -> None:
        """Show the versions against their base."""
        table, reading = self._desk.versions_table, self._desk.article.reading
        if found is None or reading is None:
            table.show([])
            return
        table.item = found.item_of(reading.row.document)
        lines = found.layout(table.size.width - DIVIDER, table.item).lines
        table.show([PageLine((Piece(_HEAD, Role.RULE),)), *lines])
