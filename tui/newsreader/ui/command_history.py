"""The lines typed on the command line, kept over sessions in a file of the reader's own."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

#: Lines that are kept; the file is cut when it has twice as many.
_KEPT = 500


class CommandHistory:
    """Past lines, oldest first; read from the file when they are first asked for."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        """What was typed, oldest first, each line once, at its last place."""
        if self._lines is None:
            self._lines = self._read()
        return self._lines

    def add(self, line: str) -> None:
        """Remember a line; where it cannot be written it is remembered for this session."""
        lines = self.lines
        if line in lines:
            lines.remove(line)
        lines.append(line)
        del lines[:-_KEPT]
        if self._file is None or "\n" in line:
            return
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8") as file:
                file.write(f"{line}\n")

    def _read(self) -> list[str]:
        """Read the file; where it has grown long it is cut."""
        if self._file is None:
            return []
        try:
            raw = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        lines = list(dict.fromkeys(reversed(raw)))[:_KEPT][::-1]
        if len(raw) > 2 * _KEPT:
            aside = self._file.with_suffix(".new")
            with suppress(OSError):
                handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write("".join(f"{line}\n" for line in lines))
                aside.replace(self._file)
        return lines
