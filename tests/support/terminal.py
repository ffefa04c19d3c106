"""A program on a pseudo-terminal, with a screen that can be read."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

#: What a real terminal would answer to the program's questions.
_ANSWERS: tuple[tuple[re.Pattern[bytes], bytes], ...] = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[24;7R"),
)
#: Sequences pyte would print as text.
_STRIP = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]|\x1b\[\?[0-9;]*[a-gi-km-z]|\x1b\[[?0-9;]*\$[a-z]|\x1b\[[0-9;:]*[tq]"
    rb"|\x1b[P_^X](?:[^\x1b]|\x1b(?!\\))*\x1b\\|\x1b\](?:[^\x07\x1b]|\x1b(?!\\))*(?:\x07|\x1b\\)|\x1b[=>]"
)
KEYS = {
    "Enter": "\r",
    "Esc": "\x1b",
    "Tab": "\t",
    "Space": " ",
    "Backspace": "\x7f",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "PageDown": "\x1b[6~",
    "PageUp": "\x1b[5~",
}


class Terminal:
    """Runs a command on a pty of a given size; use as a context manager.

    Attributes:
        screen: The pyte screen: cells with their styles.
        output: Every byte the program wrote.
    """

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.output = bytearray()
        self._rest = b""
        self._status: int | None = None
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            variables = {**os.environ, "TERM": "xterm-256color", **(environment or {})}
            variables.pop(
                "NO_COLOR", None
            ) if not environment or "NO_COLOR" not in environment else None
            try:
                os.execvpe(command[0], list(command), variables)
            finally:
                os._exit(127)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.exit_code(0) is None:
            os.kill(self.pid, signal.SIGKILL)
            self.exit_code(5)
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal's side, as a lost connection does."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def press(self, *keys: str) -> None:
        """Press keys; names of :data:`KEYS`, ``ctrl+x``, or characters as they are."""
        for key in keys:
            os.write(self._file, keys_of(key))

    def resize(self, columns: int, lines: int) -> None:
        """Change the terminal's size."""
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)
        os.kill(self.pid, signal.SIGWINCH)

    @property
    def file(self) -> int:
        """The terminal's own side."""
        return self._file

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, wanted: str, seconds: float = 20) -> str:
        """Wait until a text is on the screen; fails with the screen where it does not come."""
        return self.wait_until(lambda: wanted in self.text, f"{wanted!r} to appear", seconds)

    def wait_gone(self, unwanted: str, seconds: float = 20) -> str:
        """Wait until a text is no longer on the screen."""
        return self.wait_until(lambda: unwanted not in self.text, f"{unwanted!r} to go", seconds)

    def wait_output(self, wanted: bytes, start: int = 0, seconds: float = 20) -> None:
        """Wait until bytes were written after offset ``start`` of the output."""
        self.wait_until(
            lambda: wanted in bytes(self.output[start:]), f"{wanted!r} to be written", seconds
        )

    def wait_quiet(self, quiet: float = 0.3, seconds: float = 20) -> None:
        """Wait until nothing was written for ``quiet`` seconds."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not self._read(quiet):
                return
        raise AssertionError("the program never stopped writing")

    def exit_code(self, seconds: float = 20) -> int | None:
        """Wait for the program's end; its code (128 and more for a signal), or None while it runs."""
        until = time.monotonic() + seconds
        while self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                self._status = code if code >= 0 else 128 - code
            elif time.monotonic() >= until:
                return None
            elif self._file >= 0:
                self._read(0.05)
            else:
                time.sleep(0.02)
        if self._file >= 0:
            while self._read(0.05):
                pass
        return self._status

    def wait_until(self, done: Callable[[], bool], what: str, seconds: float = 20) -> str:
        """Wait until something holds; ``what`` says it where it does not come to hold."""
        until = time.monotonic() + seconds
        while not done():
            if time.monotonic() > until or (not self._read(0.1) and self.exit_code(0) is not None):
                raise AssertionError(f"waited for {what}; the screen shows:\n{self.text}")
        return self.text

    def _read(self, seconds: float) -> bool:
        """Read what there is within some seconds; False where nothing came."""
        ready, _, _ = select.select([self._file], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._file, 65536)
        except OSError:
            return False
        if not data:
            return False
        self.output += data
        for reply in answers_to(data):
            os.write(self._file, reply)
        self._show(data)
        return True

    def _show(self, data: bytes) -> None:
        """Show what was written, up to a sequence that is not whole yet."""
        data = self._rest + data
        cut = data.rfind(b"\x1b", max(0, len(data) - 32))
        held = (
            cut
            if cut >= 0
            and not re.match(rb"\x1b(\[[<=>?0-9;:]*[ -/]*[@-~]|[^\[P\]_^X])", data[cut:])
            else len(data)
        )
        self._rest = data[held:]
        self._stream.feed(_STRIP.sub(b"", data[:held]))


def keys_of(key: str) -> bytes:
    """Return what a key sends."""
    if key.startswith("ctrl+"):
        return bytes([ord(key[5].upper()) & 0x1F])
    return KEYS.get(key, key).encode()


def answers_to(data: bytes, unknown: bytes = b"") -> list[bytes]:
    """Return what a terminal answers to the questions in what was written, but for one it does not know."""
    return [
        reply
        for question, reply in _ANSWERS
        for asked in question.findall(data)
        if asked != unknown
    ]


def newsreader(*words: str) -> list[str]:
    """Return the command line of the program under test."""
    return [sys.executable, "-m", "newsreader", *words]
