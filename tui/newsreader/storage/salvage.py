"""Saving what a damaged library still gives up. The damaged file is only read."""

from __future__ import annotations

import hashlib
import json
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from newsreader.domain.triage import Triage
from newsreader.storage.failures import sentences
from newsreader.storage.kept_values import SHELVES, Kept, is_sound
from newsreader.storage.opening import connect_read_only
from newsreader.storage.triage import load_states

_PAGE = 4096

#: Ways to the numbers of the captures. Each is followed until it meets the damage; together they
#: lead past it.
_WAYS = (
    "SELECT id FROM captures NOT INDEXED ORDER BY id",
    "SELECT id FROM captures NOT INDEXED ORDER BY id DESC",
    "SELECT id FROM captures ORDER BY sha256",
    "SELECT id FROM captures ORDER BY sha256 DESC",
    "SELECT capture FROM changes ORDER BY seq",
    "SELECT capture FROM changes ORDER BY seq DESC",
    "SELECT capture FROM versions ORDER BY capture",
    "SELECT capture FROM origins ORDER BY capture",
)


@contextmanager
def damaged_library(path: Path) -> Iterator[apsw.Connection]:
    """Open a damaged file for reading as much of it as goes.

    Raises:
        LibraryError: Nothing at all can be read.
    """
    with sentences(path):
        connection = connect_read_only(path)
    try:
        connection.execute("PRAGMA cell_size_check = ON")
        yield connection
    finally:
        connection.close()


def copy_with_sound_opening(path: Path, sound: Path, target: Path) -> None:
    """Copy a damaged file, its first page and length taken from what they must have been.

    The first page says where every table begins; a library made by the same program has the same
    one, but for the number of pages (file format, section 1.3).

    Args:
        path: The damaged library.
        sound: A fresh library.
        target: Where the copy goes.
    """
    shutil.copyfile(path, target)
    with sound.open("rb") as stream:
        opening = bytearray(stream.read(_PAGE))
    pages = -(-target.stat().st_size // _PAGE)
    opening[28:32] = pages.to_bytes(4, "big")
    opening[32:40] = bytes(8)  # no free pages are known
    opening[92:96] = opening[24:28]  # "the number of pages is right"
    opening[18:20] = b"\x01\x01"  # without a log
    with target.open("r+b") as stream:
        stream.write(opening)
        stream.truncate(pages * _PAGE)


def readable_captures(connection: apsw.Connection) -> Iterator[tuple[bytes, list[bytes]]]:
    """Yield bytes and locations of every capture that is still whole, in the order they were added.

    Only bytes that hash to the SHA-256 they were stored under are yielded.
    """
    numbers: set[int] = set()
    for way in _WAYS:
        numbers.update(row[0] for row in _fetch(connection, way) if isinstance(row[0], int))
    for number in sorted(numbers):
        found = _fetch(connection, "SELECT sha256, bytes FROM captures WHERE id = ?", number)
        data = unpack(found[0][1]) if found else None
        if data is None or hashlib.sha256(data).hexdigest() != found[0][0]:
            continue
        rows = _fetch(connection, "SELECT location FROM origins WHERE capture = ?", number)
        yield data, [row[0] for row in rows if isinstance(row[0], bytes) and row[0]]


def readable_triage(connection: apsw.Connection) -> dict[str, Triage]:
    """Return document key -> triage as far as a damaged library still gives it up.

    What came with a feed or from an address stands under the key of its newest capture as well: which
    item of which feed it is cannot be told from its bytes.
    """
    states = {}
    for document, key, capture in _fetch(connection, "SELECT id, key, capture FROM documents"):
        if isinstance(document, int):
            try:
                states[str(key)] = load_states(connection, [document])[document]
            except (apsw.Error, KeyError, ValueError):
                continue
            if str(key).startswith(("feed:", "url:")) and isinstance(capture, int):
                sql = "SELECT sha256 FROM captures WHERE id = ?"
                for (sha256,) in _fetch(connection, sql, capture):
                    states.setdefault(f"sha256:{sha256}", states[str(key)])
    return states


def readable_kept(connection: apsw.Connection) -> Kept:
    """Return what the reader made, decisions and the like, as far as it is still whole."""
    kept: Kept = {}
    for name in SHELVES:
        values = kept.setdefault(name, {})
        for order in ("", " DESC"):  # from both ends, past the damage
            for number, text in _fetch(
                connection, f"SELECT id, value FROM {name} ORDER BY id{order}"
            ):
                value = _value(text)
                if isinstance(number, int) and is_sound(name, value):
                    values[number] = value
    return kept


def readable_seen(connection: apsw.Connection) -> list[tuple[str, int, int, str, str]]:
    """Return what was read as far as it can still be told."""
    found: dict[tuple[str, int, int], tuple[str, int, int, str, str]] = {}
    for order in ("", " DESC"):
        rows = _fetch(
            connection,
            f'SELECT sha256, start, "end", hash, at FROM seen ORDER BY sha256{order}, start{order}',
        )
        for sha256, start, end, words, at in rows:
            if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end:
                found[(str(sha256), start, end)] = (str(sha256), start, end, str(words), str(at))
    return list(found.values())


def _value(text: object) -> object:
    """Return a JSON value, or None where it is damaged."""
    try:
        return json.loads(str(text))
    except (ValueError, RecursionError):
        return None


def unpack(blob: object) -> bytes | None:
    """Return the bytes a blob was packed from, or None where it is damaged."""
    try:
        return zlib.decompress(blob) if isinstance(blob, bytes) else None
    except zlib.error:
        return None


def _fetch(connection: apsw.Connection, sql: str, *values: int) -> list[tuple[object, ...]]:
    """Return the rows up to where the damage is met."""
    rows: list[tuple[object, ...]] = []
    try:
        for row in connection.execute(sql, values):
            rows.append(row)
    except (apsw.Error, ValueError):  # a text that is no longer UTF-8 is a ValueError
        pass
    return rows
