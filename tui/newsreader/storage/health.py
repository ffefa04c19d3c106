"""Checks of the two files and of every capture's bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from newsreader.domain.captures import Capture, Decoded
from newsreader.domain.errors import LibraryError
from newsreader.storage.opening import connect_read_only
from newsreader.storage.salvage import unpack


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check.

    Attributes:
        ok: Whether all is well.
        sentence: What was found.
        damaged: Whether the file's content is not what was written.
    """

    ok: bool
    sentence: str
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """A capture's row as it is stored.

    Attributes:
        capture: The capture as its row describes it.
        data: Its bytes; None where they are not those that came in.
        decoder_version: Which decoder made the text.
    """

    capture: Capture
    data: bytes | None
    decoder_version: int


def check_file(path: Path) -> Finding:
    """Run SQLite's own check on a file."""
    try:
        connection = connect_read_only(path)
        try:
            problems = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
        finally:
            connection.close()
    except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError, ValueError) as error:
        return Finding(False, f"{path.name}: damaged: {error}.", damaged=True)
    except (apsw.Error, LibraryError) as error:
        return Finding(False, f"{path.name}: cannot be read ({error}).")
    if problems == ["ok"]:
        return Finding(True, f"{path.name}: structure is sound.")
    return Finding(False, f"{path.name}: damaged: " + "; ".join(problems), damaged=True)


def stored_captures(connection: apsw.Connection) -> Iterator[Stored]:
    """Yield every capture with its bytes, in the order they were added."""
    rows = connection.execute(
        "SELECT sha256, size, text, decoder, lossy, note, decoder_version, bytes FROM captures ORDER BY id"
    )
    for sha256, size, text, decoder, lossy, note, version, blob in rows:
        data = unpack(blob)
        if data is not None and (len(data) != size or hashlib.sha256(data).hexdigest() != sha256):
            data = None
        decoded = Decoded(str(text), str(decoder), bool(lossy), str(note))
        yield Stored(Capture(str(sha256), int(size), decoded), data, int(version))
