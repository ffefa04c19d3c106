"""Where the reader was before each jump: back and forward through it, as vim does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

_KEPT = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the reader, told by what stands there: rows that come or go do not move it.

    Attributes:
        query: The view's expression.
        title: What the view is called.
        document: The article under the list's cursor, or None.
        opened: The article that was open, or None.
        offset: Where its first line in view began.
    """

    query: str
    title: str
    document: int | None
    opened: int | None = None
    offset: int = 0

    def is_like(self, other: Place) -> bool:
        """Say whether two places differ in nothing but the line in view."""
        return (self.query, self.document, self.opened) == (
            other.query,
            other.document,
            other.opened,
        )


class JumpList:
    """Places in the order in which they were left; like vim's, each stands there once."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._places: list[Place] = []
        self._at = 0

    def note(self) -> None:
        """Remember the present place, because a jump leads away from it."""
        here = self._here()
        self._places = [place for place in self._places if not place.is_like(here)][-_KEPT + 1 :]
        self._places.append(here)
        self._at = len(self._places)

    def go(self, step: int) -> bool:
        """Go some places back (below 0) or forward; False where there is no further place."""
        here = self._here()
        if step < 0 and self._at == len(self._places):
            self.note()
            self._at -= 1
        one = 1 if step > 0 else -1
        at = self._at + one
        while 0 <= at < len(self._places) and self._places[at].is_like(here):
            at += one
        if not 0 <= at < len(self._places):
            return False
        at = max(0, min(len(self._places) - 1, at + step - one))
        self._at = at
        self._show(self._places[at])
        return True

    def _here(self) -> Place:
        """Return where the reader is."""
        desk = self._desk
        row = desk.rows.current
        shown = desk.article.reading if desk.where == "article" else None
        view = desk.article.text_in_view if shown else ()
        return Place(
            desk.view.query,
            desk.view.title,
            row.document if row else None,
            shown.row.document if shown else None,
            view[0].start if view else 0,
        )

    def _show(self, place: Place) -> None:
        """Show a place again; where its row is gone, its view stays at the top."""
        desk = self._desk
        desk.shown.leave()
        if place.query != desk.view.query or desk.search.active:
            desk.view.show(place.query, place.title, document=place.document)
        elif place.document is not None:
            index = desk.rows.listing.index_of(place.document)
            if index is not None:
                desk.rows.move_to(index)
        if place.opened is not None:
            desk.shown.open_document(place.opened, place.offset or None)
        elif desk.where != "list":
            desk.panes.focus("list")
        desk.update_status()
