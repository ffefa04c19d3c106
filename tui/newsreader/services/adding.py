"""Adding captures: bytes in, durable rows out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from newsreader.capture.contents import Found
from newsreader.capture.decoding import NotText
from newsreader.capture.formats import contents_of
from newsreader.domain.captures import Capture
from newsreader.domain.errors import InputError
from newsreader.domain.progress import Progress
from newsreader.services.bundle_kind import BundleError, is_bundle
from newsreader.services.finding import DEFAULT_CAP, FoundFile, display_path, read_file
from newsreader.services.library import Library
from newsreader.services.permalinks import permalink_of
from newsreader.storage.captures import PART_OF, Added, Origin, add_capture, is_unchanged
from newsreader.storage.connections import transaction

#: Captures kept by one transaction: few enough that another instance's key never waits long.
_BATCH = 32
#: So many records that could not be taken are named, one by one.
_NAMED = 20


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


def add_bytes(library: Library, data: bytes, name: str = "-", *, cap: int = DEFAULT_CAP) -> Adding:
    """Add what is not a file, such as standard input; its format is told by its bytes."""
    adding = Adding()
    if len(data) > cap:
        adding.failed.append(
            InputError(name, f"above the cap of {cap:,} bytes; raise it with --cap")
        )
        return adding
    origin = Origin("stdin", name.encode("utf-8", "surrogateescape"), 0, len(data))
    try:
        if is_bundle(data):
            _take_over(library, data, cap, name, adding)
        else:
            _keep(library, _read(data, origin, name, adding), adding)
    except InputError as error:
        adding.failed.append(error)
    return adding


def _read(data: bytes, origin: Origin, shown: str, adding: Adding) -> list[_Read]:
    """Read the captures in the bytes; each one's permalink says which document it belongs to."""
    try:
        contents = contents_of(data, shown)
    except NotText as error:
        raise InputError(shown, f"{error}; kept out") from error
    for place, reason in contents.refused[:_NAMED]:
        adding.failed.append(InputError(f"{shown}, {place}", f"{reason}; kept out"))
    if len(contents.refused) > _NAMED:
        rest = len(contents.refused) - _NAMED
        adding.failed.append(InputError(shown, f"{rest:,} more that could not be taken"))
    several = len(contents.found) > 1 or bool(contents.refused)
    notes = Counter(one.capture.decoded.note for one in contents.found)
    for note, count in notes.items():
        if note:
            words = f"{count:,} of {len(contents.found):,}: {note}" if several else note
            adding.notes.append(InputError(shown, words))
    return [
        _Read(one.data, one.capture, _place(origin, one, last), permalink_of(one.capture))
        for one, last in zip(contents.found, _lasts(len(contents.found)), strict=True)
    ]


def _place(origin: Origin, found: Found, last: bool) -> Origin:
    """Return where one of several was found: the input's place and what it is known by there.

    The input's time and size are noted with the last one alone, so that an input that was added in
    part is read again.
    """
    if not found.key:
        return origin
    location = origin.location + b"#" + found.key.encode("utf-8", "backslashreplace")
    return Origin(
        PART_OF + origin.kind,
        location,
        origin.mtime_ns if last else 0,
        origin.size if last else len(found.data),
    )


def _lasts(count: int) -> list[bool]:
    return [at == count - 1 for at in range(count)]


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
    for at in range(0, len(waiting), _BATCH):
        outcomes: list[Added] = []
        with transaction(library.connection):
            for read in waiting[at : at + _BATCH]:
                outcomes.append(
                    add_capture(library.connection, read.data, read.capture, read.origin, read.url)
                )
        _count(outcomes, adding)
    waiting.clear()


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
