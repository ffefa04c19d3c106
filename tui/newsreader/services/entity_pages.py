"""The page of one person, organisation or place: what the articles held say of it."""

from __future__ import annotations

from newsreader.domain.entities import EntityType
from newsreader.domain.entity_pages import EntityPage
from newsreader.entities.pages import NamedArticle, entity_page
from newsreader.services.library import Library
from newsreader.storage.articles import load_article, newest_articles
from newsreader.storage.entity_pages import (
    articles_by_outlet,
    entity_at,
    families_in,
    people_called,
)
from newsreader.storage.findings import load_entity, load_mentions


def page_of(library: Library, entity_id: str) -> EntityPage | None:
    """Return the page of an entity, or None where none has this id (any more).

    Reads the articles that name it, so it takes time in proportion to their number.
    """
    connection = library.connection
    entity = load_entity(connection, entity_id)
    if entity is None:
        return None
    captures = newest_articles(connection)
    naming = []
    for aid in sorted({mention.article for mention in entity.mentions}):
        article = load_article(connection, captures[aid]) if aid in captures else None
        if article is not None:
            found = load_mentions(connection, captures[aid], aid)
            naming.append(NamedArticle(article, tuple(found)))
    return entity_page(
        entity,
        naming,
        articles_by_outlet(connection),
        families_in(connection, [captures[entry.article.id] for entry in naming]),
        people_called(connection, entity.name) if entity.type is EntityType.PER else (),
    )


def page_at(library: Library, article: str, start: int) -> EntityPage | None:
    """Return the page of whom a mention means now; its id may be another since a decision."""
    identity = entity_at(library.connection, article, start)
    return None if identity is None else page_of(library, identity)
