"""The index in a folder: a list of segments, what was removed from them, and what they stand for."""

from __future__ import annotations

import json
import os
from pathlib import Path

from newsreader.reuse.index.passage_index import Part, PassageIndex
from newsreader.reuse.index.segment import Segment
from newsreader.reuse.index.segment_files import DamagedIndexError, open_segment, write_segment

_LIST = "index.json"
#: Raised when files of another version cannot be read.
_FORMAT = 2


class IndexFolder:
    """Where an index is kept between runs.

    A stamp says what the index was made from and by which versions; an index with another stamp is
    never opened. The list of segments is replaced in one step after the segments it names are
    written, and files it does not name are removed afterwards: a kill at any moment leaves the old
    index or the new one.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: dict[int, tuple[Segment, str]] = {}
        self._next = 1

    def open(self, stamp: str) -> tuple[PassageIndex, int] | None:
        """Return the index saved with this stamp, and the mark it was saved with.

        Returns:
            None where there is none, it has another stamp, or a file is damaged.
        """
        try:
            told = json.loads((self._folder / _LIST).read_text(encoding="utf-8"))
            if told["format"] != _FORMAT or told["stamp"] != stamp:
                return None
            parts = []
            for name, dead in told["segments"]:
                segment = open_segment(self._folder / name)
                self._written[id(segment)] = (segment, name)
                self._next = max(self._next, int(name.split(".")[0]) + 1)
                parts.append(Part(segment, dead))
            return PassageIndex(parts), int(told["mark"])
        except (OSError, ValueError, KeyError, TypeError, IndexError, DamagedIndexError):
            self._written.clear()
            return None

    def save(self, index: PassageIndex, stamp: str, mark: int) -> None:
        """Write what is new of the index.

        Args:
            index: The index.
            stamp: What it was made from and by which versions.
            mark: How far what it was made from had come.

        Raises:
            OSError: The folder cannot be written; what was saved before stands.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept: dict[int, tuple[Segment, str]] = {}
        told = []
        for part in index.parts:
            known = self._written.get(id(part.segment))
            name = known[1] if known else self._write(part.segment)
            kept[id(part.segment)] = (part.segment, name)
            told.append([name, part.dead.nonzero()[0].tolist()])
        self._replace_list({"format": _FORMAT, "stamp": stamp, "mark": mark, "segments": told})
        self._written = kept
        self._sweep({name for _, name in kept.values()})

    def _write(self, segment: Segment) -> str:
        """Write a segment under a name no other has, and return the name."""
        while (self._folder / f"{self._next}.segment").exists():
            self._next += 1
        name = f"{self._next}.segment"
        self._next += 1
        write_segment(segment, self._folder / name)
        return name

    def _replace_list(self, told: dict[str, object]) -> None:
        aside = self._folder / (_LIST + ".new")
        with aside.open("w", encoding="utf-8") as file:
            json.dump(told, file)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._folder / _LIST)

    def _sweep(self, named: set[str]) -> None:
        """Remove segments nobody names any more, those of a killed run among them."""
        for path in (*self._folder.glob("*.segment"), *self._folder.glob("*.new")):
            if path.name not in named:
                path.unlink(missing_ok=True)
