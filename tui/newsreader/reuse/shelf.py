"""Where the matcher finds the articles it has in its index."""

from __future__ import annotations

from collections import OrderedDict
from typing import Protocol

from newsreader.reuse.held import Held, Opened

#: Unpacked articles kept at hand.
_OPEN = 128


class Shelf(Protocol):
    """Gives back an article the matcher once saw, by its id."""

    def keep(self, held: Held) -> None:
        """Keep an article that is matched now; a shelf that has it elsewhere need not."""

    def forget(self, article_id: str) -> None:
        """Forget an article, if it is kept."""

    def held(self, article_id: str) -> Held | None:
        """Return the article; None if it is gone."""


class PackedShelf:
    """Keeps every article in memory, its text packed."""

    def __init__(self) -> None:
        self._held: dict[str, Held] = {}

    def keep(self, held: Held) -> None:
        """Keep an article, its text packed."""
        held.pack()
        self._held[held.id] = held

    def forget(self, article_id: str) -> None:
        """Forget an article, if it is kept."""
        self._held.pop(article_id, None)

    def held(self, article_id: str) -> Held | None:
        """Return the article; None if it is not kept."""
        return self._held.get(article_id)


class Table:
    """The articles that lie open: the last few of a shelf, unpacked."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._open: OrderedDict[str, Opened] = OrderedDict()

    def keep(self, held: Held) -> Opened:
        """Put an article on the shelf and leave it open; one of the same id is replaced."""
        self._shelf.keep(held)
        return self._put(held)

    def forget(self, article_id: str) -> None:
        """Forget an article."""
        self._open.pop(article_id, None)
        self._shelf.forget(article_id)

    def opened(self, article_id: str) -> Opened | None:
        """Return an article unpacked; None if it is gone."""
        opened = self._open.get(article_id)
        if opened is not None:
            self._open.move_to_end(article_id)
            return opened
        held = self._shelf.held(article_id)
        return None if held is None else self._put(held)

    def _put(self, held: Held) -> Opened:
        opened = self._open[held.id] = held.open()
        self._open.move_to_end(held.id)
        if len(self._open) > _OPEN:
            self._open.popitem(last=False)
        return opened
