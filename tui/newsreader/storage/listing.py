"""What lists show: the order of documents for a query, rows by key, counts for the sources pane."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import apsw

from newsreader.domain.documents import NOTICES, Folded, Row, SourceCount, StoryRow, lead_of
from newsreader.domain.query import Query, sort_of
from newsreader.domain.triage import Triage
from newsreader.storage.selecting import compile_query, order_by

_FROM = (
    " FROM documents d JOIN triage t ON t.document = d.id"
    " JOIN derived.articles a ON a.capture = d.capture"
)
#: The same, walked in the order of time: the first rows come without the others being sorted.
_BY_INDEX = (
    " FROM derived.articles a INDEXED BY articles_for_lists CROSS JOIN documents d ON d.capture = a.capture"
    " CROSS JOIN triage t ON t.document = d.id"
)
_BY_TIME = frozenset({"newest", "oldest"})
_ROW = (
    "SELECT d.id, d.capture, a.aid, a.outlet, a.title, a.untitled, a.published, d.added_at, a.words,"
    " d.versions, t.updated, a.shared, a.notice, t.read, t.starred, t.later, t.dropped, t.note,"
    " (SELECT group_concat(tag, char(31)) FROM (SELECT tag FROM tags g WHERE g.document = d.id ORDER BY tag))"
    + _FROM
)


def document_order(
    connection: apsw.Connection, query: Query, by: Mapping[int, int] | None = None
) -> array[int]:
    """Return the documents a query matches, newest first or as it asks.

    What has no date sorts by when it came. ``by``: a number for each document, the largest first.
    """
    return array("q", (document for document, _ in _ordered(connection, query, by)))


def first_rows(connection: apsw.Connection, query: Query, limit: int) -> Folded | None:
    """Return the first rows of :func:`folded_order`, found without looking at what lies below them.

    Returns:
        None where the order is not by time, or where ``limit`` documents are all there are: the whole
        order is as quick then. The last rows may lack documents of their stories that lie below.
    """
    sort = sort_of(query)
    if sort not in _BY_TIME:
        return None
    condition, values = compile_query(query)
    found: Iterable[tuple[int, str | None]] = connection.execute(
        f"SELECT d.id, a.story{_BY_INDEX} WHERE {condition} ORDER BY {order_by(sort)} LIMIT ?",
        [*values, limit],
    )
    rows = list(found)
    return _folded(rows) if len(rows) == limit else None


def folded_order(
    connection: apsw.Connection, query: Query, by: Mapping[int, int] | None = None
) -> Folded:
    """Return what :func:`document_order` returns, those of one story in one row."""
    return _folded(_ordered(connection, query, by))


def _folded(rows: Iterable[tuple[int, str | None]]) -> Folded:
    """Put the documents of one story into one row, at the place of the first."""
    order = array("q")
    firsts: dict[str, int] = {}
    members: dict[int, list[int]] = {}
    for document, story in rows:
        first = firsts.setdefault(story, document) if story is not None else document
        if first == document:
            order.append(document)
        else:
            members.setdefault(first, [first]).append(document)
    return Folded(order, {first: tuple(found) for first, found in members.items()})


def _ordered(
    connection: apsw.Connection, query: Query, by: Mapping[int, int] | None
) -> Iterable[tuple[int, str | None]]:
    """Yield documents with their stories in the order asked for."""
    condition, values = compile_query(query)
    sql = f"SELECT d.id, a.story{_FROM} WHERE {condition} ORDER BY {order_by(sort_of(query))}"
    rows: Iterable[tuple[int, str | None]] = connection.execute(sql, values)
    return rows if by is None else sorted(rows, key=lambda row: -by.get(row[0], -1))


def lengths_of(connection: apsw.Connection, query: Query) -> dict[int, tuple[int, int]]:
    """Return the capture and how many words it has of every document a query matches."""
    condition, values = compile_query(query)
    rows = connection.execute(f"SELECT d.id, d.capture, a.words{_FROM} WHERE {condition}", values)
    return {_int(document): (_int(capture), _int(words)) for document, capture, words in rows}


def story_row_of(connection: apsw.Connection, documents: Sequence[int]) -> StoryRow | None:
    """Return the row that stands for some documents; None where none of them is analysed any more."""
    rows = rows_by_number(connection, documents)
    if not rows:
        return None
    unread = [row for row in rows if row.unread]
    return StoryRow(
        lead=lead_of(rows),
        documents=tuple(documents),
        unread=len(unread),
        starred=any(row.triage.starred for row in rows),
        later=any(row.triage.later for row in rows),
        updated=any(row.updated for row in rows),
        warned=any(row.notice in NOTICES for row in unread),
    )


def rows_by_number(connection: apsw.Connection, documents: Sequence[int]) -> list[Row]:
    """Return the rows of these documents in the order given; those not analysed are left out."""
    if len(documents) == 1:
        row = row_of(connection, documents[0])
        return [] if row is None else [row]
    found = connection.execute(
        _ROW + " WHERE d.id IN (SELECT value FROM json_each(?))", (json.dumps(list(documents)),)
    )
    rows = {row.document: row for row in map(_row, found)}
    return [rows[number] for number in documents if number in rows]


def row_of(connection: apsw.Connection, document: int) -> Row | None:
    """Return one row by its key; None where the document is not analysed (any more)."""
    found = connection.execute(_ROW + " WHERE d.id = ?", (document,)).fetchone()
    return None if found is None else _row(found)


def rows_matching(
    connection: apsw.Connection,
    query: Query,
    limit: int = -1,
    by: Mapping[int, int] | None = None,
) -> list[Row]:
    """Return the rows a query matches, in its order (see :func:`document_order`)."""
    if by is not None:
        order = document_order(connection, query, by)
        return rows_by_number(connection, order if limit < 0 else order[:limit])
    condition, values = compile_query(query)
    rows = connection.execute(
        f"{_ROW} WHERE {condition} ORDER BY {order_by(sort_of(query))} LIMIT ?", [*values, limit]
    )
    return [_row(found) for found in rows]


def articles_matching(connection: apsw.Connection, query: Query) -> dict[str, int]:
    """Return article id -> document of everything a query matches."""
    condition, values = compile_query(query)
    rows = connection.execute(f"SELECT a.aid, d.id{_FROM} WHERE {condition}", values)
    return {str(article): _int(document) for article, document in rows}


def documents_of_story(connection: apsw.Connection, document: int) -> list[int]:
    """Return the documents of the story this one belongs to, itself included."""
    rows = connection.execute(
        f"SELECT d.id{_FROM} WHERE a.story = (SELECT a2.story FROM documents d2"
        " JOIN derived.articles a2 ON a2.capture = d2.capture WHERE d2.id = ?) ORDER BY d.id",
        (document,),
    )
    return [int(row[0]) for row in rows] or [document]


def documents_of_articles(connection: apsw.Connection, aids: Iterable[str]) -> dict[str, int]:
    """Return article id -> document of the articles that are newest versions."""
    rows = connection.execute(
        f"SELECT a.aid, d.id{_FROM} WHERE a.aid IN (SELECT value FROM json_each(?))",
        (json.dumps(list(aids)),),
    )
    return {str(aid): _int(document) for aid, document in rows}


class Source(NamedTuple):
    """Where something stands: an article's outlet, its title and its time, as far as they are known."""

    outlet: str | None
    title: str
    published: str | None


_SOURCE = "SELECT outlet, title, published FROM derived.articles WHERE "


def sources_of_articles(connection: apsw.Connection, aids: Iterable[str]) -> dict[str, Source]:
    """Return the sources of some articles; those not held any more are left out."""
    found = {aid: connection.execute(_SOURCE + "aid = ?", (aid,)).fetchone() for aid in aids}
    return {aid: _source(row) for aid, row in found.items() if row is not None}


def source_of_capture(connection: apsw.Connection, capture: int) -> Source | None:
    """Return the source of a capture's article; None where it is not analysed any more."""
    row = connection.execute(_SOURCE + "capture = ?", (capture,)).fetchone()
    return None if row is None else _source(row)


def _source(row: tuple[object, ...]) -> Source:
    """Give the columns their types."""
    outlet, title, published = row
    return Source(
        None if outlet is None else str(outlet),
        str(title),
        None if published is None else str(published),
    )


def has_notice(connection: apsw.Connection, kind: str) -> bool:
    """Say whether any article is a notice of this kind; quick however many articles there are."""
    row = connection.execute(
        "SELECT 1 FROM derived.articles WHERE notice = ? LIMIT 1", (kind,)
    ).fetchone()
    return row is not None


def source_counts(connection: apsw.Connection) -> tuple[dict[str, int], list[SourceCount]]:
    """Count what the sources pane shows, in one walk over the articles.

    Returns:
        How many documents each fixed view holds, by the view's query; and the outlets with unread and
        total articles, most unread first.
    """
    rows = connection.execute(
        "SELECT a.outlet, sum(t.read = 0 AND t.dropped = 0), count(*), sum(t.updated), sum(t.starred), sum(t.later)"
        f"{_FROM} GROUP BY a.outlet"
    ).fetchall()
    counted = [(row[0], [_int(number) for number in row[1:]]) for row in rows]
    everything = [sum(numbers) for numbers in zip(*(n for _, n in counted), strict=True)]
    unread, total, updated, starred, later = everything or (0, 0, 0, 0, 0)
    nameless = sum(numbers[0] for outlet, numbers in counted if outlet is None)
    views = {
        "is:unread": unread,
        "is:updated": updated,
        "is:starred": starred,
        "is:later": later,
        "is:unknown is:unread": nameless,
        "": total,
    }
    outlets = [
        SourceCount(
            str(outlet), 'outlet:"' + str(outlet).replace('"', "") + '"', numbers[0], numbers[1]
        )
        for outlet, numbers in counted
        if outlet is not None
    ]
    return views, sorted(outlets, key=lambda one: (-one.unread, -one.total, one.name))


def current_documents(connection: apsw.Connection) -> dict[int, int]:
    """Return the document each newest capture belongs to."""
    rows = connection.execute("SELECT capture, id FROM documents")
    return {int(capture): int(document) for capture, document in rows}


def search_texts(
    connection: apsw.Connection, captures: Iterable[int] | None = None
) -> list[tuple[int, str, str, str]]:
    """Return the title, the outlet and the names mentioned of every document, or those of some captures.

    Returns:
        ``(document, title, outlet, names)``, newest first; names are separated by a newline.
    """
    some = None if captures is None else json.dumps(list(captures))
    within = "" if some is None else " AND {} IN (SELECT value FROM json_each(?))"
    values = () if some is None else (some,)
    called = {
        entity: str(name)
        for entity, name in connection.execute(
            "SELECT id, name FROM derived.entities WHERE type IN ('PER', 'ORG', 'LOC')"
        )
    }
    names: dict[object, set[str]] = {}
    for capture, entity in connection.execute(
        "SELECT capture, entity FROM derived.mentions WHERE entity IS NOT NULL"
        + within.format("capture"),
        values,
    ):
        if entity in called:
            names.setdefault(capture, set()).add(called[entity])
    rows = connection.execute(
        f"SELECT d.id, d.capture, a.title, coalesce(a.outlet, ''){_FROM} WHERE 1"
        + within.format("d.capture")
        + " ORDER BY a.sort_key DESC, d.id DESC",
        values,
    )
    nobody: set[str] = set()
    return [
        (_int(document), str(title), str(outlet), "\n".join(sorted(names.get(capture, nobody))))
        for document, capture, title, outlet in rows
    ]


def names_by_weight(connection: apsw.Connection, limit: int) -> list[tuple[str, str, str, int]]:
    """Return people, organisations and places, those in most articles first.

    Returns:
        ``(entity, kind, name, articles)``.
    """
    rows = connection.execute(
        "SELECT id, type, name, articles FROM derived.entities WHERE type IN ('PER', 'ORG', 'LOC')"
        " ORDER BY articles DESC, id LIMIT ?",
        (limit,),
    )
    return [(str(e), str(kind), str(name), _int(count)) for e, kind, name, count in rows]


def stories_among(
    connection: apsw.Connection, documents: Iterable[int], limit: int
) -> list[tuple[int, str, int, int]]:
    """Return the stories most of some documents belong to, those of one article left out.

    Returns:
        ``(a document of it, headline, articles, unread)``; the headline is that of the first of
        ``documents`` in it.
    """
    rows = connection.execute(
        "WITH found AS (SELECT a.story, d.id, a.title, j.key AS at FROM json_each(?) j"
        " JOIN documents d ON d.id = j.value JOIN derived.articles a ON a.capture = d.capture"
        " WHERE a.story IS NOT NULL)"
        " SELECT f.id, f.title, min(f.at), count(*), (SELECT count(*)"
        + _FROM
        + " WHERE a.story = f.story),"
        " (SELECT count(*)" + _FROM + " WHERE a.story = f.story AND t.read = 0 AND t.dropped = 0)"
        " FROM found f GROUP BY f.story ORDER BY count(*) DESC, min(f.at) LIMIT ?",
        (json.dumps(list(documents)), limit * 4),
    )
    stories = [
        (_int(document), str(title), _int(articles), _int(unread))
        for document, title, _, _, articles, unread in rows
    ]
    return [story for story in stories if story[2] > 1][:limit]


def _row(found: tuple[object, ...]) -> Row:
    """Build a row from its columns."""
    document, capture, article, outlet, title, untitled, published, added_at, words = found[:9]
    versions, updated, shared, notice, read, starred, later, dropped, note, tags = found[9:]
    triage = Triage(
        bool(read),
        bool(starred),
        bool(later),
        bool(dropped),
        tuple(str(tags).split("\x1f")) if tags else (),
        str(note),
    )
    return Row(
        document=_int(document),
        capture=_int(capture),
        article=str(article),
        outlet=None if outlet is None else str(outlet),
        title=str(title),
        untitled=bool(untitled),
        published=None if published is None else str(published),
        added_at=str(added_at),
        words=_int(words),
        versions=_int(versions),
        updated=bool(updated),
        shared=_int(shared),
        notice=None if notice is None else str(notice),
        triage=triage,
    )


def _int(value: object) -> int:
    """Return an integer column as an int."""
    assert isinstance(value, int)
    return value
