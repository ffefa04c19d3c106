"""Views the reader saved: a name and an expression of the query language."""

from __future__ import annotations

from newsreader.storage.shelves import Shelf

SHELF = Shelf("view", "views")
