"""Search as you type: the list narrows with every key, and Esc brings everything back."""

from __future__ import annotations

import time
from array import array
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsreader.domain.documents import Folded
from newsreader.domain.errors import UsageError
from newsreader.services import views
from newsreader.ui.listing import Listing
from newsreader.ui.paint.palette import Piece, Role

if TYPE_CHECKING:
    from newsreader.services.searching import Finder, Found
    from newsreader.services.text_search import TextFound
    from newsreader.ui.screens.desk import DeskScreen

_HINT = 'words, typos forgiven; also outlet:post is:starred "exact words" -not'
_KEYS = (("ctrl+n/p", "move"), ("Tab", "complete"), ("ctrl+t", "texts"), ("Esc", "back"))
#: How many hits in texts stand below the headlines, and how many are shown at most where all are wanted.
_FEW, _MOST = 4, 300
#: What Enter does on a row of each kind.
_ENTER = {"name": "about it", "story": "its story", "notice": "see them", "text": "at the hit"}


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
        self._before: _Place | None = None
        self._found: Found
        self._texts: TextFound | None = None
        self._all_texts = False
        self._took = 0.0
        self.text = ""

    @cached_property
    def finder(self) -> Finder:
        """What searches headlines, outlets and names; made when first asked."""
        from newsreader.services.searching import Finder  # not before somebody searches

        return Finder(self._desk.library)

    @property
    def active(self) -> bool:
        """Whether the list shows a search."""
        return self._before is not None

    def begin(self) -> None:
        """Remember the place and open the bar."""
        desk = self._desk
        if desk.where != "list":
            desk.panes.focus("list")
        from newsreader.services.searching import Found  # not before somebody searches

        self._found, self._all_texts = Found(array("q")), False
        if self._before is None:
            self._before = _Place(desk.rows.listing, desk.rows.index, desk.view.title)
        desk.asking.ask_search(_HINT)
        finder = self.finder
        desk.jobs.load("search", finder.prepare, lambda _: None)
        self.show_keys()

    def typed(self, text: str) -> None:
        """Search for what stands in the bar now: headlines first, the texts in a thread of their own."""
        desk = self._desk
        if self._before is None:
            return
        self.text = text.strip()
        desk.jobs.drop("texts")
        if not self.text:
            desk.jobs.drop("search")
            self._show_before()
            return
        stale = desk.jobs.stale_after("search")
        begun = time.monotonic()

        finder = self.finder

        def work() -> Found | UsageError:
            try:
                return finder.look(text, cancelled=stale)
            except UsageError as error:
                return error

        desk.jobs.load("search", work, lambda found: self._arrived(text, found, begun))

    def turn(self) -> None:
        """Show all hits in texts in the place of the headlines, or the headlines again."""
        if self._before is not None and self.text:
            self._all_texts = not self._all_texts
            self.typed(self._desk.asking.prompt.value)

    def _look_in_texts(self, text: str) -> None:
        """Search the bodies; an answer to an earlier text is given up where it stands."""
        desk, limit = self._desk, _MOST if self._all_texts else _FEW
        library, stale = desk.library, desk.jobs.stale_after("texts")

        def work() -> TextFound:
            from newsreader.services.text_search import (
                search_bodies,  # not before somebody searches
            )

            return search_bodies(library, text, limit, stale)

        desk.jobs.load("texts", work, self._read)

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
        self.stop()
        if self._before is not None:
            self._show_before()
            self._before = None
            self._desk.view.recount_soon()
            self._desk.say("")

    def stop(self) -> None:
        """Drop the answers that are still under way."""
        self._desk.jobs.drop("search")
        self._desk.jobs.drop("texts")

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
        self._took = time.monotonic() - begun
        self._found, self._texts = found, None
        if self._all_texts:
            desk.say(found.sentence)
        elif not len(found.documents) and not found.heads:
            desk.rows.dim()
            self._summarise("(no hit)   Esc goes back" if desk.asking.searching else "(no hit)")
            desk.say(found.sentence)
        else:
            self._show_found()
        self._look_in_texts(text)

    def _show_found(self) -> None:
        """Show names, stories and headlines."""
        desk, found, library = self._desk, self._found, self._desk.library
        listing = Listing(
            Folded(found.documents),
            lambda documents: views.story_row_of(library, documents),
            found.heads,
            found.near,
        )
        desk.rows.show(listing, len(found.heads) if len(found.documents) else 0)
        self._say_found(found.sentence)

    def _read(self, texts: TextFound) -> None:
        """Show hits in texts: below the headlines, or alone."""
        desk = self._desk
        if self._before is None:
            return
        self._texts = texts
        if self._all_texts and not texts.heads:
            desk.rows.dim()
            self._summarise("0 in text (ctrl+t: headlines)")
        elif self._all_texts or (texts.heads and desk.rows.dimmed):
            alone = Listing(Folded(array("q")), lambda _: None, tails=texts.heads)
            desk.rows.show(alone)
            self._say_found(self._found.sentence)
        elif not desk.rows.dimmed:
            desk.rows.show_tails(texts.heads)
            self._say_found(self._found.sentence)

    def _say_found(self, sentence: str) -> None:
        """Say what was found, in title, bar, status line and footer."""
        desk = self._desk
        count = len(desk.rows.listing) if self._all_texts else len(self._found.documents)
        desk.view.set_title(f"Search: {self.text}", count, count)
        self._summarise(f"{self._counts()}   {self._took * 1000:.0f} ms")
        desk.say(sentence)
        if desk.asking.searching:
            self.show_keys()

    def _counts(self) -> str:
        """Count what was found, by kind."""
        texts = self._texts
        if self._all_texts:
            count = texts.count if texts is not None else 0
            newest = f", the newest {_MOST} shown" if count > _MOST else ""
            return f"{count:,} in text{newest} (ctrl+t: headlines)"
        parts = [_counts(self._found)]
        parts += [f"{texts.count:,} in text (ctrl+t: text)"] if texts and texts.count else []
        return " · ".join(parts)

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
