"""Captures, where they came from, and the documents whose versions they are."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import apsw

from newsreader.domain.captures import Capture, Decoded, article_id
from newsreader.storage.connections import now

#: How the kind of an origin begins that is a part of an input: a message of a box, a record of a dump.
PART_OF = "part of "


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes were found.

    Attributes:
        kind: "path", "url" or "stdin"; with PART_OF before it where others were found there, too.
        location: Bytes of the path or URL; of one of several followed by "#" and what it is known by.
        mtime_ns: The file's modification time in nanoseconds; 0 where there is none.
        size: Bytes.
    """

    kind: str
    location: bytes
    mtime_ns: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an added capture: "new", "version" (of a known document) or "known"."""

    outcome: str
    capture: int
    document: int


def is_unchanged(connection: apsw.Connection, origin: Origin) -> bool:
    """Say whether the location was read before with the same size and modification time.

    Of an input with several parts the last one that was added has noted that.
    """
    whole = connection.execute(
        "SELECT 1 FROM origins WHERE location = ? AND current = 1 AND mtime_ns = ? AND size = ?",
        (origin.location, origin.mtime_ns, origin.size),
    ).fetchone()
    if whole is not None:
        return True
    part = connection.execute(
        "SELECT 1 FROM origins WHERE location >= ?1 AND location < ?5"
        " AND mtime_ns = ?2 AND size = ?3 AND kind = ?4 AND current = 1",
        (
            origin.location + b"#",
            origin.mtime_ns,
            origin.size,
            PART_OF + origin.kind,
            origin.location + b"$",
        ),
    ).fetchone()
    return part is not None


def add_capture(
    connection: apsw.Connection, data: bytes, capture: Capture, origin: Origin, url: str | None
) -> Added:
    """Keep a capture and its origin; call it inside a transaction, which makes it durable.

    Bytes that are known gain an origin. Bytes that replace others at a known URL or path become a
    new version of that document, which keeps its stars, tags and notes, and resurfaces if it had
    been read or dropped.
    """
    at = now()
    known = connection.execute(
        "SELECT id FROM captures WHERE sha256 = ?", (capture.sha256,)
    ).fetchone()
    document = _document_for(connection, origin, url)
    outcome = "known"
    if known is None:
        capture_id = _insert_capture(connection, data, capture, at)
        if document is None:
            document = _insert_document(connection, origin, url, capture, capture_id, at)
            outcome = "new"
        else:
            _add_version(connection, document, capture_id, at)
            outcome = "version"
    else:
        capture_id = int(known[0])
        if document is None:
            document = _owner(connection, capture_id)
        elif not _has_version(connection, document, capture_id) or (
            origin.kind == "path" and _moved_back(connection, document, capture_id, origin)
        ):
            _add_version(connection, document, capture_id, at)
            _note_change(connection, capture_id, at)  # it is matched again, the other one no more
            outcome = "version"
    _record_origin(connection, origin, capture_id, document, at)
    return Added(outcome, capture_id, document)


def add_keyed(
    connection: apsw.Connection, data: bytes, capture: Capture, origin: Origin, key: str
) -> Added:
    """Keep a capture whose document is known by a key of its own; inside a transaction.

    Bytes that are held already, e.g. because a feed took back a change, become the newest version
    again.
    """
    at = now()
    known = connection.execute(
        "SELECT id FROM captures WHERE sha256 = ?", (capture.sha256,)
    ).fetchone()
    number = int(known[0]) if known else _insert_capture(connection, data, capture, at)
    row = connection.execute("SELECT id, capture FROM documents WHERE key = ?", (key,)).fetchone()
    outcome = "known"
    if row is None and known:
        document = _owner(connection, number)  # one feed under two addresses
    elif row is None:
        document = _insert_document(connection, origin, None, capture, number, at, key)
        outcome = "new"
    else:
        document = int(row[0])
        if int(row[1]) != number:
            _add_version(connection, document, number, at)
            outcome = "version"
            if known:
                _note_change(connection, number, at)  # it is matched again
    _record_origin(connection, origin, number, document, at)
    return Added(outcome, number, document)


def add_to_own(
    connection: apsw.Connection, data: bytes, capture: Capture, origin: Origin, document: int
) -> Added:
    """Keep a capture as the newest version of a document that asked for it; inside a transaction.

    The document does not resurface: its reader wanted it.
    """
    at = now()
    known = connection.execute(
        "SELECT id FROM captures WHERE sha256 = ?", (capture.sha256,)
    ).fetchone()
    number = int(known[0]) if known else _insert_capture(connection, data, capture, at)
    newest = connection.execute("SELECT capture FROM documents WHERE id = ?", (document,)).get
    outcome = "known"
    if newest != number:
        state = "SELECT updated, read, dropped FROM triage WHERE document = ?"
        before = connection.execute(state, (document,)).fetchall()
        _add_version(connection, document, number, at)
        put = "UPDATE triage SET updated = ?, read = ?, dropped = ? WHERE document = ?"
        for updated, read, dropped in before:
            connection.execute(put, (updated, read, dropped, document))
        if known:
            _note_change(connection, number, at)
        outcome = "version"
    _record_origin(connection, origin, number, document, at)
    return Added(outcome, number, document)


def add_to_document(
    connection: apsw.Connection,
    data: bytes,
    capture: Capture,
    origin: Origin,
    beside: int,
    *,
    older: bool = False,
) -> Added:
    """Keep a new capture as the version behind the capture ``beside``, or before it; in a transaction.

    Only behind the newest it becomes the newest; else nothing resurfaces.
    """
    at = now()
    document = _owner(connection, beside)
    newest = connection.execute("SELECT capture FROM documents WHERE id = ?", (document,)).get
    number = _insert_capture(connection, data, capture, at)
    if int(newest) == beside and not older:
        _add_version(connection, document, number, at)
    else:
        place = "SELECT n FROM versions WHERE document = ? AND capture = ? ORDER BY n LIMIT 1"
        found = int(connection.execute(place, (document, beside)).get)
        _insert_version(connection, document, number, found if older else found + 1, at)
    _record_origin(connection, origin, number, document, at)
    return Added("version", number, document)


def _insert_version(
    connection: apsw.Connection, document: int, capture: int, place: int, at: str
) -> None:
    """Put a version in a place among others; those from there on move up by one."""
    connection.execute(
        "UPDATE versions SET n = -(n + 1) WHERE document = ? AND n >= ?", (document, place)
    )
    connection.execute("UPDATE versions SET n = -n WHERE document = ? AND n < 0", (document,))
    connection.execute("INSERT INTO versions VALUES (?, ?, ?, ?)", (document, place, capture, at))
    connection.execute("UPDATE documents SET versions = versions + 1 WHERE id = ?", (document,))


def capture_with(connection: apsw.Connection, sha256: str) -> tuple[int, int] | None:
    """Return the number of a capture and of its document by its SHA-256, or None."""
    row = connection.execute(
        "SELECT c.id, min(v.document) FROM captures c JOIN versions v ON v.capture = c.id"
        " WHERE c.sha256 = ? GROUP BY c.id",
        (sha256,),
    ).fetchone()
    return None if row is None else (int(row[0]), int(row[1]))


def _owner(connection: apsw.Connection, capture: int) -> int:
    """Return the document that held the capture first."""
    sql = "SELECT min(document) FROM versions WHERE capture = ?"
    return int(connection.execute(sql, (capture,)).get)


def _has_version(connection: apsw.Connection, document: int, capture: int) -> bool:
    """Say whether the capture is already a version of the document."""
    sql = "SELECT 1 FROM versions WHERE document = ? AND capture = ?"
    return connection.execute(sql, (document, capture)).fetchone() is not None


def _moved_back(connection: apsw.Connection, document: int, capture: int, origin: Origin) -> bool:
    """Say whether a file that held the newest version holds an older one again."""
    sql = "SELECT o.capture FROM origins o WHERE o.location = ? AND o.current = 1"
    holds = connection.execute(sql, (origin.location,)).get
    newest = connection.execute("SELECT capture FROM documents WHERE id = ?", (document,)).get
    return bool(holds == newest and newest != capture)


def _document_for(connection: apsw.Connection, origin: Origin, url: str | None) -> int | None:
    """Find the document these bytes belong to: by printed URL, else by location."""
    if url is not None:
        row = connection.execute(
            "SELECT id FROM documents WHERE key = ?", ("url:" + url,)
        ).fetchone()
        return None if row is None else int(row[0])
    if origin.kind.endswith("stdin"):
        return None
    row = connection.execute(
        "SELECT o.document FROM origins o JOIN documents d ON d.id = o.document"
        " WHERE o.location = ? AND o.current = 1 AND d.key NOT LIKE 'url:%'",
        (origin.location,),
    ).fetchone()
    return None if row is None else int(row[0])


def _insert_capture(connection: apsw.Connection, data: bytes, capture: Capture, at: str) -> int:
    """Insert the bytes, their text and a row in the change sequence."""
    decoded = capture.decoded
    connection.execute(
        "INSERT INTO captures (sha256, size, added_at, bytes, text, decoder, decoder_version, lossy, note)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            capture.sha256,
            capture.size,
            at,
            zlib.compress(data, 6),
            decoded.text,
            decoded.decoder,
            decoded.version,
            int(decoded.lossy),
            decoded.note,
        ),
    )
    capture_id = connection.last_insert_rowid()
    _note_change(connection, capture_id, at)
    return capture_id


def _note_change(connection: apsw.Connection, capture_id: int, at: str) -> None:
    """Append to the sequence that analysis follows."""
    connection.execute("INSERT INTO changes (capture, at) VALUES (?, ?)", (capture_id, at))


def _insert_document(
    connection: apsw.Connection,
    origin: Origin,
    url: str | None,
    capture: Capture,
    capture_id: int,
    at: str,
    key: str = "",
) -> int:
    """Insert a document whose first version is ``capture_id``."""
    if url is not None:
        key = "url:" + url
    elif origin.kind == "path":
        key = "path:" + origin.location.decode("utf-8", "backslashreplace")
    key = key or "sha256:" + capture.sha256
    if connection.execute("SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone():
        key = "sha256:" + capture.sha256
    connection.execute(
        "INSERT INTO documents (key, capture, versions, added_at) VALUES (?, ?, 1, ?)",
        (key, capture_id, at),
    )
    document = connection.last_insert_rowid()
    connection.execute("INSERT INTO versions VALUES (?, 1, ?, ?)", (document, capture_id, at))
    connection.execute("INSERT INTO triage (document) VALUES (?)", (document,))
    return document


def _add_version(connection: apsw.Connection, document: int, capture_id: int, at: str) -> None:
    """Make ``capture_id`` the newest version; a read or dropped document resurfaces."""
    number = 1 + int(
        connection.execute("SELECT versions FROM documents WHERE id = ?", (document,)).get
    )
    connection.execute(
        "INSERT INTO versions VALUES (?, ?, ?, ?)", (document, number, capture_id, at)
    )
    connection.execute(
        "UPDATE documents SET capture = ?, versions = ? WHERE id = ?",
        (capture_id, number, document),
    )
    connection.execute(
        "UPDATE triage SET updated = 1, read = 0, dropped = 0"
        " WHERE document = ? AND (read OR dropped OR starred OR later)",
        (document,),
    )


def _record_origin(
    connection: apsw.Connection, origin: Origin, capture_id: int, document: int, at: str
) -> None:
    """Remember that this location holds this capture now."""
    connection.execute(
        "UPDATE origins SET current = 0 WHERE location = ? AND capture <> ?",
        (origin.location, capture_id),
    )
    connection.execute(
        "INSERT INTO origins VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET"
        " mtime_ns = excluded.mtime_ns, size = excluded.size, seen_at = excluded.seen_at,"
        " document = excluded.document, current = 1",
        (origin.location, capture_id, document, origin.kind, origin.mtime_ns, origin.size, at),
    )


def capture_bytes(connection: apsw.Connection, capture: int) -> bytes:
    """Return a capture's bytes as they came."""
    return zlib.decompress(
        connection.execute("SELECT bytes FROM captures WHERE id = ?", (capture,)).get
    )


def load_capture(connection: apsw.Connection, capture: int) -> Capture:
    """Return a stored capture."""
    row = connection.execute(
        "SELECT sha256, size, text, decoder, lossy, note, decoder_version FROM captures WHERE id = ?",
        (capture,),
    ).fetchone()
    if row is None:
        raise KeyError(capture)
    sha256, size, text, decoder, lossy, note, version = row
    decoded = Decoded(str(text), str(decoder), bool(lossy), str(note), int(version))
    return Capture(str(sha256), int(size), decoded)


def locations(connection: apsw.Connection, capture: int) -> list[bytes]:
    """Return every location the capture was found at, earliest first."""
    rows = connection.execute(
        "SELECT location FROM origins WHERE capture = ? ORDER BY seen_at, location", (capture,)
    )
    return [bytes(row[0]) for row in rows]


def pending_changes(connection: apsw.Connection, after: int, limit: int) -> list[tuple[int, int]]:
    """Return up to ``limit`` changes ``(seq, capture)`` with a number above ``after``."""
    rows = connection.execute(
        "SELECT seq, capture FROM changes WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit)
    )
    return [(int(seq), int(capture)) for seq, capture in rows]


def last_change(connection: apsw.Connection) -> int:
    """Return the number of the newest change, 0 for an empty library."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM changes").get)


def has_captures(connection: apsw.Connection) -> bool:
    """Say whether the library holds anything; quick however large it is."""
    return connection.execute("SELECT 1 FROM captures LIMIT 1").fetchone() is not None


def count_captures(connection: apsw.Connection) -> int:
    """Return how many captures the library holds."""
    return int(connection.execute("SELECT count(*) FROM captures").get)


def all_captures(connection: apsw.Connection) -> Iterator[tuple[int, str]]:
    """Yield every capture's number and SHA-256 in the order they were added."""
    for capture, sha256 in connection.execute("SELECT id, sha256 FROM captures ORDER BY id"):
        yield int(capture), str(sha256)


def split_current(
    connection: apsw.Connection, captures: Iterable[int]
) -> tuple[list[int], list[int]]:
    """Split captures into newest versions of their documents, and older ones."""
    newest: list[int] = []
    older: list[int] = []
    for capture in captures:
        row = connection.execute("SELECT 1 FROM documents WHERE capture = ?", (capture,)).fetchone()
        (newest if row else older).append(capture)
    return newest, older


def older_versions(connection: apsw.Connection, captures: Iterable[int]) -> dict[int, str]:
    """Return the older versions of the documents ``captures`` are newest of, with article ids."""
    found: dict[int, str] = {}
    for capture in captures:
        rows = connection.execute(
            "SELECT v.capture, c.sha256 FROM documents d JOIN versions v ON v.document = d.id"
            " JOIN captures c ON c.id = v.capture WHERE d.capture = ?1 AND v.capture <> ?1"
            " AND v.capture NOT IN (SELECT capture FROM documents)",
            (capture,),
        )
        found.update({int(old): article_id(str(sha256)) for old, sha256 in rows})
    return found


def earlier_articles(
    connection: apsw.Connection, documents: Iterable[int]
) -> dict[int, frozenset[str]]:
    """Return the article ids of all versions but the newest of some documents."""
    rows = connection.execute(
        "SELECT d.id, c.sha256 FROM documents d JOIN versions v ON v.document = d.id"
        " JOIN captures c ON c.id = v.capture WHERE v.capture <> d.capture"
        " AND d.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(documents)),),
    )
    found: dict[int, set[str]] = {}
    for document, sha256 in rows:
        found.setdefault(int(document), set()).add(article_id(str(sha256)))
    return {document: frozenset(articles) for document, articles in found.items()}


def document_versions(connection: apsw.Connection, document: int) -> list[tuple[int, int, str]]:
    """Return a document's versions as ``(n, capture, added_at)``, oldest first."""
    rows = connection.execute(
        "SELECT n, capture, added_at FROM versions WHERE document = ? ORDER BY n", (document,)
    )
    return [(int(n), int(capture), str(at)) for n, capture, at in rows]
