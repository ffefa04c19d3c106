"""Recovery: a new library from what a damaged one still gives up."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from newsreader.capture.decoding import NotText
from newsreader.capture.formats import capture_in
from newsreader.domain.errors import LibraryError
from newsreader.domain.triage import Triage
from newsreader.services.finding import display_path
from newsreader.services.library import Library
from newsreader.services.permalinks import permalink_of
from newsreader.storage import salvage
from newsreader.storage.captures import Origin, add_capture
from newsreader.storage.connections import Connection, checkpoint, in_use_by_nobody, transaction
from newsreader.storage.files import DERIVED_FILE, LIBRARY_FILE, is_there, set_aside
from newsreader.storage.kept_values import Kept, put_kept
from newsreader.storage.triage import put_states

_BATCH = 32


def recover(folder: Path) -> str:
    """Make a new library from what a damaged one still gives up whole.

    Captures come back where their bytes still match their SHA-256; triage, what was read, decisions,
    clippings, follows and saved views are kept where they can be read. The new library is made in a folder of its own and put in place when it is done: until then
    the damaged one stays where it is, and after that it is kept under another name.

    Returns:
        A sentence with counts.

    Raises:
        LibraryError: There is no library, it is in use, or no capture can be read from it.
    """
    library = folder / LIBRARY_FILE
    if not is_there(library):
        raise LibraryError(f"There is no library at {folder}.")
    with in_use_by_nobody(library):
        pass
    try:
        work = Path(tempfile.mkdtemp(prefix="recovering-", dir=folder))
    except OSError as error:
        raise LibraryError(f"{folder} cannot be written: {error.strerror}.") from error
    try:
        with Library(work) as fresh:
            saved, marked, made = _save(library, work, fresh.connection)
        if not saved:
            raise LibraryError(
                f"No capture can be read from {library}; it stays as it is. A backup may help: "
                "newsreader restore BACKUP"
            )
        with in_use_by_nobody(library):
            if is_there(folder / DERIVED_FILE):
                set_aside(folder / DERIVED_FILE)
            aside = set_aside(library)
        (work / LIBRARY_FILE).rename(library)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return (
        f"{saved} captures, the marks of {marked} articles and {made} decisions, clippings, follows and "
        f"views were saved into a new library; the damaged one is kept as {aside.name}."
    )


def _save(library: Path, work: Path, fresh: Connection) -> tuple[int, int, int]:
    """Save captures and marks: from the file as it stands, then past a damaged first page.

    Returns:
        How many captures, marked articles, and values of the reader's own.
    """
    saved: set[str] = set()
    states: dict[str, Triage] = {}
    kept: Kept = {}
    read: list[tuple[str, int, int, str, str]] = []
    checkpoint(fresh)
    mended = work / "mended.db"
    salvage.copy_with_sound_opening(library, work / LIBRARY_FILE, mended)
    for path in (library, mended):
        with suppress(LibraryError), salvage.damaged_library(path) as damaged:
            _save_captures(damaged, fresh, saved)
            states = {**salvage.readable_triage(damaged), **states}
            for name, values in salvage.readable_kept(damaged).items():
                kept[name] = {**values, **kept.get(name, {})}
            read += salvage.readable_seen(damaged)
    return len(saved), put_states(fresh, states), put_kept(fresh, kept, read)


def _save_captures(damaged: Connection, fresh: Connection, saved: set[str]) -> None:
    """Copy every capture that is still whole and not saved yet; ``saved`` grows by their ids."""
    captures = salvage.readable_captures(damaged)
    while batch := list(islice(captures, _BATCH)):
        with transaction(fresh):
            for data, places in batch:
                _save_capture(fresh, data, places, saved)


def _save_capture(fresh: Connection, data: bytes, places: Iterable[bytes], saved: set[str]) -> None:
    """Add one capture with all its places, unless its bytes are no text to this program."""
    with suppress(NotText):
        found = list(_origins(places))
        capture = capture_in(data, display_path(found[0].location))
        if capture.sha256 not in saved:
            url = permalink_of(capture)
            for origin in found:
                add_capture(fresh, data, capture, origin, url)
            saved.add(capture.sha256)


def _origins(places: Iterable[bytes]) -> Iterator[Origin]:
    """Yield the places as origins; a capture that lost all of them has one that says so."""
    found = False
    for place in places:
        found = True
        yield Origin("path" if place.startswith(b"/") else "stdin", place)
    if not found:
        yield Origin("stdin", b"recovered")
