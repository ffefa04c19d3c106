"""Which names have to be linked again together: those that changed, and all they may meet."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import apsw

from newsreader.domain.decisions import Anchor, Decision
from newsreader.domain.entities import EntityType, Mention
from newsreader.domain.names import Node, Placed, Use
from newsreader.storage.failures import damage_if_unreadable

#: Where more than this share of all names changed, all are linked again: finding out which would cost more.
_MOST = 0.25


@dataclass(slots=True)
class Block:
    """Names that are linked together.

    Attributes:
        names: Numbers of the names, None for all.
        entities: Ids of the entities they were in, None for all.
        decisions: The reader's decisions about them, in their order.
        articles: Article -> capture of those that these decisions, and changed ones, are about.
    """

    names: set[int] | None = field(default_factory=set)
    entities: set[str] | None = field(default_factory=set)
    decisions: list[Decision] = field(default_factory=list)
    articles: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Decided:
    """One decision, the names and entities of the mentions it is about."""

    decision: Decision
    names: set[int]
    entities: set[str]
    captures: dict[str, int]


def block_to_link(
    connection: apsw.Connection, decisions: Sequence[Decision], changed: Sequence[Decision]
) -> Block:
    """Return the names that have to be linked again; ``connection`` is derived.db.

    Args:
        connection: derived.db.
        decisions: All decisions that stand.
        changed: Those made or withdrawn since names were last linked.
    """
    names = {int(name) for (name,) in connection.execute("SELECT name FROM names_to_link")}
    rows = connection.execute("SELECT entity FROM entities_to_link")
    entities = {str(entity) for (entity,) in rows}
    other = [_decided(connection, decision) for decision in changed]
    for decided in other:
        names |= decided.names
        entities |= decided.entities
    if not names and not entities:
        return Block()
    standing = [_decided(connection, decision) for decision in decisions]
    held = int(connection.execute("SELECT count(*) FROM names").get)
    if len(names) > _MOST * held:
        return _block(None, None, standing, other)
    _spread(connection, names, entities, standing)
    return _block(names, entities, standing, other)


def _block(
    names: set[int] | None,
    entities: set[str] | None,
    standing: Sequence[_Decided],
    changed: Sequence[_Decided],
) -> Block:
    """Put a block together with the decisions about it."""
    mine = [one for one in standing if one.names and (names is None or one.names & names)]
    articles = {aid: capture for one in (*mine, *changed) for aid, capture in one.captures.items()}
    return Block(names, entities, [one.decision for one in mine], articles)


def _decided(connection: apsw.Connection, decision: Decision) -> _Decided:
    """Return a decision with what it touches."""
    found = _Decided(decision, set(), set(), {})
    for anchor in (decision.a, decision.b):
        if anchor is not None and anchor.end > anchor.start:
            _touched(connection, anchor, found)
    return found


def _touched(connection: apsw.Connection, anchor: Anchor, found: _Decided) -> None:
    """Add the names and entities of the mentions that an anchor may mean."""
    rows = connection.execute(
        "SELECT m.capture, m.name, m.entity FROM articles a JOIN mentions m ON m.capture = a.capture"
        ' WHERE a.aid = ? AND m.start < ? AND m."end" > ?',
        (anchor.article, anchor.end, anchor.start),
    )
    for capture, name, entity in rows:
        found.captures[anchor.article] = int(capture)
        found.names.add(int(name))
        if entity is not None:
            found.entities.add(str(entity))


def _spread(
    connection: apsw.Connection,
    names: set[int],
    entities: set[str],
    standing: Sequence[_Decided],
) -> None:
    """Add to names and entities all that may meet them: by a key, in an entity, by a decision."""
    by_name: dict[int, list[_Decided]] = defaultdict(list)
    by_entity: dict[str, list[_Decided]] = defaultdict(list)
    for one in standing:
        for name in one.names:
            by_name[name].append(one)
        for entity in one.entities:
            by_entity[entity].append(one)
    keys: set[int] = set()
    new, homes = set(names), set(entities)
    while new or homes:
        homes |= _entities_of(connection, new) - entities
        fresh = _keys_of(connection, new) - keys
        keys |= fresh
        decided = [one for name in new for one in by_name.get(name, ())]
        homes |= {entity for one in decided for entity in one.entities} - entities
        decided += [one for entity in homes for one in by_entity.get(entity, ())]
        entities |= homes
        found = _names_by_key(connection, fresh) | _names_in(connection, homes)
        found |= {name for one in decided for name in one.names}
        homes = {entity for one in decided for entity in one.entities} - entities
        new = found - names
        names |= new


def _entities_of(connection: apsw.Connection, names: Iterable[int]) -> set[str]:
    """Return the entities that names are in."""
    rows = connection.execute(
        "SELECT DISTINCT entity FROM names WHERE id IN (SELECT value FROM json_each(?))"
        " AND entity IS NOT NULL",
        (_listed(names),),
    )
    return {str(entity) for (entity,) in rows}


def _keys_of(connection: apsw.Connection, names: Iterable[int]) -> set[int]:
    """Return the keys of names."""
    rows = connection.execute(
        "SELECT DISTINCT key FROM name_keys WHERE name IN (SELECT value FROM json_each(?))",
        (_listed(names),),
    )
    return {int(key) for (key,) in rows}


def _names_by_key(connection: apsw.Connection, keys: Iterable[int]) -> set[int]:
    """Return the names that have one of the keys."""
    rows = connection.execute(
        "SELECT DISTINCT name FROM name_keys WHERE key IN (SELECT value FROM json_each(?))",
        (_listed(keys),),
    )
    return {int(name) for (name,) in rows}


def _names_in(connection: apsw.Connection, entities: Iterable[str]) -> set[int]:
    """Return the names that are in entities."""
    rows = connection.execute(
        "SELECT id FROM names WHERE entity IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(entities)),),
    )
    return {int(name) for (name,) in rows}


def _listed(numbers: Iterable[int]) -> str:
    """Write numbers as the list a statement takes."""
    return json.dumps(sorted(numbers))


def load_uses(connection: apsw.Connection, names: set[int] | None) -> dict[int, Use]:
    """Return names with how they are used; None: all."""
    chosen = "" if names is None else " WHERE n.id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        "SELECT n.id, n.kind, n.name, n.scope, n.articles, f.form, f.placed, f.mentions"
        f" FROM names n JOIN name_forms f ON f.name = n.id{chosen} ORDER BY n.id",
        () if names is None else (_listed(names),),
    )
    found: dict[int, Use] = {}
    forms: dict[tuple[str, str], int] = {}
    with damage_if_unreadable("derived.db: names"):
        for identity, kind, name, scope, articles, form, placed, number in rows:
            if identity not in found:
                forms = {}
                node = Node(EntityType(str(kind)), str(name), str(scope))
                found[int(identity)] = Use(node, int(articles), forms)
            forms[str(form), str(placed)] = int(number)
    return found


def placed_in(connection: apsw.Connection, aid: str, capture: int) -> list[Placed]:
    """Return the mentions of an article with what they are taken for, in order."""
    rows = connection.execute(
        'SELECT m.start, m."end", m.type, m.text, m.rule, n.kind, n.name, n.scope, m.placed'
        " FROM mentions m JOIN names n ON n.id = m.name WHERE m.capture = ?"
        ' ORDER BY m.start, m."end"',
        (capture,),
    )
    with damage_if_unreadable("derived.db: mentions"):
        return [
            Placed(
                Mention(aid, int(start), int(end), EntityType(str(kind)), str(text), str(rule)),
                Node(EntityType(str(node_kind)), str(name), str(scope)),
                str(why),
            )
            for start, end, kind, text, rule, node_kind, name, scope, why in rows
        ]
