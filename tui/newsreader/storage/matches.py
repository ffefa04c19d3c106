"""Matches between passages, and the families they make. Rows of derived.db."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import apsw

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
from newsreader.storage.failures import damage_if_unreadable

Captures = dict[str, int]


def replace_matches(connection: apsw.Connection, matches: Sequence[Match]) -> None:
    """Write the matches in place of all that were known of their pairs of articles.

    Most are of newly analysed articles, whose rows are written already; where an article went that
    stood for many, articles held before are matched anew.
    """
    pairs = {(m.a.article, m.b.article) for m in matches}
    connection.executemany(
        "DELETE FROM matches WHERE a = (SELECT capture FROM articles WHERE aid = ?)"
        " AND b = (SELECT capture FROM articles WHERE aid = ?)",
        sorted(pairs),
    )
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


def load_matches(connection: apsw.Connection, capture: int | None = None) -> list[Match]:
    """Return all matches, or those one article takes part in, by (article, start).

    Likeness and basis are as they are in the company of all other matches, and what crowds were
    joined by besides is left out.
    """
    where = "" if capture is None else " AND (a = ?1 OR b = ?1)"
    rows = connection.execute(
        "SELECT match, likeness, basis FROM derived.matches WHERE likeness IS NOT NULL" + where,
        () if capture is None else (capture,),
    )
    matches = []
    with damage_if_unreadable("derived.db: matches"):
        for stored, likeness, basis in rows:
            match = _load_match(json.loads(str(stored)))
            if likeness != match.likeness or basis != match.basis:
                match = replace(match, likeness=Likeness(str(likeness)), basis=Basis(str(basis)))
            matches.append(match)
    matches.sort(key=lambda m: (m.a.key, m.b.key))
    return matches


def load_judged(connection: apsw.Connection) -> dict[int, Match]:
    """Return row -> match of all matches, as each pair was judged by itself.

    How their words lie, and what differs, is left out: settling and grouping read neither.
    """
    rows = connection.execute("SELECT id, match FROM derived.matches")
    with damage_if_unreadable("derived.db: matches"):
        return {int(row): _load_match(json.loads(stored), told=False) for row, stored in rows}


def store_settled(connection: apsw.Connection, settled: Mapping[int, Match | None]) -> None:
    """Write row -> match as it is in the company of all others, None where it is left out."""
    connection.executemany(
        "UPDATE matches SET likeness = ?1, basis = ?2 WHERE id = ?3"
        " AND (likeness IS NOT ?1 OR basis <> ?2)",
        [
            (match.likeness.value if match else None, match.basis.value if match else "", row)
            for row, match in settled.items()
        ],
    )


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


def _load_match(raw: dict[str, Any], *, told: bool = True) -> Match:
    """Read a match back, without its operations and changes where they are not ``told``."""
    return Match(
        a=_load_passage(raw["a"]),
        b=_load_passage(raw["b"]),
        likeness=Likeness(raw["likeness"]),
        basis=Basis(raw["basis"]),
        basis_evidence=tuple((aid, Evidence(*rest)) for aid, *rest in raw["evidence"]),
        score=raw["score"],
        run_a=Span(*raw["run_a"]),
        run_b=Span(*raw["run_b"]),
        ops=tuple(Op(*op) for op in raw["ops"]) if told else (),
        changes=tuple(_load_change(*change) for change in raw["changes"]) if told else (),
        same_outlet=raw["same_outlet"],
    )


def _load_change(cls: str, kind: str, a: list[int], b: list[int]) -> Change:
    """Read a change back."""
    return Change(ChangeClass(cls), kind, Span(*a), Span(*b))


def _load_passage(raw: list[Any]) -> Passage:
    """Read a passage back."""
    article, start, end, text, quoted = raw
    return Passage(article, start, end, text, bool(quoted))
