"""The page of one person, organisation or place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.domain.entities import EntityType, Mention
from newsreader.domain.entity_pages import AliasUse, EntityPage, OtherPerson, QuoteUse
from newsreader.services import following, naming
from newsreader.services.library import Library
from newsreader.services.triaging import Command
from newsreader.text.counts import counted
from newsreader.text.safe import one_line
from newsreader.ui.pages import opening
from newsreader.ui.paint import names as paint
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.screens.page import Handler, Layout, PageScreen
from newsreader.ui.status import UNDOES
from newsreader.ui.widgets.page_view import PageLine
from newsreader.ui.wrapping import cut

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

#: Examples of mentions for one reason.
_EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class EntityContent:
    """Shows all that is held about a name: forms, offices, days, quotations, namesakes, outlets."""

    found: EntityPage
    newest: str
    where: str = "name"
    footer: tuple[str, ...] = (
        "open", "only-these", "merge-name", "split-name", "rename", "follow", "why", "leave",
    )  # fmt: skip

    @property
    def handlers(self) -> dict[str, Handler]:
        """What its own commands do."""
        return {
            "open": self._open,
            "only-these": self._only_these,
            "merge-name": self._merge,
            "split-name": self._split,
            "rename": self._rename,
            "why": self._why,
            "follow": self._follow,
        }

    @property
    def items(self) -> tuple[AliasUse | QuoteUse | OtherPerson, ...]:
        """What the cursor goes over, in order."""
        return (*self.found.aliases, *self.found.quotes, *self.found.others)

    def layout(self, width: int, item: int) -> Layout:
        """Head, forms, offices, days, quotations, others, outlets."""
        found = self.found
        numbers = iter(range(len(self.items)))
        lines = [PageLine(paint.head(found, width))]
        if found.since:
            words = paint.paragraph(f"+followed · since you looked: {found.since}", width)
            lines += map(PageLine, words)
        lines += _block("Written", [paint.alias_line(a, width) for a in found.aliases], numbers)
        if found.roles:
            words = paint.paragraph(paint.roles_words(found.roles, self.newest), width)
            lines += [PageLine(()), *map(PageLine, words)]
        if found.company:
            words = paint.paragraph(paint.company_words(found.company), width)
            lines += [PageLine(()), *map(PageLine, words)]
        days = paint.day_lines(found.days, found.undated, width)
        lines += [PageLine(()), *map(PageLine, days)] if days else []
        times = sum(len(quote.passages) for quote in found.quotes)
        said = f"Quoted {times} times: {counted(len(found.quotes), 'statement')}"
        lines += _block(said, [paint.quote_line(q, width) for q in found.quotes], numbers)
        others = [paint.other_line(o, width) for o in found.others]
        lines += _block("Others of this name, kept apart", others, numbers)
        words = paint.paragraph(paint.outlet_words(found.outlets), width)
        lines += [PageLine(()), *map(PageLine, words)]
        place = f"{min(item, len(self.items) - 1) + 1}/{len(self.items)}"
        status = f"{place}  {paint.links_words(found.links)}"
        return Layout(lines, cut(status, width - 2))

    def _at(self, page: PageScreen) -> AliasUse | QuoteUse | OtherPerson | None:
        """Return what is under the cursor."""
        return self.items[min(page.item, len(self.items) - 1)] if self.items else None

    def _open(self, page: PageScreen, count: int | None) -> None:
        """Open the article a form or a quotation stands in, there; of another person, the page."""
        here = self._at(page)
        if isinstance(here, OtherPerson):
            open_entity(page.desk, here.id, page)
        elif isinstance(here, QuoteUse):
            _go(page, here.passages[0].article, here.passages[0].start)
        elif here is not None:
            mention = self._mention(here.text)
            _go(page, mention.article, mention.start)

    def _mention(self, form: str) -> Mention:
        """Return the first mention written so."""
        mentions = self.found.entity.mentions
        return next((m for m in mentions if " ".join(m.text.split()) == form), mentions[0])

    def _only_these(self, page: PageScreen, count: int | None) -> None:
        """Show only articles about it."""
        show_only(page.desk, self.found.entity.type, self.found.entity.name, page)

    def _merge(self, page: PageScreen, count: int | None) -> None:
        """Say that it is one with the other under the cursor, or with one whose name is asked for."""
        here, library = self._at(page), page.desk.library
        who = self.found.entity
        if isinstance(here, OtherPerson):
            other = here.id
            _decide(page, lambda: naming.merge(library, who.id, other), "It is one already.")
            return

        def ask(names: Sequence[str]) -> None:
            hint = "whose name is this too? Tab completes, Esc gives up"
            page.ask("merge with", answered, hint=hint, completions=tuple(names))

        def answered(name: str) -> None:
            def work() -> Command | None:
                found = naming.find_name(library, name, who.type)
                return naming.merge(library, who.id, found) if found else None

            _decide(page, work, f'No other name held is "{one_line(name, 40)}".')

        page.desk.jobs.load("page", lambda: naming.names_like(library, who.type), ask)

    def _split(self, page: PageScreen, count: int | None) -> None:
        """Say that the form under the cursor means somebody else."""
        here, library, who = self._at(page), page.desk.library, self.found.entity
        if not isinstance(here, AliasUse):
            page.say("Go to a form of the name first; x then says it means somebody else.")
            return
        form = here.text
        _decide(page, lambda: naming.split(library, who.id, form), "It is written in one way only.")

    def _rename(self, page: PageScreen, count: int | None) -> None:
        """Ask what it is called."""
        library, who = page.desk.library, self.found.entity

        def answered(name: str) -> None:
            _decide(page, lambda: naming.call(library, who.id, name), "It is called so already.")

        page.ask("rename", answered, text=one_line(who.name, 200), hint="the name to show")

    def _follow(self, page: PageScreen, count: int | None) -> None:
        """Follow it, or no longer."""
        library, identity = page.desk.library, self.found.entity.id

        def done(command: Command | None) -> None:
            page.desk.acted(command)
            page.analysed()
            page.say(command.sentence if command is not None else "This name is not held any more.")

        page.desk.jobs.act(lambda: following.follow_entity(library, identity), done)

    def _why(self, page: PageScreen, count: int | None) -> None:
        """Say why mentions are its own: each reason, how often, and examples."""
        lines = ["These mentions are of one and the same because of", ""]
        for why, count in self.found.links:
            forms = dict.fromkeys(
                one_line(" ".join(link.mention.text.split()), 40)
                for link in self.found.entity.links
                if link.why == why
            )
            shown = ", ".join(f'"{form}"' for form in list(forms)[:_EXAMPLES])
            more = len(forms) - _EXAMPLES
            shown += f" and {counted(more, 'other form')}" if more > 0 else ""
            lines.append(f"{count:>5,}  {one_line(why) or 'as written'}: {shown}")
        lines += ["", "A form marked ? is not settled: it could mean several people."]
        opening.sheet(page.desk, "Why", lines)


def open_entity(desk: DeskScreen, identity: str, page: PageScreen | None = None) -> None:
    """Show the page of an entity; ``page``: where it is asked for, to say so where there is none."""
    library = desk.library

    def arrived(found: EntityPage | None) -> None:
        if found is None:
            (page or desk).say("This name is not held any more.")
            return
        mention = naming.main_mention(found.entity)
        over = PageScreen(
            desk, EntityContent(found, desk.rows.newest), lambda over: again(over, mention)
        )
        desk.app.push_screen(over)
        if found.followed is not None:
            desk.jobs.act(lambda: following.looked_at_entity(library, identity), desk.looked)

    def again(over: PageScreen, mention: Mention) -> None:
        desk.jobs.load("name", lambda: _load_at(library, mention), lambda f: refreshed(over, f))

    def refreshed(over: PageScreen, found: EntityPage | None) -> None:
        if found is not None:
            over.show(EntityContent(found, desk.rows.newest))

    desk.jobs.load("page", lambda: _load(library, identity), arrived)


def open_by_name(desk: DeskScreen, name: str) -> None:
    """Show the page of whom a name means, in full or as written anywhere."""
    library = desk.library

    def found(identity: str | None) -> None:
        if identity is None:
            desk.say(f'No name held is "{one_line(name, 40)}".')
        else:
            open_entity(desk, identity)

    desk.jobs.load("page", lambda: naming.find_name(library, name), found)


def show_only(
    desk: DeskScreen, kind: EntityType, name: str, page: PageScreen | None = None
) -> None:
    """Show only articles about a name in the list; Esc brings the view back."""
    from newsreader.services.article_names import query_for  # the room of names, as below

    query = query_for(kind, name)
    if query is None:
        (page or desk).say("Only people, organisations and places can be asked for.")
        return
    if page is not None:
        opening.to_desk(page)
    if desk.where == "article":
        desk.shown.leave()
    desk.view.filter(query)


def _load(library: Library, identity: str) -> EntityPage | None:
    """Read the page of an entity."""
    from newsreader.services.entity_pages import page_of  # the room of names: not at start-up

    return page_of(library, identity)


def _load_at(library: Library, mention: Mention) -> EntityPage | None:
    """Read the page of whom a mention means now."""
    from newsreader.services.entity_pages import page_at  # the room of names: not at start-up

    return page_at(library, mention.article, mention.start)


def _block(title: str, rows: Sequence[paint.Pieces], numbers: Iterator[int]) -> list[PageLine]:
    """Return rows under a title, each an item; nothing where there is no row."""
    if not rows:
        return []
    head = [PageLine(()), PageLine((Piece(title, Role.META),))]
    return head + [PageLine(row, next(numbers)) for row in rows]


def _go(page: PageScreen, article: str, start: int) -> None:
    """Open an article at a place; the pages are left."""
    desk = page.desk

    def arrived(document: int | None) -> None:
        if document is None:
            page.say("This article is not held any more.")
        else:
            opening.to_desk(page)
            desk.shown.open_document(document, start)

    desk.jobs.load("page", lambda: naming.document_of(desk.library, article), arrived)


def _decide(page: PageScreen, work: Callable[[], Command | None], otherwise: str) -> None:
    """Make a decision about names; what follows from it is analysed at once and shown here."""
    desk = page.desk

    def done(command: Command | None) -> None:
        desk.acted(command, behind=UNDOES)
        if command is None:
            page.say(otherwise)

    desk.jobs.act(work, done)
