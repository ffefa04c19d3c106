"""An article as the reader sees it: text, names, margin marks, where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.domain.articles import Article
from newsreader.domain.documents import Row
from newsreader.domain.entities import Mention
from newsreader.domain.marks import Mark, MarkKind
from newsreader.domain.reuse import Basis, Likeness, Match, Passage
from newsreader.services.library import Library
from newsreader.storage import findings, listing
from newsreader.storage import matches as match_rows
from newsreader.storage.articles import load_article
from newsreader.storage.captures import document_versions, locations


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the article pane shows of one document.

    Attributes:
        row: The list row.
        article: The newest version as understood.
        mentions: Names in it, in order.
        marks: Margin marks, in order of place.
        outlets: Article id -> outlet (or None) of the articles its passages are shared with.
        locations: Where the capture was found.
        versions: How many versions are held.
    """

    row: Row
    article: Article
    mentions: tuple[Mention, ...]
    marks: tuple[Mark, ...]
    outlets: dict[str, str | None]
    locations: tuple[str, ...]
    versions: int


def read_document(library: Library, document: int) -> Reading | None:
    """Load a document for the article pane; None where it is not analysed yet."""
    connection = library.connection
    row = listing.row_of(connection, document)
    article = load_article(connection, row.capture) if row else None
    if row is None or article is None:
        return None
    matches = match_rows.load_matches(connection, row.capture)
    return Reading(
        row=row,
        article=article,
        mentions=tuple(findings.load_mentions(connection, row.capture, article.id)),
        marks=marks_of(article.id, matches),
        outlets=findings.outlets_of(
            connection, {m.a.article for m in matches} | {m.b.article for m in matches}
        ),
        locations=tuple(
            place.decode("utf-8", "backslashreplace")
            for place in locations(connection, row.capture)
        ),
        versions=len(document_versions(connection, document)),
    )


def marks_of(article: str, matches: list[Match]) -> tuple[Mark, ...]:
    """Turn an article's matches into one mark a passage.

    A mark inside a marked sentence is left out: the sentence says it. Where one match differs in
    substance the mark says so whatever else there is.
    """
    grouped: dict[tuple[int, int], list[Match]] = {}
    own: dict[tuple[int, int], Passage] = {}
    for match in matches:
        passage = match.a if match.a.article == article else match.b
        if match.basis is not Basis.FORMULA:
            key = (passage.start, passage.end)
            own[key] = passage
            grouped.setdefault(key, []).append(match)
    marks: list[Mark] = []
    covered = -1
    for key in sorted(grouped, key=lambda span: (span[0], -span[1])):
        if key[1] <= covered:
            continue
        covered = key[1]
        marks.append(_mark(own[key], grouped[key]))
    return tuple(marks)


def _mark(passage: Passage, matches: list[Match]) -> Mark:
    """Choose the sign for a passage."""
    close = [m for m in matches if m.likeness is not Likeness.SIMILAR]
    counted = close or matches
    others = {m.b.article if m.a.article == passage.article else m.a.article for m in counted}
    if not close:
        kind = MarkKind.SIMILAR
    elif any(m.substance for m in close):
        kind = MarkKind.DIFFERS
    elif any(m.basis is Basis.STATEMENT for m in close):
        kind = MarkKind.STATEMENT
    elif any(m.basis in (Basis.WIRE, Basis.ATTRIBUTED) for m in close):
        kind = MarkKind.WIRE
    else:
        kind = MarkKind.SAME
    return Mark(kind, len(others) + 1, passage, tuple(counted))
