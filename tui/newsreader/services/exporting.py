"""Export of articles with their triage: JSON lines, CSV, Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from newsreader.domain.documents import Row
from newsreader.services.library import Library
from newsreader.services.selecting import select
from newsreader.storage import kept_values, listing
from newsreader.storage.articles import load_article
from newsreader.storage.captures import locations
from newsreader.text.safe import one_line

FORMATS = ("jsonl", "csv", "markdown")
_COLUMNS = (
    "id", "outlet", "headline", "published", "words", "read", "starred", "later", "dropped",
    "tags", "note", "path",
)  # fmt: skip


def export(library: Library, query: str, form: str) -> Iterator[str]:
    """Yield lines of the articles a query matches, newest first.

    Args:
        library: What to export from.
        query: An expression of the query language; empty for everything.
        form: One of :data:`FORMATS`.
    """
    found = select(library, query)
    rows = listing.rows_matching(library.connection, found.query, by=found.by)
    if form == "csv":
        yield _csv_line(_COLUMNS)
    for row in rows:
        values = _values(library, row)
        if form == "jsonl":
            article = load_article(library.connection, row.capture)
            yield json.dumps({**values, "text": article.text if article else ""})
        elif form == "csv":
            yield _csv_line([_cell(values[column]) for column in _COLUMNS])
        else:
            yield from _markdown(values)


def export_kept(library: Library) -> dict[str, object]:
    """Return what the reader made as one document: decisions, clippings, follows and saved views.

    Each has its number; anchors are ``[article id, start, end]`` in the decoded text. ``schema.json``
    describes it.
    """
    kept = kept_values.everything_kept(library.connection)
    return {
        "schema": 1,
        **{
            name: [{"number": number, **value} for number, value in values.items()]
            for name, values in kept.items()
        },
    }


def _values(library: Library, row: Row) -> dict[str, object]:
    """Return what is exported of a row."""
    places = locations(library.connection, row.capture)
    return {
        "id": row.article,
        "outlet": row.outlet,
        "headline": None if row.untitled else row.title,
        "published": row.published,
        "words": row.words,
        "read": row.triage.read,
        "starred": row.triage.starred,
        "later": row.triage.later,
        "dropped": row.triage.dropped,
        "tags": list(row.triage.tags),
        "note": row.triage.note,
        "path": places[0].decode("utf-8", "backslashreplace") if places else None,
    }


def _cell(value: object) -> str:
    """Return a CSV cell; what a spreadsheet would run as a formula gets an apostrophe before it."""
    if isinstance(value, list):
        text = " ".join(str(item) for item in value)
    elif isinstance(value, bool):
        text = "yes" if value else ""
    else:
        text = "" if value is None else str(value)
    return "'" + text if text[:1] in "=+-@\t\r" and text else text


def _csv_line(cells: tuple[str, ...] | list[str]) -> str:
    """Return one line of CSV (RFC 4180) without its end."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow(cells)
    return stream.getvalue()


def _markdown(values: dict[str, object]) -> Iterator[str]:
    """Yield a list item; outlet text is escaped."""
    title = _escape(str(values["headline"] or "(untitled)"))
    outlet = _escape(str(values["outlet"] or "(unknown)"))
    yield f"- **{title}**, {outlet}, {values['published'] or 'no date'} (`{values['id']}`)"
    tags = values["tags"]
    if isinstance(tags, list) and tags:
        yield "  - tags: " + _escape(" ".join(str(tag) for tag in tags))
    if values["note"]:
        yield "  - note: " + _escape(str(values["note"]))


def _escape(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return "".join("\\" + c if c in "\\`*_[]<>#|!" else c for c in one_line(text, 1000))
