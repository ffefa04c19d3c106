"""Search as you type: the list narrows with every key, and Esc brings everything back."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.domain.documents import Folded
from newsreader.domain.errors import UsageError
from newsreader.services import views
from newsreader.services.searching import Finder, Found
from newsreader.ui.listing import Listing
from newsreader.ui.paint.palette import Piece, Role

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

_HINT = 'words, typos forgiven; also outlet:post is:starred "exact words" -not'
_KEYS = (("ctrl+n/p", "move"), ("Tab", "complete"), (":save NAME", "keeps it"), ("Esc", "back"))
#: What Enter does on a row of each kind.
_ENTER = {"name": "about it", "story": "its story", "notice": "see them"}


@dataclass(slots=True)
class _Place:
    """Where the list was before a search."""

    listing: Listing
    index: int
    title: str


class SearchSession:
    """One search at a time; keys are never blocked, answers that come late are dropped.

    Attributes:
        text: What was searched for last.
    """

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._finder = Finder(desk.library)
        self._before: _Place | None = None
        self.text = ""

    @property
    def finder(self) -> Finder:
        """What searches headlines, outlets and names."""
        return self._finder

    @property
    def active(self) -> bool:
        """Whether the list shows a search."""
        return self._before is not None

    def begin(self) -> None:
        """Remember the place and open the bar."""
        desk = self._desk
        if desk.where != "list":
            desk.panes.focus("list")
        if self._before is None:
            self._before = _Place(desk.rows.listing, desk.rows.index, desk.view.title)
        desk.asking.ask_search(_HINT)
        self.show_keys()

    def typed(self, text: str) -> None:
        """Search for what stands in the bar now."""
        desk = self._desk
        if self._before is None:
            return
        self.text = text.strip()
        if not self.text:
            desk.jobs.drop("search")
            self._show_before()
            return
        stale = desk.jobs.stale_after("search")
        begun = time.monotonic()

        def work() -> Found | UsageError:
            try:
                return self._finder.look(text, cancelled=stale)
            except UsageError as error:
                return error

        desk.jobs.load("search", work, lambda found: self._arrived(text, found, begun))

    def move(self, step: int) -> None:
        """Move the cursor over what was found, while the bar keeps the keys."""
        self._desk.rows.move_to(self._desk.rows.index + step)
        self.show_keys()

    def show_keys(self) -> None:
        """Show what keys do in the bar, unless what Tab goes through stands there."""
        desk = self._desk
        if desk.asking.prompt.is_offered:
            return
        head = desk.rows.listing.head(desk.rows.index)
        enter = _ENTER[head.kind] if head is not None else "to the list"
        pieces = []
        for key, word in (("Enter", enter), *_KEYS):
            pieces += [Piece(f" {key}", Role.KEY), Piece(f" {word} ")]
        desk.footer_line.show(pieces)

    def accept(self, text: str) -> None:
        """Keep the found rows and give the keys back to the list; a name or story is opened."""
        desk = self._desk
        head = desk.rows.listing.head(desk.rows.index)
        if not text.strip():
            self.give_up()
        elif head is not None and not desk.rows.dimmed:
            from newsreader.ui.handlers.heads import open_head  # not before it is asked for

            open_head(desk, head)

    def give_up(self) -> None:
        """Bring back the list as it was, with the cursor where it was."""
        self._desk.jobs.drop("search")
        if self._before is not None:
            self._show_before()
            self._before = None
            self._desk.say("")

    def forget(self) -> None:
        """Another view was asked for: there is nothing to come back to."""
        self._before = None

    def _show_before(self) -> None:
        before = self._before
        if before is not None:
            self._desk.rows.show(before.listing, before.index)
            listing = before.listing
            self._desk.view.set_title(before.title, len(listing.order), listing.count)

    def _arrived(self, text: str, found: Found | UsageError, begun: float) -> None:
        """Show the rows found; where there are none, the last ones stay, dimmed, and it says why."""
        desk = self._desk
        if self._before is None:
            return
        if isinstance(found, UsageError):
            desk.rows.dim()
            desk.say("")
            if desk.asking.searching:
                desk.asking.point_at(text, found, moves=False)
            return
        if not len(found.documents) and not found.heads:
            desk.rows.dim()
            self._summarise("(no hit)   Esc goes back" if desk.asking.searching else "(no hit)")
            desk.say(found.sentence)
            return
        library = desk.library
        listing = Listing(
            Folded(found.documents),
            lambda documents: views.story_row_of(library, documents),
            found.heads,
            found.near,
        )
        desk.rows.show(listing, len(found.heads) if len(found.documents) else 0)
        count = len(found.documents)
        desk.view.set_title(f"Search: {self.text}", count, count)
        self._summarise(f"{_counts(found)}   {(time.monotonic() - begun) * 1000:.0f} ms")
        desk.say(found.sentence)
        if desk.asking.searching:
            self.show_keys()

    def _summarise(self, words: str) -> None:
        """Say under the bar what was found."""
        if self._desk.asking.searching:
            self._desk.gap_line.show([Piece(f"   {words}")])


def _counts(found: Found) -> str:
    """Count what was found, by kind."""
    kinds = [head.kind for head in found.heads]
    names, stories = kinds.count("name"), kinds.count("story")
    parts = [_counted(len(found.documents), "headline", "headlines")]
    parts += [_counted(names, "name", "names")] if names else []
    parts += [_counted(stories, "story", "stories")] if stories else []
    return " · ".join(parts)


def _counted(count: int, one: str, many: str) -> str:
    """Return a count with its word."""
    return f"{count:,} {one if count == 1 else many}"
