"""Two articles beside one another: what they share, how it differs, what only one has."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.domain.articles import Article
from newsreader.domain.documents import Row
from newsreader.domain.reuse import Basis, Likeness, Match
from newsreader.domain.spans import Span
from newsreader.services.library import Library
from newsreader.services.measuring import sentences_of
from newsreader.services.reading import marks_of
from newsreader.services.variants import DiffPart, change_words, diff_parts
from newsreader.storage import listing
from newsreader.storage import matches as match_rows
from newsreader.storage.articles import load_article


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles."""

    row: Row
    article: Article


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of one article and what stands for it in the other.

    Attributes:
        sign: As in the margin of an article; empty where only one has it.
        a: The passage in the first, or None.
        b: The passage in the second, or None.
        diff: The second's words against the first's.
        kinds: What differs, in words, loudest first.
        loud: Whether any of it is substance.
        match: The match behind it, for explaining.
    """

    sign: str
    a: Span | None
    b: Span | None
    diff: tuple[DiffPart, ...] = ()
    kinds: tuple[str, ...] = ()
    loud: bool = False
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles, passage by passage in the order of the first."""

    a: Side
    b: Side
    pairs: tuple[Pair, ...]

    @property
    def shared(self) -> int:
        """How many passages both have."""
        return sum(1 for pair in self.pairs if pair.a and pair.b)

    @property
    def only_a(self) -> int:
        """How many only the first has."""
        return sum(1 for pair in self.pairs if pair.b is None)

    @property
    def only_b(self) -> int:
        """How many only the second has."""
        return sum(1 for pair in self.pairs if pair.a is None)

    @property
    def differing(self) -> int:
        """How many differ in substance."""
        return sum(1 for pair in self.pairs if pair.loud)


def compare(library: Library, first: int, second: int) -> Comparison | None:
    """Compare two documents; None where one of them is not analysed."""
    a, b = _side(library, first), _side(library, second)
    if a is None or b is None:
        return None
    matches = [
        match
        for match in match_rows.load_matches(library.connection, a.row.capture)
        if {match.a.article, match.b.article} == {a.article.id, b.article.id}
        and match.basis is not Basis.FORMULA
    ]
    return Comparison(a, b, tuple(_pairs(a.article, b.article, matches)))


def partner_of(library: Library, document: int) -> int | None:
    """Return the document that shares most passages with one, else another of its story."""
    connection = library.connection
    row = listing.row_of(connection, document)
    if row is None:
        return None
    counts: Counter[str] = Counter()
    for match in match_rows.load_matches(connection, row.capture):
        if match.basis is not Basis.FORMULA and match.likeness is not Likeness.SIMILAR:
            counts[match.b.article if match.a.article == row.article else match.a.article] += 1
    documents = listing.documents_of_articles(connection, counts)
    known = [
        aid for aid, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if aid in documents
    ]
    if known:
        return documents[known[0]]
    return next(
        (d for d in listing.documents_of_story(connection, document) if d != document), None
    )


def _side(library: Library, document: int) -> Side | None:
    """Read one article."""
    row = listing.row_of(library.connection, document)
    article = load_article(library.connection, row.capture) if row else None
    return Side(row, article) if row and article else None


def _pairs(a: Article, b: Article, matches: Sequence[Match]) -> list[Pair]:
    """Pair every sentence with its surest match, then put in what only the second has where it stands.

    A sentence may stand in two pairs: of a long one the other article may have made two.
    """
    ours = [s.span for s in sentences_of(a)]
    theirs = [s.span for s in sentences_of(b)]
    partners: dict[int, tuple[int, Match]] = {}
    owners: dict[int, tuple[int, Match]] = {}
    for match in sorted(matches, key=lambda m: (-_length(m), -m.score, m.a.key, m.b.key)):
        mine, other = (match.a, match.b) if match.a.article == a.id else (match.b, match.a)
        i, j = _index(ours, mine.start), _index(theirs, other.start)
        if i is not None and j is not None:
            partners.setdefault(i, (j, match))
            owners.setdefault(j, (i, match))
    placed = {j for i, (j, _) in partners.items() if owners[j][0] == i}

    def theirs_after(at: int) -> list[Pair]:
        """Return the second's sentences that follow one, up to the next that has its place."""
        return [
            _pair(a.id, ours[owners[k][0]], theirs[k], owners[k][1])
            if k in owners
            else Pair("", None, theirs[k])
            for k in _until_placed(theirs, placed, at)
        ]

    pairs = theirs_after(-1)
    for i, span in enumerate(ours):
        if i not in partners:
            pairs.append(Pair("", span, None))
            continue
        j, match = partners[i]
        pairs.append(_pair(a.id, span, theirs[j], match))
        pairs += theirs_after(j) if owners[j][0] == i else []
    return pairs


def _pair(article: str, a: Span, b: Span, match: Match) -> Pair:
    """Describe two sentences that share words."""
    [mark] = marks_of(article, [match])
    kinds, loud = change_words(match)
    return Pair(mark.kind.value, a, b, diff_parts(match, article), kinds, loud, match)


def _until_placed(spans: Sequence[Span], placed: set[int], after: int) -> list[int]:
    """Return the sentences right after one, up to the next that has its place beside another."""
    found = []
    for at in range(after + 1, len(spans)):
        if at in placed:
            break
        found.append(at)
    return found


def _index(spans: Sequence[Span], at: int) -> int | None:
    """Return which sentence holds a place."""
    number = bisect_right([span.start for span in spans], at) - 1
    return number if number >= 0 and at < spans[number].end else None


def _length(match: Match) -> int:
    """Return how much two passages share."""
    return min(match.run_a.end - match.run_a.start, match.run_b.end - match.run_b.start)
