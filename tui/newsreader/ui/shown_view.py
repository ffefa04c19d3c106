"""The view the list shows: its query, its rows, and the sources pane's counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsreader.domain.documents import Folded, Head
from newsreader.domain.errors import UsageError
from newsreader.services import views
from newsreader.services.library import Library
from newsreader.services.times import local, long_time
from newsreader.ui.listing import Listing
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.rest import Rest
from newsreader.ui.row_news import REST

if TYPE_CHECKING:
    from newsreader.services.source_counts import Sources
    from newsreader.ui.screens.desk import DeskScreen

#: Articles that are read before all others: more than any screen has lines.
_FIRST = 400
#: Lists of more rows keep the title they came with: to count them anew costs a tenth of a second and more.
_RECOUNTED = 20_000
UNREAD = ("is:unread", "Unread")
_EMPTY_LIBRARY = [
    "",
    "Nothing here yet.",
    "",
    "  newsreader add FILE|FOLDER|URL or :add, adds what you name",
    "  newsreader import newsboat     takes over all of newsboat's; opml FILE a list of feeds",
    "  t                              the demo: 48 captures by 11 invented outlets",
    "  q                              leaves",
]


class _Loaded(NamedTuple):
    """A view as it was read: its order, the notices above it, and what it says where it is empty."""

    folded: Folded
    heads: tuple[Head, ...]
    why_empty: list[str]
    generation: tuple[int, int] = (-1, -1)


class _Unfiltered(NamedTuple):
    """The view from before a filter, and the article the cursor stood on."""

    query: str
    title: str
    document: int | None


class ShownView:
    """Loads views into the list.

    Attributes:
        query: The expression behind the list.
        title: What the list is called.
        generation: As of which the rows were read (see :func:`~newsreader.services.views.generation`).
    """

    def __init__(self, desk: DeskScreen, query: str) -> None:
        self._desk = desk
        self._unfiltered: _Unfiltered | None = None
        self._shown = False
        self._why_empty: list[str] = []
        self._to_count = Rest(desk, REST, self.refresh_sources)
        self._to_recount = Rest(desk, REST, self._recount)
        self.generation = (-1, -1)
        self.query = query
        self.title = UNREAD[1] if query == UNREAD[0] else query

    @property
    def library_is_empty(self) -> bool:
        """Whether there is nothing to show because nothing was ever added."""
        return not len(self._desk.rows.listing) and views.is_empty(self._desk.library)

    def show(self, query: str, title: str, *, document: int | None = None) -> None:
        """Show another view or outlet, with the cursor on an article where it is there."""
        self.query, self.title = query, title
        self._unfiltered = None
        self._reload(document)

    def unfilter(self) -> bool:
        """Go back to the view from before a filter; False where there is none.

        The cursor stays on its article; where the filter found nothing it goes back, too.
        """
        before = self._unfiltered
        if before is None:
            return False
        here = self._at()
        self.show(before.query, before.title, document=before.document if here is None else here)
        return True

    def _at(self) -> int | None:
        """Return the article under the cursor."""
        current = self._desk.rows.current
        return None if current is None else current.document

    def filter(self, query: str, title: str = "") -> None:
        """Show what an expression matches; an empty one goes back to the view from before.

        ``title``: what it is called, where that is not the expression.
        """
        try:
            views.check_query(query)
        except UsageError as error:
            self._desk.asking.ask_again("filter", query, error)
            return
        self._desk.panes.focus("list")
        if query:
            before = self._unfiltered or _Unfiltered(self.query, self.title, self._at())
            self.show(query, title or f"Filter: {query}", document=self._at())
            self._unfiltered = before
        elif not self.unfilter():
            self.show(self.query, self.title, document=self._at())

    def reload(self, *, keep: bool = True) -> None:
        """Read the view again; the cursor stays on its article where ``keep``."""
        self._reload(self._at() if keep else None)

    def open(self, document: int | None = None) -> None:
        """Show the first view: its first rows as soon as they are there, then all of them.

        The cursor goes to ``document``, where it is there.
        """
        desk, query = self._desk, self.query
        desk.jobs.load(
            "first rows",
            lambda: _load_first(desk.library, query),
            lambda found: self._first_arrived(found, document),
        )

    def _first_arrived(self, found: _Loaded | None, document: int | None) -> None:
        """Show the first rows; what lies below them is read once they are painted."""
        if found is None or (document and document not in found.folded.order):
            self._reload(document)
            return
        self._show(found, document, partial=True)
        self._desk.keys.go_on()
        self._desk.title_line.show([Piece(f" {self.title}", Role.TITLE)])
        self._desk.call_after_refresh(self._read_on)

    @property
    def is_shown(self) -> bool:
        """Whether the first rows are there."""
        return self._shown

    def give_up(self) -> None:
        """The rows could not be read: go on with what there is."""
        self._desk.rows.listing.partial = False
        self._begin()
        self._desk.keys.go_on()

    def _begin(self) -> None:
        """The first rows are there: paint them, and begin everything else."""
        if not self._shown:
            self._shown = True
            desk = self._desk
            desk.release_frames()
            desk.call_after_refresh(desk.opened)

    def _read_on(self) -> None:
        """Read the whole view; the cursor may have moved meanwhile."""
        desk, query = self._desk, self.query
        if desk.rows.listing.partial:
            desk.jobs.load(
                "order",
                lambda: _load(desk.library, query),
                lambda found: self._arrived(found, None),
            )

    def _reload(self, document: int | None) -> None:
        """Read the view again; the cursor goes to an article where it is there."""
        desk, query = self._desk, self.query
        desk.search.forget()
        desk.jobs.load(
            "order",
            lambda: _load(desk.library, query),
            lambda found: self._arrived(found, document),
        )
        if self._shown:
            self.refresh_sources()

    def refresh_sources_soon(self) -> None:
        """Count views and outlets again after a rest: whoever reads on and on does not wait for counts."""
        self._to_count.begin()

    async def settle(self) -> None:
        """Wait until nothing is about to be counted; for tests and pictures."""
        await self._to_count.settle()
        await self._to_recount.settle()

    def refresh_sources(self) -> None:
        """Count views and outlets again."""
        desk = self._desk
        self._to_count.stop()

        def arrived(found: Sources) -> None:
            desk.sources.show(found, self.query)
            desk.panes_are_filled()

        desk.jobs.load("sources", lambda: _count(desk.library), arrived)

    def acted(self, *, soon: bool) -> None:
        """Something was done: count again; ``soon``: sources after a rest, too."""
        if soon:
            self.refresh_sources_soon()
        else:
            self.refresh_sources()
        self.recount_soon()

    def recount_soon(self) -> None:
        """Count what is listed again after a rest."""
        self._to_recount.begin()

    def _recount(self) -> None:
        """Have the title count what of the rows still belongs to the view: those dropped stand on."""
        desk, query, title, listing = self._desk, self.query, self.title, self._desk.rows.listing
        if len(listing.folded.order) > _RECOUNTED:
            return

        def arrived(found: tuple[int, int]) -> None:
            if listing is desk.rows.listing and not (listing.partial or desk.search.active):
                self.set_title(title, *found)

        desk.jobs.load(
            "belonging", lambda: views.belonging(desk.library, query, listing.folded), arrived
        )

    def set_title(self, title: str, rows: int, count: int) -> None:
        """Show the list's title, and under an open search bar how much was found."""
        newest = self._desk.rows.newest
        day = f", newest {long_time(newest)}" if count and newest[:4] != "0000" else ""
        articles = f"{count:,} article{'' if count == 1 else 's'}"
        stories = f"{rows:,} stor{'y' if rows == 1 else 'ies'}, " if rows != count else ""
        ways = (f"{stories}{articles}{day} ", f"{stories}{articles} ", f"{articles} ")
        found, *shorter = [[Piece(words)] for words in ways]
        self._desk.title_line.show([Piece(f" {title}", Role.TITLE)], found, *shorter)
        self._desk.gap_line.show([], found if self._desk.asking.searching else [])
        self._desk.update_status()

    def empty_words(self) -> list[str]:
        """Return what an empty list says."""
        if self._desk.arrivals.adding:
            return ["", "Adding what you named; the first articles show in a moment."]
        if views.is_empty(self._desk.library):
            return _EMPTY_LIBRARY
        clears = "   Esc clears the filter" if self._unfiltered is not None else ""
        return [*self._why_empty, "", f"J and K go to other views, / searches everything{clears}"]

    def _arrived(self, found: _Loaded, document: int | None) -> None:
        """Show rows in this order; the cursor goes to an article where it is there."""
        desk = self._desk
        self._show(found, document)
        self.set_title(self.title, len(found.folded.order), found.folded.count)
        if found.folded.unknown:
            desk.say(views.unknown_words(found.folded.unknown))
        desk.keys.go_on()

    def _show(self, found: _Loaded, document: int | None, *, partial: bool = False) -> None:
        """Show rows, under the notices that stay until they are seen."""
        desk, before = self._desk, self._desk.rows.listing
        folded, heads, self._why_empty, self.generation = found
        listing = Listing(folded, lambda found: views.story_row_of(desk.library, found), heads)
        listing.partial = partial
        listing.news.update(before.news)
        first = views.row_of(desk.library, folded.order[0]) if len(folded.order) else None
        if first is not None and first.published:
            desk.rows.newest = local(first.published)[:10]
        words = [] if len(listing) else self.empty_words()
        if before.partial:  # the same rows, and those below them
            desk.rows.show(listing, desk.rows.index, words, still=True)
        else:
            index = listing.index_of(document) if document is not None else None
            still = index is not None and len(before) > 0  # what comes above it does not move it
            desk.rows.show(listing, index or 0, words, still=still)
        desk.arrivals.let_in()
        self._begin()


def _load_first(library: Library, query: str) -> _Loaded | None:
    """Read the first rows of a view; None where it is as quick to read all."""
    folded = views.first_rows(library, query, _FIRST)
    return None if folded is None else _Loaded(folded, _kills(library), [])


def _count(library: Library) -> Sources:
    """Count what the sources pane shows."""
    from newsreader.services.source_counts import sources_of  # not before the first list is painted

    return sources_of(library)


def _load(library: Library, query: str) -> _Loaded:
    """Read a view."""
    generation = views.generation(library)
    folded = views.folded_order(library, query)
    words = [] if len(folded.order) else _why_empty(library, query)
    return _Loaded(folded, _kills(library), words, generation)


def _why_empty(library: Library, query: str) -> list[str]:
    from newsreader.services.emptiness import why_empty  # not where there are rows

    return why_empty(library, query)


def _kills(library: Library) -> tuple[Head, ...]:
    """Read the kill notices that stand above every view; most libraries hold none."""
    if not views.has_kills(library):
        return ()
    from newsreader.services import noticing  # not before there is one

    return noticing.standing_kills(library)
