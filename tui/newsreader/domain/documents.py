"""Documents as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.domain.triage import Triage


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


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A line of the sources pane: a query with a name and how many articles are unread."""

    name: str
    query: str
    unread: int
    total: int
