"""An article as the reader sees it: text, names, margin marks, where it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsreader.domain.articles import Article
from newsreader.domain.documents import Row
from newsreader.domain.entities import NamePlace
from newsreader.domain.marks import Mark, MarkKind
from newsreader.domain.newness import Newness
from newsreader.domain.reuse import Basis, Likeness, Match, Passage
from newsreader.domain.spans import Span
from newsreader.services.disagreeing import disagreements, spots
from newsreader.services.library import Library
from newsreader.services.measuring import sentences_in, sentences_of
from newsreader.services.newness import Freshness
from newsreader.services.source_names import source_and_time, source_name
from newsreader.storage import findings, listing
from newsreader.storage import matches as match_rows
from newsreader.storage.articles import load_article
from newsreader.storage.captures import document_versions, locations
from newsreader.storage.listing import Source
from newsreader.text.flow import on_one_line
from newsreader.text.safe import visible


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the article pane shows of one document.

    Attributes:
        row: The list row.
        article: The newest version as understood.
        names: Where names stand in it, in order.
        marks: Margin marks, in order of place.
        sources: Article id -> what stands for it, of the articles its passages are shared with.
        locations: Where the capture was found.
        versions: How many versions are held.
        version_times: When each version came, oldest first, in UTC.
        newness: What is new to the reader; None while it is not known.
        told_by: Capture -> the articles in which the rest was read.
        held: How many articles of its story are held, itself included.
        disagreements: Number of a mark -> who has which word, where articles differ in substance.
        ahead: Other documents of its row that are unread and tell something new, in order.
    """

    row: Row
    article: Article
    names: Sequence[NamePlace]
    marks: tuple[Mark, ...]
    sources: Mapping[str, str]
    locations: tuple[str, ...]
    versions: int
    version_times: tuple[str, ...] = ()
    newness: Newness | None = None
    told_by: Mapping[int, Source] = field(default_factory=dict)
    held: int = 1
    disagreements: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    ahead: tuple[int, ...] = ()

    @property
    def sentences(self) -> list[Span]:
        """The article's sentences, in order; they are looked for when they are asked for."""
        article = self.article
        return [span for p in article.paragraphs for span in sentences_in(article, p)]


def read_document(
    library: Library, document: int, freshness: Freshness | None = None
) -> Reading | None:
    """Load a document for the article pane; None where it is not analysed yet.

    Args:
        library: Where from.
        document: Which.
        freshness: Counts what is new; without it that is not known.
    """
    connection = library.connection
    row = listing.row_of(connection, document)
    article = _article_of(library, row.capture, freshness) if row else None
    if row is None or article is None:
        return None
    matches = match_rows.load_matches(connection, row.capture)
    versions = document_versions(connection, document)
    marks = marks_of(article.id, matches)
    if len(versions) > 1:
        marks = with_additions(marks, article, load_article(connection, versions[-2][1]))
    newness = freshness.of_article(row.capture) if freshness else None
    sources = listing.sources_of_articles(
        connection, {m.a.article for m in matches} | {m.b.article for m in matches}
    )
    names = {aid: source_and_time(*source) for aid, source in sources.items()}
    return Reading(
        row=row,
        article=article,
        names=findings.load_names(connection, row.capture),
        marks=marks,
        sources={aid: source_name(s.outlet, s.title) for aid, s in sources.items()},
        locations=tuple(
            place.decode("utf-8", "backslashreplace")
            for place in locations(connection, row.capture)
        ),
        versions=len(versions),
        version_times=tuple(at for _, _, at in versions),
        newness=newness,
        told_by=_told_by(library, newness),
        held=len(listing.documents_of_story(connection, document)),
        disagreements={
            n: lines for n, mark in enumerate(marks) if (lines := disagreements(spots(mark), names))
        },
    )


def read_again(
    library: Library, reading: Reading, freshness: Freshness | None = None
) -> Reading | None:
    """Read what acts and reading change of an article at hand: its row, and what of it is new.

    What stays is the same object, so that whoever shows it need not look at it again. A version that
    came since is read as a whole. None where the document is gone.
    """
    before = reading.row
    row = listing.row_of(library.connection, before.document)
    if row is None or (row.capture, row.versions) != (before.capture, before.versions):
        found = read_document(library, before.document, freshness)
        return replace(found, ahead=reading.ahead) if found else None
    newness = freshness.of_article(row.capture) if freshness else None
    if newness == reading.newness:
        return replace(reading, row=row)
    return replace(reading, row=row, newness=newness, told_by=_told_by(library, newness))


def _article_of(library: Library, capture: int, freshness: Freshness | None) -> Article | None:
    """Return a capture's article; the one at hand, where it was just counted what is new in it."""
    return freshness.article(capture) if freshness else load_article(library.connection, capture)


def _told_by(library: Library, newness: Newness | None) -> dict[int, Source]:
    """Return what stands for the articles in which parts of this one were read."""
    told = {t.capture for t in newness.told if t.capture is not None} if newness else set()
    sources = ((c, listing.source_of_capture(library.connection, c)) for c in told)
    return {capture: source for capture, source in sources if source}


def plain_text(library: Library, document: int) -> str:
    """Return a document's newest version as text fit for files and terminals; empty if not analysed."""
    row = listing.row_of(library.connection, document)
    article = load_article(library.connection, row.capture) if row else None
    if row is None or article is None:
        return ""
    head = [row.title, row.outlet or "(unknown)", row.published or ""]
    if article.url:
        head.append(article.url.value)
    paragraphs = [on_one_line(span.slice(article.content)) for span in article.paragraphs]
    text = "\n".join(line for line in head if line) + "\n\n" + "\n\n".join(paragraphs)
    return "\n".join(visible(line) for line in text.split("\n")) + "\n"


def with_additions(
    marks: tuple[Mark, ...], article: Article, before: Article | None
) -> tuple[Mark, ...]:
    """Add a mark to every sentence that the version before did not have and no mark begins at."""
    if before is None:
        return marks
    known = {sentence.hash for sentence in sentences_of(before)}
    taken = {mark.passage.start for mark in marks}
    added = [
        Mark(
            MarkKind.ADDED,
            1,
            Passage(article.id, s.span.start, s.span.end, s.span.slice(article.content)),
            (),
        )
        for s in sentences_of(article)
        if s.hash not in known and s.span.start not in taken
    ]
    return tuple(sorted([*marks, *added], key=lambda mark: mark.passage.start))


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
