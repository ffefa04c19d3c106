"""What the page of one entity needs beside its mentions: rows of derived.db."""

from __future__ import annotations

import json
from collections.abc import Iterable

import apsw

from newsreader.domain.entities import Entity
from newsreader.domain.reuse import Family, Passage
from newsreader.storage.findings import load_entity

#: Namesakes beyond these are not told apart on a page: nobody reads so many.
_NAMESAKES = 40


def articles_by_outlet(connection: apsw.Connection) -> dict[str | None, int]:
    """Return how many newest articles are held of each outlet; None: of unknown outlet."""
    rows = connection.execute(
        "SELECT a.outlet, count(*) FROM derived.articles a"
        " JOIN documents d ON d.capture = a.capture GROUP BY a.outlet"
    )
    return {None if outlet is None else str(outlet): int(str(count)) for outlet, count in rows}


def families_in(connection: apsw.Connection, captures: Iterable[int]) -> list[Family]:
    """Return the passages of these captures by family; wordings in other captures are left out."""
    rows = connection.execute(
        'SELECT f.family, a.aid, f.start, f."end", f.quoted, substr(c.text, f.start + 1, f."end" - f.start)'
        " FROM derived.family_passages f JOIN derived.articles a ON a.capture = f.capture"
        " JOIN captures c ON c.id = f.capture"
        " WHERE f.capture IN (SELECT value FROM json_each(?)) ORDER BY f.family, f.n",
        (json.dumps(sorted(set(captures))),),
    )
    families: dict[str, list[Passage]] = {}
    for family, aid, start, end, quoted, text in rows:
        passage = Passage(str(aid), int(str(start)), int(str(end)), str(text), bool(quoted))
        families.setdefault(str(family), []).append(passage)
    return [Family(identity, tuple(passages)) for identity, passages in families.items()]


def people_called(connection: apsw.Connection, name: str) -> list[Entity]:
    """Return the persons whose name ends with the last word of ``name``, those named most first."""
    words = name.replace("-", " ").split()
    if not words:
        return []
    rows = connection.execute(
        "SELECT id FROM derived.entities WHERE type = 'PER'"
        " AND (name = ?1 COLLATE NOCASE OR substr(name, -length(?1) - 1) = ' ' || ?1 COLLATE NOCASE)"
        " ORDER BY articles DESC, id LIMIT ?2",
        (words[-1], _NAMESAKES),
    )
    found = (load_entity(connection, str(identity)) for (identity,) in rows.fetchall())
    return [entity for entity in found if entity is not None]
