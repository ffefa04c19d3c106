"""The page of a passage's versions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rich.cells import cell_len

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.spans import Span
from newsreader.services.library import Library
from newsreader.services.source_names import source_name
from newsreader.services.times import short_time, usual_day, why_unplaced
from newsreader.services.variants import DiffPart, Variant, Variants, variants_of
from newsreader.text.safe import one_line
from newsreader.ui.pages import citing, comparing, opening
from newsreader.ui.paint.diffs import diff_pieces, wrapped_pieces
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.screens.page import Handler, Layout, PageScreen
from newsreader.ui.widgets.page_view import PageLine
from newsreader.ui.wrapping import cut, pad

#: Columns of a row: time, sign, outlet, then the text. Text runs no wider than the measure.
_TIME, _OUTLET, _MEASURE = 6, 15, 88
#: Cells of the passage that the title needs beside what is counted.
_TITLE = 12
#: Cells that text needs beside the other columns, and the columns before it where it stands below them.
_LEAST, _BELOW = 24, 4
_QUIET = frozenset(["declared edit", "spelling", "case", "punctuation", "name spelled otherwise"])


@dataclass(frozen=True, slots=True)
class VariantsPage:
    """Shows the versions of one passage against the record or the longest."""

    found: Variants
    capture: int
    span: Span
    held: int
    newest: str
    base: int = 0
    substance: bool = False
    where: str = "variants"
    footer: tuple[str, ...] = (
        "open", "compare", "base", "cite", "not-same", "record", "why", "leave",
    )  # fmt: skip

    @property
    def handlers(self) -> dict[str, Handler]:
        """What its own commands do."""
        return {
            "open": lambda page, _: opening.open_document(page, self._at(page).row.document),
            "compare": self._compare,
            "base": lambda page, count: _again(page, self, base=self.base + (count or 1)),
            "substance": lambda page, _: page.show(replace(self, substance=not self.substance)),
            "cite": self._cite,
            "not-same": self._not_same,
            "record": self._record,
            "why": self._why,
        }

    def item_of(self, document: int) -> int:
        """Return which version is an article's, else the first."""
        rows = [variant.row.document for variant in self.found.variants]
        return rows.index(document) if document in rows else 0

    def layout(self, width: int, item: int) -> Layout:
        """Head, one row a version, what could not be placed, counts."""
        lines = [PageLine(tuple(pieces)) for pieces in self._head(width)]
        for number, variant in enumerate(self.found.variants):
            if not self._is_hidden(variant):
                lines += self._row(number, variant, width)
        lines += [PageLine(())]
        lines += [PageLine((Piece(text),)) for text in _wrapped(self._order_words(), width - 2)]
        tally = " · ".join(f"{count} {kind}" for kind, count in self.found.tally())
        place = f"{item + 1}/{len(self.found.variants)}"
        return Layout(lines, cut(f"{place}  {tally}", width - 2))

    def _is_hidden(self, variant: Variant) -> bool:
        """Say whether a version is left out because it does not differ in substance."""
        return self.substance and not (variant.loud or variant.base)

    def _head(self, width: int) -> list[list[Piece]]:
        """Which passage, why it may be shared, how much of the order is known."""
        found = self.found
        kind = "quotation" if found.quoted else "passage"
        count = f"{kind}, {len(found.variants)} of {self.held} held"
        hidden = sum(map(self._is_hidden, found.variants))
        count += f", {hidden} hidden" if hidden else ""
        text = one_line(found.text).strip('"“”«»„')
        room = width - len(count) - 18
        title = f'Variants: "{cut(text, room if room >= _TITLE else width - 14)}"'
        gap = width - 2 - cell_len(title) - len(count)
        heads = [[Piece(title, Role.TITLE)], [Piece(count)]]
        if gap >= 2:
            heads = [[Piece(title, Role.TITLE), Piece(" " * gap + count)]]
        pairs = "; ".join(
            f"{words} ({n} pair{'s' if n != 1 else ''})" for words, n in found.reasons
        )
        head = [*heads, *([Piece(text)] for text in _wrapped(f"Kind: {pairs}", width - 2))]
        other = len(found.variants) - found.ordered
        order = f"Order known: {found.ordered} of {len(found.variants)}."
        order += f" {other} shown unplaced." if other else ""
        head += [*([Piece(text)] for text in _wrapped(order, width - 2)), []]
        columns = (
            f"{'when':<{_TIME}}    {'outlet':<{_OUTLET}} text, against the base (b: other base)"
        )
        return [*head, [Piece(cut(columns, width - 2), Role.META)]]

    def _row(self, number: int, variant: Variant, width: int) -> list[PageLine]:
        """One version: when, who, its words against the base, what differs, who is said to speak."""
        row = variant.row
        when = short_time(row.published, self.newest)
        sign = "R" if variant.record else "!" if variant.loud else "w" if row.wire else " "
        outlet = pad(source_name(row.outlet, row.title), _OUTLET)
        lead = [
            Piece(f"{when:<{_TIME}} "),
            Piece(f"{sign:>2} ", Role.ALERT if variant.loud else Role.PLAIN),
            Piece(outlet + " "),
        ]
        indent = sum(cell_len(piece.text) for piece in lead)
        below = width - indent - 2 < _LEAST
        indent = _BELOW if below else indent
        room = min(_MEASURE, width - indent - 2)
        quiet = bool(variant.kinds) and variant.kinds[0] in _QUIET
        parts = (
            [p if p.tag == "equal" else _quiet(p) for p in variant.diff] if quiet else variant.diff
        )
        pieces = diff_pieces(parts)
        lines = [PageLine(tuple(lead), number)] if below else []
        for line in wrapped_pieces(pieces, room):
            begun = [Piece(" " * indent)] if lines else lead
            lines.append(PageLine((*begun, *line), None if lines else number))
        note = "<- base" if variant.base else ", ".join(variant.kinds)
        note += f" · said: {variant.said}" if variant.said else ""
        note += "" if variant.placed else " · time not sure"
        for text in _wrapped(note, room):
            role = Role.ALERT if variant.loud else Role.META
            lines.append(PageLine((Piece(" " * indent), Piece(text, role))))
        return lines

    def _order_words(self) -> str:
        """Say what the order means and what it does not."""
        unplaced = [v.row for v in self.found.variants if not v.placed]
        names = ", ".join(dict.fromkeys(source_name(r.outlet, r.title, 24) for r in unplaced))
        why = why_unplaced(row.published for row in unplaced)
        said = f"Not placed: {names} ({why}). " if unplaced else ""
        return (
            f"{said}Base: {self.found.why_base}. Earliest held is not first published. "
            f"Counts are of the {self.held} held, not of the web."
        )

    def _at(self, page: PageScreen) -> Variant:
        """Return the version under the cursor."""
        return self.found.variants[min(page.item, len(self.found.variants) - 1)]

    def _base(self) -> Variant:
        return next(v for v in self.found.variants if v.base)

    def _compare(self, page: PageScreen, count: int | None) -> None:
        """Put the version beside the base; the base beside the article the page was opened from."""
        here, base = self._at(page), self._base()
        other = base if here is not base else next(v for v in self.found.variants if v is not base)
        at = Span(other.row.start, other.row.end)
        comparing.open_comparison(page.desk, other.row.document, here.row.document, at=at)

    def _not_same(self, page: PageScreen, count: int | None) -> None:
        """Say that the version is not the same passage as the base."""
        here, base = self._at(page).row, self._base().row
        if here == base:
            page.say("This is the base: choose another base first (b).")
            return
        pair = sorted(Anchor(r.article, r.start, r.end) for r in (here, base))
        decision = Decision(DecisionKind.NOT_SAME, pair[0], pair[1])
        name = source_name(here.outlet, here.title)
        opening.decide(page, "not same", f"not the same passage: {name}", [decision])

    def _cite(self, page: PageScreen, count: int | None) -> None:
        """Keep the version under the cursor as a clipping."""
        row = self._at(page).row
        citing.cite(page.desk, row.document, Span(row.start, row.end), page.say)

    def _record(self, page: PageScreen, count: int | None) -> None:
        """Mark the version's article as the record, or no longer."""
        row = self._at(page).row
        opening.toggle_record(page, row.article, row.outlet)

    def _why(self, page: PageScreen, count: int | None) -> None:
        """Show the evidence for the version under the cursor."""
        opening.explain_passage(page, self._at(page).row)


def load_page(
    library: Library, capture: int, span: Span, held: int, newest: str
) -> VariantsPage | None:
    """Read the versions of a passage; None where no other article held has it."""
    found = variants_of(library, capture, span)
    if found is None:
        return None
    day = usual_day((v.row.published for v in found.variants), newest)
    return VariantsPage(found, capture, span, max(held, len(found.variants)), day)


def _again(page: PageScreen, content: VariantsPage, base: int) -> None:
    """Show the same versions against another base."""
    library = page.desk.library

    def arrived(found: Variants | None) -> None:
        if found is not None:
            page.show(replace(content, found=found, base=base))

    page.desk.jobs.load(
        "page", lambda: variants_of(library, content.capture, content.span, base), arrived
    )


def _quiet(part: DiffPart) -> DiffPart:
    """Show a quiet change as the words that stand there."""
    return DiffPart("equal", part.text)


def _wrapped(text: str, width: int) -> list[str]:
    """Wrap our own words."""
    return ["".join(p.text for p in line) for line in wrapped_pieces([Piece(text)], max(10, width))]
