"""The page of what changed between the versions of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.services.times import clock
from newsreader.services.versions import VersionChange, version_changes
from newsreader.text.safe import one_line
from newsreader.ui.paint.diffs import wrapped_pieces
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.screens.page import Handler, Layout, PageScreen
from newsreader.ui.widgets.page_view import PageLine
from newsreader.ui.wrapping import cut

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

_SIGNS = {"gone": ("-", Role.GONE), "came": ("+", Role.CAME), "same": (" ", Role.PLAIN)}
_MEASURE = 88


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """Shows every version against the one before; what stayed is counted, not repeated."""

    changes: tuple[VersionChange, ...]
    where: str = "versions"
    footer: tuple[str, ...] = ("leave",)

    @property
    def handlers(self) -> dict[str, Handler]:
        """It has no commands of its own."""
        return {}

    def layout(self, width: int, item: int) -> Layout:
        """One block a version."""
        lines: list[PageLine] = []
        title = one_line(self.changes[0].title) if self.changes else ""
        lines += [
            PageLine((Piece(cut(f"Versions: {title}", width - 2), Role.TITLE),)),
            PageLine(()),
        ]
        number = 0
        for change in self.changes:
            head = f"version {change.after}, {clock(change.at)}, against version {change.before}"
            lines += [PageLine((Piece(head, Role.META),)), PageLine(())]
            stayed = 0
            for sentence in change.sentences:
                if sentence.tag == "same":
                    stayed += 1
                    continue
                lines += _stayed(stayed)
                stayed = 0
                sign, role = _SIGNS[sentence.tag]
                room = max(20, min(_MEASURE, width - 6))
                for at, line in enumerate(wrapped_pieces([Piece(sentence.text)], room)):
                    lead = Piece(f"{sign if at == 0 else ' '} ", role)
                    lines.append(PageLine((lead, *line), number if at == 0 else None))
                number += 1
            lines += [*_stayed(stayed), PageLine(())]
        gone = sum(1 for c in self.changes for s in c.sentences if s.tag == "gone")
        came = sum(1 for c in self.changes for s in c.sentences if s.tag == "came")
        return Layout(lines, f"{came} sentences came, {gone} went")


def open_versions(desk: DeskScreen, document: int) -> None:
    """Show what changed between the versions of a document."""

    def arrived(changes: list[VersionChange]) -> None:
        if changes:
            desk.app.push_screen(PageScreen(desk, VersionsPage(tuple(changes))))
        else:
            desk.say("Only one version of this page is held.")

    desk.jobs.load("page", lambda: version_changes(desk.library, document), arrived)


def _stayed(count: int) -> list[PageLine]:
    """Say how many sentences stayed as they were."""
    if not count:
        return []
    words = f"  … {count} sentence{'s' if count != 1 else ''} as before"
    return [PageLine((Piece(words, Role.META),))]
