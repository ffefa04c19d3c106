"""Jump to anything: commands, views, outlets, stories, names and articles, found by a few letters."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from newsreader.services import views
from newsreader.services.library import Library
from newsreader.services.searching import Finder
from newsreader.services.source_counts import sources_of
from newsreader.services.times import long_time
from newsreader.storage.captures import last_change
from newsreader.storage.progress import applied_change
from newsreader.storage.targets import name_targets, story_targets
from newsreader.stories.titles import story_title
from newsreader.text.counts import counted

if TYPE_CHECKING:
    from newsreader.search.headlines import WordIndex

#: Of each kind, how many are offered.
_EACH, _ARTICLES = 5, 20
#: Targets that are grouped, best first.
_LOOKED_AT = 400
#: What a target gains for being about many articles.
_LARGE = 0.02
_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}


class Kind(Enum):
    """What can be jumped to; the order breaks ties."""

    VIEW = "View"
    OUTLET = "Outlet"
    STORY = "Story"
    NAME = "Name"
    ARTICLE = "Article"
    COMMAND = "Command"


@dataclass(frozen=True, slots=True)
class Target:
    """Something to jump to.

    Attributes:
        kind: What it is.
        name: What it is called.
        about: A few words beside it: counts, keys, the outlet.
        key: How it is reached: a query, an entity, the name of a command; empty for articles.
        document: The article, or the newest article of the story.
        words: Further words it is found by.
        size: How many articles it is about; among targets that are as near, the larger comes first.
    """

    kind: Kind
    name: str
    about: str
    key: str = ""
    document: int = 0
    words: str = ""
    size: int = 1


#: Targets of one kind, best first.
Group = tuple[Kind, tuple[Target, ...]]


class Jumping:
    """Finds targets; its index is built when first asked, and again when something came.

    Call it from a worker thread: it imports numpy and may read the whole library.
    """

    def __init__(self, library: Library, finder: Finder) -> None:
        self._library = library
        self._finder = finder
        self._index: WordIndex | None = None
        self._targets: list[Target] = []
        self._built_at: tuple[object, ...] = ()
        self._lock = threading.Lock()

    def find(
        self,
        query: str,
        commands: Sequence[Target],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Group]:
        """Return what comes near the query, by kind; the kind with the best target first."""
        if not query.strip():
            sources = [target for target in self._sources() if target.kind is Kind.VIEW]
            return [(Kind.VIEW, tuple(sources))]
        with self._lock:
            index, targets = self._current(commands)
        scored: dict[Kind, list[tuple[float, Target]]] = {}
        for hit in index.search(query, _LOOKED_AT, cancelled).hits:
            target = targets[hit.document]
            score = hit.score + _LARGE * math.log(target.size)
            scored.setdefault(target.kind, []).append((score, target))
        for target in commands:
            if query.strip() in (target.name, *target.words.split()):
                scored.setdefault(Kind.COMMAND, []).insert(0, (2.0, target))
        if not cancelled():
            hits = self._finder.find(query, _ARTICLES, cancelled).hits
            found = [(hit.score, self._article(hit.document)) for hit in hits]
            scored[Kind.ARTICLE] = [(score, target) for score, target in found if target]
        return [] if cancelled() else _grouped(scored)

    def _current(self, commands: Sequence[Target]) -> tuple[WordIndex, list[Target]]:
        """Return an index of everything but articles, as the library is now."""
        from newsreader.search.headlines import WordIndex  # numpy stays out of start-up

        connection = self._library.connection
        at = (
            applied_change(connection, "derived"),
            last_change(connection),
            tuple(target.name for target in commands),
        )
        if self._index is None or at != self._built_at:
            self._targets = [*self._sources(), *self._stories(), *self._names(), *commands]
            self._index = WordIndex(
                (n, target.name, "", target.words) for n, target in enumerate(self._targets)
            )
            self._built_at = at
        return self._index, self._targets

    def _sources(self) -> Iterator[Target]:
        """Yield views and outlets."""
        sources = sources_of(self._library)
        for kind, found in (
            (Kind.VIEW, (*sources.views, *sources.saved)),
            (Kind.OUTLET, sources.outlets),
        ):
            for source in found:
                yield Target(kind, source.name, f"{source.unread:,} unread", source.query)

    def _stories(self) -> Iterator[Target]:
        """Yield stories of several articles."""
        for story in story_targets(self._library.connection):
            about = f"{counted(story.articles, 'article')}, {story.unread} unread"
            yield Target(
                Kind.STORY,
                story_title(story.titles.split("\n")) or "(untitled)",
                about,
                document=story.document,
                words=story.titles,
                size=story.articles,
            )

    def _names(self) -> Iterator[Target]:
        """Yield people, organisations and places."""
        for name in name_targets(self._library.connection):
            articles = f"{name.articles} article{'s' if name.articles != 1 else ''}"
            about = f"{_TYPES[name.kind]}, {articles}"
            yield Target(
                Kind.NAME, name.name, about, name.entity, words=name.forms, size=name.articles
            )

    def _article(self, document: int) -> Target | None:
        """Return an article; None where it is gone."""
        row = views.row_of(self._library, document)
        if row is None:
            return None
        when = [long_time(row.published[:10])] if row.published else []
        about = ", ".join([row.outlet or "(unknown)", *when])
        return Target(Kind.ARTICLE, row.title, about, document=document)


def _grouped(scored: dict[Kind, list[tuple[float, Target]]]) -> list[Group]:
    """Return the best of every kind, the kind of the best target first."""
    kinds = list(Kind)
    groups = []
    for kind, found in scored.items():
        found.sort(key=lambda pair: -pair[0])
        best = dict.fromkeys(target for _, target in found)
        if best:
            limit = _ARTICLES if kind is Kind.ARTICLE else _EACH
            groups.append((-found[0][0], kinds.index(kind), kind, tuple(best)[:limit]))
    return [(kind, targets) for _, _, kind, targets in sorted(groups, key=lambda g: g[:2])]
