"""Doctor: checks, explains, rebuilds what can be rebuilt. It deletes nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from newsreader.capture.decoding import NotText
from newsreader.capture.formats import read_again
from newsreader.domain.errors import LibraryError, UsageError
from newsreader.search.parsing import parse_query
from newsreader.storage import health, kept_values
from newsreader.storage.backup import backup_name, make_backup, restore_backup
from newsreader.storage.connections import open_library
from newsreader.storage.failures import DamagedError
from newsreader.storage.files import DERIVED_FILE, LIBRARY_FILE, is_there, set_aside
from newsreader.storage.health import Finding, Stored
from newsreader.storage.progress import Lease
from newsreader.text.safe import one_line


@dataclass(slots=True)
class Diagnosis:
    """What the checks found, in sentences, and whether all is well.

    Attributes:
        findings: Each check's result.
    """

    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether every check passed."""
        return all(finding.ok for finding in self.findings)

    @property
    def damaged(self) -> bool:
        """Whether something is lost that recovery or a backup may bring back."""
        return any(finding.damaged for finding in self.findings)

    def add(self, ok: bool, sentence: str, *, damaged: bool = False) -> None:
        """Add one result."""
        self.findings.append(Finding(ok, sentence, damaged))


def check(folder: Path) -> Diagnosis:
    """Check both files, and every capture's bytes against its SHA-256."""
    diagnosis = Diagnosis()
    library, derived = folder / LIBRARY_FILE, folder / DERIVED_FILE
    if not is_there(library):
        diagnosis.add(False, f"There is no library at {folder}. Add something: newsreader add PATH")
        return diagnosis
    diagnosis.findings.append(health.check_file(library))
    if is_there(derived):
        found = health.check_file(derived)
        hint = (
            " All of it can be computed again: newsreader doctor --rebuild" if found.damaged else ""
        )
        diagnosis.add(found.ok, found.sentence + hint)
    _check_captures(folder, diagnosis)
    if not diagnosis.damaged:
        _check_kept(folder, diagnosis)
    for path in (library, derived):
        if path.exists() and path.stat().st_mode & 0o077:
            diagnosis.add(
                False, f"{path.name} can be read by others; make it yours: chmod 600 {path}"
            )
    _check_room(folder, diagnosis)
    return diagnosis


def _check_room(folder: Path, diagnosis: Diagnosis) -> None:
    """Look at the disk, and for what was set aside on it."""
    free = shutil.disk_usage(folder).free
    if free > 64 * 1024 * 1024:
        diagnosis.add(True, f"{free // 1024**2:,} MiB free on the disk.")
    else:
        diagnosis.add(
            False, f"Only {free // 1024**2:,} MiB free on the disk: make room, or nothing is saved."
        )
    aside = sorted(
        path.name
        for path in folder.iterdir()
        if (".aside-" in path.name and not path.name.endswith(("-wal", "-shm")))
        or path.name.startswith("recovering-")
    )
    if aside:
        diagnosis.add(True, "Set aside earlier, yours to look at or delete: " + ", ".join(aside))


def _check_captures(folder: Path, diagnosis: Diagnosis) -> None:
    """Compare every capture's bytes with its SHA-256, and its text with its bytes.

    SQLite's own check misses most bit rot.
    """
    try:
        connection = open_library(folder, create=False)
    except LibraryError as error:
        if not diagnosis.damaged:
            diagnosis.add(False, str(error), damaged=isinstance(error, DamagedError))
        return
    total, changed = 0, []
    try:
        for stored in health.stored_captures(connection):
            total += 1
            if not _is_whole(stored):
                changed.append(stored.capture.article_id)
    except Exception as error:  # damage may show anywhere while reading
        words = f"The captures cannot all be read ({error})."
        diagnosis.add(False, words, damaged=True)
        return
    finally:
        connection.close()
    if changed:
        words = f"{len(changed)} of {total} captures are not what came in: {', '.join(changed[:5])}"
        diagnosis.add(False, words, damaged=True)
    else:
        diagnosis.add(True, f"{total} captures: every byte is what came in.")


def _check_kept(folder: Path, diagnosis: Diagnosis) -> None:
    """Look at what the reader made: that it can be read, is about something held, and views are queries."""
    connection = open_library(folder, create=False)
    try:
        bad = kept_values.unreadable(connection)
        kept = {} if bad else kept_values.everything_kept(connection)
        held = kept_values.articles_of_captures(connection)
    finally:
        connection.close()
    for name, numbers in bad.items():
        some = ", ".join(map(str, numbers[:5]))
        words = f"{name}: {len(numbers)} cannot be read (number {some})."
        diagnosis.add(False, f"{words} newsreader doctor --recover saves the rest.", damaged=True)
    if bad:
        return
    lost = len(kept_values.articles_decided_about(kept) - held)
    if lost:
        diagnosis.add(
            True,
            f"Decisions and follows name {lost} articles that are not held; they rest until then.",
        )
    for value in kept["views"].values():
        try:
            parse_query(str(value["query"]))
        except UsageError as error:
            reason = str(error).splitlines()[0]
            name = one_line(str(value["name"]), 40)
            diagnosis.add(False, f'The saved view "{name}" cannot be read: {reason}.')
    counts = ", ".join(
        f"{len(values):,} {name.removesuffix('s') if len(values) == 1 else name}"
        for name, values in kept.items()
    )
    diagnosis.add(True, f"{counts}: readable.")


def _is_whole(stored: Stored) -> bool:
    """Say whether a capture's bytes are those that came in, and its text what they say."""
    if stored.data is None:
        return False
    decoded = stored.capture.decoded
    try:
        again = read_again(stored.data, decoded.decoder).decoded
        if again.version != stored.decoder_version:
            return True  # its text is what an earlier decoder made of the same bytes
        return again.text == decoded.text
    except NotText:
        return False


def rebuild_derived(folder: Path) -> str:
    """Set derived.db aside so that everything in it is computed again; returns a sentence.

    Raises:
        LibraryError: Another newsreader is analysing at this moment.
    """
    path = folder / DERIVED_FILE
    if not is_there(path):
        return "There is no derived.db; it is built on the next analysis."
    with Lease(folder) as lease:
        if not lease.held:
            raise LibraryError("Another newsreader is analysing; try again when it is done.")
        target = set_aside(path)
    return f"derived.db was set aside as {target.name}; it is rebuilt on the next analysis."


def back_up(folder: Path, target: Path | None) -> str:
    """Copy the library; returns a sentence with where and how large."""
    path = target or backup_name(folder)
    size = make_backup(folder, path)
    return f"Backed up to {path} ({size:,} bytes, checked)."


def restore(folder: Path, source: Path) -> str:
    """Put a backup in the library's place; returns a sentence."""
    former = restore_backup(folder, source)
    kept = f" The former library is kept as {former.name}." if former else ""
    return f"Restored from {source}.{kept} Analysis runs again when the library is opened."
