"""The sources pane: views, then outlets, each with how many articles are unread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from newsreader.domain.documents import SourceCount
from newsreader.ui.paint.palette import Palette, Piece, Role
from newsreader.ui.paint.rows import source_row
from newsreader.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from newsreader.services.source_counts import Sources


class SourceList(Painted):
    """Lists the sources; the cursor is its own, the chosen source is what the list shows."""

    DEFAULT_CSS = "SourceList { width: 20; height: 1fr; }"

    @dataclass
    class Chosen(Message):
        """A source was asked for."""

        source: SourceCount

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._palette = palette
        self._lines: list[SourceCount | str] = []
        self._top = 0
        self.index = 1
        self.chosen = ""
        self.saved: list[str] = []
        self._active = False

    @property
    def active(self) -> bool:
        """Whether the sources have the keys; without them no cursor shows."""
        return self._active

    @active.setter
    def active(self, active: bool) -> None:
        if active != self._active:
            self._active = active
            self._refresh_line(self.index)

    @property
    def sources(self) -> list[SourceCount]:
        """Views and outlets, in order."""
        return [line for line in self._lines if isinstance(line, SourceCount)]

    def show(self, sources: Sources, chosen: str) -> None:
        """Show new counts; the cursor stays with its source."""
        current = self.current
        lines: list[SourceCount | str] = ["Views", *sources.views, *sources.saved]
        self.saved = [source.name for source in sources.saved]
        if sources.followed:
            lines += ["", "Followed, new", *sources.followed]
        if sources.feeds:
            lines += ["", "Feeds", *sources.feeds]
        if sources.outlets:
            lines += ["", "Outlets", *sources.outlets]
        if lines == self._lines and chosen == self.chosen:
            return
        before = self._looks
        self._lines, self.chosen = lines, chosen
        wanted = current.query if current is not None else chosen
        self.index = next(
            (i for i, s in enumerate(lines) if isinstance(s, SourceCount) and s.query == wanted), 1
        )
        after = self._looks
        for at in range(max(len(before), len(after))):
            if before[at : at + 1] != after[at : at + 1]:
                self._refresh_line(at)

    @property
    def _looks(self) -> list[tuple[SourceCount | str, bool, bool]]:
        """What decides how each line looks: what it is of, whether it is chosen, whether the cursor's."""
        chosen, index = self.chosen, self.index
        return [
            (line, isinstance(line, SourceCount) and line.query == chosen, at == index)
            for at, line in enumerate(self._lines)
        ]

    @property
    def current(self) -> SourceCount | None:
        """The source under the cursor."""
        line = self._lines[self.index] if self.index < len(self._lines) else None
        return line if isinstance(line, SourceCount) else None

    def move(self, step: int) -> None:
        """Move the cursor over the sources, headings left out."""
        places = [i for i, line in enumerate(self._lines) if isinstance(line, SourceCount)]
        if not places:
            return
        at = min(range(len(places)), key=lambda n: abs(places[n] - self.index))
        self.index = places[max(0, min(len(places) - 1, at + step))]
        height = max(1, self.size.height)
        if not self._top <= self.index < self._top + height:
            self._top = max(0, min(self.index - height // 2, len(self._lines) - height))
        self.refresh(Region(0, 0, self.size.width, self.size.height))

    def choose(self) -> None:
        """Ask for the source under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self.current))

    def neighbour(self, step: int) -> SourceCount | None:
        """Return the source next to the chosen one."""
        sources = self.sources
        at = next((i for i, s in enumerate(sources) if s.query == self.chosen), None)
        if at is None:
            return sources[0] if sources else None
        return sources[at + step] if 0 <= at + step < len(sources) else None

    def _refresh_line(self, at: int) -> None:
        """Repaint one line if it is in view."""
        y = at - self._top
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Paint one line, with the divider at the right."""
        width = self.width
        inner = width - 2
        at = self._top + y
        line = self._lines[at] if at < len(self._lines) else ""
        divider = Piece("│ ", Role.RULE)
        if isinstance(line, str):
            return self._palette.strip(
                [Piece(f"  {line:<{max(0, inner - 2)}}"[:inner], Role.TITLE), divider], width
            )
        cursor = self._active and at == self.index
        chosen = line.query == self.chosen
        pieces = source_row(line, inner, cursor=cursor, chosen=chosen)
        if not cursor:
            return self._palette.strip([*pieces, divider], width)
        row = self._palette.strip(pieces, inner, reverse=True)
        return Strip.join([row, self._palette.strip([divider], 2)])
