"""The page of one person, organisation or place: what the articles held say of it."""

from __future__ import annotations

from dataclasses import replace

from newsreader.domain.entities import EntityType
from newsreader.domain.entity_pages import Companion, EntityPage
from newsreader.entities.pages import NamedArticle, entity_page
from newsreader.services import following
from newsreader.services.library import Library
from newsreader.storage.articles import load_article, newest_articles
from newsreader.storage.entity_pages import (
    articles_by_outlet,
    company_of,
    entity_at,
    families_in,
    people_called,
    stories_of,
)
from newsreader.storage.findings import load_entity, load_mentions

#: Persons that are named as company.
_COMPANIONS = 6


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
    named_in = [captures[entry.article.id] for entry in naming]
    page = entity_page(
        entity,
        naming,
        articles_by_outlet(connection),
        families_in(connection, named_in),
        people_called(connection, entity.name) if entity.type is EntityType.PER else (),
    )
    company = company_of(connection, entity_id, named_in, _COMPANIONS)
    known = following.followed_entity(library, entity)
    rows = following.rows_naming(connection, entity) if known is not None else []
    return replace(
        page,
        stories=stories_of(connection, named_in),
        company=tuple(Companion(*one) for one in company),
        followed=None if known is None else known.number,
        since="" if known is None else following.since(library, known.value, rows).words,
    )


def page_at(library: Library, article: str, start: int) -> EntityPage | None:
    """Return the page of whom a mention means now; its id may be another since a decision."""
    identity = entity_at(library.connection, article, start)
    return None if identity is None else page_of(library, identity)
