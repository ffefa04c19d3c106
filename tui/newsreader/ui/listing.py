"""The list's rows: an order of articles and stories, and the rows near the cursor, read by key."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable

from newsreader.domain.documents import Folded, Head, Row, StoryRow

_KEPT = 512

Fetch = Callable[[tuple[int, ...]], StoryRow | None]


class Listing:
    """Rows of one view. The order is held as integers; rows are read when they are painted.

    Attributes:
        heads: Rows above the articles; they stand for no document.
        tails: Rows below them: hits in the texts of articles.
        partial: Whether more rows are being read; these are the first, and stay where they are.
        near: Words searched for, as they are compared, that are shown as hits in headlines.
        folded: Which documents stand together.
        order: The first document of every row, in the order shown.
        news: First document -> words new to the reader in the row, None while they are not known;
            rows that were not asked about are missing.
    """

    def __init__(
        self,
        folded: Folded,
        fetch: Fetch,
        heads: tuple[Head, ...] = (),
        near: frozenset[str] = frozenset(),
        tails: tuple[Head, ...] = (),
    ) -> None:
        self.partial = False
        self.heads = heads
        self.tails = tails
        self.near = near
        self.order = folded.order
        self.news: dict[int, int | None] = {}
        self.folded = folded
        self._fetch = fetch
        self._rows: OrderedDict[int, StoryRow | None] = OrderedDict()
        self._counted: set[int] = set()

    def __len__(self) -> int:
        return len(self.heads) + len(self.order) + len(self.tails)

    def head(self, index: int) -> Head | None:
        """Return the head or tail at ``index``; None where an article's row stands."""
        if 0 <= index < len(self.heads):
            return self.heads[index]
        below = index - len(self.heads) - len(self.order)
        return self.tails[below] if 0 <= below < len(self.tails) else None

    def first(self, index: int) -> int | None:
        """Return the first document of the row at ``index``; None where a head stands, or nothing."""
        at = index - len(self.heads)
        return self.order[at] if 0 <= at < len(self.order) else None

    @property
    def count(self) -> int:
        """How many documents all rows stand for."""
        return self.folded.count

    @property
    def everything(self) -> set[int]:
        """All documents, in rows or folded into them."""
        return self.folded.everything

    def documents(self, index: int) -> tuple[int, ...]:
        """Return the documents the row at ``index`` stands for."""
        first = self.first(index)
        return () if first is None else self.folded.members.get(first, (first,))

    def story(self, index: int) -> StoryRow | None:
        """Return the row at ``index``; None where its documents are gone."""
        first = self.first(index)
        if first is None:
            return None
        if first not in self._rows:
            if len(self._rows) >= _KEPT:
                self._rows.popitem(last=False)
            self._rows[first] = self._fetch(self.documents(index))
        return self._rows[first]

    def is_counted(self, first: int) -> bool:
        """Say whether what is new in a row is known as it stands now."""
        return first in self._counted

    def set_news(self, news: dict[int, int | None]) -> None:
        """Remember what is new in some rows, by their first documents."""
        self.news.update(news)
        self._counted.update(news)

    def news_is_old(self) -> None:
        """Have every row counted again when it is next looked at; what is known stays until then."""
        self._counted.clear()

    def row(self, index: int) -> Row | None:
        """Return the article the row at ``index`` shows; None where it is gone."""
        story = self.story(index)
        return None if story is None else story.lead

    def forget(self, documents: Iterable[int]) -> None:
        """Read the rows of these documents again when they are next painted."""
        wanted = set(documents)
        for first in [f for f in self._rows if not wanted.isdisjoint(self._members(f))]:
            del self._rows[first]

    def forget_all(self) -> None:
        """Read every row again when it is next painted."""
        self._rows.clear()

    def holds(self, index: int, documents: set[int]) -> bool:
        """Say whether the row at ``index`` stands for any of the documents."""
        return not documents.isdisjoint(self.documents(index))

    def index_of(self, document: int) -> int | None:
        """Return which row stands for a document."""
        return self.first_of({document})

    def first_of(self, documents: set[int]) -> int | None:
        """Return the first row that stands for any of some documents."""
        firsts = documents | {
            first
            for first, members in self.folded.members.items()
            if not documents.isdisjoint(members)
        }
        above = len(self.heads)
        return next((at + above for at, first in enumerate(self.order) if first in firsts), None)

    def next_where(
        self, start: int, step: int, wanted: Callable[[Row], bool], limit: int = 20_000
    ) -> int | None:
        """Return the next index from ``start`` (left out) whose row is wanted, looking no further than ``limit``."""
        index = start + step
        looked = 0
        while 0 <= index < len(self) and looked < limit:
            row = self.row(index)
            if row is not None and wanted(row):
                return index
            index += step
            looked += 1
        return None

    def _members(self, first: int) -> tuple[int, ...]:
        return self.folded.members.get(first, (first,))


def no_rows() -> Listing:
    """Return a list without rows."""
    return Listing(Folded(array("q")), lambda _: None)
