"""The log: in the state folder, its owner's alone, rotated, without the text of any article."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

_SIZE = 512 * 1024
_KEPT = 3


class _FirstRecord(logging.Handler):
    """Opens the log with the first record: most runs have nothing to write, and start the sooner."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def emit(self, record: logging.LogRecord) -> None:
        """Put the handler that writes the file in the place of this one."""
        from newsreader.cli.private_log import PrivateHandler  # brings sockets and pickles along

        handler = PrivateHandler(self._file, maxBytes=_SIZE, backupCount=_KEPT, delay=True)
        handler.setFormatter(self.formatter)
        log = logging.getLogger("newsreader")
        log.removeHandler(self)
        log.addHandler(handler)
        handler.handle(record)


def start_log(folder: Path, *, verbose: bool) -> None:
    """Send warnings (with ``verbose`` everything, also to standard error) to ``newsreader.log``.

    Where the folder cannot be written there is no log, and nothing else changes.
    """
    log = logging.getLogger("newsreader")
    log.setLevel(logging.DEBUG if verbose else logging.WARNING)
    log.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler: logging.Handler = _FirstRecord(folder / "newsreader.log")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
    )
    log.addHandler(handler)
    if verbose and not sys.stdout.isatty():
        log.addHandler(logging.StreamHandler(sys.stderr))
