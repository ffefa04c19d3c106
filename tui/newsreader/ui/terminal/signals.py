"""Signals and the end of the terminal: state saved, terminal restored, nothing left spinning.

Textual leaves the alternate screen on at SIGTERM, does not repaint after SIGCONT, may wait for itself
where it is stopped, and runs on without a terminal; all four are mended here.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import termios
import threading
from collections.abc import Callable

from newsreader.ui.terminal.output import LeanApp

#: Seconds an orderly end may take before the process is ended anyway.
_GRACE = 5.0
#: Seconds between looks at whether the terminal is still there.
_LOOK_EVERY = 2.0


class TerminalGuard:
    """Ends the app in order when told to, repaints it when it comes back, notices a lost terminal."""

    def __init__(self, app: LeanApp, leave: Callable[[], None]) -> None:
        """Remember the app, and what saves its state and asks it to exit."""
        self._app = app
        self._leave = leave
        self.exit_code: int | None = None

    def install(self) -> None:
        """Take over the signals; call inside the running event loop."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            loop.add_signal_handler(number, self.end, 128 + number)
        for number in (signal.SIGTSTP, signal.SIGCONT):
            # Textual stops wherever the program is just then: while it hands a frame to its writing thread,
            # for which it then waits forever. In the loop it stops between two steps.
            own = signal.getsignal(number)
            if callable(own):
                loop.add_signal_handler(number, own, number, None)
        self._app.app_resume_signal.subscribe(self._app.screen, lambda _: self._repaint())
        if sys.__stdin__ is not None and sys.__stdin__.isatty():
            self._app.set_interval(_LOOK_EVERY, self._look)

    def end(self, code: int) -> None:
        """Leave in order; if that takes too long, leave anyway with the terminal restored."""
        if self.exit_code is None:
            self.exit_code = code
            backstop = threading.Timer(_GRACE, os._exit, (code,))
            backstop.daemon = True
            backstop.start()
            self._leave()

    def _repaint(self) -> None:
        """Paint everything again after the process was stopped and continued."""
        self._app.repaint()

    def _look(self) -> None:
        """End when the terminal has gone: its settings cannot be read any more."""
        try:
            termios.tcgetattr(0)
        except (termios.error, OSError):
            self.end(128 + signal.SIGHUP)
