"""The text of an article with names in their roles, words searched for, and what was read dimmed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsreader.domain.entities import EntityType, NamePlace
from newsreader.domain.spans import Span
from newsreader.text.flow import Flow
from newsreader.ui.paint.palette import Piece, Role

#: How names look, later and at first.
NAME_ROLES = {
    EntityType.PER: (Role.PERSON, Role.PERSON_FIRST),
    EntityType.ORG: (Role.ORGANISATION, Role.ORGANISATION_FIRST),
    EntityType.LOC: (Role.PLACE, Role.PLACE_FIRST),
}


class NameSpans:
    """Where names stand in the flowed text and how each looks, the first of each bold.

    Only what stands before a name decides whether it is the first: names are settled as far as is asked.
    """

    def __init__(
        self, mentions: Sequence[NamePlace], flow: Flow, pointed: frozenset[int] = frozenset()
    ) -> None:
        """Take names.

        Args:
            mentions: The names, in the decoded text, in order.
            flow: How the flowed text came about.
            pointed: Where mentions begin that are shown as hits.
        """
        self._mentions = mentions
        self._flow = flow
        self._pointed = pointed
        self._next = 0
        self._seen: set[str] = set()
        self._starts: list[int] = []
        self._settled: list[tuple[int, int, Role]] = []

    def within(self, line: Span) -> Iterator[tuple[int, int, Role]]:
        """Yield the names that lie in a stretch of the flowed text or reach into it."""
        self._settle(line.end)
        for number in range(max(0, bisect_left(self._starts, line.start) - 1), len(self._settled)):
            name = self._settled[number]
            if name[0] >= line.end:
                return
            yield name

    def _settle(self, end: int) -> None:
        """Settle the names that begin before ``end``."""
        while self._next < len(self._mentions):
            mention = self._mentions[self._next]
            start = self._flow.flowed_offset(mention.start)
            if start >= end:
                return
            self._next += 1
            pointed = mention.start in self._pointed
            roles = NAME_ROLES.get(mention.type)
            if roles is None and not pointed:
                continue
            key = " ".join(mention.text.casefold().split())
            later, first = roles or (Role.HIT, Role.HIT)
            role = Role.HIT if pointed else later if key in self._seen else first
            self._seen.add(key)
            self._starts.append(start)
            self._settled.append((start, self._flow.into(mention.span).end, role))


class Highlighter:
    """Cuts lines of one text into pieces.

    Attributes:
        hits: Where the words searched for stand, in the flowed text.
    """

    def __init__(self, text: str, names: NameSpans, told: Sequence[Span], find: str) -> None:
        """Prepare a text.

        Args:
            text: The flowed text, safe for a terminal.
            names: The names in it.
            told: What is dimmed, in the flowed text, in order and apart.
            find: Words to show as hits.
        """
        self._text = text
        self._told = told
        self._names = names
        self.hits = hits_of(text, find)
        self._hit_starts = [hit.start for hit in self.hits]

    def pieces(self, line: Span, role: Role) -> list[Piece]:
        """The line's text with names in their roles; what was read elsewhere dim; hits go over both."""
        if self.hits:
            return self.hit(line, role)
        pieces: list[Piece] = []
        at = line.start
        number = max(0, bisect_left(self._told, Span(line.start, 0)) - 1)
        while number < len(self._told) and self._told[number].start < line.end:
            told = self._told[number]
            number += 1
            start, end = max(told.start, at), min(told.end, line.end)
            if start < end:
                pieces += self._named(Span(at, start), role)
                pieces.append(Piece(self._text[start:end], Role.TOLD))
                at = end
        return [*pieces, *self._named(Span(at, line.end), role)]

    def _named(self, line: Span, role: Role) -> list[Piece]:
        """Text with names in their roles."""
        pieces: list[Piece] = []
        at = line.start
        for start, end, kind in self._names.within(line):
            start, end = max(start, at), min(end, line.end)
            if start < end:
                pieces += [Piece(self._text[at:start], role), Piece(self._text[start:end], kind)]
                at = end
        pieces.append(Piece(self._text[at : line.end], role))
        return pieces

    def hit(self, line: Span, role: Role) -> list[Piece]:
        """The line's text with the words searched for as hits."""
        pieces: list[Piece] = []
        at = line.start
        number = max(0, bisect_left(self._hit_starts, line.start) - 1)
        while number < len(self.hits) and self.hits[number].start < line.end:
            hit = self.hits[number]
            number += 1
            start, end = max(hit.start, at), min(hit.end, line.end)
            if start < end:
                pieces += [
                    Piece(self._text[at:start], role),
                    Piece(self._text[start:end], Role.HIT),
                ]
                at = end
        pieces.append(Piece(self._text[at : line.end], role))
        return pieces


def restyled(pieces: Sequence[Piece], start: int, end: int, role: Role) -> list[Piece]:
    """Return pieces with the letters from ``start`` to ``end`` (excluded) in another role."""
    found: list[Piece] = []
    at = 0
    for text, before in pieces:
        first, last = (max(0, min(place - at, len(text))) for place in (start, end))
        parts = (text[:first], before), (text[first:last], role), (text[last:], before)
        found += [Piece(part, look) for part, look in parts if part]
        at += len(text)
    return found


def hits_of(text: str, find: str) -> list[Span]:
    """Return where ``find`` stands in ``text``, whatever the case."""
    if not find:
        return []
    lowered, wanted = text.lower(), find.lower()
    if len(lowered) != len(text):  # a letter whose lower case is longer: offsets would drift
        lowered, wanted = text, find
    hits: list[Span] = []
    at = lowered.find(wanted)
    while at >= 0 and len(hits) < 10_000:
        hits.append(Span(at, at + len(wanted)))
        at = lowered.find(wanted, at + len(wanted))
    return hits
