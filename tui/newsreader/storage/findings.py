"""What analysis found: mentions, entities, matches, families, stories. Rows of derived.db."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, overload

import apsw

from newsreader.domain.entities import Entity, EntityType, Link, Mention, NamePlace
from newsreader.domain.stories import Story
from newsreader.storage.failures import damage_if_unreadable

_TYPES: dict[object, EntityType] = {kind.value: kind for kind in EntityType}
Captures = dict[str, int]


def store_stories(
    connection: apsw.Connection, captures: Captures, stories: Iterable[Story]
) -> None:
    """Replace all stories and the articles' membership."""
    connection.execute("DELETE FROM stories")
    connection.execute("UPDATE articles SET story = NULL WHERE story IS NOT NULL")
    for story in stories:
        connection.execute("INSERT INTO stories VALUES (?, ?)", (story.id, json.dumps(story.why)))
        connection.executemany(
            "UPDATE articles SET story = ? WHERE capture = ?",
            [(story.id, captures[aid]) for aid in story.articles],
        )


def load_mentions(connection: apsw.Connection, capture: int, aid: str) -> list[Mention]:
    """Return an article's mentions in order; ``connection`` is the library."""
    rows = connection.execute(
        'SELECT start, "end", type, text, rule FROM derived.mentions WHERE capture = ? ORDER BY start',
        (capture,),
    )
    with damage_if_unreadable("derived.db: mentions"):
        return [Mention(aid, s, e, _TYPES[kind], text, rule) for s, e, kind, text, rule in rows]


class _Names(Sequence[NamePlace]):
    """Names as rows: a long article has thousands, and those in view are looked at."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        self._rows = rows
        for kind in {row[2] for row in rows}:
            _TYPES[kind]  # one that is damaged is seen here

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Names) and other._rows == self._rows

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> NamePlace: ...
    @overload
    def __getitem__(self, at: slice) -> list[NamePlace]: ...
    def __getitem__(self, at: int | slice) -> NamePlace | list[NamePlace]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        start, end, kind, text = self._rows[at]
        return NamePlace(start, end, _TYPES[kind], text)


def load_names(connection: apsw.Connection, capture: int) -> Sequence[NamePlace]:
    """Return where names stand in an article, in order; ``connection`` is the library."""
    rows = connection.execute(
        'SELECT start, "end", type, text FROM derived.mentions WHERE capture = ? ORDER BY start',
        (capture,),
    )
    with damage_if_unreadable("derived.db: mentions"):
        return _Names(rows.fetchall())


def load_entities(
    connection: apsw.Connection, captures: Sequence[int] | None = None
) -> list[Entity]:
    """Return the entities, all or those mentioned in ``captures``, with all their mentions."""
    wanted: set[str] | None = None
    if captures is not None:
        wanted = set()
        for capture in captures:
            rows = connection.execute(
                "SELECT DISTINCT entity FROM derived.mentions WHERE capture = ? AND entity IS NOT NULL",
                (capture,),
            )
            wanted.update(str(row[0]) for row in rows)
    rows = connection.execute("SELECT id, type, name, aliases FROM derived.entities ORDER BY id")
    with damage_if_unreadable("derived.db: entities"):
        return [
            Entity(
                str(identity),
                EntityType(str(kind)),
                str(name),
                tuple(json.loads(str(aliases))),
                _load_links(connection, str(identity)),
            )
            for identity, kind, name, aliases in rows.fetchall()
            if wanted is None or identity in wanted
        ]


def load_entity(connection: apsw.Connection, identity: str) -> Entity | None:
    """Return one entity with all its mentions, or None where there is none of this id."""
    row = connection.execute(
        "SELECT type, name, aliases FROM derived.entities WHERE id = ?", (identity,)
    ).fetchone()
    if row is None:
        return None
    kind, name, aliases = row
    with damage_if_unreadable("derived.db: entities"):
        return Entity(
            identity,
            EntityType(str(kind)),
            str(name),
            tuple(json.loads(str(aliases))),
            _load_links(connection, identity),
        )


def _load_links(connection: apsw.Connection, entity: str) -> tuple[Link, ...]:
    """Return an entity's mentions with the reason each was joined."""
    rows = connection.execute(
        'SELECT a.aid, m.start, m."end", m.type, m.text, m.rule, m.why FROM derived.mentions m'
        " JOIN derived.articles a ON a.capture = m.capture WHERE m.entity = ? ORDER BY a.aid, m.start",
        (entity,),
    )
    return tuple(
        Link(Mention(aid, s, e, EntityType(kind), text, rule), str(why or ""))
        for aid, s, e, kind, text, rule, why in rows
    )


def entity_names(connection: apsw.Connection) -> dict[str, str]:
    """Return the name of every entity."""
    rows = connection.execute("SELECT id, name FROM derived.entities")
    return {str(identity): str(name) for identity, name in rows}


def load_stories(connection: apsw.Connection) -> list[Story]:
    """Return all stories with their articles."""
    rows = connection.execute(
        "SELECT s.id, s.why, a.aid FROM derived.stories s JOIN derived.articles a ON a.story = s.id"
        " ORDER BY s.id, a.aid"
    )
    members: dict[str, list[str]] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    with damage_if_unreadable("derived.db: stories"):
        for identity, why, aid in rows:
            members.setdefault(str(identity), []).append(str(aid))
            reasons[str(identity)] = tuple(json.loads(why))
    return [Story(identity, tuple(aids), reasons[identity]) for identity, aids in members.items()]


def entity_counts(connection: apsw.Connection) -> dict[int, dict[str, int]]:
    """Return for every capture how often each person, organisation and place is mentioned."""
    counts: dict[int, dict[str, int]] = {}
    for capture, entity, count in connection.execute(
        "SELECT capture, entity, count(*) FROM derived.mentions WHERE entity IS NOT NULL"
        " AND type IN ('PER', 'ORG', 'LOC') GROUP BY capture, entity"
    ):
        counts.setdefault(int(capture), {})[str(entity)] = int(count)
    return counts
