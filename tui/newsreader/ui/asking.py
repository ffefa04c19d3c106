"""Asking for a line of text: in place of the status line, or of the list's title for a search."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.ui.handlers.command_line import carry_out
from newsreader.ui.handlers.outside import pipe_to, save_to
from newsreader.ui.handlers.triaging import answer
from newsreader.ui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen


class Asking:
    """Opens the prompts and carries out their answers. A prompt replaces a line, so no row moves."""

    def __init__(self, desk: DeskScreen, prompt: Prompt, search_bar: Prompt) -> None:
        self._desk = desk
        self._prompt = prompt
        self._search_bar = search_bar
        self._count: int | None = None
        self.past_commands: list[str] = []

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

    def ask_search(self, hint: str) -> None:
        """Open the search bar."""
        self._desk.title_line.display = False
        self._search_bar.ask("search", "", hint)

    def typed(self, kind: str, text: str) -> None:
        """A key changed the text: only a search follows it."""
        if kind == "search":
            self._desk.search.typed(text)

    def given_up(self, kind: str) -> None:
        """Esc: nothing was asked."""
        self._put_away()
        if kind == "search":
            self._desk.search.give_up()

    def answered(self, kind: str, text: str) -> None:
        """Enter: carry the answer out."""
        desk = self._desk
        self._put_away()
        if kind == "search":
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
            carry_out(desk, f"view {text.strip()}")
        elif kind == "link number":
            carry_out(desk, f"open-link {text.strip()}")
        elif kind == "save":
            save_to(desk, text.strip())
        elif kind == "pipe":
            pipe_to(desk, text.strip())
        else:
            answer(desk, kind, text, self._count)

    def _put_away(self) -> None:
        """Close the prompt and give the keys back to the pane that had them."""
        self._prompt.put_away()
        self._search_bar.put_away()
        self._desk.title_line.display = self._desk.status_line.display = True
        self._desk.gap_line.show([])
        self._desk.panes.focus(self._desk.where)
