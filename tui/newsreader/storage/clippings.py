"""Clippings: quotations the reader kept, with everything a citation needs."""

from __future__ import annotations

from newsreader.storage.shelves import Shelf

SHELF = Shelf("clipping", "clippings")
