"""A page: a screen of its own about one thing, with a cursor over its items and keys from the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from textual import events, on
from textual.app import ComposeResult

from newsreader.ui.key_reader import KeyReader
from newsreader.ui.key_sequences import Absent, Resolved, key_name
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.status import on_the_line
from newsreader.ui.terminal.lean_screen import LeanScreen
from newsreader.ui.widgets.line import TextLine
from newsreader.ui.widgets.page_view import PageLine, PageView
from newsreader.ui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

#: What a command does on a page of one kind; the count is None where none was typed.
Handler = Callable[["PageScreen", int | None], None]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a page shows at some width: its lines, and the line under them."""

    lines: list[PageLine]
    status: str


class Content(Protocol):
    """What a page is about."""

    @property
    def where(self) -> str:
        """The kind of page, as the table of commands names it."""
        ...

    @property
    def footer(self) -> tuple[str, ...]:
        """Names of the commands in the footer."""
        ...

    @property
    def handlers(self) -> dict[str, Handler]:
        """What its own commands do, by name."""
        ...

    def layout(self, width: int, item: int) -> Layout:
        """Lay the page out for a width, with the cursor on an item."""
        ...


class PageScreen(LeanScreen, inherit_bindings=False):
    """Shows a page until it is left; everything about its subject is the content's.

    Attributes:
        desk: The desk it lies over.
        content: What it is about.
        again: Reads its subject again where analysis may have changed it; None: it stays as it was.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = "PageScreen { layout: vertical; background: ansi_default; color: ansi_default; }"

    def __init__(
        self,
        desk: DeskScreen,
        content: Content,
        again: Callable[[PageScreen], None] | None = None,
        *,
        item: int = 0,
    ) -> None:
        """Show ``content`` with the cursor on ``item``."""
        super().__init__()
        self.desk = desk
        self.content = content
        self.again = again
        self._keys = KeyReader(self, desk.keymap, self._show_pending)
        self._said = ""
        self.view: PageView = PageView(desk.palette, id="page")
        self.view.item = item
        self._status = TextLine(desk.palette, id="page-status")
        self._footer = TextLine(desk.palette, id="page-footer")
        self.prompt = Prompt(desk.palette, id="page-prompt")
        self._answer: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        """The page, a status line, the keys."""
        yield self.view
        yield self.prompt
        yield self._status
        yield self._footer

    def on_mount(self) -> None:
        """Show the page."""
        self.refresh_page()

    def on_resize(self) -> None:
        """Lay the page out for the new width."""
        if self.is_mounted:
            self.refresh_page()

    def show(self, content: Content) -> None:
        """Show other content in the same place."""
        self.content = content
        self.refresh_page()

    def refresh_page(self) -> None:
        """Lay the page out again; the cursor stays on its item."""
        width = max(20, self.app.size.width)
        layout = self.content.layout(width, self.view.item)
        self.view.show(layout.lines)
        words = Piece(f" {layout.status}" + (f"   {on_the_line(self._said)}" if self._said else ""))
        self._status.show(
            [words], self.desk.status.way_to_whole(width, words) if self._said else []
        )
        keys = self.desk.keymap.footer(self.content.where, self.content.footer)
        self._footer.show(
            [p for key, word in keys for p in (Piece(f" {key}", Role.KEY), Piece(f" {word} "))]
        )

    def _show_pending(self, text: str) -> None:
        """Show what is pending in place of the status; afterwards the status again."""
        if text:
            self._status.show([Piece(" "), Piece(text, Role.KEY)])
        elif self.is_mounted:
            self.refresh_page()

    def say(self, sentence: str) -> None:
        """Say what happened, beside the page's status."""
        self._said = sentence
        self.desk.status.keep(sentence)
        self.refresh_page()

    def ask(
        self,
        what: str,
        answer: Callable[[str], None],
        *,
        text: str = "",
        hint: str = "",
        completions: tuple[str, ...] = (),
    ) -> None:
        """Ask for a line in place of the status; ``answer`` gets what was typed, Esc gives up."""
        self._answer = answer
        self._status.display = False
        self.prompt.ask(what, text, hint, completions)

    @on(Prompt.Answered)
    def _answered(self, message: Prompt.Answered) -> None:
        """Pass on what was typed."""
        answer = self._answer
        self._put_away()
        if answer is not None and message.text.strip():
            answer(message.text.strip())

    @on(Prompt.GivenUp)
    def _given_up(self) -> None:
        """Esc: nothing was asked."""
        self._put_away()

    def _put_away(self) -> None:
        """Close the prompt and take the keys back."""
        self._answer = None
        self.prompt.put_away()
        self._status.display = True
        self.set_focus(None)

    def analysed(self) -> None:
        """Analysis changed what is known: read the subject again."""
        if self.again is not None:
            self.again(self)

    @property
    def item(self) -> int:
        """The item the cursor stands on."""
        return self.view.item

    def go_back(self) -> None:
        """Leave the page."""
        self.dismiss()

    def on_key(self, event: events.Key) -> None:
        """Send a key on its way, unless the prompt had it."""
        if self.prompt.has_seen(event):
            return
        event.stop()
        if not self.is_current:  # it came in one read with the key that left the page
            self.app.screen.post_message(events.Key(event.key, event.character))
            return
        if self.prompt.display:
            self.prompt.take(event)
            return
        answer = self._keys.feed(key_name(event.key, event.character), self.content.where)
        if answer is None:
            return
        self._said = ""
        if isinstance(answer, Resolved):
            self.carry_out(answer.command.name, answer.count)
        elif isinstance(answer, Absent):
            self._said = answer.sentence
        else:
            self._said = f"{answer.typed} means nothing here; ? shows all keys."
        if self.is_current:
            self.refresh_page()

    def carry_out(self, name: str, count: int | None = None) -> bool:
        """Carry out a command by name; False where it does nothing on this page."""
        handler = self.content.handlers.get(name) or _COMMON.get(name)
        if handler is None:
            return False
        handler(self, count)
        return True

    @property
    def commands(self) -> list[str]:
        """Names of the commands that do something on this page."""
        known = {*self.content.handlers, *_COMMON}
        here = {command.name for command in self.desk.keymap.of_pane(self.content.where)}
        return sorted(known & here)


def _moves(step: int) -> Handler:
    """Return what a key that moves by items does."""
    return lambda page, count: page.view.move(step * (count or 1))


def _pages(step: float) -> Handler:
    """Return what a key that moves by pages does."""
    return lambda page, count: page.view.scroll(step * (count or 1))


def _desk(name: str) -> Handler:
    """Return what a key does that means the same on the desk."""

    def handler(page: PageScreen, count: int | None) -> None:
        from newsreader.ui.handlers import HANDLERS  # the handlers open pages themselves

        HANDLERS[name](page.desk, count)

    return handler


_AS_ON_THE_DESK = (
    "quit", "undo", "redo", "redraw", "suspend", "help", "messages", "command", "jump", "jump-back", "jump-forward",
)  # fmt: skip
#: What the common keys do on every page.
_COMMON: dict[str, Handler] = {
    "down": _moves(1),
    "up": _moves(-1),
    "top": lambda page, count: page.view.move(-1_000_000),
    "bottom": lambda page, count: page.view.move(1_000_000),
    "page-down": _pages(1),
    "page-up": _pages(-1),
    "half-down": _pages(0.5),
    "half-up": _pages(-0.5),
    "back": lambda page, count: page.go_back(),
    "leave": lambda page, count: page.go_back(),
    **{name: _desk(name) for name in _AS_ON_THE_DESK},
}
