"""Counts over the whole library."""

from __future__ import annotations

import apsw

_COUNTS = {
    "captures": "SELECT count(*) FROM captures",
    "bytes": "SELECT coalesce(sum(size), 0) FROM captures",
    "commands": "SELECT count(*) FROM commands",
    "unknown": "SELECT count(*) FROM documents d JOIN derived.articles a ON a.capture = d.capture WHERE a.outlet IS NULL",
    "words": "SELECT coalesce(sum(a.words), 0) FROM documents d JOIN derived.articles a ON a.capture = d.capture",
    "entities": "SELECT count(*) FROM derived.entities",
    "mentions": "SELECT count(*) FROM derived.mentions",
    "matches": "SELECT count(*) FROM derived.matches WHERE likeness IS NOT NULL",
    "families": "SELECT count(DISTINCT family) FROM derived.family_passages",
    "stories": "SELECT count(*) FROM derived.stories",
}


def totals(connection: apsw.Connection) -> dict[str, int]:
    """Return every count by name."""
    return {name: int(connection.execute(sql).get) for name, sql in _COUNTS.items()}
