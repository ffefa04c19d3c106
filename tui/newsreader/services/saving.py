"""Saved views: a name for an expression of the query language."""

from __future__ import annotations

from newsreader.domain.errors import ReadOnlyError
from newsreader.search.parsing import parse_query
from newsreader.services.library import Library
from newsreader.storage.command_log import Command
from newsreader.storage.saved_views import SHELF


def save_view(library: Library, name: str, query: str) -> Command | None:
    """Keep a view under a name; one of the same name is replaced. An undoable command.

    Raises:
        QueryError: The query cannot be read.
        ReadOnlyError: The library cannot be written.
    """
    if library.read_only:
        raise ReadOnlyError("The library is read-only: views are not saved.")
    parse_query(query)
    value = {"name": name, "query": query}
    number = _numbers(library).get(name.casefold())
    if number is None:
        return SHELF.change(library.connection, "save view", f'saved: view "{name}"', added=[value])
    return SHELF.change(
        library.connection, "save view", f'saved: view "{name}"', changed={number: value}
    )


def forget_view(library: Library, name: str) -> Command | None:
    """Forget a saved view; an undoable command, None where there is none of that name."""
    if library.read_only:
        raise ReadOnlyError("The library is read-only: views are not saved.")
    number = _numbers(library).get(name.casefold())
    if number is None:
        return None
    words = f'view forgotten: "{name}"'
    return SHELF.change(library.connection, "forget view", words, changed={number: None})


def _numbers(library: Library) -> dict[str, int]:
    """Return the numbers of the saved views by name, whatever the case."""
    kept = SHELF.everything(library.connection).items()
    return {str(value["name"]).casefold(): number for number, value in kept}
