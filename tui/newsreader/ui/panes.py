"""The panes: which are shown, which has the keys, and the way back through them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.ui.arrangement import SOURCES_WIDTH, Arrangement, arrange, article_width

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


#: Lines of the screen from which there is room for the two that explain a row.
_ROOMY = 16


class Panes:
    """Shows the panes a width has room for and moves the focus between them.

    Attributes:
        where: The pane that has the keys: "list", "article" or "sources".
        top_was_shown: Whether a frame with the list alone was painted since the last key; only then
            does q leave, so that a typed-ahead qqq never does.
    """

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self.where = "list"
        self.top_was_shown = True
        self._applied: tuple[Arrangement, int] | None = None
        self._alone = False

    @property
    def plan(self) -> Arrangement:
        """The arrangement for the present width and focus."""
        if self._alone and self.where == "article":
            return Arrangement(sources=False, listing=False, article=True, beside=False)
        return arrange(*self._desk.app.size, self.where)

    def toggle_alone(self) -> None:
        """Show the article alone, or with the panes there is room for."""
        self._alone = not self._alone
        self.arrange()

    def focus(self, where: str) -> None:
        """Give the keys to a pane."""
        desk = self._desk
        if where == "article" and not self.plan.article and desk.jobs.is_under_way("article"):
            desk.hold_a_moment()  # what the pane held before is not what was asked for
        self.where = where
        if where != "article":
            desk.article.select(None)
        desk.rows.active = where == "list"
        desk.sources.active = where == "sources"
        desk.keys.clear()
        self.arrange()
        desk.set_focus(None)  # the desk takes its keys itself; only a prompt has Textual's focus
        desk.update_status()
        if where == "list":
            desk.news.moved()

    def focus_next(self) -> None:
        """Give the keys to the next pane that can have them."""
        order = ["list", "article", "sources"]
        if self._desk.article.reading is None:
            order.remove("article")
        self.focus(order[(order.index(self.where) + 1) % len(order)])

    def go_back(self, *, leave: bool) -> None:
        """Peel one layer: what is found or shown raw, the article, a search; at the top leave, or say how."""
        desk = self._desk
        showing = desk.article.showing
        if self.where == "article" and (showing.find or showing.raw or showing.pointed):
            desk.article.set_showing(replace(showing, find="", raw=False, pointed=frozenset()))
        elif self.where != "list":
            desk.shown.leave()
            self.focus("list")
            desk.shown.preview_soon()  # the row may show another article now
        elif desk.rows.in_range:
            desk.rows.end_range()
            desk.say("")
        elif desk.search.active:
            desk.search.give_up()
        elif desk.view.unfilter():
            desk.say("")
        elif leave and self.top_was_shown:
            desk.leave()
            return
        else:
            desk.say("q leaves the reader.")
        self.top_was_shown = False
        desk.call_after_refresh(self._note_frame)

    def arrange(self) -> None:
        """Show the panes this width has room for."""
        desk, plan = self._desk, self.plan
        roomy = desk.app.size.height >= _ROOMY
        for line in (desk.why_gap, *desk.why_lines):
            line.display = roomy
        if (plan, desk.app.size.width) == self._applied:
            return
        self._applied = plan, desk.app.size.width
        desk.sources.display = plan.sources
        desk.sources.styles.width = SOURCES_WIDTH if plan.previews else "1fr"
        listing, opened = desk.query_one("#listing"), desk.query_one("#opened")
        listing.display = plan.listing
        listing.styles.height = "2fr" if plan.previews and not plan.beside else "1fr"
        desk.query_one("#rule").display = plan.previews and not plan.beside
        opened.display = plan.article
        opened.styles.width = article_width(desk.app.size.width) if plan.beside else "1fr"
        opened.styles.height = "3fr" if plan.previews and not plan.beside else "1fr"
        desk.article.divider = desk.versions_table.divider = plan.beside
        for table in (desk.story_table, desk.versions_table):
            table.display = plan.tables
        body = desk.query_one("#desk")
        body.display = plan.listing or plan.article
        body.styles.layout = "horizontal" if plan.beside else "vertical"
        if desk.article.reading is None and self.where == "list":
            desk.shown.preview_soon()
        desk.side.moved()

    def top_comes_back(self) -> None:
        """A page above is gone: what was typed ahead of the next frame does not leave the reader."""
        self.top_was_shown = False
        self._desk.call_after_refresh(self._note_frame)

    def _note_frame(self) -> None:
        """A frame was painted."""
        self.top_was_shown = True
