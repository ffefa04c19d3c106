"""What the reader follows, stories and names, and what came of each since they looked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsreader.domain.documents import Row, SourceCount
from newsreader.domain.entities import Entity, EntityType, Mention
from newsreader.domain.errors import ReadOnlyError
from newsreader.domain.query import Term
from newsreader.search.rendering import render
from newsreader.services.library import Library
from newsreader.services.quotations import quotations
from newsreader.services.story_names import title_of
from newsreader.storage import captures, findings, follows, listing
from newsreader.storage.articles import load_article, newest_articles
from newsreader.storage.command_log import Command
from newsreader.storage.connections import Connection, now
from newsreader.storage.entity_pages import entity_at
from newsreader.text.counts import counted
from newsreader.text.safe import one_line

_NOTICES = ("correction", "kill")
_KINDS = {EntityType.PER: "person", EntityType.ORG: "organisation", EntityType.LOC: "place"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A follow as it is kept, with its number."""

    number: int
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Since:
    """What came since the reader looked.

    Attributes:
        articles: The new articles.
        words: All of it in words, or "nothing new".
    """

    articles: tuple[Row, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Followed:
    """Something the reader follows, as it stands.

    Attributes:
        number: Of the follow.
        kind: "story", "person", "organisation", "place".
        name: What it is called now.
        held: How many articles are held.
        since: What came since the reader looked.
        looked: When that was, in UTC.
        query: Lists its articles.
        document: An article of it; 0 where none is held any more.
        entity: The name's id, or an empty string.
    """

    number: int
    kind: str
    name: str
    held: int
    since: Since
    looked: str
    query: str
    document: int
    entity: str = ""


def follow_story(library: Library, document: int) -> Command | None:
    """Follow a document's story, or no longer; an undoable command."""
    rows = _rows_of_story(library.connection, document)
    if not rows:
        return None
    name = title_of(rows)
    value = {"kind": "story", "name": name, **_looked(library.connection, rows)}
    return _toggle(library, followed_story(library, rows), name, value)


def follow_entity(library: Library, entity_id: str) -> Command | None:
    """Follow whom an entity means, or no longer; an undoable command."""
    entity = findings.load_entity(library.connection, entity_id)
    if entity is None:
        return None
    rows = rows_naming(library.connection, entity)
    anchor = _anchor(entity)
    value = {
        "kind": "entity",
        "name": entity.name,
        "anchor": [anchor.article, anchor.start, anchor.end],
        **_looked(library.connection, rows),
    }
    return _toggle(library, followed_entity(library, entity), entity.name, value)


def followed_story(library: Library, rows: Sequence[Row]) -> Numbered | None:
    """Return the follow of a story that has any of these articles, or None."""
    articles = {row.article for row in rows}
    for number, value in follows.SHELF.everything(library.connection).items():
        if value["kind"] == "story" and not articles.isdisjoint(value["articles"]):
            return Numbered(number, value)
    return None


def followed_entity(library: Library, entity: Entity) -> Numbered | None:
    """Return the follow of an entity, or None."""
    for number, value in follows.SHELF.everything(library.connection).items():
        if value["kind"] == "entity" and _is_anchored(entity, value["anchor"]):
            return Numbered(number, value)
    return None


def looked_at_story(library: Library, document: int) -> None:
    """Remember how a followed story stands now that the reader has looked; this is no command."""
    rows = _rows_of_story(library.connection, document)
    _remember(library, followed_story(library, rows), rows)


def looked_at_entity(library: Library, entity_id: str) -> None:
    """Do for a followed name what :func:`looked_at_story` does for a story."""
    entity = findings.load_entity(library.connection, entity_id)
    if entity is not None:
        rows = rows_naming(library.connection, entity)
        _remember(library, followed_entity(library, entity), rows)


def since(library: Library, value: Mapping[str, Any], rows: Sequence[Row]) -> Since:
    """Return what of some articles came since the reader looked: articles, versions, quotations, notices."""
    connection = library.connection
    known = set(value["articles"])
    unknown = [row for row in rows if row.article not in known]
    older = captures.earlier_articles(connection, [row.document for row in unknown])
    new = [row for row in unknown if known.isdisjoint(older.get(row.document, ()))]
    changed = len(unknown) - len(new)
    quotes = 0
    for row in new:
        article = load_article(connection, row.capture)
        quotes += len(quotations(article)) if article is not None else 0
    notices = sum(1 for row in rows if row.notice in _NOTICES) - int(value["notices"])
    parts = [f"+{counted(len(new), 'article')}"] if new else []
    parts += [f"{counted(changed, 'new version')}"] if changed else []
    parts += [f"+{counted(quotes, 'quote')}"] if quotes else []
    parts += [counted(notices, "correction")] if notices > 0 else []
    return Since(tuple(new), ", ".join(parts) or "nothing new")


def everything_followed(library: Library) -> list[Followed]:
    """Return what the reader follows, what has most that is new first."""
    connection = library.connection
    found = []
    for number, value in follows.SHELF.everything(connection).items():
        if value["kind"] == "entity":
            found.append(_followed_entity(library, number, value))
        else:
            found.append(_followed_story(library, number, value))
    return sorted(found, key=lambda f: (-len(f.since.articles), f.number))


def new_counts(library: Library) -> list[SourceCount]:
    """Return what is followed, each with how many articles came since the reader looked. Quick."""
    connection = library.connection
    counts = []
    for number, value in follows.SHELF.everything(connection).items():
        term = Term("followed", str(number))
        held = listing.articles_matching(connection, term)
        known = set(value["articles"])
        unknown = [document for article, document in held.items() if article not in known]
        older = captures.earlier_articles(connection, unknown)
        new = sum(1 for d in unknown if known.isdisjoint(older.get(d, ())))
        counts.append(SourceCount(str(value["name"]), render(term), new, len(held)))
    return counts


def unfollow(library: Library, number: int) -> Command | None:
    """Follow something no longer; an undoable command."""
    _must_write(library)
    value = follows.SHELF.everything(library.connection).get(number)
    if value is None:
        return None
    words = f'no longer followed: "{one_line(str(value["name"]), 40)}"'
    return follows.SHELF.change(library.connection, "unfollow", words, changed={number: None})


def _followed_story(library: Library, number: int, value: dict[str, Any]) -> Followed:
    """Return how a followed story stands; where it was parted, all that its articles are in."""
    query = render(Term("followed", str(number)))
    rows = listing.rows_matching(library.connection, Term("followed", str(number)))
    came = since(library, value, rows)
    name = title_of(rows) if rows else str(value["name"])
    return Followed(
        number,
        "story",
        name,
        len(rows),
        came,
        str(value.get("at", "")),
        query,
        rows[0].document if rows else 0,
    )


def _followed_entity(library: Library, number: int, value: dict[str, Any]) -> Followed:
    """Return how a followed name stands."""
    connection = library.connection
    article, start, _ = value["anchor"]
    identity = entity_at(connection, str(article), int(start))
    entity = findings.load_entity(connection, identity) if identity else None
    rows = rows_naming(connection, entity) if entity is not None else []
    return Followed(
        number,
        _KINDS.get(entity.type, "name") if entity is not None else "name",
        entity.name if entity is not None else str(value["name"]),
        len(rows),
        since(library, value, rows),
        str(value.get("at", "")),
        render(Term("followed", str(number))),
        rows[0].document if rows else 0,
        entity.id if entity is not None else "",
    )


def _toggle(
    library: Library, known: Numbered | None, name: str, value: dict[str, Any]
) -> Command | None:
    """Follow, or where it is followed no longer."""
    _must_write(library)
    if known is not None:
        return unfollow(library, known.number)
    words = f'followed: "{one_line(name, 40)}"'
    return follows.SHELF.change(library.connection, "follow", words, added=[value])


def _remember(library: Library, known: Numbered | None, rows: Sequence[Row]) -> None:
    """Note how something followed stands now."""
    if known is not None and not library.read_only:
        value = {**known.value, **_looked(library.connection, rows)}
        follows.SHELF.put(library.connection, known.number, value)


def _looked(connection: Connection, rows: Sequence[Row]) -> dict[str, object]:
    """Return how something stands: its articles and notices, and when that was."""
    return {
        "articles": [row.article for row in rows],
        "notices": sum(1 for row in rows if row.notice in _NOTICES),
        "at": now(),
    }


def _rows_of_story(connection: Connection, document: int) -> list[Row]:
    """Return the rows of a document's story."""
    return listing.rows_by_number(connection, listing.documents_of_story(connection, document))


def rows_naming(connection: Connection, entity: Entity) -> list[Row]:
    """Return the rows of the newest versions that name an entity."""
    captures = newest_articles(connection)
    articles = {m.article for m in entity.mentions if m.article in captures}
    documents = listing.documents_of_articles(connection, articles)
    return listing.rows_by_number(connection, sorted(documents.values()))


def _anchor(entity: Entity) -> Mention:
    """Return the mention an entity is known by: one in its fullest form, if there is any."""
    return next((m for m in entity.mentions if m.text == entity.name), entity.mentions[0])


def _is_anchored(entity: Entity, anchor: Sequence[Any]) -> bool:
    """Say whether a mention of an entity stands at an anchor."""
    article, start, _ = anchor
    return any(m.article == article and m.start <= start < m.end for m in entity.mentions)


def _must_write(library: Library) -> None:
    """Raise where nothing can be kept."""
    if library.read_only:
        raise ReadOnlyError("The library is read-only: what you follow is not saved.")
