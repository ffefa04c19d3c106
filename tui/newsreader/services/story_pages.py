"""A story on one page: its articles, what each adds, who spoke, where they disagree, what only one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from newsreader.domain.articles import Article
from newsreader.domain.decisions import DecisionKind
from newsreader.domain.documents import Row
from newsreader.domain.intervals import placed
from newsreader.domain.reuse import Basis, Likeness, Match
from newsreader.domain.spans import Span
from newsreader.services import following
from newsreader.services.disagreeing import disagreements, spots
from newsreader.services.library import Library
from newsreader.services.measuring import measure
from newsreader.services.newness import Freshness, words_within
from newsreader.services.quotations import quotations
from newsreader.services.reading import marks_of
from newsreader.services.source_names import source_and_time, source_name
from newsreader.services.speakers import speakers
from newsreader.services.story_names import title_of
from newsreader.storage import decisions, findings, listing
from newsreader.storage import matches as match_rows
from newsreader.storage.articles import load_article
from newsreader.text.safe import shortened

_WIRED = frozenset([Basis.WIRE, Basis.ATTRIBUTED])


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a story. Its words are those of wire copy, the same elsewhere, and its own.

    Attributes:
        row: The article as the list has it.
        placed: Whether its time is sure enough to be ordered.
        record: Whether the reader marked it as the record.
        wire: Words shared with another article where an agency is credited.
        same: Words shared with another article otherwise.
        quotes: Quotations of four words or more.
        differs: In how many passages it has, in substance, other words than most that have them.
        new: Words new to the reader; None while not known.
    """

    row: Row
    placed: bool
    record: bool
    wire: int
    same: int
    quotes: int
    differs: int
    new: int | None

    @property
    def own(self) -> int:
        """Words not matched in what is held; that is all it means."""
        return self.row.words - self.wire - self.same


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story.

    Attributes:
        title: What it is called.
        why: The reasons its articles stand together.
        members: Those whose order is sure first.
        speakers: Surname -> how many quotations are given to them.
        disagreeing: Who has which word, a line a passage.
        lonely: Quotations in one article only, with its outlet.
        new: Words new to the reader in all of it; None while not known.
        followed: The number under which the reader follows it, or None.
        since: What came since the reader looked last, in words; empty where it is not followed.
    """

    title: str
    why: tuple[str, ...]
    members: tuple[Member, ...]
    speakers: tuple[tuple[str, int], ...]
    disagreeing: tuple[str, ...]
    lonely: tuple[tuple[str, str], ...]
    new: int | None
    followed: int | None
    since: str


@dataclass(frozen=True, slots=True)
class _Read:
    """One article of the story with what was found in it."""

    row: Row
    article: Article
    matches: list[Match]


def story_page(library: Library, freshness: Freshness, document: int) -> StoryPage | None:
    """Return the page of a document's story; None where it is not analysed."""
    connection = library.connection
    rows = listing.rows_by_number(connection, listing.documents_of_story(connection, document))
    if not rows:
        return None
    story = next(
        (s for s in findings.load_stories(connection) if rows[0].article in s.articles), None
    )
    read = [
        _Read(row, article, match_rows.load_matches(connection, row.capture))
        for row in rows
        if (article := load_article(connection, row.capture)) is not None
    ]
    records = {
        d.a.article for d in decisions.load_decisions(connection) if d.kind is DecisionKind.RECORD
    }
    order, unplaced = placed([one.row.published for one in read])
    disagreeing, differing = _disagreements(read)
    members = tuple(
        _member(read[n], n in order, records, differing, freshness) for n in [*order, *unplaced]
    )
    speakers, lonely = _quotations(library, read)
    followed = following.followed_story(library, rows)
    since = "" if followed is None else following.since(library, followed.value, rows).words
    return StoryPage(
        title=title_of(rows),
        why=story.why if story else (),
        members=members,
        speakers=speakers,
        disagreeing=disagreeing,
        lonely=lonely,
        new=freshness.of_story([m.row.capture for m in members]),
        followed=None if followed is None else followed.number,
        since=since,
    )


def _member(
    one: _Read,
    is_placed: bool,
    records: set[str],
    differing: Mapping[str, int],
    freshness: Freshness,
) -> Member:
    """Count one article's words by where else they are."""
    wire: list[Span] = []
    shared: list[Span] = []
    for match in one.matches:
        if match.likeness is Likeness.SIMILAR or match.basis is Basis.FORMULA:
            continue
        span = match.run_a if match.a.article == one.article.id else match.run_b
        shared.append(span)
        if match.basis in _WIRED:
            wire.append(span)
    words = measure(one.article).words
    credited = words_within(words, wire)
    newness = freshness.of_article(one.row.capture)
    return Member(
        row=one.row,
        placed=is_placed,
        record=one.article.id in records,
        wire=credited,
        same=words_within(words, shared) - credited,
        quotes=len(quotations(one.article)),
        differs=differing.get(one.article.id, 0),
        new=None if newness is None else newness.new,
    )


def _quotations(
    library: Library, read: list[_Read]
) -> tuple[tuple[tuple[str, int], ...], tuple[tuple[str, str], ...]]:
    """Return who is quoted how often, each quotation once, and quotations only one article has."""
    counted: Counter[str] = Counter()
    lonely: list[tuple[str, str]] = []
    told: set[tuple[str, int]] = set()
    for one in read:
        mentions = findings.load_mentions(library.connection, one.row.capture, one.article.id)
        said = speakers(one.article, one.article.paragraphs, mentions)
        for _, quote in quotations(one.article):
            partners = {
                (other.article, other.start)
                for match in one.matches
                for mine, other in ((match.a, match.b), (match.b, match.a))
                if mine.article == one.article.id and mine.span.overlaps(quote)
            }
            if not partners:
                words = shortened(quote.slice(one.article.content), 80)
                lonely.append((words, source_name(one.row.outlet, one.row.title)))
            passages = partners | {(one.article.id, p.start) for p in _own(one, quote)}
            if quote in said and not passages & told:
                counted[said[quote]] += 1
                told |= passages
    return tuple(counted.most_common(6)), tuple(lonely)


def _own(one: _Read, quote: Span) -> list[Span]:
    """Return the article's own matched passages that hold a quotation."""
    return [
        mine.span
        for match in one.matches
        for mine in (match.a, match.b)
        if mine.article == one.article.id and mine.span.overlaps(quote)
    ]


def _disagreements(read: list[_Read]) -> tuple[tuple[str, ...], Counter[str]]:
    """Return who has which word, said once for every set of passages, and who differs from most how often."""
    names = {
        one.article.id: source_and_time(one.row.outlet, one.row.title, one.row.published)
        for one in read
    }
    lines: list[str] = []
    differing: Counter[str] = Counter()
    told: set[tuple[str, int]] = set()
    for one in sorted(read, key=lambda r: -r.row.words):
        for mark in marks_of(one.article.id, one.matches):
            keys = {(p.article, p.start) for m in mark.matches for p in (m.a, m.b)}
            if keys & told:
                continue
            found = spots(mark)
            if found:
                told |= keys
                differing.update({a for spot in found for a in spot.outnumbered()})
                lines += [
                    line.replace(" here", f" in {names[one.article.id]}", 1)
                    for line in disagreements(found, names)
                ]
    return tuple(lines), differing
