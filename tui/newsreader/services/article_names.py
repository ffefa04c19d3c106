"""The names in one article: who and what it mentions, how often, with which office, and where else."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from newsreader.domain.entities import EntityType, Link
from newsreader.entities.pages import NamedArticle, roles_beside
from newsreader.services.library import Library
from newsreader.storage import listing
from newsreader.storage.articles import load_article
from newsreader.storage.entity_pages import entities_in, links_in
from newsreader.storage.findings import load_mentions

#: Kinds in the order they are listed, and the field of a query that asks for them.
FIELD_OF = {EntityType.PER: "person", EntityType.ORG: "org", EntityType.LOC: "place"}
_ORDER = (*FIELD_OF, EntityType.NORP, EntityType.ROLE, EntityType.DATE)


@dataclass(frozen=True, slots=True)
class NameUse:
    """Somebody or something an article names.

    Attributes:
        entity: Its id.
        type: Its kind.
        name: The fullest form held.
        links: Its mentions in this article, in order, with the reason each was joined.
        roles: Offices beside it in this article, most frequent first.
        held: In how many articles held it is named, this one included.
    """

    entity: str
    type: EntityType
    name: str
    links: tuple[Link, ...]
    roles: tuple[str, ...]
    held: int


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """The names in an article.

    Attributes:
        document: Which document.
        title: Its headline, or an empty string.
        content: Its decoded text.
        names: By kind, the most mentioned first, then in order of place.
    """

    document: int
    title: str
    content: str
    names: tuple[NameUse, ...]

    @property
    def main(self) -> NameUse | None:
        """The most mentioned person, else organisation, else place; None where there is none."""
        return next((use for use in self.names if use.type in FIELD_OF), None)


def names_in(library: Library, document: int) -> ArticleNames | None:
    """Return the names in a document's newest version; None where it is not analysed yet."""
    connection = library.connection
    row = listing.row_of(connection, document)
    article = load_article(connection, row.capture) if row else None
    if row is None or article is None:
        return None
    mentions = load_mentions(connection, row.capture, article.id)
    linked = links_in(connection, row.capture)
    known = entities_in(connection, row.capture)
    entry = NamedArticle(article, mentions)
    links: dict[str, list[Link]] = defaultdict(list)
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for at, mention in enumerate(mentions):
        entity, why = linked.get((mention.start, mention.end), ("", ""))
        if entity in known:
            links[entity].append(Link(mention, why))
            roles[entity].update(roles_beside(entry, at))
    uses = [
        NameUse(
            entity,
            found[0].mention.type,
            known[entity][0],
            tuple(found),
            tuple(role for role, _ in roles[entity].most_common()),
            known[entity][1],
        )
        for entity, found in links.items()
    ]
    uses.sort(
        key=lambda u: (_ORDER.index(u.type), -len(u.links), u.links[0].mention.start, u.entity)
    )
    return ArticleNames(
        document, article.headline.value if article.headline else "", article.content, tuple(uses)
    )


def query_for(kind: EntityType, name: str) -> str | None:
    """Return the query for the articles about a name; None for kinds no query asks for."""
    field = FIELD_OF.get(kind)
    # A quotation mark cannot stand in a value: the longest part without one is looked for.
    value = " ".join(max(name.split('"'), key=len).split())
    return f'{field}:"{value}"' if field and value else None
