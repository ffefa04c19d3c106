"""Progress on standard error, where it is a terminal."""

from __future__ import annotations

import shutil
import sys
import time

from newsreader.domain.progress import Progress


class ProgressBar:
    """One line that is rewritten; nothing at all where standard error is no terminal."""

    def __init__(self, *, shown: bool = True) -> None:
        self._shown = shown and sys.stderr.isatty()
        self._last = 0.0
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        """Show how far a job is, ten times a second at most."""
        if not self._shown or (
            time.monotonic() - self._last < 0.1 and progress.done != progress.total
        ):
            return
        self._last = time.monotonic()
        columns = shutil.get_terminal_size().columns
        text = f"{progress.job} {progress.done:,}"
        if progress.total:
            room = max(5, min(30, columns - 40))
            filled = round(room * min(1.0, progress.done / progress.total))
            text = f"{progress.job} [{'#' * filled}{'.' * (room - filled)}] {progress.done:,}/{progress.total:,}"
        if progress.failed:
            text += f", {progress.failed} not taken"
        text = text[: columns - 1]
        print("\r" + text.ljust(self._width), end="", file=sys.stderr, flush=True)
        self._width = len(text)

    def close(self) -> None:
        """Clear the line."""
        if self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)
            self._width = 0
