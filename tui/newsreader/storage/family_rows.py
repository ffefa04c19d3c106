"""The passages of one family, with what a page about them shows of their articles."""

from __future__ import annotations

from typing import NamedTuple

import apsw


class FamilyRow(NamedTuple):
    """One passage of a family and its article."""

    document: int
    capture: int
    article: str
    outlet: str | None
    title: str
    published: str | None
    wire: int
    start: int
    end: int
    text: str
    quoted: bool


_ROW = (
    'SELECT d.id, f.capture, a.aid, a.outlet, a.title, a.published, a.wire, f.start, f."end",'
    ' substr(c.text, f.start + 1, f."end" - f.start), f.quoted'
    " FROM derived.family_passages f JOIN derived.articles a ON a.capture = f.capture"
    " JOIN captures c ON c.id = f.capture JOIN documents d ON d.capture = f.capture"
)


def family_at(connection: apsw.Connection, capture: int, start: int, end: int) -> str | None:
    """Return the family of the passage at a place: the very span, else the largest within or around it."""
    row = connection.execute(
        "SELECT family FROM derived.family_passages WHERE capture = ?1 AND start < ?3"
        ' AND "end" > ?2 ORDER BY start = ?2 AND "end" = ?3 DESC, min("end", ?3) - max(start, ?2) DESC,'
        ' "end" - start LIMIT 1',
        (capture, start, end),
    ).fetchone()
    return None if row is None else str(row[0])


def family_rows(connection: apsw.Connection, family: str) -> list[FamilyRow]:
    """Return the passages of a family, its base first."""
    return [
        FamilyRow(*_typed(row))
        for row in connection.execute(_ROW + " WHERE f.family = ? ORDER BY f.n", (family,))
    ]


def _typed(
    row: tuple[object, ...],
) -> tuple[int, int, str, str | None, str, str | None, int, int, int, str, bool]:
    """Give the columns of a row their types."""
    document, capture, aid, outlet, title, published, wire, start, end, text, quoted = row
    return (
        _int(document),
        _int(capture),
        str(aid),
        None if outlet is None else str(outlet),
        str(title),
        None if published is None else str(published),
        _int(wire),
        _int(start),
        _int(end),
        str(text),
        bool(quoted),
    )


def _int(value: object) -> int:
    """Return an integer column as an int."""
    assert isinstance(value, int)
    return value
