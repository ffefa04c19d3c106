"""Notices of outlets (kills, corrections), what carries the words they are about, and what came back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

import apsw

from newsreader.storage.clippings import SHELF
from newsreader.storage.connections import transaction
from newsreader.storage.progress import note, set_note

#: Notes in library.db: article ids of the notices that brought back what they are about, and of those
#: whose kill was shown.
_APPLIED, _SHOWN = "notices_applied", "notices_shown"


class Notice(NamedTuple):
    """A document whose newest version is, or bears, a kill notice or a correction."""

    document: int
    capture: int
    article: str
    kind: str
    outlet: str | None
    title: str
    published: str | None
    dealt_with: bool


class Carrier(NamedTuple):
    """A document that has words of a notice's article, or stands in its story.

    Attributes:
        by_words: Whether it shares a passage; otherwise only the story.
    """

    document: int
    capture: int
    article: str
    title: str
    by_words: bool
    starred: bool
    read: bool
    dropped: bool


_NOTICE = (
    "SELECT d.id, d.capture, a.aid, a.notice, a.outlet, a.title, a.published, t.read OR t.dropped"
    " FROM documents d JOIN triage t ON t.document = d.id JOIN derived.articles a ON a.capture = d.capture"
    " WHERE a.notice IN ('kill', 'correction')"
)


def notices(connection: apsw.Connection) -> list[Notice]:
    """Return the kill notices and corrections held, the latest first."""
    rows = connection.execute(_NOTICE + " ORDER BY a.sort_key DESC, d.id DESC")
    return [_notice(row) for row in rows]


def notices_about(connection: apsw.Connection, capture: int, document: int) -> list[Notice]:
    """Return the notices of other documents whose articles share a passage with this one."""
    rows = connection.execute(
        _NOTICE
        + " AND d.id <> ?2 AND d.capture IN (SELECT g.capture FROM derived.family_passages f"
        " JOIN derived.family_passages g ON g.family = f.family WHERE f.capture = ?1)"
        " ORDER BY a.notice = 'kill' DESC, a.sort_key DESC",
        (capture, document),
    )
    return [_notice(row) for row in rows]


def carriers(connection: apsw.Connection, capture: int, document: int) -> list[Carrier]:
    """Return what shares passages with the notice that is ``capture`` of ``document``.

    A notice that repeats no words of what it is about is taken to be about its story.
    """
    by_words = _carriers(
        connection,
        "d.capture IN (SELECT g.capture FROM derived.family_passages f JOIN derived.family_passages g"
        " ON g.family = f.family WHERE f.capture = ?1)",
        capture,
        document,
        by_words=True,
    )
    in_story = "a.story = (SELECT story FROM derived.articles WHERE capture = ?1)"
    return by_words or _carriers(connection, in_story, capture, document, by_words=False)


def _carriers(
    connection: apsw.Connection, where: str, capture: int, document: int, *, by_words: bool
) -> list[Carrier]:
    """Return the documents but one that a condition holds for."""
    rows = connection.execute(
        "SELECT d.id, d.capture, a.aid, a.title, t.starred, t.read, t.dropped FROM derived.articles a"
        " JOIN documents d ON d.capture = a.capture JOIN triage t ON t.document = d.id"
        f" WHERE d.id <> ?2 AND {where} ORDER BY a.sort_key, d.id",
        (capture, document),
    )
    return [
        Carrier(int(d), int(c), str(aid), str(title), by_words, bool(star), bool(read), bool(drop))
        for d, c, aid, title, star, read, drop in rows
    ]


def clipped_from(connection: apsw.Connection, documents: Iterable[int]) -> list[str]:
    """Return the headlines of the clippings taken from any version of these documents."""
    rows = connection.execute(
        "SELECT c.sha256 FROM versions v JOIN captures c ON c.id = v.capture"
        " WHERE v.document IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(documents))),),
    )
    held = {str(sha256) for (sha256,) in rows}
    kept = SHELF.everything(connection).values()
    return [str(value.get("headline") or "") for value in kept if value.get("sha256") in held]


def bring_back(connection: apsw.Connection, documents: Iterable[int]) -> int:
    """Have documents come back that were dealt with; returns how many did. Inside a transaction."""
    connection.execute(
        "UPDATE triage SET updated = 1, read = 0, dropped = 0 WHERE (read OR dropped OR starred OR later)"
        " AND document IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(documents))),),
    )
    return int(connection.changes())


def applied(connection: apsw.Connection) -> frozenset[str]:
    """Return the notices (article ids) that brought back what they are about."""
    return _noted(connection, _APPLIED)


def shown(connection: apsw.Connection) -> frozenset[str]:
    """Return the kill notices (article ids) the reader was shown."""
    return _noted(connection, _SHOWN)


def note_applied(connection: apsw.Connection, articles: Iterable[str]) -> None:
    """Note that notices brought back what they are about; inside that transaction."""
    set_note(connection, _APPLIED, json.dumps(sorted(_noted(connection, _APPLIED).union(articles))))


def note_shown(connection: apsw.Connection, articles: Iterable[str]) -> None:
    """Note that the reader was shown these notices."""
    with transaction(connection):
        set_note(connection, _SHOWN, json.dumps(sorted(_noted(connection, _SHOWN).union(articles))))


def _noted(connection: apsw.Connection, key: str) -> frozenset[str]:
    """Return the article ids of a note."""
    text = note(connection, key)
    return frozenset(map(str, json.loads(text))) if text else frozenset()


def _notice(row: tuple[object, ...]) -> Notice:
    """Build a notice from its columns."""
    document, capture, article, kind, outlet, title, published, dealt_with = row
    return Notice(
        int(str(document)),
        int(str(capture)),
        str(article),
        str(kind),
        None if outlet is None else str(outlet),
        str(title),
        None if published is None else str(published),
        bool(dealt_with),
    )
