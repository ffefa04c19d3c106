"""The list's rows: an order of documents, and the rows near the cursor, read by key."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable

from newsreader.domain.documents import Row

_KEPT = 512


class Listing:
    """Rows of one view. The order is held as integers; rows are read when they are painted.

    Attributes:
        order: Documents in the order shown.
    """

    def __init__(self, order: array[int], fetch: Callable[[int], Row | None]) -> None:
        self.order = order
        self._fetch = fetch
        self._rows: OrderedDict[int, Row | None] = OrderedDict()

    def __len__(self) -> int:
        return len(self.order)

    def row(self, index: int) -> Row | None:
        """Return the row at ``index``; None where its document is gone."""
        document = self.order[index]
        if document not in self._rows:
            if len(self._rows) >= _KEPT:
                self._rows.popitem(last=False)
            self._rows[document] = self._fetch(document)
        return self._rows[document]

    def forget(self, documents: Iterable[int]) -> None:
        """Read these documents' rows again when they are next painted."""
        for document in documents:
            self._rows.pop(document, None)

    def forget_all(self) -> None:
        """Read every row again when it is next painted."""
        self._rows.clear()

    def index_of(self, document: int) -> int | None:
        """Return where a document stands."""
        try:
            return self.order.index(document)
        except ValueError:
            return None

    def first_of(self, documents: set[int]) -> int | None:
        """Return where the first of some documents stands."""
        return next((at for at, document in enumerate(self.order) if document in documents), None)

    def next_where(
        self, start: int, step: int, wanted: Callable[[Row], bool], limit: int = 20_000
    ) -> int | None:
        """Return the next index from ``start`` (left out) whose row is wanted, looking no further than ``limit``."""
        index = start + step
        looked = 0
        while 0 <= index < len(self.order) and looked < limit:
            row = self.row(index)
            if row is not None and wanted(row):
                return index
            index += step
            looked += 1
        return None
