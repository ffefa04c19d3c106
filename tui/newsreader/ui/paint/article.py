"""An article laid out for a width: gutter, text, highlights, folds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsreader.domain.captures import BODY_LABELS, Label
from newsreader.domain.marks import Mark, MarkKind
from newsreader.domain.spans import Span
from newsreader.text.flow import Flow
from newsreader.text.safe import one_line, visible
from newsreader.ui.paint.article_head import counts, facts, notice
from newsreader.ui.paint.article_layout import ArticleLayout
from newsreader.ui.paint.article_lines import (
    ArticleLine,
    ArticleLines,
    PaintedLines,
    Part,
    WrappedLines,
)
from newsreader.ui.paint.article_text import ArticleText
from newsreader.ui.paint.folding import Fold, dimmed, fold_words, shut_folds
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


_BLANK = PaintedLines([ArticleLine(())])
_INDENT = Piece(" " * GUTTER)


def lay_out(text: ArticleText, reading: Reading, width: int, show: Show) -> ArticleLayout:
    """Lay a reading out; the same input gives the same lines, whichever of them are looked at.

    Args:
        text: The text of the reading's article and the names in it.
        reading: What is known of the article.
        width: Cells there are for a line.
        show: What of it is shown.
    """
    measure = max(10, min(MEASURE, width - GUTTER - 1))
    if show.raw:
        return ArticleLayout(ArticleLines(_raw(text, measure)))
    painter = _StoryPainter(text, reading, measure, show)
    return ArticleLayout(ArticleLines(painter.parts()), painter.hits, painter.folded)


def _raw(text: ArticleText, measure: int) -> Iterator[Part]:
    """The capture line by line with line numbers, blank lines too."""
    yield _note("The capture as it came (gv goes back)", Role.META, measure)
    yield _BLANK
    article, shown = text.article, visible(text.article.content)
    as_it_came = Flow(article.content, ())

    def words(span: Span) -> list[Piece]:
        return [Piece(span.slice(shown))]

    for line in article.lines:
        number = Piece(f"{line.n:>4} ", Role.FURNITURE)
        spans = wrap(shown, line.start, line.end, measure)
        if spans:
            yield WrappedLines(spans, as_it_came, _first(number, Role.FURNITURE), words)
        else:
            yield PaintedLines([ArticleLine((number,))])


def _first(lead: Piece, role: Role) -> Callable[[int], Piece]:
    """Return what puts ``lead`` left of a first line and blanks left of the others."""
    return lambda at: Piece(" " * GUTTER, role) if at else lead


def _note(text: str, role: Role, measure: int) -> PaintedLines:
    """Our own words."""
    return PaintedLines(
        [
            ArticleLine((_INDENT, Piece(s.slice(text), role)))
            for s in wrap(text, 0, len(text), measure)
        ]
    )


class _StoryPainter:
    """Lays one reading out for a measure: head, then the story's paragraphs or the whole page.

    Offsets are those of the flowed text, but for ``hits`` and ``folded``.
    """

    def __init__(self, text: ArticleText, reading: Reading, measure: int, show: Show) -> None:
        self._text = text
        self._reading = reading
        self._measure = measure
        self._show = show
        flow = text.flow
        self._mark_starts = [flow.flowed_offset(m.passage.start) for m in reading.marks]
        self._folds = {fold.spans[0].start: fold for fold in shut_folds(reading, show)}
        told = dimmed(reading, show, flow)
        names = text.names(reading.names, show.pointed)
        self._words = Highlighter(text.text, names, told, show.find)

    @property
    def hits(self) -> list[Span]:
        """Where the words searched for stand in the decoded text."""
        return [self._text.flow.back(hit) for hit in self._words.hits]

    @property
    def folded(self) -> list[Span]:
        """The paragraphs that are folded away, in the decoded text."""
        return [span for fold in self._folds.values() for span in fold.spans]

    def parts(self) -> Iterator[Part]:
        """Yield all parts, top to bottom."""
        yield from self._head()
        yield from self._body()

    def _head(self) -> Iterator[Part]:
        """Headline, standfirst, and what is known about the article."""
        article = self._reading.article
        if article.headline is None:
            yield self._note("(untitled)", Role.UNTITLED)
        else:
            yield from self._field(Label.HEADLINE, article.headline.value, Role.TITLE)
        yield self._note(" · ".join(facts(article)), Role.META)
        yield self._note(" · ".join(counts(self._reading)), Role.META)
        given = notice(article)
        if given is not None:
            yield self._note(*given)
        yield _BLANK
        if article.standfirst is not None:
            yield from self._field(Label.STANDFIRST, article.standfirst.value, Role.PLAIN)
            yield _BLANK

    def _body(self) -> Iterator[Part]:
        """The story's paragraphs; with furniture, every line of the page in its place."""
        hidden = {span.start for span in self.folded}
        empty = True
        for label, raw in self._text.blocks:
            if raw.start in self._folds:
                yield self._fold(self._folds[raw.start])
            elif raw.start in hidden or (self._show.substance and not self._differs(raw)):
                continue
            elif label in BODY_LABELS:
                role = Role.TITLE if label is Label.SUBHEADING else Role.PLAIN
                yield self._paragraph(self._text.flow.into(raw), role)
                yield from self._disagreements(raw)
            elif self._show.furniture:
                sign = _LABEL_SIGNS.get(label, "?")
                yield self._furniture(self._text.flow.into(raw), f"{sign:<4} ")
            else:
                continue
            empty = False
            yield _BLANK
        if empty:
            yield self._note(
                "Nothing here differs in substance from another article held; zs shows all of it."
                if self._show.substance
                else "No story text was found on this page; zf shows all of it.",
                Role.HINT,
            )

    def _differs(self, raw: Span) -> bool:
        """Say whether a paragraph differs in substance from another article."""
        marks = self._reading.marks
        return any(raw.overlaps(marks[n].passage.span) for n in self._reading.disagreements)

    def _fold(self, fold: Fold) -> Part:
        """One line for paragraphs read elsewhere: what, where, when."""
        start, end = fold.spans[0].start, fold.spans[-1].end
        marks = self._reading.marks
        number = next((n for n, m in enumerate(marks) if start <= m.passage.start < end), None)
        sign = marks[number].sign if number is not None else ""
        words = fold_words(self._reading, fold)
        room = self._measure - len(_OPEN) - 2
        text = f"[{cut(words, room)}{_OPEN}]"
        pieces = (Piece(f"{sign:>4} ", Role.MARK_QUIET), Piece(text, Role.TOLD))
        return PaintedLines([ArticleLine(pieces, None, number)])

    def _disagreements(self, raw: Span) -> Iterator[Part]:
        """Under a paragraph: who has which word, for each passage that differs in substance."""
        for number, sentences in self._reading.disagreements.items():
            if not raw.contains(self._reading.marks[number].passage.span):
                continue
            for sentence in sentences:
                text = visible(sentence)
                lines = []
                for at, line in enumerate(wrap(text, 0, len(text), self._measure - 5)):
                    lead = "   └ " if at == 0 else "     "
                    words = Piece(text[line.start : line.end], Role.META)
                    lines.append(ArticleLine((Piece(" " * GUTTER + lead, Role.META), words)))
                yield PaintedLines(lines)

    def _paragraph(self, span: Span, role: Role) -> Part:
        """A paragraph with its margin marks: each on the line where its passage begins."""
        marks = self._reading.marks
        spans = self._text.lines(span, self._measure)
        numbers = self._marks_on(spans, span.end)

        def gutter(at: int) -> Piece:
            number = numbers.get(at)
            sign, sign_role = ("", Role.MARK) if number is None else _gutter(marks[number])
            return Piece(f"{sign:>4} ", sign_role)

        def words(line: Span) -> list[Piece]:
            return self._words.pieces(line, role)

        return WrappedLines(spans, self._text.flow, gutter, words, numbers)

    def _marks_on(self, lines: Sequence[Span], end: int) -> dict[int, int]:
        """Return the number of a line -> that of the mark whose passage begins on it or in the blanks behind.

        Of several on a line it is the first that differs in substance, else the first.
        """
        found: dict[int, int] = {}
        first = bisect_left(self._mark_starts, lines[0].start if lines else end)
        for number in range(first, bisect_left(self._mark_starts, end, lo=first)):
            at = bisect_right(lines, (self._mark_starts[number] + 1,)) - 1
            standing = found.setdefault(at, number)
            if self._is_loud(number) and not self._is_loud(standing):
                found[at] = number
        return found

    def _is_loud(self, number: int) -> bool:
        """Say whether a mark differs in substance."""
        return self._reading.marks[number].kind is MarkKind.DIFFERS

    def _furniture(self, span: Span, sign: str) -> Part:
        """A piece of the page's furniture with a sign before its first line."""
        return WrappedLines(
            self._text.lines(span, self._measure),
            self._text.flow,
            _first(Piece(sign, Role.FURNITURE), Role.FURNITURE),
            lambda line: self._words.hit(line, Role.FURNITURE),
        )

    def _field(self, label: Label, value: str, role: Role) -> Iterator[Part]:
        """A field shown from its line, highlighted; or its value where no line carries it."""
        flow, shown = self._text.flow, False
        for span in self._text.spans_of(label):
            shown = True
            lines = self._text.lines(span, self._measure)
            yield WrappedLines(
                lines, flow, lambda _: _INDENT, lambda line: self._words.pieces(line, role)
            )
        if not shown:
            yield self._note(one_line(value, 2000), role)

    def _note(self, text: str, role: Role) -> Part:
        """Our own words above the story."""
        return _note(text, role, self._measure)


def _gutter(mark: Mark) -> tuple[str, Role]:
    """Return a mark's sign and role."""
    if mark.kind is MarkKind.DIFFERS:
        return mark.sign, Role.MARK_ALERT
    return mark.sign, Role.MARK_QUIET if mark.kind is MarkKind.SIMILAR else Role.MARK
