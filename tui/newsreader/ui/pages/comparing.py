"""The page of two articles beside one another, or below one another where there is no room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from newsreader.domain.spans import Span
from newsreader.services import views
from newsreader.services.comparing import Comparison, Pair, Side, compare
from newsreader.services.explaining import explain_mark_of
from newsreader.services.source_names import source_name
from newsreader.services.times import long_time
from newsreader.text.flow import on_one_line
from newsreader.text.safe import one_line, visible
from newsreader.ui.pages import citing, opening
from newsreader.ui.paint.diffs import wrapped_pieces
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.screens.page import Handler, Layout, PageScreen
from newsreader.ui.widgets.page_view import PageLine
from newsreader.ui.wrapping import cut, pad

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

#: Columns from which the two stand side by side, and the widest either may be.
_BESIDE, _MEASURE = 100, 72


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Shows two articles passage by passage."""

    found: Comparison
    substance: bool = False
    where: str = "compare"
    footer: tuple[str, ...] = (
        "swap", "next-outlet", "cite", "why", "leave",
    )  # fmt: skip

    @property
    def handlers(self) -> dict[str, Handler]:
        """What its own commands do."""
        return {
            "swap": self._swap,
            "substance": lambda page, _: page.show(replace(self, substance=not self.substance)),
            "next-outlet": lambda page, _: self._outlet(page, 1),
            "previous-outlet": lambda page, _: self._outlet(page, -1),
            "open": lambda page, _: opening.open_document(page, self.found.a.row.document),
            "cite": self._cite,
            "why": self._why,
        }

    def layout(self, width: int, item: int) -> Layout:
        """Head, then the pairs."""
        found = self.found
        beside = width >= _BESIDE
        lines = [PageLine(tuple(pieces)) for pieces in self._head(width, beside=beside)]
        for number, pair in enumerate(found.pairs):
            if not self.substance or pair.loud:
                lines += [
                    *(
                        self._beside(number, pair, width)
                        if beside
                        else self._stacked(number, pair, width)
                    ),
                    PageLine(()),
                ]
        if self.substance and not found.differing:
            lines.append(PageLine((Piece("Nothing that both have differs in substance."),)))
        words = (
            f"shared {found.shared} · only A {found.only_a} · only B {found.only_b}"
            f" · differs in substance {found.differing}"
        )
        return Layout(lines, f"{words}   passage {item + 1}/{len(found.pairs)}")

    def _head(self, width: int, *, beside: bool) -> list[list[Piece]]:
        """Both articles: outlet, time, version, words, credit."""
        a, b = self.found.a, self.found.b
        if beside:
            half = (width - 4) // 2
            rows = [
                [
                    Piece(pad(f"A {_name(a)}", half), Role.TITLE),
                    Piece("  "),
                    Piece(f"B {_name(b)}", Role.TITLE),
                ],
                [
                    Piece(pad(f"  {_credit(a)}", half), Role.META),
                    Piece("  "),
                    Piece(f"  {_credit(b)}", Role.META),
                ],
            ]
            return [*rows, []]
        return [
            [Piece(cut(f"A {_name(a)} · {_credit(a)}", width - 2), Role.TITLE)],
            [Piece(cut(f"B {_name(b)} · {_credit(b)}", width - 2), Role.TITLE)],
            [],
        ]

    def _stacked(self, number: int, pair: Pair, width: int) -> list[PageLine]:
        """A pair below one another."""
        room = min(88, width - 7)
        lines: list[PageLine] = []
        for letter, pieces in (("A", self._text(pair, "a")), ("B", self._text(pair, "b"))):
            for at, line in enumerate(wrapped_pieces(pieces, room)):
                sign = pair.sign if letter == "A" and at == 0 else ""
                lead = f"{sign:<1} {letter if at == 0 else ' '}  "
                role = Role.MARK_ALERT if pair.loud else Role.MARK
                lines.append(PageLine((Piece(lead, role), *line), number if not lines else None))
        return [*lines, *self._kinds(pair, 5, room)]

    def _beside(self, number: int, pair: Pair, width: int) -> list[PageLine]:
        """A pair side by side."""
        half = (width - 6) // 2
        room = min(_MEASURE, half - 2)
        left = wrapped_pieces(self._text(pair, "a"), room)
        right = wrapped_pieces(self._text(pair, "b"), room)
        lines = []
        for at in range(max(len(left), len(right))):
            mine = left[at] if at < len(left) else []
            size = sum(cell_len(piece.text) for piece in mine)
            sign = f"{pair.sign:^3}" if at == 0 else "   "
            role = Role.MARK_ALERT if pair.loud else Role.MARK
            pieces = (
                Piece(" "),
                *mine,
                Piece(" " * max(0, half - size - 1)),
                Piece(sign, role),
                *(right[at] if at < len(right) else []),
            )
            lines.append(PageLine(pieces, number if at == 0 else None))
        return [*lines, *self._kinds(pair, half + 3, room)]

    def _kinds(self, pair: Pair, indent: int, room: int) -> list[PageLine]:
        """What differs between the two, in words."""
        if not pair.kinds or pair.kinds == ("same words",):
            return []
        role = Role.ALERT if pair.loud else Role.META
        text = cut(", ".join(pair.kinds), room)
        return [PageLine((Piece(" " * indent), Piece(text, role)))]

    def _text(self, pair: Pair, which: str) -> list[Piece]:
        """One side's words: what differs stands out, what is missing is said."""
        mine, side, other = (
            (pair.a, self.found.a, self.found.b)
            if which == "a"
            else (pair.b, self.found.b, self.found.a)
        )
        if mine is None:
            outlet = one_line(other.row.outlet or "the other", 40)
            return [Piece(f"— only in {outlet} —", Role.META)]
        text = visible(on_one_line(mine.slice(side.article.content)))
        words = [p for p in pair.diff if p.tag != "equal" and (p.text if which == "b" else p.was)]
        pieces: list[Piece] = []
        at = 0
        for part in words:
            changed = visible(part.text if which == "b" else part.was)
            found = text.find(changed, at)
            if found >= 0:
                role = Role.CAME if which == "b" else Role.GONE
                pieces += [Piece(text[at:found]), Piece(changed, role if pair.loud else Role.TITLE)]
                at = found + len(changed)
        return [*pieces, Piece(text[at:])]

    def _swap(self, page: PageScreen, count: int | None) -> None:
        """Swap the two sides; the cursor stays on its passage."""
        here, library = self._pair_at(page), page.desk.library
        first, second = self.found.b.row.document, self.found.a.row.document

        def arrived(found: Comparison | None) -> None:
            if found is not None:
                places = [(pair.b, pair.a) for pair in found.pairs]
                if (here.a, here.b) in places:
                    page.view.item = places.index((here.a, here.b))
                page.show(replace(self, found=found))

        page.desk.jobs.load("page", lambda: compare(library, first, second), arrived)

    def _outlet(self, page: PageScreen, step: int) -> None:
        """Put the story's next outlet at B's place."""
        a, b = self.found.a.row.document, self.found.b.row.document
        library = page.desk.library

        def work() -> Comparison | None:
            others = [d for d in views.story_of(library, a) if d != a]
            if not others:
                return None
            at = others.index(b) if b in others else -step
            return compare(library, a, others[(at + step) % len(others)])

        def arrived(found: Comparison | None) -> None:
            if found is not None:
                page.show(replace(self, found=found))

        page.desk.jobs.load("page", work, arrived)

    def _pair_at(self, page: PageScreen) -> Pair:
        return self.found.pairs[min(page.item, len(self.found.pairs) - 1)]

    def _cite(self, page: PageScreen, count: int | None) -> None:
        """Keep both passages as clippings."""
        pair = self._pair_at(page)
        spans = [(self.found.a, pair.a), (self.found.b, pair.b)]
        for side, span in spans:
            if span is not None:
                citing.cite(page.desk, side.row.document, span, page.say)

    def _why(self, page: PageScreen, count: int | None) -> None:
        """Show the evidence for the pair under the cursor."""
        pair = self._pair_at(page)
        if pair.match is None:
            page.say("Only one of the two has this passage; no match was found in the other.")
            return
        sources = {
            s.article.id: source_name(s.row.outlet, s.row.title)
            for s in (self.found.a, self.found.b)
        }
        opening.sheet(
            page.desk, "Why", explain_mark_of(self.found.a.article.id, [pair.match], sources)
        )


def open_comparison(desk: DeskScreen, first: int, second: int, *, at: Span | None = None) -> None:
    """Compare two documents on a page of their own; the cursor stands on ``at``, a passage of the first."""

    def arrived(found: Comparison | None) -> None:
        if found is None:
            desk.say("Not both of them are analysed yet.")
        else:
            item = 0 if at is None else _nearest(found, at)
            desk.app.push_screen(PageScreen(desk, ComparePage(found), item=item))

    desk.jobs.load("page", lambda: compare(desk.library, first, second), arrived)


def _nearest(found: Comparison, at: Span) -> int:
    """Return the pair whose passage in the first article begins nearest to one."""
    far = [(abs(pair.a.start - at.start), n) for n, pair in enumerate(found.pairs) if pair.a]
    return min(far)[1] if far else 0


def _name(side: Side) -> str:
    """Return an article's outlet, time, version and words."""
    row = side.row
    version = f" v{row.versions}" if row.versions > 1 else ""
    outlet = source_name(row.outlet, row.title)
    return f"{outlet} {long_time(row.published)}{version} · {row.words:,} words"


def _credit(side: Side) -> str:
    """Say which agency an article credits."""
    if not side.article.wire:
        return "no credit found in this capture"
    wire = side.article.wire[0]
    place = f" (line {wire.evidence[0].line})" if wire.evidence else ""
    return f"credit: {one_line(wire.value, 40)}{place}"
