"""The log: in the state folder, its owner's alone, rotated, without the text of any article."""

from __future__ import annotations

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

_SIZE = 512 * 1024
_KEPT = 3


class _PrivateHandler(RotatingFileHandler):
    """Makes every file it opens readable by its owner alone."""

    def _open(self):  # type: ignore[no-untyped-def]  # the stream's type is the base class's affair
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")


def start_log(folder: Path, *, verbose: bool) -> None:
    """Send warnings (with ``verbose`` everything, also to standard error) to ``newsreader.log``.

    Where the folder cannot be written there is no log, and nothing else changes.
    """
    log = logging.getLogger("newsreader")
    log.setLevel(logging.DEBUG if verbose else logging.WARNING)
    log.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler: logging.Handler = _PrivateHandler(
            folder / "newsreader.log", maxBytes=_SIZE, backupCount=_KEPT, delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
    )
    log.addHandler(handler)
    if verbose and not sys.stdout.isatty():
        log.addHandler(logging.StreamHandler(sys.stderr))
