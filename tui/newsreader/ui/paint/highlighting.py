"""The text of an article with names in their roles, words searched for, and what was read dimmed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newsreader.domain.entities import EntityType, Mention
from newsreader.domain.spans import Span
from newsreader.text.flow import Flow
from newsreader.ui.paint.palette import Piece, Role

#: How names look, later and at first.
NAME_ROLES = {
    EntityType.PER: (Role.PERSON, Role.PERSON_FIRST),
    EntityType.ORG: (Role.ORGANISATION, Role.ORGANISATION_FIRST),
    EntityType.LOC: (Role.PLACE, Role.PLACE_FIRST),
}


class Highlighter:
    """Cuts lines of one text into pieces.

    Attributes:
        hits: Where the words searched for stand, in the flowed text.
    """

    def __init__(
        self,
        text: str,
        flow: Flow,
        mentions: tuple[Mention, ...],
        told: Sequence[Span],
        find: str,
        pointed: frozenset[int] = frozenset(),
    ) -> None:
        """Prepare a text.

        Args:
            text: The flowed text, safe for a terminal.
            flow: How it came about.
            mentions: Names, in the decoded text.
            told: What is dimmed, in the flowed text, in order and apart.
            find: Words to show as hits.
            pointed: Where mentions begin that are shown as hits.
        """
        self._text = text
        self._told = told
        self._mentions = _highlighted(mentions, flow, pointed)
        self._starts = [start for start, _, _ in self._mentions]
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
        number = max(0, bisect_left(self._starts, line.start) - 1)
        while number < len(self._mentions) and self._mentions[number][0] < line.end:
            start, end, kind = self._mentions[number]
            number += 1
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


def _highlighted(
    mentions: tuple[Mention, ...], flow: Flow, pointed: frozenset[int]
) -> list[tuple[int, int, Role]]:
    """Return the spans painted as names, in the flowed text, the first of each bold."""
    seen: set[str] = set()
    keys: dict[str, str] = {}
    spans = []
    for mention in mentions:
        roles = NAME_ROLES.get(mention.type)
        if roles is None and mention.start in pointed:
            roles = (Role.HIT, Role.HIT)
        if roles is not None:
            later, first = roles
            key = keys.get(mention.text)
            if key is None:
                key = keys[mention.text] = " ".join(mention.text.casefold().split())
            span = flow.into(Span(mention.start, mention.end))
            role = later if key in seen else first
            spans.append((span.start, span.end, Role.HIT if mention.start in pointed else role))
            seen.add(key)
    return spans
