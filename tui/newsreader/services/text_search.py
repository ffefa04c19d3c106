"""Hits in the bodies of articles: how many there are, and the words around the newest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsreader.domain.documents import Head
from newsreader.search.parsing import parse_query
from newsreader.search.surroundings import surroundings
from newsreader.services.library import Library
from newsreader.services.searching import split
from newsreader.services.selecting import select_tree
from newsreader.storage import listing
from newsreader.storage.articles import load_article
from newsreader.storage.text_hits import documents_with_words

#: Letters of the longest word from which on bodies are searched: what is shorter begins too many words.
_LETTERS = 3


@dataclass(frozen=True, slots=True)
class TextFound:
    """Hits in bodies.

    Attributes:
        count: How many articles have all words in their body.
        heads: The newest of them, each a row with the words around the hit.
    """

    count: int = 0
    heads: tuple[Head, ...] = ()


def search_bodies(
    library: Library, text: str, limit: int, cancelled: Callable[[], bool] = lambda: False
) -> TextFound:
    """Find the words of a query in the bodies of articles; its other conditions hold as everywhere.

    Args:
        library: Where.
        text: A query; see :func:`newsreader.services.searching.split` for what counts as words.
        limit: How many rows are made at most.
        cancelled: Whether the answer is no longer wanted; it is then empty.

    Raises:
        QueryError: The query cannot be read.
    """
    words, strict = split(parse_query(text))
    if not any(len(word) >= _LETTERS or not word.isascii() for word in words.split()):
        return TextFound()
    connection = library.connection
    found = documents_with_words(connection, words, select_tree(library, strict).query, cancelled)
    heads: list[Head] = []
    for document in found[:limit]:
        if cancelled():
            return TextFound()
        heads += _head(library, document, words)
    return TextFound(len(found), tuple(heads))


def _head(library: Library, document: int, words: str) -> list[Head]:
    """Return the row of one article, with the words around its hit."""
    row = listing.row_of(library.connection, document)
    article = load_article(library.connection, row.capture) if row is not None else None
    if row is None or article is None:
        return []
    around = surroundings(article.content, article.paragraphs, words)
    shown, hits, at = (around.text, around.hits, around.at) if around else (row.title, (), None)
    return [
        Head(
            "text",
            row.outlet or "(unknown)",
            shown,
            document=document,
            why=row.title,
            hits=hits,
            at=at,
        )
    ]
