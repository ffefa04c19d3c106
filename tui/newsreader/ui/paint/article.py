"""An article as lines of pieces: gutter, text, highlights."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from newsreader.domain.captures import BODY_LABELS, Label
from newsreader.domain.entities import EntityType, Mention
from newsreader.domain.marks import Mark, MarkKind
from newsreader.domain.spans import Span
from newsreader.services.reading import Reading
from newsreader.text.flow import Flow, flowed
from newsreader.text.safe import one_line, visible
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.paint.times import long_time
from newsreader.ui.wrapping import wrap

#: Cells left of the text: a mark of four and a blank.
GUTTER = 5
#: Text never runs wider than this.
MEASURE = 88

_ENTITY_ROLES = {
    EntityType.PER: (Role.PERSON, Role.PERSON_FIRST),
    EntityType.ORG: (Role.ORGANISATION, Role.ORGANISATION_FIRST),
    EntityType.LOC: (Role.PLACE, Role.PLACE_FIRST),
}
_LABEL_SIGNS = {
    Label.APPEAL: "appl",
    Label.NEWSLETTER: "news",
    Label.COMMENTS: "comm",
    Label.LEGAL: "legl",
    Label.PROMO: "prom",
    Label.CHROME: "page",
    Label.CAPTION: "capt",
    Label.CREDIT: "cred",
    Label.WIRE: "wire",
    Label.OUTLET: "outl",
    Label.NOTICE: "note",
    Label.BYLINE: "by",
    Label.DATE: "date",
    Label.DATELINE: "date",
    Label.HEADLINE: "head",
    Label.STANDFIRST: "stnd",
    Label.OTHER: "?",
}


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One line of the article pane.

    Attributes:
        pieces: What is painted.
        span: The stretch of the decoded text it shows, or None.
        mark: Number of the margin mark that begins here, or None.
    """

    pieces: tuple[Piece, ...]
    span: Span | None = None
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """What of an article is shown.

    Attributes:
        furniture: The whole page, not only the story.
        raw: The capture as it came, line by line, nothing highlighted.
        find: Words to show as hits.
    """

    furniture: bool = False
    raw: bool = False
    find: str = ""


class ArticlePainter:
    """Lays one reading out for a width. Pure: the same input gives the same lines.

    A paragraph wrapped at a fixed width is laid out anew: inside, all offsets are those of the text
    without the line breaks of its blocks; ``ArticleLine.span`` is in the decoded text.
    """

    def __init__(self, reading: Reading, width: int, show: Show) -> None:
        self._reading = reading
        self._show = show
        article = reading.article
        self._blocks = tuple(article.blocks())
        self._flow = flowed(article.content, [block.span for block in self._blocks])
        self._text = visible(self._flow.text)
        self._measure = max(10, min(MEASURE, width - GUTTER - 1))
        self._mentions = _highlighted(reading.mentions, self._flow)
        self._starts = [start for start, _, _ in self._mentions]
        self._mark_starts = [self._flow.flowed_offset(m.passage.start) for m in reading.marks]
        self._hits = hits_of(self._text, show.find)
        self._hit_starts = [hit.start for hit in self._hits]

    @property
    def hits(self) -> list[Span]:
        """Where the words searched for stand in the decoded text."""
        return [self._flow.back(hit) for hit in self._hits]

    def lines(self) -> list[ArticleLine]:
        """Return all lines, top to bottom."""
        if self._show.raw:
            return self._raw_lines()
        return [*self._head(), *self._body()]

    def _head(self) -> list[ArticleLine]:
        """Headline, standfirst, and what is known about the article."""
        article = self._reading.article
        lines: list[ArticleLine] = []
        if article.headline is None:
            lines += self._note("(untitled)", Role.UNTITLED)
        else:
            lines += self._field(Label.HEADLINE, article.headline.value, Role.TITLE)
        lines += self._note(" · ".join(self._facts()), Role.META)
        lines += self._note(" · ".join(self._counts()), Role.META)
        if article.notice is not None and article.notice.evidence:
            evidence = article.notice.evidence[0]
            words = one_line(article.content[evidence.start : evidence.end])
            said = words.casefold().startswith(article.notice.value)
            lead = "" if said else f"{article.notice.value.upper()}: "
            loud = article.notice.value in ("correction", "kill")
            lines += self._note(lead + words, Role.ALERT if loud else Role.META)
        lines.append(ArticleLine(()))
        if article.standfirst is not None:
            lines += self._field(Label.STANDFIRST, article.standfirst.value, Role.PLAIN)
            lines.append(ArticleLine(()))
        return lines

    def _facts(self) -> list[str]:
        """Outlet, byline, time, wire: each as far as it is known."""
        article = self._reading.article
        facts = [
            one_line(article.outlet.value) if article.outlet else "outlet not found on the page"
        ]
        if article.byline:
            facts.append("by " + one_line(article.byline.value).replace("; ", " and "))
        published = article.published.value if article.published else None
        facts.append(long_time(published.value, published.zone) if published else "no date found")
        for wire in article.wire[:3]:
            place = f" (line {wire.evidence[0].line})" if wire.evidence else ""
            facts.append(f"wire: {one_line(wire.value)}{place}")
        return facts

    def _counts(self) -> list[str]:
        """Words, shared passages, versions, triage that the list shows by a sign."""
        row = self._reading.row
        shared = sum(1 for mark in self._reading.marks if mark.kind is not MarkKind.SIMILAR)
        counts = [f"{row.words:,} words"]
        others = {aid for aid in self._reading.outlets if aid != self._reading.article.id}
        if row.shared < 0:
            counts.append("shared passages: not known yet")
        elif shared:
            passages = f"{shared} passage{'s' if shared != 1 else ''}"
            articles = f"{len(others)} other article{'s' if len(others) != 1 else ''}"
            counts.append(f"{passages} also in {articles} held")
        if self._reading.versions > 1:
            counts.append(f"version {self._reading.versions} of {self._reading.versions}")
        if row.triage.tags:
            counts.append("tags: " + " ".join(row.triage.tags))
        if row.triage.note:
            counts.append("note: " + one_line(row.triage.note))
        return counts

    def _body(self) -> list[ArticleLine]:
        """The story's paragraphs; with furniture, every line of the page in its place."""
        lines: list[ArticleLine] = []
        for label, raw in self._blocks:
            span = self._flow.into(raw)
            if label in BODY_LABELS:
                role = Role.TITLE if label is Label.SUBHEADING else Role.PLAIN
                lines += self._paragraph(span, role)
            elif self._show.furniture:
                sign = _LABEL_SIGNS.get(label, "?")
                lines += self._furniture(span, f"{sign:<4} ")
            else:
                continue
            lines.append(ArticleLine(()))
        if not lines:
            lines += self._note(
                "No story text was found on this page; zf shows all of it.", Role.HINT
            )
        return lines

    def _raw_lines(self) -> list[ArticleLine]:
        """The capture line by line with line numbers, blank lines too."""
        lines = self._note("The capture as it came (gv goes back)", Role.META)
        lines.append(ArticleLine(()))
        text = visible(self._reading.article.content)
        for line in self._reading.article.lines:
            end = line.start + len(text[line.start : line.end].rstrip())
            if line.start >= end:
                lines.append(ArticleLine((Piece(f"{line.n:>4} ", Role.FURNITURE),)))
            for at, span in enumerate(wrap(text, line.start, end, self._measure)):
                lead = f"{line.n:>4} " if at == 0 else " " * GUTTER
                words = Piece(span.slice(text), Role.PLAIN)
                lines.append(ArticleLine((Piece(lead, Role.FURNITURE), words), span))
        return lines

    def _paragraph(self, span: Span, role: Role) -> list[ArticleLine]:
        """A paragraph with its margin marks: each on the line where its passage begins."""
        marks = self._reading.marks
        spans = wrap(self._text, span.start, span.end, self._measure)
        lines = []
        for at, line in enumerate(spans):
            until = spans[at + 1].start if at + 1 < len(spans) else span.end
            number = self._mark_between(line.start, until)
            sign, sign_role = _gutter(marks[number]) if number is not None else ("", Role.MARK)
            pieces = [Piece(f"{sign:>4} ", sign_role), *self._highlight(line, role)]
            lines.append(ArticleLine(tuple(pieces), self._flow.back(line), number))
        return lines

    def _mark_between(self, start: int, end: int) -> int | None:
        """Return the number of the first mark whose passage begins in ``[start, end)``."""
        number = bisect_left(self._mark_starts, start)
        if number < len(self._mark_starts) and self._mark_starts[number] < end:
            return number
        return None

    def _furniture(self, span: Span, sign: str) -> list[ArticleLine]:
        """A piece of the page's furniture with a sign before its first line."""
        lines = []
        for at, line in enumerate(wrap(self._text, span.start, span.end, self._measure)):
            lead = Piece(sign if at == 0 else " " * GUTTER, Role.FURNITURE)
            pieces = (lead, *self._hit(line, Role.FURNITURE))
            lines.append(ArticleLine(pieces, self._flow.back(line)))
        return lines

    def _field(self, label: Label, value: str, role: Role) -> list[ArticleLine]:
        """A field shown from its line, highlighted; or its value where no line carries it."""
        spans = [self._flow.into(block.span) for block in self._blocks if block.label is label]
        if not spans:
            return self._note(one_line(value, 2000), role)
        lines = []
        for span in spans:
            for line in wrap(self._text, span.start, span.end, self._measure):
                pieces = (Piece(" " * GUTTER), *self._highlight(line, role))
                lines.append(ArticleLine(pieces, self._flow.back(line)))
        return lines

    def _note(self, text: str, role: Role) -> list[ArticleLine]:
        """Our own words above the story."""
        return [
            ArticleLine((Piece(" " * GUTTER), Piece(text[line.start : line.end], role)))
            for line in wrap(text, 0, len(text), self._measure)
        ]

    def _highlight(self, line: Span, role: Role) -> list[Piece]:
        """The line's text with names in their roles; hits go over names."""
        if self._hits:
            return self._hit(line, role)
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

    def _hit(self, line: Span, role: Role) -> list[Piece]:
        """The line's text with the words searched for as hits."""
        pieces: list[Piece] = []
        at = line.start
        number = max(0, bisect_left(self._hit_starts, line.start) - 1)
        while number < len(self._hits) and self._hits[number].start < line.end:
            hit = self._hits[number]
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


def _gutter(mark: Mark) -> tuple[str, Role]:
    """Return a mark's sign and role."""
    if mark.kind is MarkKind.DIFFERS:
        return mark.sign, Role.MARK_ALERT
    return mark.sign, Role.MARK_QUIET if mark.kind is MarkKind.SIMILAR else Role.MARK


def _highlighted(mentions: tuple[Mention, ...], flow: Flow) -> list[tuple[int, int, Role]]:
    """Return the spans painted as names, in the flowed text, the first of each bold."""
    seen: set[str] = set()
    spans = []
    for mention in mentions:
        roles = _ENTITY_ROLES.get(mention.type)
        if roles is not None:
            later, first = roles
            key = " ".join(mention.text.casefold().split())
            span = flow.into(Span(mention.start, mention.end))
            spans.append((span.start, span.end, later if key in seen else first))
            seen.add(key)
    return spans
