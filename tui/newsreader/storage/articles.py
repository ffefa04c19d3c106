"""Articles as rows of derived.db, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

import apsw

from newsreader.domain.articles import Article
from newsreader.domain.captures import Label, Line
from newsreader.domain.fields import Evidence, Field, Precision, Published
from newsreader.domain.spans import Span
from newsreader.storage.failures import damage_if_unreadable

_LABELS: dict[str, Label] = {label.value: label for label in Label}
_PLAIN_FIELDS = ("outlet", "headline", "standfirst", "byline", "dateline", "slug", "notice", "url")
_LISTS = ("wire", "attributed")
_UNTITLED_WORDS = 12


def title_of(article: Article) -> tuple[str, bool]:
    """Return what the list shows as title, and whether it stands in for a missing headline."""
    if article.headline is not None:
        return article.headline.value, False
    return " ".join(article.text.split()[:_UNTITLED_WORDS]), True


class Topic(NamedTuple):
    """What an article is about, for telling its story.

    Attributes:
        article: Article id.
        headline: Its headline, or an empty string.
        published: ISO 8601 cut to its precision, or None.
        words: Words that tell its story from others, with how often they occur.
    """

    article: str
    headline: str
    published: str | None
    words: dict[str, int]


def store_article(
    connection: apsw.Connection,
    capture: int,
    article: Article,
    added_at: str,
    topic: Mapping[str, int],
) -> None:
    """Write (or write again) what was understood of a capture.

    Args:
        connection: derived.db.
        capture: The capture.
        article: What was understood of it.
        added_at: When it came, in UTC; sorts what has no date.
        topic: Words that tell its story from others, with how often they occur.
    """
    title, untitled = title_of(article)
    published = article.published.value.value if article.published else None
    connection.execute("DELETE FROM articles WHERE capture = ?", (capture,))
    connection.execute(
        "INSERT INTO articles (capture, aid, outlet, title, untitled, published, sort_key, words, language,"
        " notice, url, shared, wire, topic, article)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, -1, ?, ?, ?)",
        (
            capture,
            article.id,
            article.outlet.value if article.outlet else None,
            title,
            int(untitled),
            published,
            _sort_key(article.published.value if article.published else None, added_at),
            article.words,
            article.language,
            article.notice.value if article.notice else None,
            article.url.value if article.url else None,
            len(article.wire),
            json.dumps(topic, separators=(",", ":")),
            _dump(article),
        ),
    )
    connection.execute("DELETE FROM fulltext WHERE rowid = ?", (capture,))
    connection.execute(
        "INSERT INTO fulltext (rowid, title, body) VALUES (?, ?, ?)",
        (capture, title, article.text),
    )


def has_article(connection: apsw.Connection, capture: int) -> bool:
    """Say whether a capture has a row; ``connection`` is derived.db by itself."""
    sql = "SELECT 1 FROM articles WHERE capture = ?"
    return connection.execute(sql, (capture,)).fetchone() is not None


def load_article(connection: apsw.Connection, capture: int) -> Article | None:
    """Return the article of a capture, or None where it is not analysed yet.

    ``connection`` is the library with derived.db attached.
    """
    row = connection.execute(
        "SELECT d.aid, c.text, d.article FROM derived.articles d JOIN captures c ON c.id = d.capture"
        " WHERE d.capture = ?",
        (capture,),
    ).fetchone()
    if row is None:
        return None
    aid, content, stored = row
    with damage_if_unreadable(f"derived.db: article {aid}"):
        return _load(str(aid), str(content), json.loads(stored))


def load_topics(connection: apsw.Connection) -> dict[int, Topic]:
    """Return capture -> what it is about, of every article that is its document's newest version."""
    rows = connection.execute(
        "SELECT capture, aid, iif(untitled, '', title), published, topic FROM derived.articles"
        " WHERE capture IN (SELECT capture FROM documents) ORDER BY aid"
    )
    with damage_if_unreadable("derived.db: articles"):
        return {
            int(capture): Topic(str(aid), str(title), published, json.loads(str(topic)))
            for capture, aid, title, published, topic in rows
        }


def added_at(connection: apsw.Connection, capture: int) -> str:
    """Return when a capture came into the library, in UTC."""
    return str(connection.execute("SELECT added_at FROM captures WHERE id = ?", (capture,)).get)


def capture_of(connection: apsw.Connection, article_id: str) -> int | None:
    """Return the capture of an analysed article, or None."""
    row = connection.execute(
        "SELECT capture FROM derived.articles WHERE aid = ?", (article_id,)
    ).fetchone()
    return None if row is None else int(row[0])


def newest_articles(connection: apsw.Connection) -> dict[str, int]:
    """Return article id -> capture of every analysed article that is its document's newest version."""
    rows = connection.execute(
        "SELECT a.aid, a.capture FROM derived.articles a WHERE a.capture IN (SELECT capture FROM documents)"
        " ORDER BY a.aid"
    )
    return {str(aid): int(capture) for aid, capture in rows}


def _sort_key(published: Published | None, added_at: str) -> str:
    """Return what lists sort by: the time in UTC where its zone is known, else as written."""
    if published is None:
        return added_at
    if published.zone[:1] in "+-" and "T" in published.value:
        try:
            return (
                datetime.fromisoformat(published.value).astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
            )
        except ValueError:
            return published.value
    return published.value


def _dump(article: Article) -> str:
    """Write everything but the text as JSON."""
    stored: dict[str, Any] = {
        "lines": [
            [x.n, x.start, x.end, x.label.value, x.confidence, x.rule] for x in article.lines
        ],
        "paragraphs": article.paragraphs,
        "language": article.language,
    }
    for name in _PLAIN_FIELDS:
        field = getattr(article, name)
        if field is not None:
            stored[name] = _dump_field(field, field.value)
    for name in _LISTS:
        stored[name] = [_dump_field(field, field.value) for field in getattr(article, name)]
    if article.published is not None:
        value = article.published.value
        stored["published"] = _dump_field(
            article.published, [value.value, value.precision.value, value.zone, value.original]
        )
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":"))


def _dump_field(field: Field[Any], value: object) -> list[object]:
    """Write a field as value, confidence and evidence."""
    return [value, field.confidence, [[e.line, e.start, e.end, e.rule] for e in field.evidence]]


def _load(aid: str, content: str, stored: dict[str, Any]) -> Article:
    """Build the article again from its JSON and the capture's text."""
    fields: dict[str, Any] = {
        name: _load_field(stored[name]) for name in _PLAIN_FIELDS if name in stored
    }
    for name in _LISTS:
        fields[name] = tuple(_load_field(raw) for raw in stored.get(name, ()))
    if "published" in stored:
        (value, precision, zone, original), confidence, evidence = stored["published"]
        fields["published"] = Field(
            Published(value, Precision(precision), zone, original),
            confidence,
            tuple(Evidence(*entry) for entry in evidence),
        )
    return Article(
        id=aid,
        content=content,
        lines=tuple(
            Line(n, s, e, _LABELS[label], c, rule) for n, s, e, label, c, rule in stored["lines"]
        ),
        paragraphs=tuple(Span(start, end) for start, end in stored["paragraphs"]),
        language=stored["language"],
        **fields,
    )


def _load_field(raw: list[Any]) -> Field[str]:
    """Read a field of plain text."""
    value, confidence, evidence = raw
    return Field(str(value), float(confidence), tuple(Evidence(*entry) for entry in evidence))
