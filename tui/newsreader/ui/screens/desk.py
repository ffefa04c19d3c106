"""The desk: sources, list and article on one screen. It lays out, routes keys, and says what is shown.

State flows down into the widgets; their messages come up here; commands go to handlers. Everything
slow goes through :class:`~newsreader.ui.jobs.Jobs` or the worker process.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer

from newsreader.domain.commands import footer_keys
from newsreader.domain.errors import NewsreaderError, ReadOnlyError, UsageError
from newsreader.services import views
from newsreader.services.library import Library
from newsreader.services.triaging import Command
from newsreader.ui.arrangement import ARTICLE_WIDTH, Arrangement, arrange
from newsreader.ui.arrivals import Arrivals
from newsreader.ui.handlers import HANDLERS, answer
from newsreader.ui.jobs import Jobs
from newsreader.ui.key_sequences import HINT_AFTER, TIMEOUT, Pending, Resolved, Resolver, key_name
from newsreader.ui.listing import Listing
from newsreader.ui.paint.palette import Palette, Piece, Role
from newsreader.ui.search_session import SearchSession
from newsreader.ui.shown_article import ShownArticle
from newsreader.ui.status import Status
from newsreader.ui.widgets.article_list import ArticleList
from newsreader.ui.widgets.article_view import ArticleView
from newsreader.ui.widgets.line import RuleLine, TextLine
from newsreader.ui.widgets.prompt import Prompt
from newsreader.ui.widgets.source_list import SourceList

_PREVIEW_AFTER = 0.15
_FOOTERS = {
    "list": ("drop", "drop-story", "star", "open", "next-unread", "find", "undo", "help"),
    "article": ("next-mark", "why", "star", "drop", "next-unread", "back", "undo", "help"),
    "sources": ("open", "find", "undo", "help"),
}
_EMPTY_LIBRARY = [
    "",
    "Nothing here yet.",
    "",
    "  newsreader add FILE|FOLDER     adds what you name",
    "  t                              the demo: 48 captures by 11 invented outlets",
    "  q                              leaves",
]


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """What the desk is opened with.

    Attributes:
        worker: Command line of the process that adds and analyses.
        paths: What to add at once.
        query: The view to begin with.
    """

    worker: Sequence[str]
    paths: Sequence[str] = ()
    query: str = "is:unread"


class DeskScreen(Screen[None], inherit_bindings=False):
    """Sources, list, article, status line, footer."""

    AUTO_FOCUS = ""

    DEFAULT_CSS = """
    DeskScreen { layout: vertical; background: ansi_default; color: ansi_default; }
    DeskScreen #body, DeskScreen #desk { height: 1fr; width: 1fr; }
    DeskScreen #listing { height: 1fr; width: 1fr; }
    DeskScreen #gap { height: 1; }
    """

    def __init__(self, library: Library, palette: Palette, options: DeskOptions) -> None:
        super().__init__()
        self.library = library
        self._palette = palette
        self._options = options
        self._resolver = Resolver()
        self._key_timer: Timer | None = None
        self.where = "list"
        self.query_text = options.query
        self.view_title = "Unread"
        self.touched = False
        self.rows = ArticleList(palette, id="rows")
        self.sources = SourceList(palette, id="sources")
        self.article = ArticleView(palette, id="article")
        self._title = TextLine(palette, id="title")
        self._footer = TextLine(palette, id="footer")
        self._status_line = TextLine(palette, id="status")
        self._gap = TextLine(palette, id="gap")
        self._prompt = Prompt(palette, id="prompt")
        self._search_bar = Prompt(palette, id="search")
        self.status = Status(self._status_line)

    def compose(self) -> ComposeResult:
        """Lay the panes out; :meth:`_arrange` decides which are shown."""
        with Horizontal(id="body"):
            yield self.sources
            with Container(id="desk"):
                with Vertical(id="listing"):
                    yield self._title
                    yield self._search_bar
                    yield self._gap
                    yield self.rows
                yield RuleLine(self._palette, id="rule")
                yield self.article
        yield self._prompt
        yield self._status_line
        yield self._footer

    # -- life ------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the list as it stands, then let the worker bring what is new."""
        self.jobs = Jobs(self.work_failed)
        self.shown = ShownArticle(self)
        self.search = SearchSession(self)
        self.arrivals = Arrivals(self, self._options.worker)
        if self.library.read_only:
            self.status.warn("Library is read-only: you can read, marks are NOT saved.")
        self._arrange()
        self.rows.focus()
        if self._options.paths or not self.library.read_only:
            self.arrivals.ask(self._options.paths)
        self.reload()

    @property
    def palette(self) -> Palette:
        """The styles everything on this desk is painted with."""
        return self._palette

    async def settle(self) -> None:
        """Wait until nothing is under way, in the threads or the worker; for tests and pictures."""
        await self.arrivals.worker.settle()
        await self.jobs.settle()
        await self.shown.settle()
        await self.jobs.settle()

    def leave(self) -> None:
        """End the program; acts under way are finished first."""
        self.arrivals.worker.cancel()
        self.jobs.close()
        self.app.exit()

    # -- keys ------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Send a key through the resolver; whole sequences become commands."""
        if self._prompt.display or self._search_bar.display:
            return
        event.stop()
        self._feed(key_name(event.key, event.character))

    def _feed(self, key: str) -> None:
        """Feed one key; show what is pending after a moment, give it up after another."""
        self._stop_key_timer()
        if self._is_empty and key == "t":
            HANDLERS["demo"](self, None)
            return
        answer_ = self._resolver.feed(key, self.where)
        self.status.set_pending("")
        if isinstance(answer_, Resolved):
            self.touched = self.touched or len(self.rows.listing) > 0
            self.perform(answer_.command.name, answer_.count)
        elif isinstance(answer_, Pending):
            following = "  ".join(f"{key} {title}" for key, title in answer_.continuations)
            text = f"{answer_.typed}-  {following}"
            self._key_timer = self.set_timer(HINT_AFTER, lambda: self._show_pending(text))
        elif answer_.typed:
            self.say(f"{answer_.typed} means nothing here; ? shows all keys.")

    def _show_pending(self, text: str) -> None:
        self.status.set_pending(text)
        self._key_timer = self.set_timer(TIMEOUT, self._give_up_keys)

    def _give_up_keys(self) -> None:
        self._resolver.clear()
        self.status.set_pending("")
        self._stop_key_timer()

    def _stop_key_timer(self) -> None:
        if self._key_timer is not None:
            self._key_timer.stop()
            self._key_timer = None

    def perform(self, command: str, count: int | None = None) -> None:
        """Carry out a command by its name."""
        HANDLERS[command](self, count)

    # -- views -----------------------------------------------------------------------------------

    @property
    def searching(self) -> bool:
        """Whether the list shows a search."""
        return self.search.active

    @property
    def _is_empty(self) -> bool:
        return not len(self.rows.listing) and views.is_empty(self.library)

    def show_view(self, query: str, title: str) -> None:
        """Show another view or outlet."""
        self.query_text, self.view_title = query, title
        self.search.forget()
        self.reload(keep=False)

    @on(SourceList.Chosen)
    def _source_chosen(self, message: SourceList.Chosen) -> None:
        """Show the source and give the focus to its list."""
        self.show_view(message.source.query, message.source.name)
        self.set_where("list")

    def reload(self, *, keep: bool = True) -> None:
        """Read the view again; the cursor stays on its article where ``keep``."""
        query = self.query_text
        current = self.rows.current if keep else None
        self.search.forget()
        self.jobs.load(
            "order",
            lambda: views.order_of(self.library, query),
            lambda order: self._show_order(order, current.document if current else None),
        )
        self.refresh_sources()

    def _show_order(self, order: array[int], document: int | None) -> None:
        """Show rows in this order."""
        listing = Listing(order, lambda number: views.row_of(self.library, number))
        newest = listing.row(0) if len(order) else None
        if newest is not None and newest.published:
            self.rows.newest = newest.published[:10]
        index = listing.index_of(document) if document is not None else None
        self.rows.show(listing, index or 0, self.empty_words())
        self.arrivals.waiting = 0
        self.status.set_waiting(0)
        self.set_title(self.view_title, len(order))

    def empty_words(self) -> list[str]:
        """Return what an empty list says."""
        if self.arrivals.adding:
            return ["", "Adding what you named; the first articles show in a moment."]
        if views.is_empty(self.library):
            return _EMPTY_LIBRARY
        if self.query_text == "is:unread":
            return ["", "Nothing unread.   J and K go to other views, / searches everything"]
        return ["", f"{self.query_text or 'Everything'}: nothing.   J and K go to other views"]

    def set_title(self, title: str, count: int) -> None:
        """Show the list's title."""
        plural = "" if count == 1 else "s"
        found = f"{count:,} article{plural} "
        self._title.show([Piece(f" {title}", Role.TITLE)], [Piece(found)])
        self._gap.show([], [Piece(found)] if self._search_bar.display else [])
        self.update_status()

    def refresh_sources(self) -> None:
        """Count views and outlets again."""
        self.jobs.load(
            "sources",
            lambda: views.sources_of(self.library),
            lambda found: self.sources.show(found, self.query_text),
        )

    @on(ArticleList.Moved)
    def _row_changed(self) -> None:
        """Preview the row after a rest, so that a held key costs nothing."""
        self.update_status()
        if self._arrangement.previews and self.where != "article":
            self.shown.preview_soon()

    # -- panes -----------------------------------------------------------------------------------

    @property
    def _arrangement(self) -> Arrangement:
        return arrange(self.app.size.width, self.where)

    def set_where(self, where: str) -> None:
        """Give the focus to a pane."""
        self.where = where
        self._resolver.clear()
        self._arrange()
        {"list": self.rows, "article": self.article, "sources": self.sources}[where].focus()
        self.update_status()

    def next_pane(self) -> None:
        """Give the focus to the next pane that can have it."""
        order = ["list", "article", "sources"]
        if self.article.reading is None:
            order.remove("article")
        self.set_where(order[(order.index(self.where) + 1) % len(order)])

    def go_back(self) -> None:
        """Peel one layer: find, capture view, article, search, sources; then leave (q only)."""
        showing = self.article.showing
        if self.where == "article" and (showing.find or showing.raw):
            self.article.set_showing(replace(showing, find="", raw=False))
        elif self.where != "list":
            self.set_where("list")
        elif self.searching:
            self.search.give_up()
        else:
            self.say("Q leaves the reader.")

    def on_resize(self) -> None:
        """Arrange the panes for the new size."""
        self._arrange()

    def _arrange(self) -> None:
        """Show the panes this width has room for."""
        plan = self._arrangement
        self.sources.display = plan.sources
        self.query_one("#listing").display = plan.listing
        self.query_one("#rule").display = plan.previews and not plan.beside
        self.article.display = plan.article
        self.article.divider = plan.beside
        desk = self.query_one("#desk")
        desk.display = plan.listing or plan.article
        desk.styles.layout = "horizontal" if plan.beside else "vertical"
        self.article.styles.width = ARTICLE_WIDTH if plan.beside else "1fr"
        self.sources.styles.width = 20 if plan.previews else "1fr"
        if not plan.previews:
            listing, article = "1fr", "1fr"
        else:
            listing, article = "2fr", "3fr"
        self.query_one("#listing").styles.height = "1fr" if plan.beside else listing
        self.article.styles.height = "1fr" if plan.beside else article
        if plan.previews and self.article.reading is None and self.where == "list":
            self.call_after_refresh(self._row_changed)

    # -- prompts ---------------------------------------------------------------------------------

    def ask(self, kind: str, text: str = "", hint: str = "") -> None:
        """Ask for a line of text, in place of the status line."""
        self._status_line.display = False
        self._prompt.ask(kind, text, hint)

    def ask_search(self, hint: str) -> None:
        """Open the search bar, in place of the list's title: no row moves."""
        self._title.display = False
        self._search_bar.ask("search", "", hint)

    @property
    def typing(self) -> Prompt:
        """The prompt that takes the keys, or would."""
        return self._search_bar if self._search_bar.display else self._prompt

    def begin_search(self) -> None:
        """Open the search bar over the list."""
        if self.where != "list":
            self.set_where("list")
        self.search.begin()

    @on(Prompt.Typed)
    def _typed(self, message: Prompt.Typed) -> None:
        if message.kind == "search":
            self.search.typed(message.text)

    @on(Prompt.GivenUp)
    def _given_up(self, message: Prompt.GivenUp) -> None:
        self._put_prompt_away()
        if message.kind == "search":
            self.search.give_up()

    @on(Prompt.Answered)
    def _answered(self, message: Prompt.Answered) -> None:
        self._put_prompt_away()
        if message.kind == "search":
            self.search.accept(message.text)
        elif message.kind == "find":
            self.article.set_showing(replace(self.article.showing, find=message.text.strip()))
            self.article.hit = -1
            self.show_hit(1)
        elif message.kind == "filter":
            self._filter(message.text.strip())
        else:
            answer(self, message.kind, message.text)

    def _put_prompt_away(self) -> None:
        self._prompt.put_away()
        self._search_bar.put_away()
        self._title.display = self._status_line.display = True
        self._gap.show([])
        self.set_where(self.where)

    def _filter(self, query: str) -> None:
        """Show what a filter expression matches."""
        try:
            views.check_query(query)
        except UsageError as error:
            self.say(str(error).splitlines()[0])
            return
        self.set_where("list")
        self.show_view(query or "is:unread", f"Filter: {query}" if query else "Unread")

    def show_hit(self, step: int) -> None:
        """Go to a hit in the article and say which."""
        if not self.article.showing.find:
            return
        number, count = self.article.go_to_hit(step)
        find = self.article.showing.find
        self.say(
            f'find {number}/{count}  "{find}"' if count else f'"{find}" is not in this article.'
        )
        if not count:
            self.article.set_showing(replace(self.article.showing, find=""))

    # -- what happened ---------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """Say a sentence in the status line."""
        self.status.say(sentence)

    def acted(self, done: Command | None, *, quiet: bool = False) -> None:
        """Paint what an act changed, once it is on disk."""
        if not self.library.read_only:
            self.status.warn("")
        if done is None:
            return
        self.rows.repaint_documents(set(done.documents))
        if not quiet:
            self.say(done.sentence)
        self.refresh_sources()
        shown = self.article.reading
        if shown is not None and shown.row.document in done.documents:
            self.shown.refresh()

    def reversed(self, done: Command | None, otherwise: str) -> None:
        """Paint what undo or redo changed and go to where it was."""
        if done is None:
            self.say(otherwise)
            return
        self.acted(done)
        if len(done.documents) == 1 and self.where == "list":
            index = self.rows.listing.index_of(done.documents[0])
            if index is not None:
                self.rows.move_to(index)

    def work_failed(self, error: BaseException) -> None:
        """Say what went wrong; what stops saving stays on the screen until it is solved."""
        if isinstance(error, ReadOnlyError):
            self.status.warn(str(error))
        elif isinstance(error, NewsreaderError):
            self.say(str(error))
        else:
            raise error

    def update_status(self) -> None:
        """Say where the cursor is and which keys matter here."""
        if self.where == "article" and self.article.reading is not None:
            at_end = self.article.at_end
            self.shown.end_was_shown = at_end
            end = "  END: Space next" if at_end else ""
            position = f"{self.article.percent:3d} %{end}"
        else:
            count = len(self.rows.listing)
            position = f"{self.rows.index + 1 if count else 0}/{count}"
        self.status.set_position(position)
        keys = footer_keys(self.where, _FOOTERS[self.where])
        self._footer.show(
            [p for key, word in keys for p in (Piece(f" {key}", Role.KEY), Piece(f" {word} "))]
        )
