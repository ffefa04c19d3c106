"""What is handed over with documents, and what a bundle leaves here, as one command."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import apsw

from newsreader.storage import clippings, decisions, triage
from newsreader.storage.command_log import TRIAGE, Command, Kinds, append


class HeldCapture(NamedTuple):
    """A capture of a document, with where it was found last."""

    capture: int
    sha256: str
    retrieved: str
    document: int
    location: bytes


def captures_of(connection: apsw.Connection, documents: Iterable[int]) -> list[HeldCapture]:
    """Return all versions of some documents, document by document, oldest first."""
    rows = connection.execute(
        "SELECT c.id, c.sha256, c.added_at, v.document,"
        " (SELECT o.location FROM origins o WHERE o.capture = c.id ORDER BY o.seen_at DESC, o.location LIMIT 1)"
        " FROM versions v JOIN captures c ON c.id = v.capture"
        " WHERE v.document IN (SELECT value FROM json_each(?)) ORDER BY v.document, v.n",
        (json.dumps(list(documents)),),
    )
    return [
        HeldCapture(int(c), str(sha), str(at), int(document), bytes(place or b""))
        for c, sha, at, document, place in rows
    ]


def documents_with(connection: apsw.Connection, sha256s: Iterable[str]) -> list[int]:
    """Return the documents that have any of these captures as a version."""
    rows = connection.execute(
        "SELECT DISTINCT v.document FROM versions v JOIN captures c ON c.id = v.capture"
        " WHERE c.sha256 IN (SELECT value FROM json_each(?)) ORDER BY v.document",
        (json.dumps(sorted(set(sha256s))),),
    )
    return [int(document) for (document,) in rows]


def take_over(
    connection: apsw.Connection,
    sentence: str,
    made: Sequence[Any],
    kept: Sequence[Any],
    notes: Mapping[int, str],
) -> Command | None:
    """Keep decisions, clippings and notes as one undoable command; inside a transaction.

    Args:
        connection: A writable library.
        sentence: What happens, in words.
        made: Decisions as JSON values.
        kept: Clippings as JSON values.
        notes: The notes of documents as they are to be.
    """
    before: Kinds = {}
    after: Kinds = {}
    for shelf, values in ((decisions.SHELF, made), (clippings.SHELF, kept)):
        if values:
            after[shelf.kind] = shelf.put_new(connection, values)
            before[shelf.kind] = dict.fromkeys(after[shelf.kind])
    if notes:
        had = triage.load_facts(connection, map(str, notes))
        before[TRIAGE] = had
        after[TRIAGE] = {name: {**value, "note": notes[int(name)]} for name, value in had.items()}
        triage.put_facts(connection, after[TRIAGE])
    if not after:
        return None
    if made:
        decisions.note_decided(connection)
    return append(connection, "take over", sentence, before, after)
