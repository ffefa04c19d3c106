"""Output for slow links: only what changes is sent, and no more than the terminal has taken in.

Stock Textual sends every line it touches whole. Here the screen is kept as cells, and a frame is
the shortest way from what the terminal shows to what it is to show (``terminal/cells.py``). Where
the terminal answers questions, each frame ends in one (small ones on a link that carries much do not), and the
next waits for the answer, unless the link carries what is on its way in a moment: frames that come meanwhile become one, so that a held key
never queues up behind a slow link. How long answers take also tells how quick the link is (``terminal/link.py``).

This module rests on private parts of Textual (the answer about synchronised output); an app that is not lean has
Textual's own output.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable, Mapping

from rich.color import ColorSystem
from textual import messages
from textual.app import App
from textual.driver import Driver
from textual.widget import Widget

from newsreader.ui.terminal.cells import Row, blank_screen, transition
from newsreader.ui.terminal.clipboard import clipboard_sequence
from newsreader.ui.terminal.last_screen import CLEARED, LastScreen
from newsreader.ui.terminal.letters import narrow_encoding, written_in
from newsreader.ui.terminal.pacing import PATIENCE, PLAIN_QUESTION, QUESTION, Pacing
from newsreader.ui.terminal.standing import Standing

#: Seconds after which the first question is taken for not understood.
_NOT_ANSWERED = 1.0
#: What Textual begins with: it clears what stands there.
_OTHER_SCREEN = "\x1b[?1049h"
#: What it ends with.
_OWN_SCREEN = "\x1b[?1049l"
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
#: Seconds for which the first screen is waited for.
_HELD = 1.0
#: Seconds for which a frame waits for what is about to stand on it.
_BLINK = 0.1


class LeanApp(App[int], inherit_bindings=False):
    """An app that sends cells; what is not a frame of the whole screen goes Textual's way.

    Attributes:
        kept: The last frame that stood at a place to begin with, and the place; None before the first.
    """

    def __init__(self, shown: LastScreen | None = None, *, lean: bool = True) -> None:
        """Begin.

        Args:
            shown: What stands on the terminal already and is changed, not painted anew.
            lean: Whether cells are sent; else Textual's own output is.
        """
        self.last_screen = shown  # the driver is chosen in what follows
        super().__init__()
        self._disable_notifications = self._disable_tooltips = (
            True  # no screen mounts what is never shown
        )
        self._held: asyncio.TimerHandle | None = None
        self._standing: Standing | None = None
        self.kept: tuple[list[Row], tuple[str, int]] | None = None
        self._lean = lean
        self._narrow = narrow_encoding()
        self._wanted: list[Row] = []
        self._shown: list[Row] | None = None
        self._pacing = Pacing()
        self._patience: asyncio.TimerHandle | None = None

    def copy_to_clipboard(self, text: str) -> None:
        """Put text on the terminal's clipboard, through tmux and screen as well; too long a text is kept here only."""
        self._clipboard = text
        sequence = clipboard_sequence(text, os.environ)
        if sequence is not None and self._driver is not None:
            self._driver.write(sequence)

    @property
    def is_slow(self) -> bool:
        """Whether the link to the terminal is slow, or nothing is known of it, as with Textual's own output."""
        return self._pacing.is_slow or not self.sends_cells

    def hold_frames(self) -> None:
        """Paint nothing until :meth:`release_frames`, or for a moment: empty panes are no first screen."""
        if not self.is_headless:
            self._hold(_HELD)

    def release_frames(self) -> None:
        """Paint what there is now."""
        if self._held is not None:
            self._held.cancel()
            self._held = None
            self.screen.refresh()

    def hold_a_moment(self) -> None:
        """Paint nothing until :meth:`release_frames`, or for a blink: what comes now takes the place of the screen."""
        if not self.is_headless and not self.holds_frames:
            self._hold(_BLINK)

    def _hold(self, seconds: float) -> None:
        """Paint nothing for so long."""
        self._held = asyncio.get_running_loop().call_later(seconds, self.release_frames)

    @property
    def holds_frames(self) -> bool:
        """Whether nothing is painted for now, because there is nothing to show."""
        return self._held is not None

    @property
    def place(self) -> tuple[str, int] | None:
        """Where the next start begins: a folder and a document; None where this frame is no beginning."""
        return None

    @property
    def unfilled(self) -> Mapping[Widget, Callable[[], bool]]:
        """The panes of the first screen that have nothing to show at first, and whether they do now."""
        return {}

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's driver, which goes in and out over what stands there."""
        return _going_over(super().get_driver_class(), self.last_screen)

    def repaint(self) -> None:
        """Send everything again: the terminal may show anything."""
        self._shown = None
        self._pacing.forget()
        self.refresh(layout=True, repaint=True)

    @property
    def sends_cells(self) -> bool:
        """Whether frames go this way, and not Textual's."""
        driver = self._driver
        return self._lean and driver is not None and not self.is_headless and not driver.is_inline

    @property
    def known_colors(self) -> ColorSystem:
        """The colours the terminal has."""
        return self.console._color_system or ColorSystem.TRUECOLOR

    def show_frame(self, stretches: Iterable[tuple[int, int, Row]]) -> None:
        """Show a frame; ``stretches``: what changed, by line and column."""
        if self._batch_count or not self._running or self._closed:
            return
        try:
            self._take(stretches)
            if self._standing is not None and not self._standing.cover(self._wanted):
                self._standing = None
            self._send()
        finally:
            self.post_display_hook()

    def _take(self, stretches: Iterable[tuple[int, int, Row]]) -> None:
        """Put stretches into the screen that is wanted; a row that stays the same is known by its identity."""
        width, height = self.size
        if len(self._wanted) != height or (height and len(self._wanted[0]) != width):
            self._wanted = blank_screen(width, height)
            self._shown = None
            before, self.last_screen = self.last_screen, None
            if before is not None and (len(before.rows[0]), len(before.rows)) == (width, height):
                self._shown = before.rows
                self._standing = Standing(before.rows, self.unfilled)
        changed: dict[int, Row] = {}
        for y, x, cells in stretches:
            if 0 <= y < height:
                some = cells[: width - x]
                if self._narrow is not None:
                    some = written_in(some, self._narrow)
                row = changed.get(y) or changed.setdefault(y, list(self._wanted[y]))
                row[x : x + len(some)] = some
        for y, row in changed.items():
            if row != self._wanted[y]:
                self._wanted[y] = row

    def _send(self) -> None:
        """Send a frame, unless the terminal has yet to take in the last."""
        driver, pacing = self._driver, self._pacing
        if driver is None or pacing.must_wait:
            return
        if self._shown is None:
            frame = "\x1b[m\x1b[2J"
            frame += transition(blank_screen(*self.size), self._wanted)
        else:
            frame = transition(self._shown, self._wanted)
            if not frame:
                return
        self._shown = list(self._wanted)
        place = self.place
        if place is not None:
            self.kept = self._shown, place
        if self._sync_available:
            frame = _BEGIN + frame + _END
        if pacing.asks_behind(len(frame)):
            frame += pacing.question
            pacing.sent(len(frame))
            if self._patience is None:
                self._be_patient(PATIENCE)
        driver.write(frame)
        driver.flush()

    def _be_patient(self, seconds: float) -> None:
        """Wait for an answer for so long."""
        loop = asyncio.get_running_loop()  # a timer of Textual's is a task and several messages
        self._patience = loop.call_later(seconds, self._lose_patience)

    def _lose_patience(self) -> None:
        """Send what waits if the answer to the last frame is overdue."""
        self._patience = None
        left = self._pacing.patience
        if left > 0:
            self._be_patient(left)
        elif self._pacing.is_waiting and self._running:
            self._pacing.answered()
            self._pacing.forget()
            self._send()

    def on_mount(self) -> None:
        """Ask otherwise in a moment, unless the terminal answers what Textual asked."""
        if self._lean and not self.is_headless:
            self.set_timer(_NOT_ANSWERED, self._ask_otherwise)

    def _ask_otherwise(self) -> None:
        """The terminal knows no synchronised output: see whether it says where its cursor is."""
        if not self._pacing.answers and self._driver is not None:
            self._pacing.question = PLAIN_QUESTION
            self._driver.write(PLAIN_QUESTION)
            self._driver.flush()

    def on_cursor_position(self) -> None:
        """The terminal said where its cursor is: it has taken in what was sent before."""
        if self._pacing.question is PLAIN_QUESTION:
            self._taken_in()

    def _taken_in(self) -> None:
        """The terminal answered: the next frame may go."""
        self._pacing.answered()
        if self._lean and self._wanted:
            self._send()

    def _on_terminal_supports_synchronized_output(
        self, message: messages.TerminalSupportsSynchronizedOutput
    ) -> None:
        """The terminal answered: it has taken in what was sent before the question."""
        super()._on_terminal_supports_synchronized_output(message)
        self._pacing.question = QUESTION
        self._taken_in()


def _going_over(driver: type[Driver], shown: LastScreen | None) -> type[Driver]:
    """Return a driver that does not clear a screen shown before it, and leaves none behind.

    GNU screen has no other screen of the terminal unless it is told to (``altscreen on``): the frame would
    stay, with the shell's prompt in the middle of it.
    """

    class GoingOver(driver):  # type: ignore[misc,valid-type]  # which one depends on the system
        def write(self, data: str) -> None:
            if data == _OTHER_SCREEN and shown is not None and not shown.taken:
                shown.taken = True
                return
            super().write(CLEARED + data if data == _OWN_SCREEN else data)

    return GoingOver
