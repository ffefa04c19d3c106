"""Finding the files behind the paths a user named."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsreader.domain.errors import InputError

#: Files above this are refused unless the cap is raised; they are looked at (stat), not opened.
DEFAULT_CAP = 32 * 1024 * 1024
_NO_PATH = "an address, where only files and folders are looked for"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file with what is known before it is opened."""

    path: bytes
    size: int
    mtime_ns: int


def is_url(word: str) -> bool:
    """Say whether a word is a URL; a path spelled like one is ``./https:/...``."""
    return _SCHEME.match(word) is not None


def display_path(path: bytes) -> str:
    r"""Return a path for people: UTF-8, undecodable bytes as ``\xNN``."""
    return path.decode("utf-8", "backslashreplace")


def find_files(
    paths: Sequence[str | bytes], cap: int = DEFAULT_CAP
) -> Iterator[FoundFile | InputError]:
    """Yield the files behind ``paths``, folders recursively in bytewise order.

    A folder reached twice, by a link or otherwise, is walked once, so loops end. Inside folders what
    is hidden is passed over, and so is anything that is no regular file; named outright it is an
    error. Errors are yielded, not raised, so that everything else is still found.

    Args:
        paths: Files and folders, as named.
        cap: Largest size in bytes that is taken.
    """
    seen: set[tuple[int, int]] = set()
    for named in paths:
        if isinstance(named, str) and is_url(named):
            yield InputError(named, _NO_PATH)
            continue
        path = os.path.abspath(os.fsencode(named))
        yield from _find(path, cap, seen, named=True)


def _find(
    path: bytes, cap: int, seen: set[tuple[int, int]], *, named: bool
) -> Iterator[FoundFile | InputError]:
    """Yield what is behind one path; an explicit stack keeps deep folders off the call stack."""
    stack = [(path, named)]
    while stack:
        current, was_named = stack.pop()
        shown = display_path(current)
        try:
            status = os.stat(current)
        except OSError as error:
            yield InputError(shown, _reason(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            key = (status.st_dev, status.st_ino)
            if key in seen:
                continue
            seen.add(key)
            try:
                names = sorted(
                    (n for n in os.listdir(current) if not n.startswith(b".")), reverse=True
                )
            except OSError as error:
                yield InputError(shown, _reason(error))
                continue
            stack += [(os.path.join(current, name), False) for name in names]
        elif not stat.S_ISREG(status.st_mode):
            if was_named:
                yield InputError(shown, "neither a file nor a folder")
        elif status.st_size > cap:
            yield InputError(
                shown,
                f"{_size(status.st_size)}, above the cap of {_size(cap)}; raise it with --cap",
            )
        else:
            yield FoundFile(current, status.st_size, status.st_mtime_ns)


def read_file(file: FoundFile, cap: int = DEFAULT_CAP) -> bytes:
    """Return the file's bytes.

    Raises:
        InputError: It vanished, cannot be read, or is being written while it is read.
    """
    shown = display_path(file.path)
    try:
        with open(file.path, "rb") as stream:
            data = stream.read(cap + 1)
            status = os.fstat(stream.fileno())
    except OSError as error:
        raise InputError(shown, _reason(error)) from error
    if len(data) > cap:
        raise InputError(shown, f"it grew above the cap of {_size(cap)} while it was read")
    if status.st_size != len(data) or status.st_mtime_ns != file.mtime_ns:
        raise InputError(shown, "it was being written while it was read; add it again")
    return data


def _reason(error: OSError) -> str:
    """Return an operating system error in plain words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "not yours to read (permission denied)"
    return (error.strerror or str(error)).lower()


def _size(count: int) -> str:
    """Return a size for people."""
    size = float(count)
    for unit in ("bytes", "KiB", "MiB"):
        if size < 1024:
            return f"{size:.0f} {unit}"
        size /= 1024
    return f"{size:.1f} GiB"
