"""What of each article is compared with other articles of its outlet, as rows of derived.db."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

import apsw

#: What a row is: a word of the headline, the headline, a block at the story's edge, a line of furniture.
MATTER, HEADLINE, EDGE, FURNITURE = -1, 0, 1, 2
#: Captures looked at that share a line; beyond these more of them say nothing new.
_MOST = 8

Rows = list[tuple[int, int]]


def store_trace(connection: apsw.Connection, capture: int, rows: Iterable[tuple[int, int]]) -> None:
    """Write an article's rows ``(hash, kind)`` in place of those it had; call inside a transaction."""
    connection.execute("DELETE FROM outlet_lines WHERE capture = ?", (capture,))
    connection.executemany(
        "INSERT OR IGNORE INTO outlet_lines VALUES (?, ?, ?)",
        [(key, capture, kind) for key, kind in rows],
    )


def holders_of(
    connection: apsw.Connection, keys: Collection[int], without: Collection[int]
) -> dict[int, dict[int, int]]:
    """Return the captures that hold each line with the kind of it, at most eight a line.

    Args:
        connection: The library with derived.db attached.
        keys: Hashes of lines.
        without: Captures that are left out.
    """
    left_out = json.dumps(sorted(without))
    found: dict[int, dict[int, int]] = {}
    for key in keys:
        rows = connection.execute(
            "SELECT capture, min(kind) FROM derived.outlet_lines WHERE line = ?1 AND kind > 0"
            " AND capture NOT IN (SELECT value FROM json_each(?2)) GROUP BY capture"
            " ORDER BY capture LIMIT ?3",
            (key, left_out, _MOST),
        )
        captures = {int(capture): int(kind) for capture, kind in rows}
        if captures:
            found[key] = captures
    return found


def traces_of(connection: apsw.Connection, captures: Iterable[int]) -> dict[int, Rows]:
    """Return the rows ``(hash, kind)`` of captures; those without any are missing."""
    found: dict[int, Rows] = {}
    for capture in captures:
        rows = connection.execute(
            "SELECT line, kind FROM derived.outlet_lines WHERE capture = ?", (capture,)
        )
        some = [(int(line), int(kind)) for line, kind in rows]
        if some:
            found[capture] = some
    return found
