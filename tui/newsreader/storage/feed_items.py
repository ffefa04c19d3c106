"""The items of feeds: which document each is, and how a changed one becomes its new version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import apsw

from newsreader.domain.captures import Capture
from newsreader.storage import progress
from newsreader.storage.captures import Added, Origin, add_keyed
from newsreader.storage.connections import transaction

#: What origins of items are called.
KIND = "feed"
#: The mark of an item that came from another reader: what its feed says first is taken for the same.
IMPORTED = "imported"
#: Notes of the library: up to which document the pages behind a feed's items were asked for.
_PAGES = "pages of feed "


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item that was kept before: its document, and the mark it had."""

    document: int
    mark: str


def known_items(connection: apsw.Connection, feed: int) -> dict[str, KnownItem]:
    """Return the items of a feed that were kept, by guid."""
    rows = connection.execute("SELECT guid, document, mark FROM feed_items WHERE feed = ?", (feed,))
    return {str(guid): KnownItem(int(document), str(mark)) for guid, document, mark in rows}


def text_of(connection: apsw.Connection, document: int) -> str:
    """Return the text of the newest of a document's versions that came with a feed, or ""."""
    row = connection.execute(
        "SELECT c.text FROM versions v JOIN captures c ON c.id = v.capture WHERE v.document = ?"
        " AND c.decoder = 'feed-item' ORDER BY v.n DESC LIMIT 1",
        (document,),
    ).fetchone()
    return "" if row is None else str(row[0])


def same_elsewhere(
    connection: apsw.Connection, feed: int, guid: str, same: Callable[[str], bool]
) -> int | None:
    """Return the document of another feed's item with this guid whose text is the same, or None.

    Any feed may claim any guid; that is why the text decides.
    """
    rows = connection.execute(
        "SELECT id FROM documents WHERE key > ?1 AND key < ?2 AND key <> ?3 LIMIT 8",
        (_key(guid, ""), _key(guid, "")[:-1] + "!", _key(guid, feed)),
    )
    found = [int(document) for (document,) in rows]
    return next((one for one in found if same(text_of(connection, one))), None)


def _key(guid: str, feed: int | str) -> str:
    """Return the key of an item's document: the same items of several feeds stand together."""
    return f"feed:{guid} {feed}"


def keep_item(
    connection: apsw.Connection,
    feed: int,
    guid: str,
    mark: str,
    data: bytes,
    capture: Capture,
    place: bytes,
) -> Added:
    """Keep an item as a document of its own, or as a new version of it; inside a transaction.

    Args:
        connection: A writable library.
        feed: The feed's number.
        guid: What the item is called there.
        mark: The same while the item is the same to the letter.
        data: The item's bytes.
        capture: The capture of them.
        place: Where it was found: the feed's address and the guid.
    """
    origin = Origin(KIND, place, 0, len(data))
    added = add_keyed(connection, data, capture, origin, _key(guid, feed))
    note_item(connection, feed, guid, mark, added.document)
    return added


def note_item(connection: apsw.Connection, feed: int, guid: str, mark: str, document: int) -> None:
    """Note which document an item is, and the mark it has now; inside a transaction."""
    connection.execute(
        "INSERT INTO feed_items VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " mark = excluded.mark, document = excluded.document",
        (feed, guid, document, mark),
    )


def newest_item(connection: apsw.Connection, document: int) -> tuple[int, int] | None:
    """Return the newest capture of a document that came with a feed, and the feed's number; or None."""
    row = connection.execute(
        "SELECT c.id, d.key FROM documents d JOIN versions v ON v.document = d.id"
        " JOIN captures c ON c.id = v.capture WHERE d.id = ? AND c.decoder = 'feed-item'"
        " ORDER BY v.n DESC LIMIT 1",
        (document,),
    ).fetchone()
    if row is None:
        return None
    number = str(row[1]).rpartition(" ")[2]
    return int(row[0]), int(number) if number.isdecimal() else 0


def without_page(connection: apsw.Connection, feed: int, limit: int) -> list[int]:
    """Return unread documents of a feed whose page was never asked for, the newest first."""
    rows = connection.execute(
        "SELECT d.id FROM feed_items i JOIN documents d ON d.id = i.document"
        " JOIN captures c ON c.id = d.capture JOIN triage t ON t.document = d.id"
        " WHERE i.feed = ? AND c.decoder = 'feed-item' AND d.versions = 1 AND t.read = 0"
        " AND t.dropped = 0 AND d.id > ? ORDER BY d.id DESC LIMIT ?",
        (feed, int(progress.note(connection, f"{_PAGES}{feed}") or 0), limit),
    )
    return [int(document) for (document,) in rows]


def note_pages_asked(connection: apsw.Connection, feed: int, document: int) -> None:
    """Note that the pages of a feed's documents up to this one were asked for, whatever came of it."""
    with transaction(connection):
        progress.set_note(connection, f"{_PAGES}{feed}", str(document))
