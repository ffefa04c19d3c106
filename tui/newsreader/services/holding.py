"""Everything a library holds, in plain values, for the commands that print it."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.domain.articles import Article
from newsreader.domain.captures import article_id
from newsreader.domain.entities import Entity
from newsreader.domain.reuse import Family, Match
from newsreader.domain.stories import Story
from newsreader.services.library import Library
from newsreader.storage import findings, listing
from newsreader.storage import matches as match_rows
from newsreader.storage.articles import load_article
from newsreader.storage.captures import all_captures, locations


@dataclass(frozen=True, slots=True)
class Held:
    """One article with the places it was found at, as bytes."""

    capture: int
    article: Article
    places: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """What articles share: matches, families and stories."""

    matches: tuple[Match, ...]
    families: tuple[Family, ...]
    stories: tuple[Story, ...]


def held_articles(library: Library, captures: list[int] | None = None) -> list[Held]:
    """Return analysed articles by id: all newest versions, or just those of ``captures``."""
    connection = library.connection
    wanted = sorted(listing.current_documents(connection)) if captures is None else captures
    held = []
    for capture in wanted:
        article = load_article(connection, capture)
        if article is not None:
            held.append(Held(capture, article, tuple(locations(connection, capture))))
    return held


def reuse_of(library: Library) -> Reuse:
    """Return all matches, families and stories, in a fixed order."""
    connection = library.connection
    return Reuse(
        tuple(match_rows.load_matches(connection)),
        tuple(match_rows.load_families(connection)),
        tuple(findings.load_stories(connection)),
    )


def entities_of(library: Library) -> list[Entity]:
    """Return all entities with their mentions, by id."""
    return findings.load_entities(library.connection)


def captures_named(library: Library, prefix: str) -> list[int]:
    """Return the captures whose article id starts with ``prefix``."""
    return [
        capture
        for capture, sha256 in all_captures(library.connection)
        if article_id(sha256).startswith(prefix)
    ]
