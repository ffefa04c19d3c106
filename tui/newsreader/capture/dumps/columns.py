"""What the columns of a dump hold, found by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from newsreader.capture.enclosed.layout import Enclosed
from newsreader.capture.html.page_data import Datum
from newsreader.capture.html.reading import looks_like_page

#: What each column is called, the surest name first.
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "heading", "hed", "subject", "article_title", "news_title"),
    "html": ("html", "content_html", "body_html", "raw_html", "html_content", "article_html"),
    "text": (
        "text", "body", "content", "content_text", "article_body", "articlebody", "fulltext", "full_text", "body_text", "bodytext", "maintext",
        "article_text", "plain_text", "article", "story", "paragraphs",
    ),
    "summary": ("summary", "description", "standfirst", "dek", "subtitle", "abstract", "lead", "excerpt"),
    "url": ("url", "link", "permalink", "canonical", "canonical_url", "article_url", "weburl", "href", "source_url", "external_url"),
    "date": (
        "date", "published", "published_at", "publishedat", "date_published", "publish_date", "publication_date", "published_date", "pubdate",
        "pub_date", "date_publish", "datepublished", "datetime", "timestamp", "created_at", "time", "webpublicationdate",
    ),
    "author": ("author", "byline", "authors", "creator", "writer", "reporter", "article_author"),
    "outlet": (
        "outlet", "source", "publisher", "publication", "site_name", "source_name", "newspaper", "media", "site", "website", "news_source",
        "media_name", "source_domain", "domain",
    ),
    "id": ("id", "guid", "uuid", "article_id", "_id", "record_id"),
    "language": ("language", "lang"),
}  # fmt: skip
_KNOWN = {name: column for column, names in NAMES.items() for name in names}
_PLAIN = re.compile(r"[^a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAG = re.compile(r"</?(?:p|div|br|a|h[1-6]|ul|ol|li|em|strong|b|i|span|img|blockquote|figure)\b[^<>]{0,400}>", re.IGNORECASE)  # fmt: skip
#: Fields above so many code points are cut; what is cut stays in the record's bytes.
LONGEST = 2_000_000
_INSIDE = ("name", "title", "text", "value", "content", "full_name", "#text")


def column_of(name: str) -> str | None:
    """Return what a column with this name holds, or None."""
    bare = name.strip().strip("\ufeff\"'")[:60]
    for form in (bare.lower(), _CAMEL.sub("_", bare).lower()):
        key = _PLAIN.sub("_", form).strip("_") if form[:1] != "_" else form
        if key in _KNOWN:
            return _KNOWN[key]
    return None


def is_dump(columns: set[str]) -> bool:
    """Say whether records with these columns are articles: a text, or a title and what it is about."""
    has_text = bool(columns & {"text", "html"})
    about = columns & {"title", "url", "date", "author", "outlet", "summary", "id"}
    return (has_text and bool(about)) or {"title", "url"} <= columns or {"title", "date"} <= columns


def fields_of(record: Mapping[str, Any]) -> dict[str, str]:
    """Return what a record says by what its columns hold; of several, the surest name with a value."""
    found: dict[str, tuple[int, str]] = {}
    for name, value in list(record.items())[:400]:
        column = column_of(str(name))
        if column is None:
            continue
        said = _said(value, "\n\n" if column in ("text", "html", "summary") else "; ")
        if said.strip():
            rank = _rank(str(name), column)
            if column not in found or rank < found[column][0]:
                found[column] = (rank, said[:LONGEST])
    return {column: said for column, (_, said) in found.items()}


def enclosed_in(fields: Mapping[str, str], decoder: str, lossy: bool, note: str) -> Enclosed:
    """Return what a record encloses."""
    source, text = fields.get("html", ""), fields.get("text", "")
    if not source and (looks_like_page(text.encode()[:8_000]) or len(_TAG.findall(text)) >= 3):
        source, text = text, ""
    if not source and not text:
        text = fields.get("summary", "")
    if any(len(value) >= LONGEST for value in fields.values()):
        note = f"{note} A field was cut at {LONGEST:,} characters.".strip()
    kept = ("title", "outlet", "date", "author", "url", "language", "id")
    data = [Datum(f"record {name}", fields[name]) for name in kept if name in fields]
    return Enclosed(
        text="" if source else text,
        source=source,
        title=fields.get("title", ""),
        data=tuple(data),
        decoder=decoder,
        lossy=lossy,
        note=note,
    )


def _rank(name: str, column: str) -> int:
    bare = _PLAIN.sub("_", _CAMEL.sub("_", name.strip()).lower()).strip("_")
    names = NAMES[column]
    return names.index(bare) if bare in names else len(names)


def _said(value: object, glue: str) -> str:
    """Return a value as text: of a list its members, of an object its name."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return glue.join(
            filter(None, (_said(one, glue) for one in value[:2_000] if not isinstance(one, list)))
        )
    if isinstance(value, dict):
        for name in _INSIDE:
            inner = value.get(name)
            if isinstance(inner, (str, int)) and str(inner).strip():
                return str(inner)
    return ""
