"""Handing over: articles, clippings, notes and decisions as one file; nothing of what was read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsreader.domain.captures import article_id
from newsreader.domain.clippings import Clipping
from newsreader.domain.decisions import Decision
from newsreader.domain.errors import InputError
from newsreader.services.bundle_format import Bundle, BundledCapture, write_bundle
from newsreader.services.library import Library
from newsreader.storage import clippings, decisions, handing
from newsreader.storage.captures import capture_bytes
from newsreader.storage.connections import now
from newsreader.storage.handing import HeldCapture
from newsreader.storage.triage import load_states
from newsreader.text.counts import counted

SUFFIX = ".newsbundle"


def hand_over(library: Library, documents: Sequence[int], about: str, path: Path) -> str:
    """Write a bundle of documents with all their versions; returns a sentence with counts.

    With them go the clippings taken from them, the notes on them, and the decisions about nothing
    but them. What was read, and when, what is starred, tagged or followed stays here.

    Raises:
        InputError: The file is there already, or cannot be written.
    """
    connection = library.connection
    held = handing.captures_of(connection, documents)
    articles = {article_id(one.sha256) for one in held}
    shas = {one.sha256 for one in held}
    kept = [
        Clipping(**value)
        for value in clippings.SHELF.everything(connection).values()
        if value.get("sha256") in shas
    ]
    decided = [d for d in decisions.load_decisions(connection) if _is_about(d, articles)]
    newest = {one.document: one.sha256 for one in held}
    states = load_states(connection, newest)
    notes = {newest[number]: state.note for number, state in states.items() if state.note}
    bundle = Bundle(about, now(), tuple(map(_entry, held)), tuple(kept), notes, tuple(decided))
    _write(library, path, bundle, held)
    parts = [
        counted(len(newest), "article"),
        counted(len(kept), "clipping"),
        counted(len(notes), "note"),
        counted(len(decided), "decision"),
    ]
    return f"Written to {path}: {', '.join(parts)}; nothing of what you read. newsreader add {path.name}"


def clipped_documents(library: Library) -> list[int]:
    """Return the documents the clippings were taken from."""
    connection = library.connection
    kept = clippings.SHELF.everything(connection).values()
    return handing.documents_with(connection, (str(value.get("sha256")) for value in kept))


def _write(library: Library, path: Path, bundle: Bundle, held: Sequence[HeldCapture]) -> None:
    """Write the file aside, then give it its name; one that is there is never written over."""
    if path.exists():
        raise InputError(str(path), "is there already; give another name")
    aside = path.with_name(f".{path.name}.writing-{os.getpid()}")
    try:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                write_bundle(stream, bundle, _contents(library, held))
                stream.flush()
                os.fsync(stream.fileno())
            os.link(aside, path)
        finally:
            aside.unlink()
    except FileExistsError as error:
        raise InputError(str(path), "is there already; give another name") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be written: {error.strerror}") from error


def _contents(library: Library, held: Sequence[HeldCapture]) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of every capture once."""
    for number, sha256 in {one.capture: one.sha256 for one in held}.items():
        yield sha256, capture_bytes(library.connection, number)


def _entry(one: HeldCapture) -> BundledCapture:
    """Return a capture's entry: of a path only the file's name, for the folders are the reader's own."""
    place = one.location.decode("utf-8", "replace")
    name = place if "://" in place else place.rpartition("/")[2]
    return BundledCapture(one.sha256, name[:500], one.retrieved, one.document)


def _is_about(decision: Decision, articles: set[str]) -> bool:
    """Say whether a decision is about nothing but these articles."""
    return decision.a.article in articles and (decision.b is None or decision.b.article in articles)
