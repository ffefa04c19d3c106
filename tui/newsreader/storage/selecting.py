"""The query tree as SQL. Every value is a parameter; nothing a user or outlet wrote becomes SQL."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from newsreader.domain.query import Among, And, Everything, Not, Or, Query, Term, Words
from newsreader.storage.folding import casefolded, contains, equals

Compiled = tuple[str, list[str]]

#: A document of a followed story, or that names whom the reader follows. Both are found by anchors in
#: captures, because stories and names are called otherwise after every rebuild.
_FOLLOWED = (
    "(a.story IN (SELECT s.story FROM follows f, json_each(f.value, '$.articles') j"
    " JOIN derived.articles s ON s.aid = j.value WHERE json_extract(f.value, '$.kind') = 'story'{0})"
    " OR a.aid IN (SELECT j.value FROM follows f, json_each(f.value, '$.articles') j"
    " WHERE json_extract(f.value, '$.kind') = 'story'{0})"
    " OR d.capture IN (SELECT m.capture FROM derived.mentions m WHERE m.entity IN"
    " (SELECT k.entity FROM follows f JOIN derived.articles s ON s.aid = json_extract(f.value, '$.anchor[0]')"
    " JOIN derived.mentions k ON k.capture = s.capture AND k.start <= json_extract(f.value, '$.anchor[1]')"
    " AND k.\"end\" > json_extract(f.value, '$.anchor[1]') WHERE 1{0})))"
)
_IS = {
    "unread": "t.read = 0 AND t.dropped = 0",
    "read": "t.read = 1",
    "starred": "t.starred = 1",
    "later": "t.later = 1",
    "dropped": "t.dropped = 1",
    "updated": "t.updated = 1",
    "corrected": "a.notice = 'correction'",
    "killed": "a.notice = 'kill'",
    "followed": _FOLLOWED.format(""),
    "untitled": "a.untitled = 1",
    "unknown": "a.outlet IS NULL",
    "noted": "t.note <> ''",
}
_HAS = {
    "shared": "a.shared > 0",
    "note": "t.note <> ''",
    "tag": "EXISTS (SELECT 1 FROM tags g WHERE g.document = d.id)",
    "wire": "a.wire > 0",
    "clipping": (
        "EXISTS (SELECT 1 FROM clippings k JOIN captures c ON c.sha256 = json_extract(k.value, '$.sha256')"
        " JOIN versions v ON v.capture = c.id WHERE v.document = d.id)"
    ),
    "versions": "d.versions > 1",
}
_ORDERS = {
    "newest": "a.sort_key DESC",
    "oldest": "a.sort_key",
    "added": "d.added_at DESC",
    "new": "a.sort_key DESC",  # by numbers that no row holds: whoever asks sorts
    "longest": "a.words DESC, a.sort_key DESC",
    "shortest": "a.words, a.sort_key DESC",
    "shared": "a.shared DESC, a.sort_key DESC",
    "outlet": "a.outlet IS NULL, a.outlet COLLATE NOCASE, a.sort_key DESC",
    "title": "a.title COLLATE NOCASE, a.sort_key DESC",
}
_LONG_AGO = datetime(1000, 1, 1, tzinfo=UTC)
_SPANS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1),
          "w": timedelta(weeks=1), "y": timedelta(days=365.25)}  # fmt: skip
_ENTITY_TYPES = {"person": "PER", "org": "ORG", "place": "LOC"}


def order_by(sort: str) -> str:
    """Return how documents ``d`` and articles ``a`` are sorted; equal ones the later added first."""
    return f"{_ORDERS[sort]}, d.id {'ASC' if sort == 'oldest' else 'DESC'}"


def compile_query(query: Query) -> Compiled:
    """Return a condition over documents ``d``, triage ``t`` and articles ``a``, and its parameters."""
    match query:
        case Everything():
            return "1", []
        case Words(text, phrase):
            return _words(text, phrase)
        case Term(field, value):
            return _TERMS[field](field, value)
        case Among(documents):
            return "d.id IN (SELECT value FROM json_each(?))", [json.dumps(sorted(documents))]
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


def _outlet(_: str, value: str) -> Compiled:
    sql, wanted = contains("a.outlet", value)
    return sql, [wanted]


def _entity(field: str, value: str) -> Compiled:
    name, wanted = contains("e.name", value)
    if value.isascii():
        aliases, _ = contains("e.aliases", value)  # a list in JSON, in which ASCII stands as it is
    else:
        alias, _ = contains("j.value", value)
        aliases = f"EXISTS (SELECT 1 FROM json_each(e.aliases) j WHERE {alias})"
    sql = (
        "d.capture IN (SELECT m.capture FROM derived.mentions m JOIN derived.entities e ON e.id = m.entity"
        f" WHERE e.type = ? AND ({name} OR {aliases}))"
    )
    return sql, [_ENTITY_TYPES[field], wanted, wanted]


def _named(_: str, value: str) -> Compiled:
    same, wanted = equals("e.name", value)
    sql = (
        "d.capture IN (SELECT m.capture FROM derived.mentions m JOIN derived.entities e ON e.id = m.entity"
        f" WHERE {same})"
    )
    return sql, [wanted]


def _followed(_: str, value: str) -> Compiled:
    return _FOLLOWED.format(" AND f.id = CAST(? AS INTEGER)"), [value] * 3


def _tag(_: str, value: str) -> Compiled:
    return "EXISTS (SELECT 1 FROM tags g WHERE g.document = d.id AND g.tag = ?)", [value]


_ITEMS_OF = (
    "d.id IN (SELECT i.document FROM feed_items i WHERE i.feed IN (SELECT f.id FROM feeds f"
    " LEFT JOIN meta n ON n.key = 'feed ' || f.id WHERE {0}))"
)


def _feed(_: str, value: str) -> Compiled:
    if value.isascii() and value.isdecimal():
        return _ITEMS_OF.format("f.id = CAST(? AS INTEGER)"), [value]
    name, wanted = contains("json_extract(f.value, '$.name')", value)
    title, _title = contains(
        "iif(json_valid(n.value), json_extract(n.value, '$.title'), '')", value
    )
    url, _url = contains("json_extract(f.value, '$.url')", value)
    return _ITEMS_OF.format(f"{name} OR {title} OR {url}"), [wanted] * 3


def _folder(_: str, value: str) -> Compiled:
    wanted = casefolded(value)
    folder = "casefolded(coalesce(json_extract(f.value, '$.folder'), '')) || '/'"
    tags = "SELECT 1 FROM json_each(f.value, '$.tags') j WHERE casefolded(j.value) = ?"
    condition = f"substr({folder}, 1, length(?)) = ? OR EXISTS ({tags})"
    return _ITEMS_OF.format(condition), [wanted + "/", wanted + "/", wanted]


def _story(_: str, value: str) -> Compiled:
    (story, wanted), (title, _title) = contains("a.story", value), contains("s.title", value)
    sql = (
        f"a.story IS NOT NULL AND ({story} OR a.story IN (SELECT s.story FROM derived.articles s"
        f" JOIN documents x ON x.capture = s.capture WHERE s.story IS NOT NULL AND {title}))"
    )
    return sql, [wanted, wanted]


def _shares_with(_: str, value: str) -> Compiled:
    outlet, wanted = contains("o.outlet", value)
    sql = (
        "d.capture IN (SELECT f.capture FROM derived.family_passages f JOIN derived.family_passages g"
        " ON g.family = f.family AND g.capture <> f.capture JOIN derived.articles o ON o.capture = g.capture"
        f" WHERE {outlet})"
    )
    return sql, [wanted]


def _age(_: str, value: str) -> Compiled:
    """Compare the time of publishing with a moment ago; a day without a time is compared as a day."""
    sign, number, unit = value.rstrip("0123456789mhdwy"), value.strip("<>=")[:-1], value[-1]
    try:
        moment = max(datetime.now(UTC) - int(number) * _SPANS[unit], _LONG_AGO)
    except OverflowError:
        moment = _LONG_AGO
    wanted = ">=" if sign.startswith("<") else "<"
    return (
        f"a.published IS NOT NULL AND a.sort_key {wanted} substr(?, 1, length(a.sort_key))",
        [f"{moment:%Y-%m-%dT%H:%MZ}"],
    )


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
    "entity": _named,
    "followed": _followed,
    "tag": _tag,
    "feed": _feed,
    "folder": _folder,
    "story": _story,
    "shares-with": _shares_with,
    "age": _age,
    "new": lambda _, value: (
        "0",
        [],
    ),  # what is new is in no row: services say among which it holds
    "sort": lambda _, value: ("1", []),
    "id": lambda _, value: ("a.aid >= ? AND a.aid < ?", [value, value + "g"]),
    "lang": _language,
    "before": _date,
    "after": _date,
    "is": lambda _, value: (_IS[value], []),
    "has": lambda _, value: (_HAS[value], []),
}
