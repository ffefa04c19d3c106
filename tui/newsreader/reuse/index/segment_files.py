"""Segments as files: written aside, renamed into place, and mapped into memory when opened."""

from __future__ import annotations

import json
import mmap
import os
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.index.segment import Segment

_MAGIC = b"nwsr-segment-1\n"
#: Arrays begin at multiples of this, so that every number lies on its own boundary.
_ALIGNED = 64


class DamagedIndexError(Exception):
    """A file of the index is not what was written; the index is made again from the articles."""


def write_segment(segment: Segment, path: Path) -> None:
    """Write a segment so that a kill at any moment leaves a whole file or none at ``path``."""
    parts = cast(tuple[NDArray[Any], ...], segment)
    places: list[tuple[str, str, int, int]] = []
    at = 0
    for name, part in zip(Segment._fields, parts, strict=True):
        places.append((name, part.dtype.str, len(part), at))
        at += -(-part.nbytes // _ALIGNED) * _ALIGNED
    head = json.dumps(places).encode()
    begin = _begin(len(head))
    aside = path.with_suffix(".new")
    with aside.open("wb") as file:
        file.write(_MAGIC + len(head).to_bytes(4, "little") + head)
        for (_, _, _, place), part in zip(places, parts, strict=True):
            file.seek(begin + place)
            file.write(np.ascontiguousarray(part).data)
        file.truncate(begin + at)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def open_segment(path: Path) -> Segment:
    """Return the segment in a file; its arrays are read from disk as they are used.

    Raises:
        DamagedIndexError: The file is missing or not whole.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = int.from_bytes(mapped[len(_MAGIC) : len(_MAGIC) + 4], "little")
        head = mapped[len(_MAGIC) + 4 : len(_MAGIC) + 4 + size]
        if mapped[: len(_MAGIC)] != _MAGIC or len(head) != size:
            raise DamagedIndexError(f"{path}: not a segment")
        begin = _begin(size)
        parts = {
            name: np.frombuffer(mapped, dtype=np.dtype(kind), count=count, offset=begin + place)
            for name, kind, count, place in json.loads(head)
        }
        return Segment(**parts)
    except (OSError, ValueError, TypeError) as error:
        raise DamagedIndexError(f"{path}: {error}") from error


def _begin(head: int) -> int:
    """Return where the arrays begin behind a head of so many bytes."""
    return -(-(len(_MAGIC) + 4 + head) // _ALIGNED) * _ALIGNED
