"""New to you: which words of an article the reader has not read anywhere.

Read is what :mod:`newsreader.services.seeing` kept. A passage counts as read where it was read itself,
in another version of its page, or in any article of its family (the same words, or altered), unless
it differs in substance from everything that was read of the family.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from newsreader.domain.articles import Article
from newsreader.domain.newness import Newness, Told, Where
from newsreader.domain.reuse import Match
from newsreader.domain.spans import Span
from newsreader.services.library import Library
from newsreader.services.measuring import Measured, Measures, words_hash
from newsreader.storage import listing, seen, told
from newsreader.storage import matches as match_rows
from newsreader.storage.connections import Connection
from newsreader.storage.told import FamilyPassage

#: Passages read of one family that are compared with one: of wire copy all are alike.
_COMPARED = 6
_NUMBER = re.compile(r"\d[\d.,]*")


class Freshness:
    """Counts what is new; keeps what never changes. Any thread may use it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._measures = Measures()

    def forget(self) -> None:
        """Start anew, because analysis changed what is known."""
        self._measures.forget()

    def article(self, capture: int) -> Article | None:
        """Return the article of a capture; None where it is not analysed yet."""
        return self._measures.article(self._library.connection, capture)

    def of_article(self, capture: int) -> Newness | None:
        """Return what is new in one article; None while its passages are not known."""
        connection = self._library.connection
        if not told.analysed(connection, capture):
            return None
        measured = self._measures.of(connection, capture)
        if measured is None:
            return None
        own = told.passages_of(connection, [capture])
        read = _by_family(told.passages_read(connection, [capture]))
        return _newness(connection, capture, measured, own, read)

    def of_story(self, captures: Sequence[int]) -> int | None:
        """Return how many words are new in articles read one after the other; None while not known.

        What several of them tell counts once.
        """
        connection = self._library.connection
        if not all(told.analysed(connection, capture) for capture in captures):
            return None
        read = _by_family(told.passages_read(connection, captures))
        passages: dict[int, list[FamilyPassage]] = {}
        for passage in told.passages_of(connection, captures):
            passages.setdefault(passage.capture, []).append(passage)
        counted: set[str] = set()
        total = 0
        for capture in captures:
            measured = self._measures.of(connection, capture)
            if measured is None:
                return None
            own = passages.get(capture, [])
            found = _newness(connection, capture, measured, own, read)
            again = [Span(p.start, p.end) for p in own if p.family in counted]
            if again:
                spans = [*(t.span for t in found.told), *again]
                total += len(measured.words) - words_within(measured.words, spans)
            else:
                total += found.new
            counted.update(p.family for p in own)
        return total

    def of_row(self, documents: Sequence[int]) -> int | None:
        """Return how many words are new in a row's unread documents, or in all where none is unread."""
        rows = listing.rows_by_number(self._library.connection, documents)
        unread = [row for row in rows if row.unread]
        return self.of_story([row.capture for row in unread or rows]) if rows else None

    def by_article(self, captures: Iterable[int]) -> dict[int, int | None]:
        """Return how many words are new in each of some articles, each by itself."""
        counts: dict[int, int | None] = {}
        for capture in captures:
            found = self.of_article(capture)
            counts[capture] = None if found is None else found.new
        return counts


def _newness(
    connection: Connection,
    capture: int,
    measured: Measured,
    own: list[FamilyPassage],
    read: dict[str, list[FamilyPassage]],
) -> Newness:
    """Put together what was read here, in other versions, and elsewhere."""
    sha256 = told.sha_of(connection, capture)
    here = seen.seen_of(connection, [sha256]).get(sha256, [])
    found = [Told(Span(s.start, s.end), Where.HERE, None, s.at) for s in here]
    known = {(s.start, s.end) for s in here}
    versions = told.read_in_versions(connection, capture)
    for sentence in measured.sentences:
        if sentence.span not in known and sentence.hash in versions:
            at = versions[sentence.hash]
            found.append(Told(sentence.span, Where.VERSION, None, at))
    elsewhere, differing, partly = _elsewhere(connection, capture, own, read)
    spans = [t.span for t in found]
    differing = [d for d in differing if not any(s.contains(d) for s in spans)]
    found = sorted([*found, *elsewhere], key=lambda t: (t.span, t.where))
    covered = [*(t.span for t in found), *partly]
    new = len(measured.words) - words_within(measured.words, covered)
    quiet = sum(1 for d in differing if not _uncovered(measured.words, d, covered))
    return Newness(len(measured.words), new + quiet, tuple(found), tuple(differing))


def _elsewhere(
    connection: Connection,
    capture: int,
    own: list[FamilyPassage],
    read: dict[str, list[FamilyPassage]],
) -> tuple[list[Told], list[Span], list[Span]]:
    """Return what was read elsewhere, passages that differ in substance, and what of those is known."""
    found: list[Told] = []
    differing: list[Span] = []
    partly: list[Span] = []
    matches: dict[tuple[Span, str], Match] | None = None
    for passage in own:
        others = [p for p in read.get(passage.family, ()) if p.capture != capture]
        if not others:
            continue
        span = Span(passage.start, passage.end)
        words = words_hash(passage.text)
        same = next((p for p in others if words_hash(p.text) == words), None)
        if same is None:
            if matches is None:
                matches = _matches(connection, capture)
            same, different = _nearest(passage, others[-_COMPARED:], matches, connection)
            if same is None and different is not None:
                differing.append(span)
                partly += _unchanged(different, span)
                continue
        if same is not None:
            found.append(Told(span, Where.ELSEWHERE, same.capture, same.at))
    return found, differing, partly


def _nearest(
    passage: FamilyPassage,
    others: list[FamilyPassage],
    matches: dict[tuple[Span, str], Match],
    connection: Connection,
) -> tuple[FamilyPassage | None, Match | None]:
    """Return a passage that was read and says the same; else a match with one that differs."""
    different: Match | None = None
    for other in reversed(others):
        key = (Span(passage.start, passage.end), f"{other.capture}:{other.start}")
        match = matches.get(key)
        if match is None:
            if _NUMBER.findall(other.text) == _NUMBER.findall(passage.text):
                return other, None
        elif not match.substance:
            return other, None
        else:
            different = match
    return None, different


def _matches(connection: Connection, capture: int) -> dict[tuple[Span, str], Match]:
    """Return a capture's matches by own span and the other passage's place."""
    found = {}
    captures = told.captures_matched(connection, capture)
    for match in match_rows.load_matches(connection, capture):
        for mine, other in ((match.a, match.b), (match.b, match.a)):
            if captures.get(mine.article) == capture and other.article in captures:
                found[(mine.span, f"{captures[other.article]}:{other.start}")] = match
    return found


def _unchanged(match: Match, span: Span) -> list[Span]:
    """Return what of a passage's own words a differing match leaves as they were read."""
    ours = match.a.span == span
    return [
        Span(op.a0, op.a1) if ours else Span(op.b0, op.b1) for op in match.ops if op.tag == "equal"
    ]


def _by_family(passages: list[FamilyPassage]) -> dict[str, list[FamilyPassage]]:
    """Group passages by family."""
    grouped: dict[str, list[FamilyPassage]] = {}
    for passage in passages:
        grouped.setdefault(passage.family, []).append(passage)
    return grouped


def words_within(words: Sequence[int], spans: Iterable[Span]) -> int:
    """Return how many words begin within any of the spans."""
    count = 0
    at = 0
    for span in sorted(spans):
        first = max(at, bisect_left(words, span.start))
        last = bisect_left(words, span.end)
        if last > first:
            count += last - first
        at = max(at, last)
    return count


def _uncovered(words: Sequence[int], within: Span, spans: Iterable[Span]) -> bool:
    """Say whether any word inside a stretch begins outside all spans."""
    inside = words[bisect_left(words, within.start) : bisect_left(words, within.end)]
    return words_within(inside, [s for s in spans if s.overlaps(within)]) < len(inside)
