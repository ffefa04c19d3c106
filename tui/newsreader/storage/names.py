"""Names counted over all articles, kept in step with the mentions: rows of derived.db.

Everything here takes derived.db opened for writing, inside a transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b

import apsw

from newsreader.domain.names import Node, Placed, form_of


def store_mentions(
    connection: apsw.Connection,
    capture: int,
    placed: Iterable[Placed],
    keys: Mapping[Node, Iterable[str]],
) -> None:
    """Write the mentions of one article again, and count them.

    Args:
        connection: derived.db.
        capture: The article's capture.
        placed: Its mentions with what they are taken for; none where it is no longer held.
        keys: Of every name among them, what brings it together with others.
    """
    _forget(connection, capture)
    entries = list(placed)
    ids = {node: _name_id(connection, node) for node in {item.node for item in entries}}
    connection.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?)",
        [
            (capture, m.start, m.end, m.type.value, m.text, m.rule, ids[item.node], item.why)
            for item in entries
            for m in (item.mention,)
        ],
    )
    forms = Counter((ids[item.node], item.why, form_of(item.mention)) for item in entries)
    connection.executemany(
        "INSERT INTO name_forms VALUES (?, ?, ?, ?, NULL)"
        " ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
        [(*form, number) for form, number in forms.items()],
    )
    connection.executemany(
        "UPDATE names SET articles = articles + 1 WHERE id = ?", [(one,) for one in ids.values()]
    )
    connection.executemany(
        "INSERT OR IGNORE INTO name_keys VALUES (?, ?)",
        [(hashed(key), ids[node]) for node in ids for key in keys[node]],
    )
    _note(connection, ids.values())


def hashed(key: str) -> int:
    """Return a key as a number; that two keys share one makes blocks larger, not wrong."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _name_id(connection: apsw.Connection, node: Node) -> int:
    """Return the number of a name, a new one where it is not held."""
    known = connection.execute(
        "SELECT id FROM names WHERE name = ? AND kind = ? AND scope = ?",
        (node.name, node.kind.value, node.scope),
    ).fetchone()
    if known is not None:
        return int(str(known[0]))
    connection.execute(
        "INSERT INTO names (kind, name, scope, articles) VALUES (?, ?, ?, 0)",
        (node.kind.value, node.name, node.scope),
    )
    return connection.last_insert_rowid()


def _forget(connection: apsw.Connection, capture: int) -> None:
    """Take an article's mentions out of what was counted, and delete them."""
    rows = connection.execute(
        'SELECT name, placed, text, entity FROM mentions WHERE capture = ? ORDER BY start, "end"',
        (capture,),
    ).fetchall()
    if not rows:
        return
    forms = Counter((int(str(n)), str(p), " ".join(str(t).split())) for n, p, t, _ in rows)
    connection.executemany(
        "UPDATE name_forms SET mentions = mentions - ?4 WHERE name = ?1 AND placed = ?2 AND form = ?3",
        [(*form, number) for form, number in forms.items()],
    )
    connection.executemany(
        "DELETE FROM name_forms WHERE name = ? AND placed = ? AND form = ? AND mentions < 1", forms
    )
    names = {name for name, _, _ in forms}
    connection.executemany(
        "UPDATE names SET articles = articles - 1 WHERE id = ?", [(name,) for name in names]
    )
    entities = {str(entity) for *_, entity in rows if entity is not None}
    connection.executemany(
        "UPDATE entities SET articles = articles - 1 WHERE id = ?", [(one,) for one in entities]
    )
    connection.execute("DELETE FROM mentions WHERE capture = ?", (capture,))
    _note(connection, names, entities)


def _note(connection: apsw.Connection, names: Iterable[int], entities: Iterable[str] = ()) -> None:
    """Note names and entities that are to be linked again."""
    connection.executemany(
        "INSERT OR IGNORE INTO names_to_link VALUES (?)", [(name,) for name in names]
    )
    connection.executemany(
        "INSERT OR IGNORE INTO entities_to_link VALUES (?)", [(entity,) for entity in entities]
    )


__all__ = ["hashed", "store_mentions"]
