"""Search as you type: an index kept beside the library, and its answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsreader.services.library import Library
from newsreader.storage import listing
from newsreader.storage.captures import last_change
from newsreader.storage.progress import applied_change

if TYPE_CHECKING:
    from newsreader.search.headlines import Answer, WordIndex


class Finder:
    """Searches headlines, outlets and names; builds its index when first asked and when it is old.

    Call it from a worker thread: it imports numpy and may read the whole list.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._index: WordIndex | None = None
        self._built_at: tuple[int, int] = (-1, -1)
        self._lock = threading.Lock()

    def find(
        self, query: str, limit: int = 2000, cancelled: Callable[[], bool] = lambda: False
    ) -> Answer:
        """Return the documents that come near the query, best first."""
        return self._current().search(query, limit, cancelled)

    def _current(self) -> WordIndex:
        """Return an index of what the library holds now."""
        from newsreader.search.headlines import WordIndex  # numpy stays out of start-up

        connection = self._library.connection
        with self._lock:
            at = (applied_change(connection, "derived"), last_change(connection))
            if self._index is None or at != self._built_at:
                self._index = WordIndex(listing.search_texts(connection))
                self._built_at = at
            return self._index
