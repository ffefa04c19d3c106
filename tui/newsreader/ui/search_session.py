"""Search as you type: the list narrows with every key, and Esc brings everything back."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.domain.documents import Folded
from newsreader.services import views
from newsreader.services.searching import Finder
from newsreader.ui.listing import Listing, no_rows

if TYPE_CHECKING:
    from newsreader.search.headlines import Answer
    from newsreader.ui.screens.desk import DeskScreen


@dataclass(slots=True)
class _Place:
    """Where the list was before a search."""

    listing: Listing
    index: int
    title: str


class SearchSession:
    """One search at a time; keys are never blocked, answers that come late are dropped."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._finder = Finder(desk.library)
        self._before: _Place | None = None

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
        desk.asking.ask_search("words of headlines, outlets, names; typos are forgiven")

    def typed(self, text: str) -> None:
        """Search for what stands in the bar now."""
        desk = self._desk
        if self._before is None:
            return
        if not text.strip():
            desk.jobs.drop("search")
            self._show_before()
            return
        stale = desk.jobs.stale_after("search")
        desk.jobs.load(
            "search",
            lambda: self._finder.find(text, cancelled=stale),
            lambda answer: self._arrived(text, answer),
        )

    def accept(self, text: str) -> None:
        """Keep the found rows and give the keys back to the list."""
        if not text.strip():
            self.give_up()

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
            self._desk.view.set_title(before.title, len(listing), listing.count)

    def _arrived(self, text: str, answer: Answer) -> None:
        """Show the rows found, or say which word has none."""
        desk = self._desk
        if self._before is None:
            return
        if not answer.hits:
            words = "; ".join(
                f'"{word}": nothing, nearest: {near}' for word, near in answer.missing
            )
            desk.say(words or f'"{text}": nothing has all of these words.')
            desk.rows.show(no_rows(), empty=["", "Nothing found.   Esc goes back"])
            desk.view.set_title("Search", 0, 0)
            return
        order = array("q", (hit.document for hit in answer.hits))
        library = desk.library
        found = Listing(Folded(order), lambda documents: views.story_row_of(library, documents))
        desk.rows.show(found)
        desk.view.set_title("Search", len(order), len(order))
        near = "; ".join(
            f'"{word}": nothing, nearest: {nearest}' for word, nearest in answer.missing
        )
        desk.say(near)
