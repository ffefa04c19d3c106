"""The article list: a virtual list on the line API."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from newsreader.domain.documents import Head, Row
from newsreader.ui.listing import Listing, no_rows
from newsreader.ui.paint.palette import Palette, Piece, Role
from newsreader.ui.paint.rows import article_row, head_row
from newsreader.ui.widgets.painted import Painted


class ArticleList(Painted):
    """Shows a :class:`Listing`; only the rows on screen are read and painted.

    A move repaints the two rows it concerns. At the edge the window follows line by line; where it leaps,
    it goes half a page, so that a slow link carries a full repaint every half page instead of one a key.

    Attributes:
        leaps: Whether it leaps.
    """

    DEFAULT_CSS = "ArticleList { height: 1fr; width: 1fr; }"

    @dataclass
    class Moved(Message, bubble=False):
        """The cursor stands on another row (or the list changed under it)."""

        index: int

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._palette = palette
        self._listing = no_rows()
        self._top = 0
        self._empty: list[str] = []
        self.index = 0
        self.newest = "0000-00-00"
        self._active = True
        self._anchor: int | None = None
        self._dimmed = False
        self.leaps: Callable[[], bool] = lambda: True

    @property
    def listing(self) -> Listing:
        """The rows shown."""
        return self._listing

    @property
    def active(self) -> bool:
        """Whether the list has the keys; without them its cursor is a mark, not a bar."""
        return self._active

    @active.setter
    def active(self, active: bool) -> None:
        if active != self._active:
            self._active = active
            self._refresh_row(self.index)

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self._listing.row(self.index) if self.index < len(self._listing) else None

    @property
    def in_range(self) -> bool:
        """Whether a range was begun."""
        return self._anchor is not None

    @property
    def selected(self) -> range:
        """The rows an act is about: the range, else the row under the cursor."""
        if not len(self._listing):
            return range(0)
        anchor = self.index if self._anchor is None else min(self._anchor, len(self._listing) - 1)
        return range(min(anchor, self.index), max(anchor, self.index) + 1)

    def begin_range(self) -> None:
        """Begin a range at the cursor; moving makes it longer."""
        self._anchor = self.index

    def end_range(self) -> None:
        """End the range; the cursor stays."""
        if self._anchor is not None:
            self._anchor = None
            self.refresh()

    def show(
        self,
        listing: Listing,
        index: int = 0,
        empty: list[str] | None = None,
        *,
        still: bool = False,
    ) -> None:
        """Show other rows, with the cursor at ``index``; ``empty`` is said where there are none.

        ``still``: the cursor stays on its line of the screen.
        """
        line = self.index - self._top
        if self._anchor is not None:
            held = self._listing.first(self._anchor)
            self._anchor = None if held is None else listing.index_of(held)
        self._listing = listing
        self._empty = empty or []
        self._dimmed = False
        self.index = max(0, min(index, len(listing) - 1))
        self._top = self._clamped(self.index - (line if still else self._height // 2))
        self.refresh()
        self.screen.post_message(self.Moved(self.index))

    def show_tails(self, tails: tuple[Head, ...]) -> None:
        """Show other rows below the articles; what is above stays as it is, the cursor too."""
        self._listing.tails = tails
        self.index = max(0, min(self.index, len(self._listing) - 1))
        self.refresh()

    @property
    def dimmed(self) -> bool:
        """Whether the rows are those of an earlier search."""
        return self._dimmed

    def dim(self) -> None:
        """Keep the rows, dimmed: what was asked for since has none."""
        self._dimmed = True
        self.refresh()

    def say_empty(self, lines: list[str]) -> None:
        """Say something else where there is no row."""
        if lines != self._empty:
            self._empty = lines
            self.refresh()

    def move_to(self, index: int) -> bool:
        """Put the cursor on a row and bring it into view; False where it was there already."""
        index = max(0, min(index, len(self._listing) - 1))
        if index == self.index:
            return False
        before, self.index = self.index, index
        if self._top <= index < self._top + self._height:
            rows = (
                (before, index) if self._anchor is None else _between(before, index, self.in_view)
            )
            for row in rows:
                self._refresh_row(row)
        else:
            self._top = self._clamped(self._following(before, index))
            self.refresh()
        self.screen.post_message(self.Moved(index))
        return True

    def _following(self, before: int, index: int) -> int:
        """Return the first row to show when the cursor went from one row to another out of view."""
        height, step = self._height, abs(index - before)
        if step <= height // 2 and not self.leaps():
            return index if index < before else index - height + 1
        return index - (height // 2 if step == 1 else height // 3)

    def page(self, step: int, *, half: bool = False) -> None:
        """Move window and cursor by (half) a page."""
        size = max(1, (self._height // 2) if half else self._height - 1)
        target = self.index + step * size
        target = max(0, min(target, len(self._listing) - 1))
        if target != self.index:
            self._top = self._clamped(self._top + step * size)
            self.index = target
            if not self._top <= target < self._top + self._height:
                self._top = self._clamped(target - self._height // 2)
            self.refresh()
            self.screen.post_message(self.Moved(target))

    def repaint_documents(self, documents: set[int]) -> None:
        """Read these documents again and repaint their rows in place."""
        self._listing.forget(documents)
        for y in range(self._height):
            at = self._top + y
            if at < len(self._listing) and self._listing.holds(at, documents):
                self._refresh_row(at)

    @property
    def in_view(self) -> range:
        """The rows on screen."""
        return range(self._top, min(len(self._listing), self._top + self._height))

    def show_news(self, news: dict[int, int | None]) -> None:
        """Show how much is new in some rows, known by their first documents."""
        known = self._listing.news
        for at in self.in_view:
            first = self._listing.first(at)
            if (
                first is not None
                and first in news
                and (first not in known or known[first] != news[first])
            ):
                self._refresh_row(at)
        self._listing.set_news(news)

    def repaint_all(self) -> None:
        """Read every visible row again."""
        self._listing.forget_all()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width = self.width
        at = self._top + y
        if not len(self._listing):
            words = self._empty[y] if y < len(self._empty) else ""
            return self._palette.strip([Piece("  " + words, Role.HINT)], width)
        cursor = at == self.index
        marked = self._anchor is not None and at in self.selected
        pieces = self._pieces(at, width, cursor=cursor)
        if self._dimmed:
            pieces = [Piece(piece.text, Role.TOLD) for piece in pieces]
        return self._palette.strip(pieces, width, reverse=(cursor or marked) and self._active)

    def _pieces(self, at: int, width: int, *, cursor: bool) -> list[Piece]:
        """Lay out one row: a head, or what stands for articles."""
        listing = self._listing
        head = listing.head(at)
        if head is not None:
            return head_row(head, width, cursor=cursor, mono=self._palette.mono)
        story = listing.story(at) if at < len(listing) else None
        first = listing.first(at)
        if story is None or first is None:
            return []
        marks = listing.near, self._palette.mono
        return article_row(
            story, width, self.newest, listing.news.get(first), cursor=cursor, found=marks
        )

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in view when the height changes."""
        if not self._top <= self.index < self._top + self._height:
            self._top = self.index - self._height // 2
        self._top = self._clamped(self._top)
        self.refresh()

    @property
    def _height(self) -> int:
        return max(1, self.size.height)

    def _clamped(self, top: int) -> int:
        """Return ``top`` so that no room is wasted below the last row."""
        return max(0, min(top, len(self._listing) - self._height))

    def _refresh_row(self, index: int) -> None:
        """Repaint one row if it is in view."""
        y = index - self._top
        if 0 <= y < self._height:
            self.refresh(Region(0, y, self.width, 1))


def _between(one: int, other: int, within: range) -> range:
    """Return the rows from one to another, both included, as far as they are in view."""
    low, high = min(one, other), max(one, other)
    return range(max(low, within.start), min(high + 1, within.stop))
