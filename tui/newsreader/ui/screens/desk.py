"""The desk: sources, list and article on one screen.

State flows down into the widgets; their messages come up here and are passed to whom they concern;
keys become commands, and commands go to handlers. Everything slow goes through
:class:`~newsreader.ui.jobs.Jobs` or the worker process.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.widget import Widget

from newsreader.domain.documents import SourceCount
from newsreader.domain.errors import NewsreaderError, ReadOnlyError
from newsreader.domain.scrolling import Scrolling
from newsreader.services.library import Library
from newsreader.text.safe import one_line
from newsreader.ui.arrivals import Arrivals
from newsreader.ui.asking import Asking
from newsreader.ui.desk_options import DeskOptions
from newsreader.ui.handlers import MODULES
from newsreader.ui.handlers.registry import import_handlers
from newsreader.ui.jobs import Jobs
from newsreader.ui.jump_list import JumpList
from newsreader.ui.key_feed import KeyFeed
from newsreader.ui.paint.palette import Palette
from newsreader.ui.panes import Panes
from newsreader.ui.position import footer, position
from newsreader.ui.row_news import RowNews
from newsreader.ui.search_session import SearchSession
from newsreader.ui.shown_article import ShownArticle
from newsreader.ui.shown_view import ShownView
from newsreader.ui.side_tables import SideTables
from newsreader.ui.status import UNDOES, Status
from newsreader.ui.terminal.lean_screen import LeanScreen
from newsreader.ui.widgets.article_list import ArticleList
from newsreader.ui.widgets.article_view import ArticleView
from newsreader.ui.widgets.frames import Blank, Columns, Holder, Stack
from newsreader.ui.widgets.line import RuleLine, TextLine
from newsreader.ui.widgets.page_view import PageView
from newsreader.ui.widgets.prompt import Prompt
from newsreader.ui.widgets.source_list import SourceList

if TYPE_CHECKING:
    from newsreader.services.jumping import Jumping
    from newsreader.services.triaging import Command


class DeskScreen(Blank, LeanScreen, inherit_bindings=False, inherit_css=False):
    """Composes the panes and connects those who know: each concern has a small object of its own.

    Attributes:
        library: What is read and triaged.
        palette: The styles everything here is painted with.
        keymap: The keys in force.
        for_demo: Whether the reader was left for the demo library.
        jumping: Finds what to jump to; made when first asked.
        joining: The article whose story is about to be joined with another, or None.
        touched: Whether the reader has used a key on a list with rows; until then new rows just show.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    DeskScreen { layout: vertical; background: ansi_default; color: ansi_default;
        overflow-y: auto; }
    DeskScreen #body, DeskScreen #desk { height: 1fr; width: 1fr; }
    DeskScreen #listing, DeskScreen #opened { height: 1fr; width: 1fr; }
    DeskScreen #rows { height: 1fr; }
    DeskScreen #article { height: 1fr; }
    DeskScreen #story-table { height: 23; margin: 1 0 0 0; }
    DeskScreen #versions-table { height: 18; }
    """

    def __init__(self, library: Library, palette: Palette, options: DeskOptions) -> None:
        super().__init__()
        self.library = library
        self.palette = palette
        self.keymap = options.keymap
        self._footer = cache(partial(footer, options.keymap))  # asked for after every key
        self._options = options
        self.touched = False
        self._is_open = asyncio.Event()
        self._arranged_for: Size | None = None
        self.for_demo = False
        self.joining: str | None = None
        self.rows = ArticleList(palette, id="rows")
        self.rows.leaps = self._leaps
        self.sources = SourceList(palette, id="sources")
        self.article = ArticleView(palette, id="article")
        self.story_table = PageView(palette, id="story-table", still=True)
        self.versions_table = PageView(palette, id="versions-table", still=True)
        self.title_line = TextLine(palette, id="title")
        self.gap_line = TextLine(palette, id="gap")
        self.why_gap = TextLine(palette, id="why-gap")
        self.why_lines = (TextLine(palette, id="why-held"), TextLine(palette, id="why-new"))
        self.status_line = TextLine(palette, id="status")
        self.footer_line = TextLine(palette, id="footer")
        self._prompt = Prompt(palette, id="prompt")
        self._search_bar = Prompt(palette, id="search")
        self.status = Status(
            self.status_line, options.keymap.key_of("list", "messages") or ":messages"
        )
        self.asking = Asking(self, self._prompt, self._search_bar, options.history)
        self.keys = KeyFeed(self)
        self.panes = Panes(self)
        self.view = ShownView(self, options.query)
        self.shown = ShownArticle(self)
        self.search = SearchSession(self)
        self.jumps = JumpList(self)
        self.jumping: Jumping | None = None
        self.news = RowNews(self)
        self.side = SideTables(self)
        self.arrivals = Arrivals(self, options.worker)

    def compose(self) -> ComposeResult:
        """Lay all panes out; :class:`Panes` decides which are shown."""
        with Columns(id="body"):
            yield self.sources
            with Holder(id="desk"):
                with Stack(id="listing"):
                    yield self.title_line
                    yield self._search_bar
                    yield self.gap_line
                    yield self.rows
                    yield self.why_gap
                    yield from self.why_lines
                    yield self.story_table
                yield RuleLine(self.palette, id="rule")
                with Stack(id="opened"):
                    yield self.article
                    yield self.versions_table
        yield self._prompt
        yield self.status_line
        yield self.footer_line

    def on_mount(self) -> None:
        """Show the list as it stands, then let the worker bring what is new."""
        self.jobs = Jobs(self.work_failed)
        self.jobs.landed = self._landed
        if self.library.read_only:
            self.status.warn("Library is read-only: you can read, marks are NOT saved.")
        self.panes.arrange()
        self.arrivals.adding = bool(self._options.paths) and not self.library.read_only
        shown = self._options.shown
        here = shown is not None and shown.place[0] == str(self.library.folder)
        self.view.open(shown.place[1] if shown is not None and here else None)
        if self._options.notices:
            first, *others = self._options.notices
            for notice in reversed(others):
                self.status.keep(notice)
            self.say(first + (f"  (and {len(others)} more: :messages)" if others else ""))

    @property
    def place(self) -> tuple[str, int] | None:
        """What the next start begins with: library and document; None while another view is shown."""
        listing, shown = self.rows.listing, self.app.screen is self and self.where == "list"
        usual = self.view.query == self._options.query and not self.search.active
        if not (shown and usual) or self.asking.active or listing.partial or not len(listing.order):
            return None
        first = listing.first(self.rows.index)
        return str(self.library.folder), first if first and self.rows.index else 0

    @property
    def unfilled(self) -> Mapping[Widget, Callable[[], bool]]:
        """The panes that have nothing to show when the first rows are there, and whether they do now."""

        def counted() -> bool:
            return self.view.is_shown and not self.rows.listing.partial

        def explained() -> bool:
            resting = self.news.is_resting and self.shown.is_resting and self.side.is_resting
            return self.keys.was_used or (counted() and resting and not self.jobs.busy)

        panes: dict[Widget, Callable[[], bool]] = {self.sources: self._is_open.is_set}
        panes |= dict.fromkeys((self.title_line, self.status_line), counted)
        tables = self.story_table, self.versions_table
        panes |= dict.fromkeys((self.why_gap, *self.why_lines, *tables), explained)
        panes[self.article] = lambda: self.article.reading is not None or explained()
        return panes

    def _landed(self) -> None:
        """Something that was asked for is there: paint it, and give on the keys that waited for it."""
        if self.holds_frames and self._is_open.is_set() and not self.jobs.is_under_way("article"):
            self.call_after_refresh(self.release_frames)  # the pane has its size then
        self.keys.go_on()

    def opened(self) -> None:
        """The first list is painted: begin what it did not need, before a key needs it."""
        gc.enable()
        gc.freeze()  # what is imported stays: no collection looks at it again
        self.view.refresh_sources()

    def panes_are_filled(self) -> None:
        """All panes are there: import what the keys will need, and look for what is new, once."""
        if self._is_open.is_set():
            return
        self._options.begun()
        self.asking.furnish()
        self.jobs.load("warm", lambda: import_handlers(MODULES), lambda _: None)
        if not self.library.read_only:
            self.arrivals.ask(self._options.paths)
        self.arrivals.watch()
        self._is_open.set()

    async def settle(self) -> None:
        """Wait until nothing is under way, in the threads or the worker; for tests and pictures."""
        await self._is_open.wait()
        await self.arrivals.worker.settle()
        await self.jobs.settle()
        await self.shown.settle()
        await self.news.settle()
        await self.jobs.settle()  # an article that arrives sets the side tables going
        await self.side.settle()
        await self.view.settle()
        await self.jobs.settle()

    def leave(self, *, for_demo: bool = False) -> None:
        """End the program, or go on with the demo; acts under way are finished first."""
        self.for_demo = for_demo
        self.arrivals.worker.cancel()
        self.jobs.close()
        self.app.exit()

    def _leaps(self) -> bool:
        """Say whether the list scrolls by half a page when its cursor leaves what is shown."""
        scrolling = self._options.scrolling
        return self.is_on_slow_link if scrolling is Scrolling.AUTO else scrolling is Scrolling.HALF

    @property
    def where(self) -> str:
        """The pane that has the keys."""
        return self.panes.where

    # -- messages and events ---------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Send a key on its way, unless the prompt had it."""
        if not self.asking.prompt.has_seen(event):
            event.stop()
            self.keys.take(event)

    def on_screen_resume(self) -> None:
        """A page or sheet above is gone."""
        self.panes.top_comes_back()

    def on_resize(self) -> None:
        """Arrange the panes for the new size, and count what is new in the rows that came into view."""
        if self.app.size == self._arranged_for:
            return  # Textual says it twice
        self._arranged_for = self.app.size
        self.panes.arrange()
        self.news.came_into_view()

    @on(ArticleList.Moved)
    def _row_changed(self) -> None:
        """Preview the row after a rest, so that a held key costs nothing."""
        self.update_status()
        self.news.moved()
        self.shown.preview_soon()

    @on(ArticleView.LaidOut)
    def _laid_out(self) -> None:
        """Say how far down the reader is now."""
        if self.where == "article":
            self.update_status()

    @on(SourceList.Chosen)
    def _source_chosen(self, message: SourceList.Chosen) -> None:
        """Show the source and give the keys to its list."""
        self.jumps.note()
        self.view.show(message.source.query, message.source.name)
        self.panes.focus("list")
        self.say_of_source(message.source)

    @on(Prompt.Typed)
    def _typed(self, message: Prompt.Typed) -> None:
        self.asking.typed(message.kind, message.text)

    @on(Prompt.Wanted)
    def _wanted(self, message: Prompt.Wanted) -> None:
        self.asking.wants(message.kind, message.text, message.cursor)

    @on(Prompt.Moved)
    def _moved(self, message: Prompt.Moved) -> None:
        self.asking.moved(message.kind, message.step)

    @on(Prompt.Turned)
    def _turned(self, message: Prompt.Turned) -> None:
        self.asking.turned(message.kind)

    @on(Prompt.GivenUp)
    def _given_up(self, message: Prompt.GivenUp) -> None:
        self.asking.given_up(message.kind)

    @on(Prompt.Answered)
    def _answered(self, message: Prompt.Answered) -> None:
        self.asking.answered(message.kind, message.text)

    def say_of_source(self, source: SourceCount | None) -> None:
        """Say what is wrong with a source, where anything is."""
        if source is not None and source.why:
            self.say(one_line(f"{source.name}: {source.why}"))

    # -- what happened ---------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """Say a sentence in the status line, and on the page that lies over it."""
        self.status.say(sentence)
        over = self.app.screen
        if sentence and over is not self:
            from newsreader.ui.screens.page import PageScreen  # not before one was opened

            if isinstance(over, PageScreen):
                over.say(sentence)

    def analysed_over(self) -> None:
        """Let the pages that lie over the desk show what analysis changed."""
        from newsreader.ui.screens.page import PageScreen  # as above

        for over in self.app.screen_stack:
            if isinstance(over, PageScreen):
                over.analysed()

    def acted(self, done: Command | None, *, quiet: bool = False, behind: str = "") -> None:
        """Paint what an act changed, once it is on disk, and say it; ``behind``: what its sentence ends in."""
        if not self.library.read_only:
            self.status.warn("")
        if done is None:
            return
        self.rows.repaint_documents(set(done.documents))
        if not quiet:
            several = len(done.documents) > 1
            self.say(done.sentence + (behind or UNDOES * several))
        self.view.acted(soon=quiet)
        self.news.moved()
        self.shown.preview_soon()
        self.side.outdated()
        if "decision" in done.kinds:
            self.arrivals.ask()
        if "seen" in done.kinds:
            self.news.outdated()
            self.shown.refresh()
        shown = self.article.reading
        if shown is not None and shown.row.document in done.documents:
            self.shown.refresh()

    def looked(self, _: None) -> None:
        """Something followed was looked at: count again what is new of it."""
        self.view.refresh_sources()

    def reversed(self, done: Command | None, otherwise: str) -> None:
        """Paint what undo or redo changed and go to where it was."""
        if done is None:
            self.say(otherwise)
            return
        self.acted(done, behind=f".  {'ctrl+r again' if done.verb == 'undo' else 'u undoes it'}")
        if self.where == "list":
            index = self.rows.listing.first_of(set(done.documents))
            if index is not None:
                self.rows.move_to(index)

    def work_failed(self, error: BaseException) -> None:
        """Say what went wrong; what stops saving stays on the screen until it is solved."""
        self.view.give_up()
        self.panes_are_filled()
        if isinstance(error, ReadOnlyError):
            self.status.warn(str(error))
        elif isinstance(error, NewsreaderError):
            self.say(str(error))
        else:
            raise error

    def update_status(self) -> None:
        """Say where the cursor is and which keys matter here."""
        if self.where == "article" and self.article.reading is not None:
            self.shown.note_frame()
        self.status.set_position(position(self))
        self.side.moved()
        if self.asking.searching:
            self.search.show_keys()
            return
        self.footer_line.show(self._footer(self.keys.where))
