"""The tray: the clippings, to look through, order and drop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.domain.clippings import Clipping
from newsreader.services import clipping, triaging
from newsreader.services.times import long_time
from newsreader.services.triaging import Command
from newsreader.text.safe import one_line
from newsreader.ui.pages import giving
from newsreader.ui.paint.diffs import wrapped_pieces
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.screens.page import Handler, Layout, PageScreen
from newsreader.ui.widgets.page_view import PageLine
from newsreader.ui.wrapping import cut

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

_MEASURE = 88


@dataclass(frozen=True, slots=True)
class TrayPage:
    """Shows the clippings with their sources."""

    kept: tuple[tuple[int, Clipping], ...]
    where: str = "clips"
    footer: tuple[str, ...] = ("clip-drop", "clip-up", "hand-over", "undo", "leave")

    @property
    def handlers(self) -> dict[str, Handler]:
        """What its own commands do."""
        return {
            "clip-drop": lambda page, _: self._change(page, None),
            "clip-down": lambda page, count: self._change(page, count or 1),
            "clip-up": lambda page, count: self._change(page, -(count or 1)),
            "hand-over": self._hand_over,
            "undo": lambda page, _: _reverse(page, undo=True),
            "redo": lambda page, _: _reverse(page, undo=False),
        }

    def layout(self, width: int, item: int) -> Layout:
        """One block a clipping."""
        room = max(20, min(_MEASURE, width - 4))
        lines = [PageLine((Piece("Clippings", Role.TITLE),)), PageLine(())]
        if not self.kept:
            lines.append(PageLine((Piece("None yet. Y on a passage keeps it with its source."),)))
        for number, (_, kept) in enumerate(self.kept):
            for at, line in enumerate(wrapped_pieces([Piece(kept.quote)], room)):
                lines.append(PageLine((Piece(" "), *line), number if at == 0 else None))
            lines += [
                PageLine((Piece("   " + cut(text, room - 2), Role.META),))
                for text in source_of(kept)
            ]
            lines.append(PageLine(()))
        words = ":clips md|json|bibtex > FILE writes them" if self.kept else ""
        place = f"{min(item, len(self.kept) - 1) + 1}/{len(self.kept)}"
        return Layout(lines, f"{place}   {words}")

    def _hand_over(self, page: PageScreen, count: int | None) -> None:
        """Hand the clippings over, with the captures they were taken from."""
        library = page.desk.library

        def documents() -> list[int]:
            from newsreader.services.handing_over import clipped_documents  # as in giving

            return clipped_documents(library)

        giving.ask_on_page(page, documents, "clippings")

    def _change(self, page: PageScreen, step: int | None) -> None:
        """Move the clipping under the cursor by ``step``, or drop it."""
        if not self.kept:
            return
        at = min(page.item, len(self.kept) - 1)
        number, library = self.kept[at][0], page.desk.library
        if step is None:
            page.desk.jobs.act(
                lambda: clipping.drop(library, number), lambda done: _did(page, done)
            )
        else:
            page.desk.jobs.act(
                lambda: clipping.move(library, number, step), lambda done: _did(page, done, step)
            )


def source_of(kept: Clipping) -> list[str]:
    """Return where a clipping is from, in two lines."""
    when = long_time(kept.published or None, kept.zone)
    said = f"said: {kept.speaker} · " if kept.speaker else ""
    title = f"“{one_line(kept.headline)}”" if kept.headline else "(untitled)"
    lines = f"line {kept.first_line}"
    if kept.last_line != kept.first_line:
        lines = f"lines {kept.first_line}-{kept.last_line}"
    held = f"in {kept.variants} held" + (f", {kept.differing} differ" if kept.differing else "")
    return [
        f"{said}{one_line(kept.outlet) or '(unknown)'} · {when} · {title}",
        f"{held} · {lines} of {kept.sha256[:8]}… · retrieved {long_time(kept.retrieved)}"
        + (f" · {one_line(kept.url)}" if kept.url else "")
        + (f" · from {one_line(kept.origin)}" if kept.origin else ""),
    ]


def open_tray(desk: DeskScreen) -> None:
    """Show the clippings on a page."""
    library = desk.library

    def arrived(kept: list[tuple[int, Clipping]]) -> None:
        desk.app.push_screen(PageScreen(desk, TrayPage(tuple(kept))))

    desk.jobs.load(
        "page",
        lambda: clipping.clippings_of(library),
        arrived,
    )


def _did(page: PageScreen, done: Command | None, step: int = 0) -> None:
    """Show the clippings again."""
    if done is None:
        return
    page.view.item += step
    library = page.desk.library

    def arrived(kept: list[tuple[int, Clipping]]) -> None:
        page.show(TrayPage(tuple(kept)))
        page.say(done.sentence)

    page.desk.jobs.load("page", lambda: clipping.clippings_of(library), arrived)


def _reverse(page: PageScreen, *, undo: bool) -> None:
    """Undo or redo, and show the clippings again."""
    library, desk = page.desk.library, page.desk
    act = triaging.undo if undo else triaging.redo

    def done(command: Command | None) -> None:
        desk.acted(command)
        _did(page, command)

    desk.jobs.act(lambda: act(library), done)
