"""What pages do beyond themselves: open an article, show a sheet, make a decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.spans import Span
from newsreader.services import deciding, explaining
from newsreader.services.reading import read_document
from newsreader.services.triaging import Command
from newsreader.services.variants import FamilyRow
from newsreader.text.safe import one_line
from newsreader.ui.paint.sheets import text_lines
from newsreader.ui.screens.sheet import Sheet
from newsreader.ui.status import UNDOES

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen
    from newsreader.ui.screens.page import PageScreen


def open_document(page: PageScreen, document: int) -> None:
    """Open an article on the desk; the page is left."""
    page.go_back()
    page.desk.jumps.note()
    page.desk.shown.open_document(document)


def to_desk(page: PageScreen) -> DeskScreen:
    """Leave a page and all those under it; returns the desk."""
    app = page.app
    while app.screen is not page.desk:
        app.pop_screen()
    return page.desk


def sheet(desk: DeskScreen, title: str, sentences: list[str]) -> None:
    """Show sentences on a sheet."""
    desk.app.push_screen(Sheet(desk.palette, title, text_lines(sentences)))


def decide(
    page: PageScreen,
    verb: str,
    sentence: str,
    made: Sequence[Decision],
    withdrawn: Sequence[int] = (),
) -> None:
    """Make a decision; what follows from it is analysed at once."""
    library, desk = page.desk.library, page.desk

    def done(command: Command | None) -> None:
        desk.acted(command, behind=UNDOES)

    desk.jobs.act(lambda: deciding.decide(library, verb, sentence, made, withdrawn), done)


def toggle_record(page: PageScreen, article: str, outlet: str | None) -> None:
    """Mark an article as the record others are compared with, or no longer."""
    library, desk = page.desk.library, page.desk
    name = one_line(outlet or "(unknown)", 30)

    def work() -> Command | None:
        standing = [
            number
            for number, d in deciding.decisions_of(library)
            if d.kind is DecisionKind.RECORD and d.a.article == article
        ]
        if standing:
            return deciding.decide(library, "record", f"no longer the record: {name}", [], standing)
        made = [Decision(DecisionKind.RECORD, Anchor(article))]
        return deciding.decide(library, "record", f"marked as the record: {name}", made)

    def done(command: Command | None) -> None:
        desk.acted(command, behind=UNDOES)

    desk.jobs.act(work, done)


def explain_passage(page: PageScreen, row: FamilyRow) -> None:
    """Show the evidence for a passage: all its matches, with lines and rules."""
    library = page.desk.library

    def work() -> list[str]:
        found = read_document(library, row.document)
        if found is None:
            return ["This article is not analysed yet."]
        span = Span(row.start, row.end)
        mark = next((m for m in found.marks if m.passage.span.overlaps(span)), None)
        return explaining.explain_mark(found, mark) if mark else ["No match stands here any more."]

    page.desk.jobs.load("page", work, lambda lines: sheet(page.desk, "Why", lines))
