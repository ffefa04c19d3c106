"""newsboat's cache.db, opened for reading alone: items with what was read and flagged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import apsw

from newsreader.domain.errors import InputError

_ITEMS = (
    "SELECT feedurl, guid, title, author, url, pubDate, content, unread, flags, enclosure_url, enclosure_type"
    " FROM rss_item WHERE coalesce(deleted, 0) = 0 ORDER BY unread DESC, pubDate DESC, id DESC"
)


@dataclass(frozen=True, slots=True)
class CachedItem:
    """An item of the cache; ``published`` is in seconds since 1970, 0 where it is not known."""

    feed: str
    guid: str
    title: str
    author: str
    url: str
    published: int
    content: str
    unread: bool
    flags: str
    enclosure: str
    enclosure_kind: str


class NewsboatCache:
    """An open cache. Use as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open the file; it is never written.

        Raises:
            InputError: It cannot be opened, or is no cache of newsboat's.
        """
        self._path = path
        try:
            if not path.is_file():
                raise InputError(str(path), "no such file")
            uri = f"file:{quote(str(path.absolute()))}?mode=ro"
            flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
            self._connection = apsw.Connection(uri, flags=flags)
            self._connection.set_busy_timeout(5_000)
            self._connection.execute(_ITEMS + " LIMIT 0").fetchall()
        except (apsw.Error, OSError) as error:
            raise InputError(str(path), _why(error)) from None

    def titles(self) -> dict[str, str]:
        """Return what feeds are called, by address."""
        rows = self._rows("SELECT rssurl, title FROM rss_feed")
        return {str(url): str(title or "") for url, title in rows}

    def count(self) -> int:
        """Return how many items there are."""
        [(count,)] = list(self._rows(f"SELECT count(*) FROM ({_ITEMS})"))
        return int(str(count))

    def items(self) -> Iterator[CachedItem]:
        """Yield the items, unread ones first and the newest of both first.

        Raises:
            InputError: The file is damaged.
        """
        for feed, guid, title, author, url, published, content, unread, flags, place, kind in self._rows(_ITEMS):  # fmt: skip
            yield CachedItem(
                feed=_text(feed),
                guid=_text(guid),
                title=_text(title),
                author=_text(author),
                url=_text(url),
                published=published if isinstance(published, int) else 0,
                content=_text(content),
                unread=bool(unread),
                flags=_text(flags),
                enclosure=_text(place),
                enclosure_kind=_text(kind),
            )

    def __enter__(self) -> NewsboatCache:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def _rows(self, sql: str) -> Iterator[tuple[object, ...]]:
        try:
            yield from self._connection.execute(sql)
        except apsw.Error as error:
            raise InputError(str(self._path), _why(error)) from None


def _text(value: object) -> str:
    """Return a column as text; bytes that are none are read as far as they go."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def _why(error: Exception) -> str:
    if isinstance(error, apsw.NotADBError | apsw.SQLError):
        return "no cache of newsboat's"
    if isinstance(error, apsw.BusyError):
        return "in use by newsboat; please close it first"
    return f"cannot be read ({type(error).__name__})"
