"""Completion of queries: fields, then values from the library."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.domain.query_language import FIELDS, QueryField
from newsreader.search.completing import fields_like, place_of, written
from newsreader.services.library import Library
from newsreader.storage import values
from newsreader.storage.connections import Connection

_MOST = 20


@dataclass(frozen=True, slots=True)
class Offer:
    """What may stand at the cursor.

    Attributes:
        texts: The query up to the cursor, completed in every way, the likeliest first.
        shown: What each completion puts in, for people.
        hint: What is expected there, where nothing completes it.
    """

    texts: tuple[str, ...]
    shown: tuple[str, ...] = ()
    hint: str = ""


def complete(library: Library, query: str, cursor: int) -> Offer:
    """Complete the field or value before the cursor.

    A word that begins no field is completed to names, outlets and tags that contain it.
    """
    start, name, typed = place_of(query, cursor)
    connection = library.connection
    field = FIELDS.get(name)
    if field is not None:
        found = [written(value) for value in _values(connection, field, typed)]
        hint = f"{name}: takes {field.expects}" if field.expects else ""
    else:
        found = fields_like(typed) or _anything(connection, typed)
        hint = ""
    return Offer(tuple(query[:start] + text for text in found), tuple(found), hint)


def _values(connection: Connection, field: QueryField, typed: str) -> list[str]:
    """Return values of a field that go with what was typed, those that begin so first."""
    if field.choices:
        return [value for value, _ in field.choices if value.startswith(typed.lower())]
    if field.of == "outlet":
        found = values.outlets_like(connection, typed, _MOST)
    elif field.of == "entity":
        found = values.names_like(connection, field.name, typed, _MOST)
    elif field.of == "tag":
        found = values.tags_like(connection, typed, _MOST)
    elif field.of == "story":
        found = values.stories_like(connection, typed, _MOST)
    elif field.of == "language":
        found = [code for code in values.languages(connection) if code.startswith(typed)]
    else:
        found = []
    start = typed.casefold()
    return sorted(found, key=lambda value: not value.casefold().startswith(start))


def _anything(connection: Connection, typed: str) -> list[str]:
    """Return names, outlets and tags that contain a word, each with its field."""
    if not typed:
        return []
    found = []
    for name in ("entity", "outlet", "tag"):
        found += [f"{name}:{written(v)}" for v in _values(connection, FIELDS[name], typed)[:5]]
    return found
