"""Doctor: checks, explains, rebuilds what can be rebuilt. It deletes nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from newsreader.capture.reading import read_capture, understand
from newsreader.domain.errors import LibraryError
from newsreader.services.library import Library
from newsreader.storage import health
from newsreader.storage.backup import backup_name, make_backup, restore_backup
from newsreader.storage.captures import Origin, add_capture, count_captures
from newsreader.storage.connections import (
    DERIVED_FILE,
    LIBRARY_FILE,
    open_library,
    set_aside,
    transaction,
)
from newsreader.storage.health import Finding


@dataclass(slots=True)
class Diagnosis:
    """What the checks found, in sentences, and whether all is well.

    Attributes:
        findings: Each check's result.
        damaged: Whether something is lost that recovery or a backup may bring back.
    """

    findings: list[Finding] = field(default_factory=list)
    damaged: bool = False

    @property
    def ok(self) -> bool:
        """Whether every check passed."""
        return all(finding.ok for finding in self.findings)

    def add(self, ok: bool, sentence: str) -> None:
        """Add one result."""
        self.findings.append(Finding(ok, sentence))


def check(folder: Path) -> Diagnosis:
    """Check both files, and every capture's bytes against its SHA-256."""
    diagnosis = Diagnosis()
    library = folder / LIBRARY_FILE
    if not library.exists():
        diagnosis.add(False, f"There is no library at {folder}. Add something: newsreader add PATH")
        return diagnosis
    diagnosis.findings.append(health.check_file(library))
    diagnosis.damaged = not diagnosis.ok
    if (folder / DERIVED_FILE).exists():
        diagnosis.findings.append(health.check_file(folder / DERIVED_FILE))
    _check_captures(folder, diagnosis)
    for path in (library, folder / DERIVED_FILE):
        if path.exists() and path.stat().st_mode & 0o077:
            diagnosis.add(
                False, f"{path.name} can be read by others; make it yours: chmod 600 {path}"
            )
    free = shutil.disk_usage(folder).free
    if free > 64 * 1024 * 1024:
        diagnosis.add(True, f"{free // 1024**2:,} MiB free on the disk.")
    else:
        diagnosis.add(
            False, f"Only {free // 1024**2:,} MiB free on the disk: make room, or nothing is saved."
        )
    aside = sorted(
        p.name
        for p in folder.iterdir()
        if ".aside-" in p.name and not p.name.endswith(("-wal", "-shm"))
    )
    if aside:
        diagnosis.add(True, "Set aside earlier, yours to look at or delete: " + ", ".join(aside))
    return diagnosis


def _check_captures(folder: Path, diagnosis: Diagnosis) -> None:
    """Compare every capture's bytes with its SHA-256: SQLite's own check misses most bit rot."""
    try:
        connection = open_library(folder, create=False)
    except LibraryError as error:
        diagnosis.add(False, str(error))
        return
    try:
        total = count_captures(connection)
        changed = health.changed_captures(connection)
    except Exception as error:  # damage may show anywhere while reading
        diagnosis.damaged = True
        diagnosis.add(False, f"The captures cannot all be read ({error}).")
        return
    finally:
        connection.close()
    if changed:
        names = ", ".join("a" + sha256[:16] for sha256 in changed[:5])
        diagnosis.damaged = True
        diagnosis.add(False, f"{len(changed)} of {total} captures are not what came in: {names}")
    else:
        diagnosis.add(True, f"{total} captures: every byte is what came in.")


def rebuild_derived(folder: Path) -> str:
    """Set derived.db aside so that everything in it is computed again; returns a sentence."""
    path = folder / DERIVED_FILE
    if path.exists():
        target = set_aside(path)
        return f"derived.db was set aside as {target.name}; it is rebuilt on the next analysis."
    return "There is no derived.db; it is built on the next analysis."


def recover(folder: Path) -> str:
    """Make a new library from what a damaged one still gives up whole; the old one is set aside.

    Captures come back where their bytes still match their SHA-256; triage is kept where it can be read.

    Returns:
        A sentence with counts.
    """
    library = folder / LIBRARY_FILE
    if not library.exists():
        raise LibraryError(f"There is no library at {folder}.")
    aside = health.set_library_aside(folder)
    if (folder / DERIVED_FILE).exists():
        set_aside(folder / DERIVED_FILE)
    saved = 0
    states = health.readable_triage(aside)
    with Library(folder) as fresh:
        connection = fresh.connection
        for data, places in health.readable_captures(aside):
            capture = read_capture(data)
            url = understand(capture).url
            origins = [Origin("path" if p.startswith(b"/") else "stdin", p) for p in places] or [
                Origin("stdin", b"recovered")
            ]
            with transaction(connection):
                for origin in origins:
                    add_capture(connection, data, capture, origin, url.value if url else None)
            saved += 1
        marked = health.restore_triage(connection, states)
    return (
        f"{saved} captures and the marks of {marked} articles were saved into a new library; the damaged one"
        f" is kept as {aside.name}."
    )


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
