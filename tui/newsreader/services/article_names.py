"""The names in one article: who and what it mentions, how often, with which office, and where else."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from newsreader.domain.articles import Article
from newsreader.domain.entities import EntityType, Link, Mention
from newsreader.domain.query import Term
from newsreader.entities.pages import NamedArticle, roles_beside
from newsreader.entities.resolving import resolve_date
from newsreader.search.rendering import render
from newsreader.services.library import Library
from newsreader.storage import listing
from newsreader.storage.articles import load_article
from newsreader.storage.entity_pages import entities_in, links_in
from newsreader.storage.findings import load_mentions
from newsreader.text.sentences import sentence_spans

#: Kinds that are names and have pages, and all kinds in the order they are listed.
NAMES = (EntityType.PER, EntityType.ORG, EntityType.LOC)
_ORDER = (*NAMES, EntityType.NORP, EntityType.ROLE, EntityType.DATE)


@dataclass(frozen=True, slots=True)
class NameUse:
    """Somebody or something an article names.

    Attributes:
        entity: Its id.
        type: Its kind.
        name: The fullest form held.
        links: Its mentions in this article, in order, with the reason each was joined.
        beside: Offices beside it in this article, most frequent first; of a date the days it means.
        held: In how many articles held it is named, this one included.
    """

    entity: str
    type: EntityType
    name: str
    links: tuple[Link, ...]
    beside: tuple[str, ...]
    held: int


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """The names in an article.

    Attributes:
        document: Which document.
        title: Its headline, or an empty string.
        content: Its decoded text.
        names: By kind, the most mentioned first, then in order of place.
        language: ISO 639-1 code of the language it is in, or "und".
    """

    document: int
    title: str
    content: str
    names: tuple[NameUse, ...]
    language: str = "en"

    @property
    def main(self) -> NameUse | None:
        """The most mentioned person, else organisation, else place; None where there is none."""
        return next((use for use in self.names if use.type in NAMES), None)


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
            _meant(article, found[0].mention)
            if found[0].mention.type is EntityType.DATE
            else tuple(role for role, _ in roles[entity].most_common()),
            known[entity][1],
        )
        for entity, found in links.items()
    ]
    uses.sort(
        key=lambda u: (_ORDER.index(u.type), -len(u.links), u.links[0].mention.start, u.entity)
    )
    title = article.headline.value if article.headline else ""
    return ArticleNames(document, title, article.content, tuple(uses), article.language)


def _meant(article: Article, mention: Mention) -> tuple[str, ...]:
    """Return the days a date means against the article's own; none where that is not known."""
    sentence = mention.text
    for paragraph in article.paragraphs:
        if paragraph.start <= mention.start < paragraph.end:
            spans = sentence_spans(article.content, paragraph.start, paragraph.end, wrapped=True)
            around = (s for s in spans if s.start <= mention.start < s.end)
            sentence = next((s.slice(article.content) for s in around), sentence)
    published = article.published.value if article.published else None
    meant = resolve_date(mention.text, published, sentence)
    if meant is None:
        return ()
    days = meant.first if meant.first == meant.last else f"{meant.first} to {meant.last}"
    return (f"{days}, assumed from the article's day" if meant.assumed else days,)


def query_for(kind: EntityType, name: str) -> str | None:
    """Return the query for the articles about a name; None for kinds that are no names."""
    value = " ".join(name.split())
    return render(Term("entity", value)) if kind in NAMES and value else None
