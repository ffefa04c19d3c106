"""Asking for a line of text: in place of the status line, or of the list's title for a search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.domain.errors import UsageError
from newsreader.search.parsing import QueryError, cells
from newsreader.text.safe import one_line
from newsreader.ui.command_history import CommandHistory
from newsreader.ui.paint.palette import Piece, Role
from newsreader.ui.widgets.line import TextLine
from newsreader.ui.widgets.prompt import Prompt
from newsreader.ui.wrapping import cut

if TYPE_CHECKING:
    from newsreader.services.completing import Offer
    from newsreader.services.library import Library
    from newsreader.ui.screens.desk import DeskScreen


class Asking:
    """Opens the prompts and carries out their answers. A prompt replaces a line, so no row moves."""

    def __init__(
        self, desk: DeskScreen, prompt: Prompt, search_bar: Prompt, history: Path | None
    ) -> None:
        self._desk = desk
        self._prompt = prompt
        self._search_bar = search_bar
        self._count: int | None = None
        self.history = CommandHistory(history)
        self._answer: Callable[[str], None] | None = None

    @property
    def active(self) -> bool:
        """Whether a prompt takes the keys."""
        return self._prompt.display or self._search_bar.display

    @property
    def searching(self) -> bool:
        """Whether the search bar is open."""
        return self._search_bar.display

    @property
    def prompt(self) -> Prompt:
        """The prompt that takes the keys, or would."""
        return self._search_bar if self._search_bar.display else self._prompt

    def ask(
        self,
        kind: str,
        text: str = "",
        hint: str = "",
        completions: tuple[str, ...] = (),
        past: list[str] | None = None,
        count: int | None = None,
    ) -> None:
        """Ask for a tag, a note, a filter, a command, or words to find; ``count`` goes with the answer."""
        self._count = count
        self._desk.status_line.display = False
        self._prompt.ask(kind, text, hint, completions, past)

    def furnish(self) -> None:
        """Make both prompts ready before a key asks for one."""
        self._prompt.furnish()
        self._search_bar.furnish()

    def ask_for(
        self, what: str, answer: Callable[[str], None], *, text: str = "", hint: str = ""
    ) -> None:
        """Ask for a line and hand it to ``answer``; Esc gives up."""
        self._answer = answer
        self.ask(what, text, hint)

    def ask_again(self, kind: str, text: str, error: UsageError, before: int = 0) -> None:
        """Ask once more for what could not be read, with a caret under the place.

        Args:
            kind: What is asked for.
            text: What was typed.
            error: Why it cannot be read.
            before: How many characters stand before the query in what was typed.
        """
        past = self.history.lines if kind == "command" else None
        self.ask(kind, text, past=past)
        self._desk.status.keep(str(error))
        self.point_at(text, error, before)

    def ask_search(self, hint: str) -> None:
        """Open the search bar."""
        self._desk.title_line.display = False
        self._search_bar.ask("search", "", hint)

    def point_at(
        self, text: str, error: UsageError, before: int = 0, *, moves: bool = True
    ) -> None:
        """Show a caret under the character an error is about, and what was expected there.

        ``moves``: whether the cursor goes there, too; not while typing.
        """
        if not isinstance(error, QueryError):
            self._desk.say(str(error))
            return
        at = before + error.at
        if moves:
            self.prompt.place(at)
        column = self.prompt.column(cells(text[:at]))
        reason = one_line(error.reason)
        room = self._desk.app.size.width - self._under.region.x
        behind = cut(f" {reason}", max(0, room - column - 1))
        if len(behind) <= len(reason) and column > len(reason):
            pieces = [Piece(f"{reason:>{column - 1}} "), Piece("^", Role.ALERT)]
        else:
            pieces = [Piece(" " * column), Piece("^", Role.ALERT), Piece(behind)]
        self._under.show(pieces)

    def wants(self, kind: str, text: str, cursor: int) -> None:
        """Tab: complete the field or value at the cursor from the library, off the UI thread."""
        from newsreader.services.completing import complete  # not before it is asked for

        library, stem = self._desk.library, text[:cursor]
        start = _query_start(kind, text)
        if start is not None and cursor >= start:
            query = text[start:]
            work = lambda: complete(library, query, cursor - start)  # noqa: E731
        elif kind == "command" and " " in stem:
            name, _, typed = stem.partition(" ")
            start = len(name) + 1
            work = lambda: _offer(library, name, typed)  # noqa: E731
        else:
            return

        def arrived(offer: Offer) -> None:
            if self.prompt.value == text:
                texts = tuple(text[:start] + shown for shown in offer.texts)
                self.prompt.offer(texts, text[cursor:])
                self._show_offer(offer)

        self._desk.jobs.load("complete", work, arrived)

    def _show_offer(self, offer: Offer) -> None:
        """Show what Tab goes through, in place of the keys."""
        pieces = [Piece(" Tab ", Role.KEY)]
        pieces += [Piece(f" {one_line(shown, 40)}  ") for shown in offer.shown]
        words = [Piece(f" {offer.hint or 'Nothing in the library completes this.'}")]
        self._desk.footer_line.show(pieces if offer.shown else words)

    @property
    def _under(self) -> TextLine:
        """The line under the prompt that takes the keys."""
        desk = self._desk
        return desk.gap_line if self._search_bar.display else desk.footer_line

    def typed(self, kind: str, text: str) -> None:
        """A key changed the text: only a search follows it; what was offered is old."""
        self._desk.jobs.drop("complete")
        if kind == "search":
            self._desk.search.typed(text)
            self._desk.search.show_keys()
        if not self.prompt.is_offered and kind != "search":
            self._desk.update_status()

    def moved(self, kind: str, step: int) -> None:
        """Up, down, ctrl+n, ctrl+p in the bar: move over what was found."""
        if kind == "search":
            self._desk.search.move(step)

    def turned(self, kind: str) -> None:
        """ctrl+t in the bar: all hits in texts, or the headlines again."""
        if kind == "search":
            self._desk.search.turn()

    def given_up(self, kind: str) -> None:
        """Esc: nothing was asked."""
        self._put_away()
        if kind == "search":
            self._desk.search.give_up()

    def answered(self, kind: str, text: str) -> None:
        """Enter: carry the answer out."""
        from newsreader.ui.handlers.command_line import carry_out  # not before it is asked for
        from newsreader.ui.handlers.triaging import answer

        desk, given = self._desk, self._answer
        self._put_away()
        if given is not None:
            if text.strip():
                given(text.strip())
        elif kind == "search":
            desk.search.accept(text)
        elif kind == "find":
            desk.article.set_showing(
                replace(desk.article.showing, find=text.strip(), pointed=frozenset())
            )
            desk.article.hit = -1
            desk.shown.go_to_hit(1)
        elif kind == "command":
            carry_out(desk, text)
        elif kind == "filter":
            desk.jumps.note()
            desk.view.filter(text.strip())
        elif kind == "view":
            carry_out(desk, f"view {text.strip()}", past=False)
        elif kind == "link number":
            carry_out(desk, f"open-link {text.strip()}", past=False)
        elif kind == "save to":
            carry_out(desk, f"save-text {text.strip()}", past=False)
        elif kind == "pipe":
            carry_out(desk, f"pipe {text.strip()}", past=False)
        else:
            answer(desk, kind, text, self._count)

    def _put_away(self) -> None:
        """Close the prompt and give the keys back to the pane that had them."""
        self._answer = None
        self._prompt.put_away()
        self._search_bar.put_away()
        self._desk.title_line.display = self._desk.status_line.display = True
        self._desk.gap_line.show([])
        self._desk.jobs.drop("complete")
        self._desk.panes.focus(self._desk.where)


def _query_start(kind: str, text: str) -> int | None:
    """Return where the query begins in what is typed; None where no query is asked for."""
    if kind in ("filter", "search"):
        return 0
    name, space, rest = text.partition(" ")
    if kind != "command" or not space:
        return None
    from newsreader.ui.handlers import bulk  # not before it is asked for

    if name in bulk.WORDED:
        word, behind, _ = rest.partition(" ")
        return len(name) + len(word) + 2 if behind else None
    return len(name) + 1 if name in bulk.VERBS or name == "filter" else None


def _offer(library: Library, name: str, typed: str) -> Offer:
    """Offer what may stand behind a command, each shown by its last part."""
    from newsreader.services.command_values import command_values  # not before it is asked for
    from newsreader.services.completing import Offer

    found = command_values(library, name, typed)
    shown = (value.rpartition(" > ")[2].rstrip("/").rpartition("/")[2] or value for value in found)
    return Offer(tuple(found), tuple(shown))
