"""What the reader follows, and what came of each since they looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.services import following
from newsreader.services.following import Followed
from newsreader.services.times import long_time
from newsreader.services.triaging import Command
from newsreader.text.safe import one_line
from newsreader.ui.pages import entity, story
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.screens.page import Handler, Layout, PageScreen
from newsreader.ui.status import UNDOES
from newsreader.ui.widgets.page_view import PageLine
from newsreader.ui.wrapping import cut, pad

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

_KIND, _MEASURE = 13, 118


@dataclass(frozen=True, slots=True)
class FollowingContent:
    """Lists stories and names, two lines each: what it is, and what is new of it."""

    found: tuple[Followed, ...]
    where: str = "following"
    footer: tuple[str, ...] = ("open", "follow", "undo", "leave")

    @property
    def handlers(self) -> dict[str, Handler]:
        """What its own commands do."""
        return {"open": self._open, "follow": self._unfollow}

    def layout(self, width: int, item: int) -> Layout:
        """One block for each thing followed."""
        room = max(20, min(_MEASURE, width - 3))
        lines = [PageLine((Piece("Following", Role.TITLE),)), PageLine(())]
        if not self.found:
            words = "Nothing yet. + on a story or on the page of a name follows it."
            lines.append(PageLine((Piece(words),)))
        for number, one in enumerate(self.found):
            held = f"  {one.held:,} article{'' if one.held == 1 else 's'}"
            name = pad(one_line(one.name), max(10, room - _KIND - len(held)))
            new = bool(one.since.articles)
            lines += [
                PageLine(
                    (
                        Piece(f" {one.kind:<{_KIND - 1}}", Role.META),
                        Piece(name, Role.NEW if new else Role.PLAIN),
                        Piece(held),
                    ),
                    number,
                ),
                PageLine((Piece(" " * _KIND + cut(_since(one), room - _KIND)),)),
            ]
        place = f"{min(item, len(self.found) - 1) + 1}/{len(self.found)}"
        return Layout(lines, f"{place}   Enter opens it and counts as looking")

    def _at(self, page: PageScreen) -> Followed | None:
        """Return what is under the cursor."""
        return self.found[min(page.item, len(self.found) - 1)] if self.found else None

    def _open(self, page: PageScreen, count: int | None) -> None:
        """Open the story's or the name's page."""
        here = self._at(page)
        if here is None or not here.document:
            page.say("Nothing of it is held any more; + takes it off this list.")
        elif here.entity:
            entity.open_entity(page.desk, here.entity, page)
        else:
            story.open_story(page.desk, page.desk.shown.freshness, here.document)

    def _unfollow(self, page: PageScreen, count: int | None) -> None:
        """Follow it no longer."""
        here, library = self._at(page), page.desk.library
        if here is None:
            return

        def done(command: Command | None) -> None:
            page.desk.acted(command, behind=UNDOES)
            _read_again(page)

        page.desk.jobs.act(lambda: following.unfollow(library, here.number), done)


def open_following(desk: DeskScreen) -> None:
    """Show what is followed on a page."""
    library = desk.library

    def arrived(found: list[Followed]) -> None:
        desk.app.push_screen(PageScreen(desk, FollowingContent(tuple(found)), _read_again))

    desk.jobs.load("page", lambda: following.everything_followed(library), arrived)


def _read_again(page: PageScreen) -> None:
    """Read the list again."""
    library = page.desk.library
    page.desk.jobs.load(
        "following",
        lambda: following.everything_followed(library),
        lambda found: page.show(FollowingContent(tuple(found))),
    )


def _since(one: Followed) -> str:
    """Say what came since the reader looked."""
    return f"since you looked {long_time(one.looked)}: {one.since.words}"
