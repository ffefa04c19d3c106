"""Adding captures: bytes in, durable rows out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from newsreader.capture.decoding import NotText
from newsreader.capture.formats import captures_in
from newsreader.domain.captures import Capture
from newsreader.domain.errors import InputError
from newsreader.domain.progress import Progress
from newsreader.services.bundle_kind import BundleError, is_bundle
from newsreader.services.finding import DEFAULT_CAP, FoundFile, display_path, read_file
from newsreader.services.library import Library
from newsreader.services.permalinks import permalink_of
from newsreader.storage.captures import Added, Origin, add_capture, is_unchanged
from newsreader.storage.connections import transaction

#: Captures kept by one transaction: few enough that another instance's key never waits long.
_BATCH = 32


@dataclass(slots=True)
class Adding:
    """What came of adding: counts by outcome, inputs that could not be taken, what bundles brought."""

    new: int = 0
    versions: int = 0
    known: int = 0
    unchanged: int = 0
    cancelled: bool = False
    failed: list[InputError] = field(default_factory=list)
    notes: list[InputError] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Inputs that were dealt with, whatever came of them."""
        return self.new + self.versions + self.known + self.unchanged + len(self.failed)

    def sentence(self) -> str:
        """Say what happened in one line."""
        parts = [f"{self.new} added"]
        plural = "s" if self.versions != 1 else ""
        parts += [f"{self.versions} new version{plural}"] if self.versions else []
        parts += (
            [f"{self.known + self.unchanged} known already"] if self.known + self.unchanged else []
        )
        parts += [f"{len(self.failed)} not taken"] if self.failed else []
        said = ("Cancelled: " if self.cancelled else "") + ", ".join(parts) + "."
        return said + (f" From bundles: {'; '.join(self.taken)}." if self.taken else "")


@dataclass(frozen=True, slots=True)
class _Read:
    """Bytes understood far enough to be kept."""

    data: bytes
    capture: Capture
    origin: Origin
    url: str | None


def add_files(
    library: Library,
    files: Iterable[FoundFile | InputError],
    *,
    cap: int = DEFAULT_CAP,
    cancelled: Callable[[], bool] = lambda: False,
    report: Callable[[Progress], None] = lambda _: None,
    total: int = 0,
) -> Adding:
    """Add files in small transactions; what was reported done is on disk.

    Args:
        library: Where to.
        files: From :func:`find_files`; its errors are counted and passed on.
        cap: Largest size in bytes.
        cancelled: Asked before each file; what was added before stays.
        report: Told after each transaction.
        total: How many files there are, where known.
    """
    adding = Adding()
    waiting: list[_Read] = []
    for file in files:
        if cancelled():
            adding.cancelled = True
            break
        if isinstance(file, InputError):
            adding.failed.append(file)
            continue
        origin = Origin("path", file.path, file.mtime_ns, file.size)
        if is_unchanged(library.connection, origin):
            adding.unchanged += 1
            continue
        try:
            data = read_file(file, cap)
            if is_bundle(data):
                _keep(library, waiting, adding)
                _take_over(library, data, cap, display_path(file.path), adding)
            else:
                waiting += _read(data, origin, display_path(file.path), adding)
        except InputError as error:
            adding.failed.append(error)
        if len(waiting) >= _BATCH:
            _keep(library, waiting, adding)
            report(Progress("adding", adding.done, total, len(adding.failed)))
    _keep(library, waiting, adding)
    report(Progress("adding", adding.done, total, len(adding.failed)))
    return adding


def add_bytes(library: Library, data: bytes, name: str = "-") -> Adding:
    """Add one capture that is not a file, such as standard input."""
    adding = Adding()
    origin = Origin("stdin", name.encode("utf-8", "surrogateescape"), 0, len(data))
    try:
        if is_bundle(data):
            _take_over(library, data, DEFAULT_CAP, name, adding)
        else:
            _keep(library, _read(data, origin, name, adding), adding)
    except InputError as error:
        adding.failed.append(error)
    return adding


def _read(data: bytes, origin: Origin, shown: str, adding: Adding) -> list[_Read]:
    """Read the captures in the bytes; each one's permalink says which document it belongs to."""
    try:
        captures = captures_in(data, shown)
    except NotText as error:
        raise InputError(shown, f"{error}; kept out") from error
    for capture in captures:
        if capture.decoded.note:
            adding.notes.append(InputError(shown, capture.decoded.note))
    return [_Read(data, capture, origin, permalink_of(capture)) for capture in captures]


def _take_over(library: Library, data: bytes, cap: int, shown: str, adding: Adding) -> None:
    """Add a bundle that was handed over, and count what came of its captures."""
    from newsreader.services.taking_over import take_over  # reading archives is seldom asked for

    try:
        taken = take_over(library, data, cap)
    except BundleError as error:
        raise InputError(shown, str(error)) from error
    _count(taken.added, adding)
    if taken.sentence:
        adding.taken.append(taken.sentence)


def _keep(library: Library, waiting: list[_Read], adding: Adding) -> None:
    """Write what waits in one transaction and count the outcomes."""
    if not waiting:
        return
    outcomes: list[Added] = []
    with transaction(library.connection):
        for read in waiting:
            outcomes.append(
                add_capture(library.connection, read.data, read.capture, read.origin, read.url)
            )
    waiting.clear()
    _count(outcomes, adding)


def _count(outcomes: Iterable[Added], adding: Adding) -> None:
    """Count outcomes."""
    for outcome in outcomes:
        adding.documents.append(outcome.document)
        if outcome.outcome == "new":
            adding.new += 1
        elif outcome.outcome == "version":
            adding.versions += 1
        else:
            adding.known += 1
