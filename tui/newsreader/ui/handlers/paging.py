"""Pages over the desk: versions of a passage, two articles compared, the story, names, clippings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.documents import Row
from newsreader.domain.spans import Span
from newsreader.services import comparing as comparing_service
from newsreader.services import deciding, views
from newsreader.services.measuring import sentence_from
from newsreader.services.triaging import Command
from newsreader.ui.handlers.registry import handles
from newsreader.ui.handlers.triaging import chosen_rows
from newsreader.ui.pages import article_names, comparing, following, giving, story, tray, versions
from newsreader.ui.pages.citing import cite as keep
from newsreader.ui.pages.variants import VariantsPage, load_page
from newsreader.ui.paint.rows import headline_of
from newsreader.ui.screens.page import PageScreen

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


def current_row(desk: DeskScreen) -> Row | None:
    """Return the article the reader stands in or on."""
    if desk.where == "article":
        return desk.article.reading.row if desk.article.reading else None
    return desk.rows.current


def current_passage(desk: DeskScreen) -> Span | None:
    """Return the passage the reader stands at: the mark's, else the first sentence in view."""
    mark = desk.article.current_mark
    if mark is not None:
        return mark.passage.span
    reading = desk.article.reading
    shown = desk.article.text_in_view
    if reading is None or not shown:
        return None
    return sentence_from(reading.article, shown[0].start)


@handles("variants")
def variants(desk: DeskScreen, count: int | None) -> None:
    """Show the versions of the passage at the mark."""
    reading, span = desk.article.reading, current_passage(desk)
    if reading is None or span is None:
        desk.say("Open an article first; c then shows the versions of a passage.")
        return
    library, row, held = desk.library, reading.row, reading.held
    newest = desk.rows.newest

    def arrived(found: VariantsPage | None) -> None:
        if found is None:
            desk.say("No other article held has this passage; m goes to one that others have.")
        else:
            desk.app.push_screen(PageScreen(desk, found, item=found.item_of(row.document)))

    desk.jobs.load("page", lambda: load_page(library, row.capture, span, held, newest), arrived)


@handles("compare")
def compare(desk: DeskScreen, count: int | None) -> None:
    """Compare the article with the one that shares most with it."""
    row = current_row(desk)
    if row is None:
        return
    library, document = desk.library, row.document
    chosen = desk.where == "article" and desk.article.mark >= 0
    mark = (
        desk.article.current_mark if chosen else None
    )  # not the first in view: that hides the head
    at = mark.passage.span if mark is not None else None

    def arrived(other: int | None) -> None:
        if other is None:
            desk.say("No other article held shares a passage or the story with this one.")
        else:
            comparing.open_comparison(desk, document, other, at=at)

    desk.jobs.load("page", lambda: comparing_service.partner_of(library, document), arrived)


@handles("story")
def story_(desk: DeskScreen, count: int | None) -> None:
    """Show the story."""
    row = current_row(desk)
    if row is not None:
        story.open_story(desk, desk.shown.freshness, row.document)


@handles("follow")
def follow(desk: DeskScreen, count: int | None) -> None:
    """Follow the story, or no longer."""
    row = current_row(desk)
    if _one_at_a_time(desk, "followed"):
        return
    if row is not None:
        story.follow(desk, row.document)


@handles("following")
def following_(desk: DeskScreen, count: int | None) -> None:
    """Show what is followed."""
    following.open_following(desk)


def _one_at_a_time(desk: DeskScreen, done: str) -> bool:
    """Say that a range is not taken, where there is one; it stays for another key."""
    in_range = desk.where == "list" and desk.rows.in_range
    if in_range:
        desk.status.set_position(f"range of {len(desk.rows.selected):,}")
        desk.say(f"A range cannot be {done}: one row at a time. Esc ends it.")
    return in_range


@handles("hand-over")
def hand_over(desk: DeskScreen, count: int | None) -> None:
    """Hand over the story: of the row under the cursor, those below it that a count asks for, or a range."""
    if desk.where == "article":
        row = current_row(desk)
        documents = [row.document] if row is not None else []
    else:
        documents = [document for found in chosen_rows(desk, count) for document in found]
        row = desk.rows.listing.row(desk.rows.selected.start)
        if desk.rows.in_range:
            desk.rows.end_range()
            desk.update_status()
    if row is not None and documents:
        giving.ask_where(desk, documents, headline_of(row, 200))


@handles("names")
def names(desk: DeskScreen, count: int | None) -> None:
    """Show the names in the article."""
    row = current_row(desk)
    if row is not None:
        article_names.open_names(desk, row.document)


@handles("only-these")
def only_these(desk: DeskScreen, count: int | None) -> None:
    """Show only articles about whom the article names most."""
    row = current_row(desk)
    if row is not None:
        article_names.only_about_main(desk, row.document)


@handles("versions")
def versions_(desk: DeskScreen, count: int | None) -> None:
    """Show what changed between the versions of the page."""
    row = current_row(desk)
    if row is not None:
        versions.open_versions(desk, row.document)


@handles("clips")
def clips(desk: DeskScreen, count: int | None) -> None:
    """Show the clippings."""
    tray.open_tray(desk)


@handles("cite")
def cite(desk: DeskScreen, count: int | None) -> None:
    """Keep the passage at the mark as a clipping; in the list, the story's first sentence."""
    if _one_at_a_time(desk, "cited"):
        return
    row = current_row(desk)
    if row is None:
        return
    if desk.where != "article":
        desk.say("Open the article first; Y then keeps the passage at the mark.")
        return
    span = current_passage(desk)
    if span is None:
        desk.say("No passage stands here.")
    else:
        keep(desk, row.document, span)


@handles("next-outlet")
def next_outlet(desk: DeskScreen, count: int | None) -> None:
    """Open the story in the next outlet."""
    _outlet(desk, count or 1)


@handles("previous-outlet")
def previous_outlet(desk: DeskScreen, count: int | None) -> None:
    """Open the story in the outlet before."""
    _outlet(desk, -(count or 1))


def _outlet(desk: DeskScreen, step: int) -> None:
    """Open another article of the story; this is not reading on."""
    reading = desk.article.reading
    if reading is None:
        return
    library, document = desk.library, reading.row.document

    def arrived(members: list[int]) -> None:
        if len(members) < 2:
            desk.say("No other article of this story is held.")
            return
        other = members[(members.index(document) + step) % len(members)]
        desk.jumps.note()
        desk.shown.leave()
        desk.shown.open_document(other)
        desk.say(f"{members.index(other) + 1} of {len(members)} in this story")

    desk.jobs.load("page", lambda: views.story_of(library, document), arrived)


@handles("merge")
def merge(desk: DeskScreen, count: int | None) -> None:
    """Join two rows' stories: once on the first row, once on the second."""
    row = desk.rows.current
    if row is None:
        return
    first, desk.joining = desk.joining, None
    if first is None or first == row.article:
        desk.joining = row.article if first is None else None
        desk.say(
            "& on another row makes them one story; & here again gives up." if first is None else ""
        )
        return
    library = desk.library
    a, b = sorted((Anchor(first), Anchor(row.article)))
    made = [Decision(DecisionKind.STORY_TOGETHER, a, b)]

    def done(command: Command | None) -> None:
        desk.acted(command)

    desk.jobs.act(lambda: deciding.decide(library, "merge", "made one story", made), done)
