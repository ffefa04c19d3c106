"""An article as lines of pieces: gutter, text, highlights."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.domain.captures import BODY_LABELS, Label
from newsreader.domain.marks import Mark, MarkKind
from newsreader.domain.newness import Where
from newsreader.domain.spans import Span
from newsreader.services.times import clock, long_time
from newsreader.text.flow import flowed
from newsreader.text.safe import one_line, visible
from newsreader.ui.paint.folding import Fold, fold_words, folds_of
from newsreader.ui.paint.highlighting import Highlighter
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.paint.showing import Show
from newsreader.ui.wrapping import cut, wrap

if TYPE_CHECKING:
    from newsreader.services.reading import Reading

#: Cells left of the text: a mark of four and a blank.
GUTTER = 5
#: How a fold is opened, at the end of its line.
_OPEN = "  zo open"
#: Text never runs wider than this.
MEASURE = 88

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
        self._mark_starts = [self._flow.flowed_offset(m.passage.start) for m in reading.marks]
        self._folds = self._folds_by_start()
        self._words = Highlighter(
            self._text,
            self._flow,
            reading.mentions,
            [] if show.pointed else self._dimmed(),
            show.find,
            show.pointed,
        )

    @property
    def hits(self) -> list[Span]:
        """Where the words searched for stand in the decoded text."""
        return [self._flow.back(hit) for hit in self._words.hits]

    @property
    def folded(self) -> list[Span]:
        """The paragraphs that are folded away, in the decoded text."""
        return [span for fold in self._folds.values() for span in fold.spans]

    def _folds_by_start(self) -> dict[int, Fold]:
        """Return the folds that are shut, by where they begin."""
        show = self._show
        if (
            show.told != "fold"
            or show.unfolded
            or show.find
            or show.furniture
            or show.substance
            or show.pointed
        ):
            return {}
        return {fold.spans[0].start: fold for fold in folds_of(self._reading)}

    def _dimmed(self) -> list[Span]:
        """Return what was read elsewhere, in the flowed text, where that is dimmed."""
        newness = self._reading.newness
        if self._show.told != "dim" or newness is None:
            return []
        loud = [m.passage.span for m in self._reading.marks if m.kind is MarkKind.DIFFERS]
        loud += newness.differing
        spans = sorted(
            self._flow.into(t.span)
            for t in newness.told
            if t.where is not Where.HERE and not any(t.span.overlaps(s) for s in loud)
        )
        apart: list[Span] = []
        for span in spans:
            if apart and span.start < apart[-1].end:
                apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
            else:
                apart.append(span)
        return apart

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
        """The story, what is new to the reader, versions, triage that the list shows by a sign."""
        reading, row = self._reading, self._reading.row
        counts = [f"{reading.held} held in story"] if reading.held > 1 else []
        if reading.newness is None:
            counts.append(f"{row.words:,} words, new to you: …")
        elif reading.newness.new:
            counts.append(f"{reading.newness.new:,} of {row.words:,} words new to you")
        else:
            counts.append(f"{row.words:,} words, nothing new to you")
        if reading.versions > 1:
            when = f"updated {clock(reading.version_times[-1])} " if reading.version_times else ""
            counts.append(f"{when}(v{reading.versions} of {reading.versions})")
        if row.triage.tags:
            counts.append("tags: " + " ".join(row.triage.tags))
        if row.triage.note:
            counts.append("note: " + one_line(row.triage.note))
        return counts

    def _body(self) -> list[ArticleLine]:
        """The story's paragraphs; with furniture, every line of the page in its place."""
        lines: list[ArticleLine] = []
        hidden = {span.start for span in self.folded}
        for label, raw in self._blocks:
            if raw.start in self._folds:
                lines += self._fold(self._folds[raw.start])
            elif raw.start in hidden or (self._show.substance and not self._differs(raw)):
                continue
            elif label in BODY_LABELS:
                role = Role.TITLE if label is Label.SUBHEADING else Role.PLAIN
                lines += self._paragraph(self._flow.into(raw), role)
                lines += self._disagreements(raw)
            elif self._show.furniture:
                sign = _LABEL_SIGNS.get(label, "?")
                lines += self._furniture(self._flow.into(raw), f"{sign:<4} ")
            else:
                continue
            lines.append(ArticleLine(()))
        if not lines:
            lines += self._note(
                "Nothing here differs in substance from another article held; zs shows all of it."
                if self._show.substance
                else "No story text was found on this page; zf shows all of it.",
                Role.HINT,
            )
        return lines

    def _differs(self, raw: Span) -> bool:
        """Say whether a paragraph differs in substance from another article."""
        marks = self._reading.marks
        return any(raw.overlaps(marks[n].passage.span) for n in self._reading.disagreements)

    def _fold(self, fold: Fold) -> list[ArticleLine]:
        """One line for paragraphs read elsewhere: what, where, when."""
        start, end = fold.spans[0].start, fold.spans[-1].end
        marks = self._reading.marks
        number = next((n for n, m in enumerate(marks) if start <= m.passage.start < end), None)
        sign = marks[number].sign if number is not None else ""
        words = fold_words(self._reading, fold)
        room = self._measure - len(_OPEN) - 2
        text = f"[{cut(words, room)}{_OPEN}]"
        pieces = (Piece(f"{sign:>4} ", Role.MARK_QUIET), Piece(text, Role.TOLD))
        return [ArticleLine(pieces, None, number)]

    def _disagreements(self, raw: Span) -> list[ArticleLine]:
        """Under a paragraph: who has which word, for each passage that differs in substance."""
        lines: list[ArticleLine] = []
        for number, sentences in self._reading.disagreements.items():
            if not raw.contains(self._reading.marks[number].passage.span):
                continue
            for sentence in sentences:
                text = visible(sentence)
                for at, line in enumerate(wrap(text, 0, len(text), self._measure - 5)):
                    lead = "   └ " if at == 0 else "     "
                    words = Piece(text[line.start : line.end], Role.META)
                    lines.append(ArticleLine((Piece(" " * GUTTER + lead, Role.META), words)))
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
            pieces = [Piece(f"{sign:>4} ", sign_role), *self._words.pieces(line, role)]
            lines.append(ArticleLine(tuple(pieces), self._flow.back(line), number))
        return lines

    def _mark_between(self, start: int, end: int) -> int | None:
        """Return the number of the mark whose passage begins in ``[start, end)``.

        Of several on a line it is the first that differs in substance, else the first.
        """
        first = bisect_left(self._mark_starts, start)
        found = range(first, bisect_left(self._mark_starts, end, lo=first))
        kinds = (self._reading.marks[number].kind for number in found)
        loud = (n for n, kind in zip(found, kinds, strict=True) if kind is MarkKind.DIFFERS)
        return next(loud, next(iter(found), None))

    def _furniture(self, span: Span, sign: str) -> list[ArticleLine]:
        """A piece of the page's furniture with a sign before its first line."""
        lines = []
        for at, line in enumerate(wrap(self._text, span.start, span.end, self._measure)):
            lead = Piece(sign if at == 0 else " " * GUTTER, Role.FURNITURE)
            pieces = (lead, *self._words.hit(line, Role.FURNITURE))
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
                pieces = (Piece(" " * GUTTER), *self._words.pieces(line, role))
                lines.append(ArticleLine(pieces, self._flow.back(line)))
        return lines

    def _note(self, text: str, role: Role) -> list[ArticleLine]:
        """Our own words above the story."""
        return [
            ArticleLine((Piece(" " * GUTTER), Piece(text[line.start : line.end], role)))
            for line in wrap(text, 0, len(text), self._measure)
        ]


def _gutter(mark: Mark) -> tuple[str, Role]:
    """Return a mark's sign and role."""
    if mark.kind is MarkKind.DIFFERS:
        return mark.sign, Role.MARK_ALERT
    return mark.sign, Role.MARK_QUIET if mark.kind is MarkKind.SIMILAR else Role.MARK
