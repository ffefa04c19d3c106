"""The query tree as SQL. Every value is a parameter; nothing a user or outlet wrote becomes SQL."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsreader.domain.query import And, Everything, Not, Or, Query, Term, Words

Compiled = tuple[str, list[str]]

_IS = {
    "unread": "t.read = 0 AND t.dropped = 0",
    "read": "t.read = 1",
    "starred": "t.starred = 1",
    "later": "t.later = 1",
    "dropped": "t.dropped = 1",
    "updated": "t.updated = 1",
    "untitled": "a.untitled = 1",
    "unknown": "a.outlet IS NULL",
    "noted": "t.note <> ''",
}
_HAS = {
    "shared": "a.shared > 0",
    "note": "t.note <> ''",
    "tag": "EXISTS (SELECT 1 FROM tags g WHERE g.document = d.id)",
    "wire": "a.wire > 0",
}
_ENTITY_TYPES = {"person": "PER", "org": "ORG", "place": "LOC"}


def compile_query(query: Query) -> Compiled:
    """Return a condition over documents ``d``, triage ``t`` and articles ``a``, and its parameters."""
    match query:
        case Everything():
            return "1", []
        case Words(text, phrase):
            return _words(text, phrase)
        case Term(field, value):
            return _TERMS[field](field, value)
        case Not(inner):
            sql, values = compile_query(inner)
            return f"NOT ({sql})", values
        case And(queries):
            return _joined(" AND ", queries)
        case Or(queries):
            return _joined(" OR ", queries)


def _joined(word: str, queries: tuple[Query, ...]) -> Compiled:
    """Join the conditions of several queries."""
    parts, values = [], []
    for query in queries:
        sql, inner = compile_query(query)
        parts.append(f"({sql})")
        values += inner
    return word.join(parts) or "1", values


def _words(text: str, phrase: bool) -> Compiled:
    """Look words up in the full-text index; each becomes a quoted string, the last one a prefix."""
    words = re.findall(r"\w+", text)
    if not words:
        return "1", []
    if phrase:
        expression = '"' + " ".join(words) + '"'
    else:
        expression = " ".join(f'"{word}"*' for word in words)
    return "d.capture IN (SELECT rowid FROM derived.fulltext WHERE fulltext MATCH ?)", [expression]


def _like(value: str) -> str:
    """Return a LIKE pattern for a value anywhere in a text."""
    escaped = re.sub(r"([\\%_])", r"\\\1", value)
    return f"%{escaped}%"


def _outlet(_: str, value: str) -> Compiled:
    return r"a.outlet LIKE ? ESCAPE '\'", [_like(value)]


def _entity(field: str, value: str) -> Compiled:
    sql = (
        "d.capture IN (SELECT m.capture FROM derived.mentions m JOIN derived.entities e ON e.id = m.entity"
        r" WHERE e.type = ? AND (e.name LIKE ? ESCAPE '\' OR e.aliases LIKE ? ESCAPE '\'))"
    )
    return sql, [_ENTITY_TYPES[field], _like(value), _like(value)]


def _tag(_: str, value: str) -> Compiled:
    return "EXISTS (SELECT 1 FROM tags g WHERE g.document = d.id AND g.tag = ?)", [value]


def _story(_: str, value: str) -> Compiled:
    return r"a.story LIKE ? ESCAPE '\'", [_like(value)]


def _language(_: str, value: str) -> Compiled:
    return "a.language = ?", [value]


def _date(field: str, value: str) -> Compiled:
    if field == "before":
        return "a.published IS NOT NULL AND substr(a.published, 1, length(?)) < ?", [value, value]
    return "a.published IS NOT NULL AND substr(a.published, 1, length(?)) > ?", [value, value]


_TERMS: dict[str, Callable[[str, str], Compiled]] = {
    "outlet": _outlet,
    "person": _entity,
    "org": _entity,
    "place": _entity,
    "tag": _tag,
    "story": _story,
    "lang": _language,
    "before": _date,
    "after": _date,
    "is": lambda _, value: (_IS[value], []),
    "has": lambda _, value: (_HAS[value], []),
}
