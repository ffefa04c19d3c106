"""The article the desk shows: opened, which marks it read, or only previewed, which does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from newsreader.domain.spans import Span
from newsreader.ui.paint.rows import headline_of
from newsreader.ui.rest import Rest

if TYPE_CHECKING:
    from newsreader.domain.documents import Row
    from newsreader.services.newness import Freshness
    from newsreader.services.reading import Reading
    from newsreader.ui.screens.desk import DeskScreen

#: Seconds the cursor rests on a row before its article is previewed.
PREVIEW_AFTER = 0.15


class ShownArticle:
    """Loads articles into the article pane; a stale one never arrives.

    What was painted of an opened article is remembered; reading on keeps it as read, going back or
    dropping it does not, and a preview is never read.

    Attributes:
        end_was_shown: Whether a frame with the article's end was painted; only then does Space go on.
    """

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._rest = Rest(desk, PREVIEW_AFTER, self._preview)
        self._opened: int | None = None
        self._wanted: int | None = None
        self._painted: set[Span] = set()
        self._outdated = False
        self._is_to_note = False
        self.end_was_shown = False

    @cached_property
    def freshness(self) -> Freshness:
        """Counts what is new, for everything about one article; made when first asked."""
        from newsreader.services.newness import Freshness  # not before the first list is painted

        return Freshness(self._desk.library)

    def open_current(self) -> None:
        """Open the row under the cursor: the article it shows, unless that one tells nothing new."""
        desk = self._desk
        if desk.rows.current is not None:
            self._open(desk.rows.listing.documents(desk.rows.index))
            desk.panes.focus("article")

    def open_document(self, document: int, at: int | None = None) -> None:
        """Open an article by its key, wherever the list stands; ``at``: an offset to go to."""
        self._open((document,))
        self._wanted = at
        self._desk.panes.focus("article")

    def open_ahead(self) -> bool:
        """Open the next article of the same row that tells something new; False where there is none."""
        shown = self._desk.article.reading
        if shown is None or self._opened is None or not shown.ahead:
            return False
        self._open(shown.ahead)
        return True

    def read_on(self, then: Callable[[], None] | None = None) -> None:
        """Keep what was painted as read; go on with ``then`` once it is on disk."""
        desk, painted = self._desk, self._painted
        self._painted = set()
        shown = desk.article.reading
        if shown is None or not painted or desk.library.read_only:
            if then is not None:
                then()
            return
        library, capture, article, follow = desk.library, shown.row.capture, shown.article, then

        def kept(new: int) -> None:
            if new:
                desk.news.outdated()
            if follow is not None:
                follow()

        from newsreader.services import seeing  # not before an article was read

        desk.jobs.act(lambda: seeing.see(library, capture, painted, article), kept)

    def leave(self) -> None:
        """Forget what was painted: the article was left without reading on."""
        self._painted = set()

    def analysed(self) -> None:
        """Analysis changed what is known: count anew, and read the shown article anew."""
        self.freshness.forget()
        shown = self._desk.article.reading
        if shown is not None:
            self._load(shown.row.document, shown.ahead)

    def _open(self, documents: Sequence[int]) -> None:
        """Open a row's article, and mark it read; the others that tell something new are ahead."""
        library, freshness = self._desk.library, self.freshness
        self._painted = set()
        self._opened = self._wanted = None
        self._rest.stop()  # a preview that is due would take its place, and it would not be read

        def work() -> Reading | None:
            from newsreader.services import reading, row_reasons  # not before one is opened

            if len(documents) == 1:
                return reading.read_document(library, documents[0], freshness)
            first = row_reasons.to_open(library, freshness, documents)
            found = reading.read_document(library, first, freshness)
            others = [document for document in documents if document != first]
            ahead = row_reasons.unread_with_news(library, freshness, others)
            return replace(found, ahead=tuple(ahead)) if found else None

        self.end_was_shown = False
        self._desk.jobs.load("article", work, self._arrived_opened)

    def _arrived_opened(self, found: Reading | None) -> None:
        """Mark an opened article read and show it: the row is painted as read with the article, as a rule."""
        desk = self._desk
        if found is not None and not desk.library.read_only:
            self._mark_read(found.row)
        self._arrived(found)
        if found is None:
            return
        self._opened = found.row.document
        if self._wanted is not None:
            pointed = frozenset([self._wanted])  # opens what is folded, and shows a name as a hit
            desk.article.set_showing(replace(desk.article.showing, pointed=pointed))
            desk.article.go_to_offset(self._wanted)
            self._wanted = None
            desk.update_status()

    def _mark_read(self, row: Row) -> None:
        """Mark an opened article read, and its newest version seen."""
        from newsreader.services import triaging  # not before one is opened

        desk, library = self._desk, self._desk.library
        if not row.triage.read:
            desk.jobs.act(
                lambda: triaging.act(library, "read", [row.document], what=headline_of(row)),
                lambda done: desk.acted(done, quiet=True),
            )
        if row.updated:
            desk.jobs.act(
                lambda: triaging.open_new_version(library, row.document),
                lambda _: desk.rows.repaint_documents({row.document}),
            )

    def go_to_hit(self, step: int) -> None:
        """Go to a hit in the article and say which."""
        desk = self._desk
        find = desk.article.showing.find
        if not find:
            return
        number, count = desk.article.go_to_hit(step)
        desk.update_status()
        if count:
            desk.say(f'find {number}/{count}  "{find}"')
        else:
            desk.say(f'"{find}" is not in this article.')
            desk.article.set_showing(replace(desk.article.showing, find=""))

    def note_frame(self) -> None:
        """Remember, once the frame in hand is painted, what is in it, and whether the end is."""
        self.end_was_shown = False
        if not self._is_to_note:
            self._is_to_note = True
            self._desk.call_after_refresh(self._note_painted)

    def _note_painted(self) -> None:
        """Note what the frame just painted shows of an opened article."""
        self._is_to_note = False
        article = self._desk.article
        self.end_was_shown = article.at_end
        shown = article.reading
        opened = shown is not None and shown.row.document == self._opened
        if opened and self._desk.where == "article" and not article.showing.raw:
            self._painted.update(article.text_in_view)

    def refresh(self) -> None:
        """Read again what an act may have changed of the shown article, keeping the place."""
        if self._desk.jobs.is_under_way("article"):
            self._outdated = True  # what is on its way may have been read before the act
        else:
            self._read_again()

    def _read_again(self) -> None:
        """Read the row of the shown article again, and what of it is new."""
        shown = self._desk.article.reading
        if shown is None:
            return
        self.end_was_shown = False
        library, freshness = self._desk.library, self.freshness

        def work() -> Reading | None:
            from newsreader.services import reading  # not before one is shown

            return reading.read_again(library, shown, freshness)

        self._desk.jobs.load("article", work, self._arrived)

    def preview_soon(self) -> None:
        """Preview what the row under the cursor opens, once it has rested there and there is room."""
        if self._desk.panes.plan.previews and self._desk.where != "article":
            self._rest.begin()

    @property
    def is_resting(self) -> bool:
        """Whether no preview is due."""
        return not self._rest.is_due

    async def settle(self) -> None:
        """Wait until no preview is due; for tests and pictures."""
        await self._rest.settle()

    def _preview(self) -> None:
        """Show the article that would open; this is not reading it."""
        desk = self._desk
        documents = desk.rows.listing.documents(desk.rows.index)
        if not documents:
            desk.article.show(None)
            return
        library, freshness, shown = desk.library, self.freshness, desk.article.reading

        def work() -> Reading | None:
            from newsreader.services import reading, row_reasons  # not before one is shown

            first = row_reasons.to_open(library, freshness, documents)
            if shown is not None and shown.row.document == first:
                return reading.read_again(library, shown, freshness)
            return reading.read_document(library, first, freshness)

        def arrived(found: Reading | None) -> None:
            if found is None or found.row.document != self._opened:
                self._opened = None
            self._arrived(found)

        desk.jobs.load("article", work, arrived)

    def _load(self, document: int, ahead: tuple[int, ...] = ()) -> None:
        """Load an article; an answer for one asked for earlier is dropped."""
        self.end_was_shown = False
        library, freshness = self._desk.library, self.freshness

        def work() -> Reading | None:
            from newsreader.services import reading  # not before one is shown

            found = reading.read_document(library, document, freshness)
            return replace(found, ahead=ahead) if found else None

        self._desk.jobs.load("article", work, self._arrived)

    def _arrived(self, found: Reading | None) -> None:
        """Show what was loaded."""
        self._desk.article.show(found, "" if found else "This article is not analysed yet.")
        self._desk.side.moved()
        self.note_frame()  # what is said below comes with the news that it was laid out
        if self._outdated:
            self._outdated = False
            self._read_again()
