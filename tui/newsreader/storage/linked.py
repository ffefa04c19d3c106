"""What linking names found, written where it differs from what is there: rows of derived.db."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import apsw

from newsreader.domain.names import Group, Node, Use
from newsreader.storage.blocks import Block


def store_groups(
    connection: apsw.Connection,
    block: Block,
    uses: Mapping[int, Use],
    groups: Sequence[Group],
) -> None:
    """Write the entities of a block, and the links of the mentions that changed.

    Args:
        connection: derived.db, inside a transaction.
        block: The names that were linked.
        uses: They, by number.
        groups: What they make.
    """
    ids = {use.node: identity for identity, use in uses.items()}
    was = _homes(connection, block)
    now = {ids[node]: group.id for group in groups for node, _ in group.whys}
    _write_names(connection, ids, groups, was, now)
    fresh = _write_new_mentions(connection)
    recounted = _write_decided(connection, block, ids, groups)
    recounted |= _changed_members(was, now)
    _write_entities(connection, block, groups, fresh, recounted)
    _forget_unused(connection, block)
    connection.execute("DELETE FROM names_to_link")
    connection.execute("DELETE FROM entities_to_link")


def _homes(connection: apsw.Connection, block: Block) -> dict[int, str | None]:
    """Return the entity each name of the block was in, None where it is new."""
    chosen = "" if block.names is None else " WHERE id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"SELECT id, entity FROM names{chosen}",
        () if block.names is None else (json.dumps(sorted(block.names)),),
    )
    return {int(name): None if entity is None else str(entity) for name, entity in rows}


def _write_names(
    connection: apsw.Connection,
    ids: Mapping[Node, int],
    groups: Iterable[Group],
    was: Mapping[int, str | None],
    now: Mapping[int, str],
) -> None:
    """Write where names are, and the mentions of those that moved or have another reason."""
    reasons = _reasons(connection, set(now))
    moves: list[tuple[str, str, str | None, int, str]] = []
    for group in groups:
        for (node, placed), why in group.whys.items():
            name = ids[node]
            if was.get(name) != group.id or reasons.get((name, placed)) != {why}:
                moves.append((group.id, why, was.get(name), name, placed))
    connection.executemany(
        "UPDATE mentions SET entity = ?1, why = ?2 WHERE entity = ?3 AND name = ?4 AND placed = ?5",
        [move for move in moves if move[2] is not None],
    )
    connection.executemany(
        "UPDATE name_forms SET why = ? WHERE name = ? AND placed = ?",
        [(why, name, placed) for _, why, _, name, placed in moves],
    )
    connection.executemany(
        "UPDATE names SET entity = ? WHERE id = ?",
        [(entity, name) for name, entity in now.items() if was.get(name) != entity],
    )


def _reasons(
    connection: apsw.Connection, names: set[int]
) -> dict[tuple[int, str], set[str | None]]:
    """Return the reasons last written for names, by how they are placed."""
    rows = connection.execute(
        "SELECT name, placed, why FROM name_forms WHERE name IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(names)),),
    )
    found: dict[tuple[int, str], set[str | None]] = defaultdict(set)
    for name, placed, why in rows:
        found[int(name), str(placed)].add(None if why is None else str(why))
    return found


def _write_new_mentions(connection: apsw.Connection) -> dict[str, int]:
    """Link the mentions that came in; return how many more articles hold each entity."""
    captures = json.dumps(
        [
            int(c)
            for (c,) in connection.execute(
                "SELECT DISTINCT capture FROM mentions WHERE entity IS NULL"
            )
        ]
    )
    connection.execute(
        "UPDATE mentions SET entity = n.entity, why = (SELECT why FROM name_forms f"
        " WHERE f.name = mentions.name AND f.placed = mentions.placed LIMIT 1)"
        " FROM names n WHERE n.id = mentions.name AND mentions.entity IS NULL"
    )
    rows = connection.execute(
        "SELECT entity, count(DISTINCT capture) FROM mentions"
        " WHERE capture IN (SELECT value FROM json_each(?)) GROUP BY entity",
        (captures,),
    )
    return {str(entity): int(number) for entity, number in rows}


def _write_decided(
    connection: apsw.Connection, block: Block, ids: Mapping[Node, int], groups: Iterable[Group]
) -> set[str]:
    """Write every mention of the articles decisions are about; return the entities to count again."""
    if not block.articles:
        return set()
    homes = {(ids[n], placed): (g.id, why) for g in groups for (n, placed), why in g.whys.items()}
    moved = {
        (block.articles[m.article], m.start, m.end): (group.id, why)
        for group in groups
        for m, why in group.moved.items()
    }
    rows = connection.execute(
        'SELECT capture, start, "end", name, placed, entity, why FROM mentions'
        " WHERE capture IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(block.articles.values()))),),
    ).fetchall()
    changes: list[tuple[str, str, int, int, int]] = []
    touched: set[str] = set()
    for capture, start, end, name, placed, entity, why in rows:
        place = (int(str(capture)), int(str(start)), int(str(end)))
        home = moved.get(place) or homes.get((int(str(name)), str(placed)))
        if home is not None and home != (entity, why):
            changes.append((*home, *place))
            touched.update((home[0], str(entity)))
    connection.executemany(
        'UPDATE mentions SET entity = ?, why = ? WHERE capture = ? AND start = ? AND "end" = ?',
        changes,
    )
    return touched


def _changed_members(was: Mapping[int, str | None], now: Mapping[int, str]) -> set[str]:
    """Return the entities that names joined or left."""
    moved = {name for name in {*was, *now} if was.get(name) != now.get(name)}
    homes = {home for name in moved for home in (was.get(name), now.get(name))}
    return {home for home in homes if home is not None}


def _write_entities(
    connection: apsw.Connection,
    block: Block,
    groups: Sequence[Group],
    fresh: Mapping[str, int],
    recounted: set[str],
) -> None:
    """Write the rows of entities, without those that are no more."""
    held = _articles_of(connection, block)
    rows = []
    for group in groups:
        if group.id in held and group.id not in recounted:
            articles = held[group.id] + fresh.get(group.id, 0)
        else:
            articles = connection.execute(
                "SELECT count(DISTINCT capture) FROM mentions WHERE entity = ?", (group.id,)
            ).get
        aliases = json.dumps(group.aliases)
        rows.append((group.id, group.kind.value, group.name, aliases, articles, group.mentions))
    gone = set(held) - {group.id for group in groups}
    connection.executemany("DELETE FROM entities WHERE id = ?", [(one,) for one in gone])
    connection.executemany("INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?, ?, ?)", rows)


def _articles_of(connection: apsw.Connection, block: Block) -> dict[str, int]:
    """Return the entities of the block that are held, with how many articles were counted."""
    chosen = "" if block.entities is None else " WHERE id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"SELECT id, articles FROM entities{chosen}",
        () if block.entities is None else (json.dumps(sorted(block.entities)),),
    )
    return {str(identity): int(articles) for identity, articles in rows}


def _forget_unused(connection: apsw.Connection, block: Block) -> None:
    """Delete names that no article holds any more."""
    chosen = "" if block.names is None else " AND id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"SELECT id FROM names WHERE articles < 1{chosen}",
        () if block.names is None else (json.dumps(sorted(block.names)),),
    )
    gone = [(int(name),) for (name,) in rows]
    connection.executemany("DELETE FROM name_keys WHERE name = ?", gone)
    connection.executemany("DELETE FROM names WHERE id = ?", gone)
