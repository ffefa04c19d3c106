"""What analysis found: mentions, entities, matches, families, stories. Rows of derived.db."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import apsw

from newsreader.domain.entities import Entity, EntityType, Link, Mention
from newsreader.domain.fields import Evidence
from newsreader.domain.reuse import (
    Basis,
    Change,
    ChangeClass,
    Family,
    Likeness,
    Match,
    Op,
    Passage,
)
from newsreader.domain.spans import Span
from newsreader.domain.stories import Story
from newsreader.storage.failures import damage_if_unreadable

Captures = dict[str, int]


def store_mentions(connection: apsw.Connection, capture: int, mentions: Iterable[Mention]) -> None:
    """Write the mentions of one article again; ``connection`` is derived.db."""
    connection.execute("DELETE FROM mentions WHERE capture = ?", (capture,))
    connection.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)",
        [(capture, m.start, m.end, m.type.value, m.text, m.rule) for m in mentions],
    )


def store_entities(
    connection: apsw.Connection, captures: Captures, entities: Iterable[Entity]
) -> None:
    """Replace all entities and the links of mentions to them."""
    connection.execute("DELETE FROM entities")
    connection.execute("UPDATE mentions SET entity = NULL, why = NULL")
    for entity in entities:
        articles = {link.mention.article for link in entity.links}
        connection.execute(
            "INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?)",
            (
                entity.id,
                entity.type.value,
                entity.name,
                json.dumps(entity.aliases),
                len(articles),
                len(entity.links),
            ),
        )
        connection.executemany(
            'UPDATE mentions SET entity = ?, why = ? WHERE capture = ? AND start = ? AND "end" = ?',
            [
                (entity.id, link.why, captures[m.article], m.start, m.end)
                for link in entity.links
                for m in (link.mention,)
            ],
        )


def store_matches(connection: apsw.Connection, matches: Iterable[Match]) -> None:
    """Add matches found for newly analysed articles, whose rows are written already."""
    connection.executemany(
        "INSERT INTO matches (a, b, a_start, b_start, a_end, b_end, likeness, basis, match) VALUES ("
        "(SELECT capture FROM articles WHERE aid = ?), (SELECT capture FROM articles WHERE aid = ?),"
        " ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                m.a.article,
                m.b.article,
                m.a.start,
                m.b.start,
                m.a.end,
                m.b.end,
                m.likeness.value,
                m.basis.value,
                json.dumps(_dump_match(m), separators=(",", ":")),
            )
            for m in matches
        ],
    )


def forget_matches(connection: apsw.Connection, capture: int) -> None:
    """Remove the matches an article takes part in, before it is matched again."""
    connection.execute("DELETE FROM matches WHERE a = ?1 OR b = ?1", (capture,))


def store_families(
    connection: apsw.Connection, captures: Captures, families: Iterable[Family]
) -> None:
    """Replace all families, and count for every article the passages it shares."""
    connection.execute("DELETE FROM family_passages")
    for family in families:
        connection.executemany(
            "INSERT INTO family_passages VALUES (?, ?, ?, ?, ?, ?)",
            [
                (family.id, n, captures[p.article], p.start, p.end, int(p.quoted))
                for n, p in enumerate(family.passages)
            ],
        )
    connection.execute(
        "UPDATE articles SET shared = (SELECT count(*) FROM family_passages f WHERE f.capture = articles.capture)"
    )


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
        return [Mention(aid, s, e, EntityType(kind), text, rule) for s, e, kind, text, rule in rows]


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


def load_matches(
    connection: apsw.Connection, capture: int | None = None, *, settled: bool = True
) -> list[Match]:
    """Return all matches, or those one article takes part in, by (article, start).

    ``settled`` gives likeness and basis as they are in the company of all other matches; without it
    they are as each pair was judged by itself.
    """
    where = "" if capture is None else " WHERE a = ?1 OR b = ?1"
    rows = connection.execute(
        "SELECT match, likeness, basis FROM derived.matches" + where,
        () if capture is None else (capture,),
    )
    matches = []
    with damage_if_unreadable("derived.db: matches"):
        for stored, likeness, basis in rows:
            match = _load_match(json.loads(str(stored)))
            if settled and (likeness != match.likeness or basis != match.basis):
                match = replace(match, likeness=Likeness(str(likeness)), basis=Basis(str(basis)))
            matches.append(match)
    matches.sort(key=lambda m: (m.a.key, m.b.key))
    return matches


def store_settled(connection: apsw.Connection, matches: Iterable[Match]) -> None:
    """Write likeness and basis of matches as they are in the company of all others."""
    connection.executemany(
        "UPDATE matches SET likeness = ?1, basis = ?2 WHERE a = (SELECT capture FROM articles WHERE aid = ?3)"
        " AND b = (SELECT capture FROM articles WHERE aid = ?4) AND a_start = ?5 AND b_start = ?6"
        " AND a_end = ?7 AND b_end = ?8 AND (likeness <> ?1 OR basis <> ?2)",
        [
            (
                m.likeness.value,
                m.basis.value,
                m.a.article,
                m.b.article,
                m.a.start,
                m.b.start,
                m.a.end,
                m.b.end,
            )
            for m in matches
        ],
    )


def entity_names(connection: apsw.Connection) -> dict[str, str]:
    """Return the name of every entity."""
    rows = connection.execute("SELECT id, name FROM derived.entities")
    return {str(identity): str(name) for identity, name in rows}


def load_families(connection: apsw.Connection) -> list[Family]:
    """Return all families; the passages' texts are read from the captures."""
    rows = connection.execute(
        'SELECT f.family, a.aid, f.start, f."end", f.quoted, substr(c.text, f.start + 1, f."end" - f.start)'
        " FROM derived.family_passages f JOIN derived.articles a ON a.capture = f.capture"
        " JOIN captures c ON c.id = f.capture ORDER BY f.family, f.n"
    )
    families: dict[str, list[Passage]] = {}
    for family, aid, start, end, quoted, text in rows:
        families.setdefault(str(family), []).append(Passage(aid, start, end, text, bool(quoted)))
    return [Family(identity, tuple(passages)) for identity, passages in families.items()]


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


def shared_passages(connection: apsw.Connection) -> dict[str, dict[str, int]]:
    """Return for every article how many same or altered passages it has with each other one."""
    shared: dict[str, dict[str, int]] = {}
    for a, b, count in connection.execute(
        "SELECT x.aid, y.aid, count(*) FROM derived.matches m JOIN derived.articles x ON x.capture = m.a"
        " JOIN derived.articles y ON y.capture = m.b WHERE m.likeness <> 'similar' GROUP BY m.a, m.b"
    ):
        shared.setdefault(str(a), {})[str(b)] = int(count)
        shared.setdefault(str(b), {})[str(a)] = int(count)
    return shared


def outlets_of(connection: apsw.Connection, aids: Iterable[str]) -> dict[str, str | None]:
    """Return the outlet of each article, None where it is not known."""
    outlets: dict[str, str | None] = {}
    for aid in aids:
        row = connection.execute(
            "SELECT outlet FROM derived.articles WHERE aid = ?", (aid,)
        ).fetchone()
        outlets[aid] = None if row is None or row[0] is None else str(row[0])
    return outlets


def entity_counts(connection: apsw.Connection) -> dict[int, dict[str, int]]:
    """Return for every capture how often each person, organisation and place is mentioned."""
    counts: dict[int, dict[str, int]] = {}
    for capture, entity, count in connection.execute(
        "SELECT capture, entity, count(*) FROM derived.mentions WHERE entity IS NOT NULL"
        " AND type IN ('PER', 'ORG', 'LOC') GROUP BY capture, entity"
    ):
        counts.setdefault(int(capture), {})[str(entity)] = int(count)
    return counts


def _dump_match(match: Match) -> dict[str, Any]:
    """Write a match as JSON values."""
    return {
        "a": _dump_passage(match.a),
        "b": _dump_passage(match.b),
        "likeness": match.likeness.value,
        "basis": match.basis.value,
        "evidence": [[aid, e.line, e.start, e.end, e.rule] for aid, e in match.basis_evidence],
        "score": match.score,
        "run_a": match.run_a,
        "run_b": match.run_b,
        "ops": match.ops,
        "changes": [[c.cls.value, c.kind, c.a, c.b] for c in match.changes],
        "same_outlet": match.same_outlet,
    }


def _dump_passage(passage: Passage) -> list[object]:
    """Write a passage as JSON values."""
    return [passage.article, passage.start, passage.end, passage.text, int(passage.quoted)]


def _load_match(raw: dict[str, Any]) -> Match:
    """Read a match back."""
    return Match(
        a=_load_passage(raw["a"]),
        b=_load_passage(raw["b"]),
        likeness=Likeness(raw["likeness"]),
        basis=Basis(raw["basis"]),
        basis_evidence=tuple((aid, Evidence(*rest)) for aid, *rest in raw["evidence"]),
        score=raw["score"],
        run_a=Span(*raw["run_a"]),
        run_b=Span(*raw["run_b"]),
        ops=tuple(Op(*op) for op in raw["ops"]),
        changes=tuple(
            Change(ChangeClass(cls), kind, Span(*a), Span(*b)) for cls, kind, a, b in raw["changes"]
        ),
        same_outlet=raw["same_outlet"],
    )


def _load_passage(raw: list[Any]) -> Passage:
    """Read a passage back."""
    article, start, end, text, quoted = raw
    return Passage(article, start, end, text, bool(quoted))
