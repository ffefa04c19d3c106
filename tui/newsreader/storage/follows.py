"""What the reader follows, and how it stood when they looked last."""

from __future__ import annotations

from newsreader.storage.shelves import Shelf

SHELF = Shelf("follow", "follows")
