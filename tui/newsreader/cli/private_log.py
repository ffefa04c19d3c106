"""The file behind the log."""

from __future__ import annotations

import os
from logging.handlers import RotatingFileHandler


class PrivateHandler(RotatingFileHandler):
    """Makes every file it opens readable by its owner alone."""

    def _open(self):  # type: ignore[no-untyped-def]  # the stream's type is the base class's affair
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")
