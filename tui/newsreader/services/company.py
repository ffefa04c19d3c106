"""Articles in the company of others of their outlet: which lines at a story's edges they share.

What a capture is taken for then depends on others, so those whose company changed are understood
again: when the first other article with one of their lines comes, and when the last one goes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from newsreader.capture.company import Trace, in_company, shared_keys, trace_of
from newsreader.domain.articles import Article
from newsreader.storage import company as rows
from newsreader.storage.connections import Connection

#: As many captures with a line and more keep it in company whoever else comes or goes.
_FEW = 4


def rows_of(article: Article) -> list[tuple[int, int]]:
    """Return what is stored of an article, from its lines as they are by themselves."""
    trace = trace_of(article)
    if trace is None:
        return []
    return [
        *([(trace.headline, rows.HEADLINE)] if trace.headline else []),
        *((key, rows.EDGE) for key in trace.edges.values()),
        *((key, rows.FURNITURE) for key in trace.furniture),
        *((key, rows.MATTER) for key in trace.matter),
    ]


def affected_by(
    connection: Connection,
    articles: Mapping[int, Article],
    gone: Collection[int],
) -> list[int]:
    """Return the other captures whose company these articles may change.

    Args:
        connection: The library with derived.db attached.
        articles: Articles that come or are understood again, by capture.
        gone: Captures that go; captures of ``articles`` that were there before go and come.
    """
    coming = {key for article in articles.values() for key, kind in rows_of(article) if kind > 0}
    before = rows.traces_of(connection, {*gone, *articles})
    leaving = {key for trace in before.values() for key, kind in trace if kind > 0}
    touched = coming ^ leaving
    found: set[int] = set()
    for holders in rows.holders_of(connection, touched, {*gone, *articles}).values():
        if len(holders) <= _FEW:  # with more the line has company whoever comes or goes
            found.update(capture for capture, kind in holders.items() if kind == rows.EDGE)
    return sorted(found)


def settle_company(
    connection: Connection, articles: Mapping[int, Article], gone: Collection[int]
) -> dict[int, Article]:
    """Return those of ``articles`` that change in the company of all that are held.

    Args:
        connection: The library with derived.db attached.
        articles: Articles as they are by themselves, by capture, none an older version.
        gone: Captures that are no company any more.
    """
    traces = {c: t for c, a in articles.items() if (t := trace_of(a)) is not None}
    inside: dict[int, list[int]] = {}
    for capture, trace in traces.items():
        for key in {*trace.edges.values(), *trace.furniture}:
            inside.setdefault(key, []).append(capture)
    wanted = {key for trace in traces.values() for key in trace.edges.values()}
    outside = rows.holders_of(connection, wanted, {*gone, *articles})
    others = {
        capture: _trace(some)
        for capture, some in rows.traces_of(
            connection, {c for found in outside.values() for c in found}
        ).items()
    }
    others.update(traces)
    changed = {}
    for capture, trace in traces.items():
        near = {
            other
            for key in trace.edges.values()
            for other in (*inside.get(key, ()), *outside.get(key, ()))
            if other != capture
        }
        shared = shared_keys(trace, [others[other] for other in sorted(near) if other in others])
        article = in_company(articles[capture], trace, shared)
        if article is not articles[capture]:
            changed[capture] = article
    return changed


def _trace(some: Iterable[tuple[int, int]]) -> Trace:
    """Return a trace from its rows; where its edges stand is not needed of others."""
    headline = 0
    edges: dict[int, int] = {}
    furniture: set[int] = set()
    matter: set[int] = set()
    for key, kind in some:
        if kind == rows.HEADLINE:
            headline = key
        elif kind == rows.EDGE:
            edges[len(edges)] = key
        else:
            (furniture if kind == rows.FURNITURE else matter).add(key)
    return Trace(headline, edges, frozenset(furniture), frozenset(matter))
