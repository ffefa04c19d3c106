"""The application: a palette, a guard for the terminal, and the desk."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from textual.screen import Screen
from textual.widget import Widget

from newsreader.services.library import Library
from newsreader.ui.desk_options import DeskOptions
from newsreader.ui.paint.palette import Palette
from newsreader.ui.screens.desk import DeskScreen
from newsreader.ui.terminal.cells import Row
from newsreader.ui.terminal.output import LeanApp
from newsreader.ui.terminal.signals import TerminalGuard


class NewsreaderApp(LeanApp, inherit_bindings=False, inherit_css=False):
    """Tiny on purpose: screens hold what is shown, services do the work."""

    ENABLE_COMMAND_PALETTE = False
    DEFAULT_CSS = "App { background: ansi_default; color: ansi_default; }"

    def __init__(self, library: Library, options: DeskOptions) -> None:
        super().__init__(options.shown, lean=options.lean)
        self.theme = "ansi-dark"
        self.animation_level = "none"
        self._desk = DeskScreen(library, Palette(mono=bool(os.environ.get("NO_COLOR"))), options)
        self._guard = TerminalGuard(self, self._desk.leave)

    @property
    def desk(self) -> DeskScreen:
        """The main screen."""
        return self._desk

    def get_default_screen(self) -> Screen[None]:
        """Begin with the desk: no other screen is ever below it."""
        return self._desk

    def on_mount(self) -> None:
        """Take the signals over once the desk is shown."""
        super().on_mount()
        self.hold_frames()
        self.call_after_refresh(self._install_guard)

    def _install_guard(self) -> None:
        with suppress(ValueError, RuntimeError):  # no signals off the main thread (tests)
            self._guard.install()

    @property
    def place(self) -> tuple[str, int] | None:
        """What the next start begins with; None where the frame in hand is not of the first view."""
        return self._desk.place

    @property
    def unfilled(self) -> Mapping[Widget, Callable[[], bool]]:
        """The panes of the first screen that have nothing to show at first, and whether they do now."""
        return self._desk.unfilled

    @property
    def exit_code(self) -> int:
        """What the process should end with: 0, or 128 and the number of a signal."""
        return self._guard.exit_code or self.return_code or 0


@dataclass(frozen=True, slots=True)
class Ending:
    """How the reader was left.

    Attributes:
        code: The exit code.
        for_demo: Whether the demo was asked for.
        screen: The last screen of the first view and what stood under its cursor, or None.
    """

    code: int
    for_demo: bool
    screen: tuple[list[Row], tuple[str, int]] | None = None


def run_app(library: Library, options: DeskOptions) -> Ending:
    """Run the reader until it is left."""
    app = NewsreaderApp(library, options)
    try:
        app.run(mouse=False)
    finally:
        gc.enable()
    return Ending(app.exit_code, app.desk.for_demo, app.kept)
