"""The page of a story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.services import following, story_pages
from newsreader.services.library import Library
from newsreader.services.newness import Freshness
from newsreader.services.source_names import source_name
from newsreader.services.story_pages import Member, StoryPage
from newsreader.services.times import short_time, usual_day, why_unplaced
from newsreader.services.triaging import Command
from newsreader.text.counts import counted
from newsreader.text.safe import one_line
from newsreader.ui.pages import comparing, giving, opening
from newsreader.ui.paint.diffs import wrapped_pieces
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.screens.page import Handler, Layout, PageScreen
from newsreader.ui.widgets.page_view import PageLine
from newsreader.ui.wrapping import cut, pad

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

_OUTLET, _MEASURE, _MOST = 16, 100, 6
_WORDS_A_MINUTE = 230


@dataclass(frozen=True, slots=True)
class StoryContent:
    """Shows a story: its articles with arithmetic, then what the reader should know of them all."""

    found: StoryPage
    newest: str
    where: str = "story"
    footer: tuple[str, ...] = (
        "open", "follow", "hand-over", "take-out", "record", "why", "leave",
    )  # fmt: skip

    @property
    def handlers(self) -> dict[str, Handler]:
        """What its own commands do."""
        return {
            "open": lambda page, _: opening.open_document(page, self._at(page).row.document),
            "follow": self._follow,
            "compare": self._compare,
            "take-out": self._take_out,
            "record": lambda page, _: opening.toggle_record(
                page, self._at(page).row.article, self._at(page).row.outlet
            ),
            "why": self._why,
            "hand-over": self._hand_over,
        }

    def layout(self, width: int, item: int) -> Layout:
        """Head, table, what is said, where articles disagree, what only one has."""
        found = self.found
        outlets = {m.row.outlet for m in found.members if m.row.outlet}
        count = f"{counted(len(found.members), 'article')}, {counted(len(outlets), 'outlet')}"
        count += "  +followed" if found.followed is not None else ""
        title = cut(one_line(found.title), max(10, width - len(count) - 6))
        gap = " " * max(2, width - 3 - len(title) - len(count))
        lines = [PageLine((Piece(title, Role.TITLE), Piece(gap + count)))]
        if found.why:
            lines += _paragraph(f"grouped because: {one_line('; '.join(found.why), 300)}", width)
        head = f" {'time':<6}   {'outlet':<{_OUTLET}}{'words':>6}{'wire':>6}{'same':>6}{'own':>6}{'quotes':>8}  state"
        lines += [PageLine(()), PageLine((Piece(cut(head, width - 2), Role.META),))]
        ordered = sum(1 for member in found.members if member.placed)
        for number, member in enumerate(found.members):
            if number == ordered and number:
                lines.append(PageLine((Piece("  order not sure:", Role.META),)))
            lines.append(self._row(number, member, width))
        lines += [PageLine(()), *self._words(width)]
        unread = sum(1 for m in found.members if m.row.unread)
        words = "…" if found.new is None else f"{found.new:,}"
        minutes = max(1, round((found.new or 0) / _WORDS_A_MINUTE))
        status = f"{item + 1}/{len(found.members)}  {unread} unread  read all of it: {words} new words, {minutes} min"
        return Layout(lines, cut(status, width - 2))

    def _row(self, number: int, member: Member, width: int) -> PageLine:
        """One article: the columns sum to its words."""
        row = member.row
        known = row.shared >= 0
        sign = "R" if member.record else "!" if member.differs else "w" if member.wire else " "
        numbers = [
            f"{row.words:,}",
            f"{member.wire:,}" if known else "?",
            f"{member.same:,}" if known else "?",
            f"{member.own:,}" if known else "?",
        ]
        columns = "".join(f"{text:>6}" for text in numbers)
        state = cut(_state(member), max(4, width - 13 - _OUTLET - 32))
        loud = bool(row.notice in ("correction", "kill"))
        return PageLine(
            (
                Piece(f" {short_time(row.published, self.newest):<6} "),
                Piece(f"{sign} ", Role.ALERT if sign == "!" else Role.PLAIN),
                Piece(pad(source_name(row.outlet, row.title), _OUTLET - 1) + " "),
                Piece(f"{columns}{member.quotes:>8}  "),
                Piece(state, Role.ALERT if loud else Role.PLAIN),
            ),
            number,
        )

    def _words(self, width: int) -> list[PageLine]:
        """What is said, where articles disagree, what only one has, what the counts are of."""
        found = self.found
        lines: list[PageLine] = []
        if found.speakers:
            said = " · ".join(
                f"{name} {n} quote{'s' if n != 1 else ''}" for name, n in found.speakers
            )
            lines += _paragraph(f"Said on record: {said}", width)
        if found.disagreeing:
            lines += _paragraph("Where they disagree:", width)
            lines += [
                line
                for text in found.disagreeing[:_MOST]
                for line in _paragraph("  " + text, width)
            ]
            more = len(found.disagreeing) - _MOST
            lines += (
                _paragraph(f"  and {more} more: ! in the margins of the articles", width)
                if more > 0
                else []
            )
        if found.lonely:
            quotes = [f'"{words}" ({outlet})' for words, outlet in found.lonely[:_MOST]]
            lines += _paragraph("Quoted in one article only:", width)
            lines += [line for quote in quotes for line in _paragraph("  " + quote, width)]
            more = len(found.lonely) - _MOST
            lines += _paragraph(f"  and {more} more", width) if more > 0 else []
        record = next((m for m in found.members if m.record), None)
        marked = (
            f"Record: {source_name(record.row.outlet, record.row.title)} (marked by you). "
            if record
            else ""
        )
        unplaced = [m.row.published for m in found.members if not m.placed]
        order = f"{len(unplaced)} not ordered: {why_unplaced(unplaced)}. " if unplaced else ""
        lines += _paragraph(
            f"{marked}{order}Counts: of the {len(found.members)} held, not of the web. own: not matched in what is held.",
            width,
        )
        if found.since:
            lines += [PageLine(()), *_paragraph(f"since you looked: {found.since}", width)]
        return lines

    def _at(self, page: PageScreen) -> Member:
        """Return the article under the cursor."""
        return self.found.members[min(page.item, len(self.found.members) - 1)]

    def _compare(self, page: PageScreen, count: int | None) -> None:
        """Compare the article with the next in the table."""
        if len(self.found.members) < 2:
            page.say("There is no other article to compare with.")
            return
        here = min(page.item, len(self.found.members) - 1)
        other = self.found.members[(here + 1) % len(self.found.members)]
        comparing.open_comparison(
            page.desk, self.found.members[here].row.document, other.row.document
        )

    def _follow(self, page: PageScreen, count: int | None) -> None:
        """Follow the story, or no longer."""
        follow(page.desk, self._at(page).row.document, page)

    def _hand_over(self, page: PageScreen, count: int | None) -> None:
        """Hand the story over."""
        documents = [member.row.document for member in self.found.members]
        giving.ask_on_page(page, lambda: documents, one_line(self.found.title, 200))

    def _take_out(self, page: PageScreen, count: int | None) -> None:
        """Say that an article is not of this story."""
        row = self._at(page).row
        others = [m.row.article for m in self.found.members if m.row.article != row.article]
        pairs = [sorted((Anchor(row.article), Anchor(other))) for other in others]
        made = [Decision(DecisionKind.STORY_APART, a, b) for a, b in pairs]
        name = source_name(row.outlet, row.title)
        opening.decide(page, "take out", f"not of this story: {name}", made)

    def _why(self, page: PageScreen, count: int | None) -> None:
        """Say why the story is one, and how its counts come about."""
        found = self.found
        lines = [
            "These articles stand together because of",
            *(f"  {one_line(why)}" for why in found.why),
        ]
        lines += [] if found.why else ["  nothing: this article stands alone"]
        lines += [
            "",
            "wire: words of passages shared with another article held, where an agency is credited.",
            "same: words of other passages shared with an article held.",
            "own: the rest. It means only that no match was found in what is held.",
            "differ: passages in which it has other words, in substance, than most that have them.",
            "Order: only times whose precision leaves no doubt are ordered; the others stand below.",
        ]
        opening.sheet(page.desk, "Why", lines)


def open_story(desk: DeskScreen, freshness: Freshness, document: int) -> None:
    """Show a document's story on a page; a followed one counts as looked at."""
    library = desk.library

    def arrived(content: StoryContent | None) -> None:
        if content is None:
            desk.say("This article is not analysed yet.")
            return
        desk.app.push_screen(PageScreen(desk, content))
        if content.found.followed is not None:
            desk.jobs.act(lambda: following.looked_at_story(library, document), desk.looked)

    newest = desk.rows.newest
    desk.jobs.load("page", lambda: read_story(library, freshness, document, newest), arrived)


def read_story(
    library: Library, freshness: Freshness, document: int, newest: str
) -> StoryContent | None:
    """Read a document's story; None where it is not analysed yet."""
    found = story_pages.story_page(library, freshness, document)
    if found is None:
        return None
    return StoryContent(found, usual_day((m.row.published for m in found.members), newest))


def follow(desk: DeskScreen, document: int, page: PageScreen | None = None) -> None:
    """Follow a document's story, or no longer."""
    library = desk.library

    def done(command: Command | None) -> None:
        desk.acted(command)
        if command is not None and page is not None:
            page.say(command.sentence)

    desk.jobs.act(lambda: following.follow_story(library, document), done)


def _state(member: Member) -> str:
    """Say how an article stands with the reader."""
    row = member.row
    if row.notice in ("correction", "kill"):
        return "CORRECTION" if row.notice == "correction" else "KILL"
    new = "…" if member.new is None else f"+{member.new:,}w" if member.new else "="
    star = "* " if row.triage.starred else ""
    differs = f", {member.differs} differ" if member.differs else ""
    if row.triage.dropped:
        return f"{star}dropped"
    return f"{star}read{differs}" if row.triage.read else f"{star}N {new}{differs}"


def _paragraph(text: str, width: int) -> list[PageLine]:
    """Return our own words as lines; what follows the first is indented."""
    indent = len(text) - len(text.lstrip()) + 2
    room = max(20, min(_MEASURE, width - 3) - indent)
    lines = wrapped_pieces([Piece(text)], room)
    return [
        PageLine((Piece(" " * (indent - 2 if at == 0 else indent)), *line))
        for at, line in enumerate(lines)
    ]
