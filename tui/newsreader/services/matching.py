"""The matcher over a library: its index on disk, its articles from the rows of analysis."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator

from newsreader.domain.entities import EntityType, Mention
from newsreader.domain.spans import Span
from newsreader.reuse.held import Held
from newsreader.reuse.index.index_folder import IndexFolder
from newsreader.reuse.matcher import Matcher, Named
from newsreader.services.library import Library
from newsreader.storage import articles as article_rows
from newsreader.storage import findings, progress
from newsreader.storage.connections import Connection, library_id

_LOG = logging.getLogger(__name__)
_FOLDER = "passages"
#: The note of the last change with which articles that were matched before were matched again.
REMATCHED = "rematched_seq"
_NAMES = frozenset({EntityType.PER, EntityType.ORG, EntityType.LOC, EntityType.ROLE})
#: Articles kept as they were matched, because news of one event comes together; longer ones are packed.
_RECENT, _LONG = 1024, 1 << 16
#: Articles held together where the index is made again.
_TOGETHER = 256


def name_spans(found: Iterable[Mention]) -> list[Span]:
    """Return the spans of names and titles, which count little as shared words."""
    return [Span(m.start, m.end) for m in found if m.type in _NAMES]


class ArticleShelf:
    """Gives the matcher the analysed articles of a library; keeps the latest at hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._recent: OrderedDict[str, Held] = OrderedDict()

    def keep(self, held: Held) -> None:
        """Keep an article, whose rows need not be written yet."""
        if held.length > _LONG:
            held.pack()
        self._recent[held.id] = held
        self._recent.move_to_end(held.id)
        if len(self._recent) > _RECENT:
            self._recent.popitem(last=False)

    def forget(self, article_id: str) -> None:
        """Forget an article."""
        self._recent.pop(article_id, None)

    def held(self, article_id: str) -> Held | None:
        """Return an article; None where it is not analysed."""
        recent = self._recent.get(article_id)
        if recent is not None:
            self._recent.move_to_end(article_id)
            return recent
        capture = article_rows.capture_of(self._connection, article_id)
        named = None if capture is None else _load(self._connection, article_id, capture)
        if named is None:
            return None
        held = Held(*named)
        self.keep(held)
        return held


class PassageMatcher:
    """The matcher of a library, and where its index is kept between runs.

    The index is made from the rows of analysis and can be made again from them: where it was saved
    for another state of them, what is missing is added and what is gone is removed.

    Attributes:
        matcher: Holds every analysed article that is its document's newest version.
    """

    def __init__(self, library: Library, versions: str, applied: int) -> None:
        connection = library.connection
        self._folder = IndexFolder(library.folder / _FOLDER)
        self._stamp = f"{library_id(connection)} {versions}"
        opened = self._folder.open(self._stamp) if applied else None
        again = progress.note(connection, REMATCHED, "derived") or "0"
        if opened is not None and opened[1] < int(again):
            opened = None  # it may hold passages of articles as they were taken before
        index, mark = opened if opened is not None else (None, 0)
        self.matcher = Matcher(index, ArticleShelf(connection))
        if applied and mark != applied:
            self._reconcile(connection)

    def save(self, applied: int) -> None:
        """Save the index for the state of the rows in which ``applied`` changes are analysed."""
        try:
            self._folder.save(self.matcher.index, self._stamp, applied)
        except OSError as error:
            _LOG.warning("the index of passages is not saved: %s", error.strerror)

    def _reconcile(self, connection: Connection) -> None:
        wanted = article_rows.newest_articles(connection)
        held = set(self.matcher.index.ids())
        for article_id in held - wanted.keys():
            self.matcher.remove(article_id)
        missing = sorted(wanted.keys() - held, key=lambda article_id: wanted[article_id])
        for first in range(0, len(missing), _TOGETHER):
            some = missing[first : first + _TOGETHER]
            self.matcher.hold(_named(connection, {aid: wanted[aid] for aid in some}))


def _named(connection: Connection, captures: dict[str, int]) -> Iterator[Named]:
    for article_id, capture in captures.items():
        named = _load(connection, article_id, capture)
        if named is not None:
            yield named


def _load(connection: Connection, article_id: str, capture: int) -> Named | None:
    article = article_rows.load_article(connection, capture)
    if article is None:
        return None
    return Named(article, name_spans(findings.load_mentions(connection, capture, article_id)))
