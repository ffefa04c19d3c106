"""The article pane: one line-API widget that wraps and keeps offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.strip import Strip

from newsreader.ui.paint.palette import Palette, Piece, Role
from newsreader.ui.paint.showing import Show
from newsreader.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsreader.domain.marks import Mark
    from newsreader.domain.spans import Span
    from newsreader.services.reading import Reading
    from newsreader.ui.paint.article_layout import ArticleLayout
    from newsreader.ui.paint.article_lines import ArticleLine
    from newsreader.ui.paint.article_text import ArticleText
    from newsreader.ui.selecting import Page, Selection


class ArticleView(Painted):
    """Shows one reading. The place is kept by offset when width or furniture change.

    Lines are painted when they come into view.
    """

    DEFAULT_CSS = "ArticleView { height: 1fr; width: 1fr; }"

    class LaidOut(Message, bubble=False):
        """More, less or other lines are shown: the reader is elsewhere in them."""

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._palette = palette
        self._layout: ArticleLayout | None = None
        self._text: ArticleText | None = None
        self._hint = ""
        self._top = 0
        self.reading: Reading | None = None
        self.showing = Show()
        self.mark = -1
        self.hit = -1
        self.jumped = -1
        self.selection: Selection | None = None
        self.divider = False
        self._laid_out_for = -1

    def show(self, reading: Reading | None, hint: str = "") -> None:
        """Show another article from its top, or ``hint`` where there is none."""
        same = (
            reading is not None
            and self.reading is not None
            and reading.row.document == self.reading.row.document
        )
        if same and reading and self.reading and self._layout is not None:
            from newsreader.ui.paint.article_layout import look_alike  # not before one is shown

            if look_alike(reading, self.reading):
                self.reading = reading
                return
        place = self.place if same else 0
        if not same:
            self.showing = Show(furniture=self.showing.furniture, told=self.showing.told)
            self.mark = self.hit = self.jumped = -1
        if not same or reading is None or reading.row.capture != self._capture:
            self.selection = None
        self.reading, self._hint = reading, hint
        self._lay_out(place)

    @property
    def _capture(self) -> int | None:
        """The capture shown."""
        return self.reading.row.capture if self.reading is not None else None

    def set_showing(self, showing: Show) -> None:
        """Show more or less of the article, keeping the place."""
        place = self.place
        self.showing = showing
        self._lay_out(place)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self._top + self._height >= len(self.lines)

    @property
    def percent(self) -> int:
        """How much of the article has come into view, in percent."""
        if not self.lines:
            return 0
        return min(100, round(100 * (self._top + self._height) / len(self.lines)))

    @property
    def place(self) -> int:
        """The offset of the first text in view."""
        if self._layout is not None:
            lines = self._layout.lines
            for at in range(self._top, len(lines)):
                span = lines.span(at)
                if span is not None:
                    return span.start
        return 0

    @property
    def lines(self) -> Sequence[ArticleLine]:
        """Every line as laid out."""
        return self._layout.lines if self._layout is not None else ()

    @property
    def text_in_view(self) -> list[Span]:
        """The stretches of the decoded text on screen; what is folded away is not."""
        if self._layout is None:
            return []
        spans = map(self._layout.lines.span, self._numbers_in_view)
        return [span for span in spans if span is not None]

    @property
    def current_mark(self) -> Mark | None:
        """The mark the reader jumped to, else the first in view."""
        if self.reading is None or self._layout is None:
            return None
        if 0 <= self.mark < len(self.reading.marks):
            return self.reading.marks[self.mark]
        for at in self._numbers_in_view:
            mark = self._layout.lines.mark(at)
            if mark is not None:
                return self.reading.marks[mark]
        return None

    def scroll_lines(self, step: int) -> bool:
        """Scroll by lines; False at the edge."""
        return self._scroll(self._top + step)

    def scroll_page(self, step: int, *, half: bool = False) -> bool:
        """Scroll by (half) a page, two lines kept in view; False at the edge."""
        size = self._height // 2 if half else self._height - 2
        return self._scroll(self._top + step * max(1, size))

    def go_to_edge(self, *, top: bool) -> None:
        """Scroll to the top or the end."""
        self._scroll(0 if top else len(self.lines))

    def go_to_mark(self, step: int) -> Mark | None:
        """Jump to the next or previous margin mark; None where there is none further on."""
        if self.reading is None or self._layout is None or not self.reading.marks:
            return None
        marks = self.reading.marks
        shown = self._layout.marks_shown(marks)
        if self.mark < 0:
            place = self.place
            wanted = [n for n in shown if (marks[n].passage.start >= place) == (step > 0)]
        else:
            wanted = [n for n in shown if (n > self.mark if step > 0 else n < self.mark)]
        if not wanted:
            return None
        number = self.mark = wanted[0] if step > 0 else wanted[-1]
        line = self._layout.lines.marks.get(number)
        if line is not None and self._layout.lines.span(line) is None:
            self._show_line(line)
        else:
            self._bring_into_view(marks[number].passage.start)
        self.refresh()
        return marks[number]

    def go_to_offset(self, offset: int) -> None:
        """Bring the text at an offset into view."""
        self.jumped = offset
        self._bring_into_view(offset)

    def go_to_hit(self, step: int) -> tuple[int, int]:
        """Jump to the next or previous hit, around the end; returns its number from 1 and the count."""
        hits = self._layout.hits_shown if self._layout is not None else []
        if not hits:
            return 0, 0
        self.hit = (self.hit + step) % len(hits)
        self._bring_into_view(hits[self.hit].start)
        return self.hit + 1, len(hits)

    @property
    def page(self) -> Page | None:
        """The lines as text to select from; None while no article is shown."""
        if self._layout is None:
            return None
        from newsreader.ui.selecting import Page  # not before something is selected

        return Page(self._layout.lines)

    @property
    def place_in_hand(self) -> int | None:
        """The offset of the mark, hit or place jumped to that is in view, else of the first text in view."""
        if self.reading is None or self._layout is None:
            return None
        marks, hits = self.reading.marks, self._layout.hits_shown
        places = [hits[self.hit].start] if 0 <= self.hit < len(hits) else []
        places += [marks[self.mark].passage.start] if 0 <= self.mark < len(marks) else []
        places += [self.jumped] if self.jumped >= 0 else []
        shown = self.text_in_view
        inside = (place for place in places if any(s.start <= place < s.end for s in shown))
        return next(inside, shown[0].start if shown else None)

    def select(self, selection: Selection | None) -> None:
        """Select text, or nothing; the end that moves comes into view."""
        if selection == self.selection:
            return
        self.selection = selection
        if selection is not None:
            line = self._line_of(selection.cursor)
            self._scroll(min(line, max(self._top, line - self._height + 1)))
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the new width, keeping the place."""
        if event.size.width != self._laid_out_for:
            self._lay_out(self.place if self._top else 0)
        else:
            self._scroll(self._top)

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        width = self.width
        lead = [Piece("│ ", Role.RULE)] if self.divider else []
        return self._palette.strip([*lead, *self._pieces(y)], width)

    def _pieces(self, y: int) -> list[Piece]:
        """Return what stands in one line of the pane."""
        at, lines = self._top + y, self.lines
        if at >= len(lines):
            hint = self._hint if y == 0 and not lines else ""
            return [Piece("  " + hint, Role.HINT)]
        line = lines[at]
        pieces = list(line.pieces)
        if self.selection is not None and (page := self.page) is not None:
            from newsreader.ui.selecting import painted  # not before something is selected

            pieces = painted(page, self.selection, at, pieces)
        if line.mark is not None and line.mark == self.mark and pieces:
            sign = pieces[0]
            pieces[0] = Piece(
                ">" + sign.text[1:], Role.TITLE if sign.role is Role.MARK else sign.role
            )
        return pieces

    @property
    def _height(self) -> int:
        return max(1, self.size.height)

    @property
    def _numbers_in_view(self) -> range:
        """The numbers of the lines in view."""
        return range(self._top, min(len(self.lines), self._top + self._height))

    def _lay_out(self, place: int) -> None:
        """Lay the article out for the present width and go to ``place``."""
        width, self._laid_out_for = self.size.width, self.size.width
        if self.reading is None or width == 0:
            self._layout = None
            self._top = 0
        else:
            from newsreader.ui.paint.article import lay_out  # not before one is shown
            from newsreader.ui.paint.article_text import ArticleText

            article = self.reading.article
            if self._text is None or self._text.article != article:
                self._text = ArticleText(article)
            width -= 2 if self.divider else 0
            self._layout = lay_out(self._text, self.reading, width, self.showing)
            self._top = min(self._line_of(place) if place else 0, self._last_top)
        self.refresh()
        self.screen.post_message(self.LaidOut())

    @property
    def _last_top(self) -> int:
        return max(0, len(self.lines) - self._height)

    def _line_of(self, offset: int) -> int:
        """Return the line that shows the code point at ``offset``, or the last before it."""
        return self._layout.lines.line_of(offset) if self._layout is not None else 0

    def _bring_into_view(self, offset: int) -> None:
        """Scroll only when the offset is out of view, then to a third of the height."""
        self._show_line(self._line_of(offset))

    def _show_line(self, line: int) -> None:
        """Scroll only when a line is out of view, then to a third of the height."""
        if not self._top <= line < self._top + self._height:
            self._scroll(line - self._height // 3)

    def _scroll(self, top: int) -> bool:
        """Set the first line shown; returns whether it changed."""
        top = max(0, min(top, self._last_top))
        if top == self._top:
            return False
        self._top = top
        self.refresh()
        return True
