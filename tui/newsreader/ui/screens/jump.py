"""Jump to anything: a line to type into, and under it what comes near, grouped by what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult

from newsreader.services.jumping import Group, Jumping, Target
from newsreader.text.safe import one_line
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.terminal.lean_screen import LeanScreen
from newsreader.ui.widgets.line import TextLine
from newsreader.ui.widgets.page_view import PageLine, PageView
from newsreader.ui.widgets.prompt import Prompt
from newsreader.ui.wrapping import cut, pad

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

#: Cells for the words beside a target.
_ABOUT = 30
#: Cells a row has at most: on a wide screen name and words stay together.
_MEASURE = 110
_PAGES = {"pageup": -1, "pagedown": 1}


class JumpScreen(LeanScreen, inherit_bindings=False):
    """Finds while one types; Enter goes to what the cursor stands on, Esc goes back."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = "JumpScreen { layout: vertical; background: ansi_default; color: ansi_default; }"

    def __init__(
        self,
        desk: DeskScreen,
        jumping: Jumping,
        commands: tuple[Target, ...],
        go: Callable[[Target], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._jumping = jumping
        self._commands = commands
        self._go = go
        self._targets: list[Target] = []
        self._groups: list[Group] = []
        self._prompt = Prompt(desk.palette, id="jump")
        self.view = PageView(desk.palette, id="found")
        self._footer = TextLine(desk.palette, id="jump-footer")

    def compose(self) -> ComposeResult:
        """The line, what was found, the keys."""
        yield self._prompt
        yield self.view
        yield self._footer

    def on_mount(self) -> None:
        """Ask, and offer the views."""
        keys = (("Enter", "go there"), ("Up/Down", "choose"), ("Esc", "back"))
        self._footer.show(
            [p for key, word in keys for p in (Piece(f" {key}", Role.KEY), Piece(f" {word} "))]
        )
        self._prompt.ask("jump", "", "a view, outlet, story, name, article or command")
        self._find("")

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self._show(self._groups)

    @on(Prompt.Typed)
    def _typed(self, message: Prompt.Typed) -> None:
        """Find what comes near; an answer for less text is dropped."""
        self.view.item = 0
        self._find(message.text)

    @on(Prompt.Answered)
    def _answered(self) -> None:
        """Go to what the cursor stands on."""
        if self._targets:
            target = self._targets[min(self.view.item, len(self._targets) - 1)]
            self.dismiss()
            self._go(target)

    @on(Prompt.GivenUp)
    def _given_up(self) -> None:
        """Esc: back to where it was."""
        self._desk.jobs.drop("jump")
        self.dismiss()

    @on(Prompt.Moved)
    def _moved(self, message: Prompt.Moved) -> None:
        """Move the cursor over what was found."""
        self.view.move(message.step)

    def on_key(self, event: events.Key) -> None:
        """Move the cursor by pages; everything else is the line's."""
        if event.key in _PAGES:
            self.view.scroll(_PAGES[event.key])
            event.stop()

    def _find(self, text: str) -> None:
        jobs = self._desk.jobs
        stale = jobs.stale_after("jump")
        jobs.load("jump", lambda: self._jumping.find(text, self._commands, stale), self._show)

    def _show(self, groups: list[Group]) -> None:
        """Show what was found, each kind under its heading."""
        if not self.is_current:
            return
        self._groups = groups
        self._targets = [target for _, targets in groups for target in targets]
        width = max(20, self.app.size.width)
        lines: list[PageLine] = []
        number = 0
        for kind, targets in groups:
            lines.append(PageLine((Piece(kind.value, Role.META),)))
            for target in targets:
                lines.append(PageLine(_row(target, width), number))
                number += 1
        if not lines:
            lines = [PageLine((Piece("Nothing comes near this.", Role.HINT),))]
        self.view.show(lines)


def _row(target: Target, width: int) -> tuple[Piece, ...]:
    """Lay out one target: its name, and a few words at the right."""
    about = cut(one_line(target.about), _ABOUT)
    room = max(8, min(width, _MEASURE) - 6 - len(about) - 2)
    return (
        Piece("  "),
        Piece(pad(one_line(target.name), room), Role.NEW),
        Piece(f"  {about}", Role.META),
    )
