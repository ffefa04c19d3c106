"""Documents as a list shows them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsreader.domain.spans import Span
from newsreader.domain.triage import Triage

#: Notices that put a sign on a row.
NOTICES = frozenset({"correction", "kill"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the article list.

    Attributes:
        document: The document triage attaches to.
        capture: Its newest capture.
        article: The article's id.
        outlet: Who publishes, or None.
        title: Headline, else the first words.
        untitled: Whether ``title`` stands in for a missing headline.
        published: ISO 8601 cut to its precision, or None.
        added_at: When it came into the library, UTC.
        words: Words of the story.
        versions: How many versions are held.
        updated: Whether a new version came after it was triaged.
        shared: Passages that other articles have too; -1 while not known.
        notice: "correction", "kill", "embargo", "update" or None.
        triage: The reader's state.
    """

    document: int
    capture: int
    article: str
    outlet: str | None
    title: str
    untitled: bool
    published: str | None
    added_at: str
    words: int
    versions: int
    updated: bool
    shared: int
    notice: str | None
    triage: Triage

    @property
    def unread(self) -> bool:
        """Whether it is neither read nor dropped."""
        return not self.triage.read and not self.triage.dropped


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A line of the sources pane: a query with a name and how many articles are unread.

    Attributes:
        name: What it is called.
        query: What it holds.
        unread: How many articles are unread.
        total: How many there are.
        sign: "~" where something is wrong with it, else "".
        why: What is wrong, in words.
        depth: How many folders it stands in.
    """

    name: str
    query: str
    unread: int
    total: int
    sign: str = ""
    why: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """A row beside the articles of a list: what was searched for, or a notice.

    Names, stories and notices stand above the articles, hits in their texts below.

    Attributes:
        kind: "name", "story", "notice" or "text".
        title: What it is called.
        words: What is said of it behind that.
        key: The entity's id, or a query for the articles it is about.
        document: An article of the story, or the notice itself; 0 where there is none.
        why: The evidence, in words.
        hits: What is shown as a hit in ``words``.
        at: Where in the capture's text it is about, or None.
    """

    kind: str
    title: str
    words: str
    key: str = ""
    document: int = 0
    why: str = ""
    hits: tuple[Span, ...] = ()
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Folded:
    """The order of a list in which the articles of one story are one row.

    Attributes:
        order: The first document of every row, in order.
        members: First document -> all documents of its row, itself first; only where there are several.
        unknown: How many more may belong here once they are analysed.
    """

    order: array[int]
    members: dict[int, tuple[int, ...]] = field(default_factory=dict)
    unknown: int = 0

    @property
    def count(self) -> int:
        """How many documents there are in all rows."""
        return len(self.order) + sum(len(found) - 1 for found in self.members.values())

    @property
    def homes(self) -> dict[int, int]:
        """Every document and the first one of its row."""
        found = {first: first for first in self.order}
        for first, members in self.members.items():
            found.update(dict.fromkeys(members, first))
        return found

    @property
    def everything(self) -> set[int]:
        """All documents, in rows or folded into them."""
        return set(self.homes)


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One row of the list: an article, or several of one story.

    Attributes:
        lead: The article the row shows (see :func:`lead_of`); what keys do to the row, they do to it.
        documents: All documents of the row.
        unread: How many of them are neither read nor dropped.
        starred: Whether any is starred.
        later: Whether any is put off.
        updated: Whether a new version came of any that was dealt with.
        warned: Whether any that is not read is a correction or a kill notice.
    """

    lead: Row
    documents: tuple[int, ...]
    unread: int
    starred: bool
    later: bool
    updated: bool
    warned: bool


def lead_of(rows: Sequence[Row]) -> Row:
    """Return the article that a row standing for several shows: the one its sign is about.

    Of those that are neither read nor dropped a correction or a kill notice comes first, then one that came
    back, then the first; where there are none, the first of all.
    """
    unread = [row for row in rows if row.unread]

    def rank(row: Row) -> tuple[bool, bool]:
        return row.notice not in NOTICES, not row.updated

    return min(unread, key=rank) if unread else rows[0]
