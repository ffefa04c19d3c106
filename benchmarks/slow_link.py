"""A slow link between a program and its terminal: so many bytes a second, so long on the way, both ways.

``python -m benchmarks.slow_link [--rate 16000] [--delay .1] -- newsreader demo`` runs a program behind one on the
terminal it is called from, for a person to try. The near end takes everything at once, as the buffers of
a TCP connection do; what was sent stays in the queue until the link has carried it. Keys and answers of
the terminal travel back as long.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import sys
import termios
import time
import tty
from collections import deque
from collections.abc import Mapping, Sequence

from tests.support.terminal import Terminal, answers_to, keys_of

#: Bytes that travel together.
_PACKET = 256


class Way:
    """One direction of a link.

    Args:
        delay: Seconds on the way.
        rate: Bytes a second; None carries any number at once.
    """

    def __init__(self, delay: float, rate: float | None = None) -> None:
        self._delay, self._rate = delay, rate
        self._free_at = 0.0
        self._queue: deque[tuple[float, bytes]] = deque()

    def put(self, data: bytes) -> None:
        """Send bytes."""
        now = time.monotonic()
        for at in range(0, len(data), _PACKET):
            packet = data[at : at + _PACKET]
            took = len(packet) / self._rate if self._rate else 0.0
            self._free_at = max(self._free_at, now) + took
            self._queue.append((self._free_at + self._delay, packet))

    def arrived(self, now: float) -> bytes:
        """Take what has arrived."""
        found = bytearray()
        while self._queue and self._queue[0][0] <= now:
            found += self._queue.popleft()[1]
        return bytes(found)

    @property
    def next_at(self) -> float:
        """When something arrives next."""
        return self._queue[0][0] if self._queue else float("inf")


class SlowTerminal(Terminal):
    """A :class:`Terminal` behind a link.

    Args:
        rate: Bytes a second from the program to the terminal.
        delay: Seconds on the way, each way.
        unknown: A question that the terminal does not answer.
    """

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int],
        environment: Mapping[str, str] | None = None,
        *,
        rate: float,
        delay: float,
        unknown: bytes = b"",
    ) -> None:
        super().__init__(command, size, environment)
        self._unknown = unknown
        self._down, self._up = Way(delay, rate), Way(delay)
        self.carried = 0
        self.changed_at = 0.0

    def press(self, *keys: str) -> None:
        """Press keys; they arrive after the delay."""
        for key in keys:
            self._up.put(keys_of(key))

    def carry(self, seconds: float) -> None:
        """Let the link work for some seconds."""
        self._read(seconds)

    def _read(self, seconds: float) -> bool:
        """Carry what is due within some seconds; False where nothing reached the terminal."""
        until = time.monotonic() + seconds
        reached = False
        while not reached:
            now = time.monotonic()
            keys = self._up.arrived(now)
            if keys:
                os.write(self._file, keys)
            reached = self._deliver(now)
            wait = max(0.0, min(until, self._up.next_at, self._down.next_at) - now)
            if now >= until:
                break
            ready, _, _ = select.select([self._file], [], [], 0 if reached else wait)
            if ready and not self._take():
                return False
        return reached

    def _take(self) -> bool:
        """Put what the program wrote on the link."""
        try:
            data = os.read(self._file, 65536)
        except OSError:
            return False
        self._down.put(data)
        return bool(data)

    def _deliver(self, now: float) -> bool:
        """Show what has arrived."""
        arrived = self._down.arrived(now)
        if not arrived:
            return False
        self.carried += len(arrived)
        self.output += arrived
        before, data = self.text, self._rest + arrived
        self._show(arrived)
        whole = data[: len(data) - len(self._rest)]  # a question may come in two packets
        for reply in answers_to(whole, self._unknown):
            self._up.put(reply)
        if self.text != before:
            self.changed_at = now
        return True


def main(words: Sequence[str]) -> int:
    """Run a program behind a link on this terminal; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slow_link")
    parser.add_argument("--rate", type=float, default=16_000, help="bytes a second (16000)")
    parser.add_argument("--delay", type=float, default=0.1, help="seconds each way (.1)")
    parser.add_argument("command", nargs="+", help="what to run, after --")
    arguments = parser.parse_args(words)
    before = termios.tcgetattr(0)
    pid, file = pty.fork()
    if pid == 0:
        try:
            os.execvp(arguments.command[0], arguments.command)
        finally:
            os._exit(127)

    def resize(*_: object) -> None:
        size = fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8))
        fcntl.ioctl(file, termios.TIOCSWINSZ, size)

    resize()
    signal.signal(signal.SIGWINCH, resize)
    tty.setraw(0)
    try:
        _carry(file, Way(arguments.delay, arguments.rate), Way(arguments.delay))
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _carry(file: int, down: Way, up: Way) -> None:
    """Carry bytes between this terminal and a program's until the program ends and all has arrived."""
    is_open = True
    while is_open or down.next_at < float("inf"):
        now = time.monotonic()
        os.write(1, down.arrived(now))
        keys = up.arrived(now)
        if keys and is_open:
            os.write(file, keys)
        wait = min(down.next_at, up.next_at) - now
        sides = [0, file] if is_open else []
        ready, _, _ = select.select(sides, [], [], min(1.0, max(0.0, wait)))
        if 0 in ready:
            up.put(os.read(0, 4096))
        if file in ready:
            try:
                data = os.read(file, 65536)
            except OSError:
                data = b""
            is_open = bool(data)
            down.put(data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
