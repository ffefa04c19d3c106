"""What the page of one entity needs beside its mentions: rows of derived.db."""

from __future__ import annotations

import json
from collections.abc import Iterable

import apsw

from newsreader.domain.entities import Entity, EntityType
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


def entities_in(connection: apsw.Connection, capture: int) -> dict[str, tuple[str, int]]:
    """Return id -> name and number of articles of everything a capture mentions."""
    rows = connection.execute(
        "SELECT id, name, articles FROM derived.entities"
        " WHERE id IN (SELECT entity FROM derived.mentions WHERE capture = ?)",
        (capture,),
    )
    return {str(identity): (str(name), int(str(count))) for identity, name, count in rows}


def links_in(connection: apsw.Connection, capture: int) -> dict[tuple[int, int], tuple[str, str]]:
    """Return start and end of a capture's mentions -> their entity and the reason they are linked."""
    rows = connection.execute(
        'SELECT start, "end", entity, why FROM derived.mentions'
        " WHERE capture = ? AND entity IS NOT NULL",
        (capture,),
    )
    return {(int(s), int(e)): (str(entity), str(why or "")) for s, e, entity, why in rows}


def entity_at(connection: apsw.Connection, article: str, start: int) -> str | None:
    """Return the id of the entity whose mention covers an offset of an article, or None."""
    row = connection.execute(
        "SELECT m.entity FROM derived.mentions m JOIN derived.articles a ON a.capture = m.capture"
        ' WHERE a.aid = ? AND m.start <= ? AND m."end" > ? AND m.entity IS NOT NULL',
        (article, start, start),
    ).fetchone()
    return None if row is None else str(row[0])


def entity_called(connection: apsw.Connection, name: str, kind: EntityType | None) -> str | None:
    """Return the id of the entity of this name, else with this alias; of several the one named most.

    Args:
        connection: The library.
        name: The whole name; case does not matter.
        kind: Of what kind it must be; None: any.
    """
    row = connection.execute(
        "SELECT id FROM derived.entities e WHERE (?2 IS NULL OR type = ?2)"
        " AND (name = ?1 COLLATE NOCASE"
        " OR EXISTS (SELECT 1 FROM json_each(e.aliases) WHERE value = ?1 COLLATE NOCASE))"
        " ORDER BY name = ?1 COLLATE NOCASE DESC, articles DESC, id LIMIT 1",
        (name, None if kind is None else kind.value),
    ).fetchone()
    return None if row is None else str(row[0])


def names_of_kind(connection: apsw.Connection, kind: EntityType, limit: int) -> list[str]:
    """Return the names of one kind, those in most articles first."""
    rows = connection.execute(
        "SELECT name FROM derived.entities WHERE type = ? ORDER BY articles DESC, name LIMIT ?",
        (kind.value, limit),
    )
    return [str(name) for (name,) in rows]


def stories_of(connection: apsw.Connection, captures: Iterable[int]) -> int:
    """Return of how many stories some captures are; one that stands alone is a story of its own."""
    found = connection.execute(
        "SELECT count(DISTINCT coalesce(story, aid)) FROM derived.articles"
        " WHERE capture IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(captures))),),
    ).get
    return int(found)


def company_of(
    connection: apsw.Connection, entity: str, captures: Iterable[int], limit: int
) -> list[tuple[str, str, int]]:
    """Return the other persons some captures name: ``(id, name, captures)``, those in most first."""
    rows = connection.execute(
        "SELECT e.id, e.name, count(DISTINCT m.capture) AS n FROM derived.mentions m"
        " JOIN derived.entities e ON e.id = m.entity WHERE e.type = 'PER' AND e.id <> ?1"
        " AND m.capture IN (SELECT value FROM json_each(?2)) GROUP BY e.id ORDER BY n DESC, e.name LIMIT ?3",
        (entity, json.dumps(sorted(set(captures))), limit),
    )
    return [(str(identity), str(name), int(str(count))) for identity, name, count in rows]


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
