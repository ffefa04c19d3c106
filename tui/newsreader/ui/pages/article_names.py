"""The page of the names in an article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from newsreader.domain.languages import note_on_names
from newsreader.services.library import Library
from newsreader.text.counts import counted
from newsreader.text.safe import one_line
from newsreader.ui.pages import entity, opening
from newsreader.ui.paint import names as paint
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.screens.page import Handler, Layout, PageScreen
from newsreader.ui.widgets.page_view import PageLine
from newsreader.ui.wrapping import cut

if TYPE_CHECKING:
    from newsreader.services.article_names import ArticleNames, NameUse
    from newsreader.ui.screens.desk import DeskScreen


@dataclass(frozen=True, slots=True)
class NamesPage:
    """Shows the names in an article by kind: how often, in how many articles held, which offices."""

    found: ArticleNames
    where: str = "names"
    footer: tuple[str, ...] = ("next-mention", "name", "only-these", "why", "leave")

    @property
    def handlers(self) -> dict[str, Handler]:
        """What its own commands do."""
        return {
            "next-mention": self._next_mention,
            "name": self._about,
            "only-these": self._only_these,
            "why": self._why,
        }

    def layout(self, width: int, item: int) -> Layout:
        """One block a kind, one row a name."""
        names = self.found.names
        mentions = sum(len(use.links) for use in names)
        count = f"{counted(len(names), 'name')}, {counted(mentions, 'mention')}"
        title = cut(
            f"Names: {one_line(self.found.title or '(untitled)')}",
            max(10, width - len(count) - 5),
        )
        lines = [PageLine((Piece(title, Role.TITLE), Piece("   " + count))), PageLine(())]
        note = note_on_names(self.found.language)
        if note:
            lines += [PageLine(line) for line in paint.paragraph(note, width)]
            lines.append(PageLine(()))
        lines.append(PageLine(paint.name_columns(width)))
        for kind, uses in groupby(enumerate(names), key=lambda numbered: numbered[1].type):
            lines.append(PageLine((Piece(paint.kind_heading(kind), Role.META),)))
            for number, use in uses:
                line = paint.name_line(use.name, kind, len(use.links), use.held, use.beside, width)
                lines.append(PageLine(line, number))
            lines.append(PageLine(()))
        place = f"{min(item, len(names) - 1) + 1}/{len(names)}"
        use = names[min(item, len(names) - 1)]
        words = f"{place}  {one_line(use.name, 40)}: {counted(len(use.links), 'mention')} here"
        return Layout(lines, cut(words, width - 2))

    def _at(self, page: PageScreen) -> NameUse:
        """Return the name under the cursor."""
        return self.found.names[min(page.item, len(self.found.names) - 1)]

    def _next_mention(self, page: PageScreen, count: int | None) -> None:
        """Close the page and go to the mention after the one the reader was at."""
        desk, use = opening.to_desk(page), self._at(page)
        article = desk.article
        starts = [link.mention.start for link in use.links]
        after = article.jumped if article.jumped in starts else article.place - 1
        number = next((n for n, start in enumerate(starts) if start > after), 0)
        article.set_showing(replace(article.showing, raw=False, find="", pointed=frozenset(starts)))
        article.go_to_offset(starts[number])
        desk.update_status()
        desk.say(f"{one_line(use.name, 40)}: mention {number + 1} of {len(starts)}")

    def _about(self, page: PageScreen, count: int | None) -> None:
        """Show all that is held about the name."""
        entity.open_entity(page.desk, self._at(page).entity, page)

    def _only_these(self, page: PageScreen, count: int | None) -> None:
        """Show only articles about the name."""
        use = self._at(page)
        entity.show_only(page.desk, use.type, use.name, page)

    def _why(self, page: PageScreen, count: int | None) -> None:
        """Say why each mention is the name's."""
        use, content = self._at(page), self.found.content
        lines = [f"{one_line(use.name)}: why each mention is one of it", ""]
        for link in use.links:
            line = content.count("\n", 0, link.mention.start) + 1
            form = one_line(" ".join(link.mention.text.split()), 60)
            rule = f"; found by {one_line(link.mention.rule)}" if link.mention.rule else ""
            lines.append(f'line {line}, "{form}": {one_line(link.why) or "as written"}{rule}')
        opening.sheet(page.desk, "Why", lines)


def load_names(library: Library, document: int) -> ArticleNames | None:
    """Read the names in a document; None where it is not analysed yet."""
    from newsreader.services.article_names import (
        names_in,
    )  # the room of names is kept out of start-up

    return names_in(library, document)


def open_names(desk: DeskScreen, document: int) -> None:
    """Show the names in a document on a page."""
    library = desk.library

    def arrived(found: ArticleNames | None) -> None:
        if found is None:
            desk.say("This article is not analysed yet.")
        elif not found.names:
            desk.say(
                " ".join(
                    ("No names were found in this article.", note_on_names(found.language))
                ).strip()
            )
        else:
            desk.app.push_screen(PageScreen(desk, NamesPage(found), again))

    def again(page: PageScreen) -> None:
        desk.jobs.load("names", lambda: load_names(library, document), lambda f: refreshed(page, f))

    def refreshed(page: PageScreen, found: ArticleNames | None) -> None:
        if found is not None and found.names:
            page.show(NamesPage(found))

    desk.jobs.load("page", lambda: load_names(library, document), arrived)


def only_about_main(desk: DeskScreen, document: int) -> None:
    """Show only articles about whom a document names most."""
    library = desk.library

    def arrived(found: ArticleNames | None) -> None:
        main = found.main if found else None
        if main is None:
            desk.say("No person, organisation or place was found in this article.")
        else:
            entity.show_only(desk, main.type, main.name)

    desk.jobs.load("page", lambda: load_names(library, document), arrived)
