"""A terminal at the far end of a slow link: so many bytes a second, so long on the way, both ways.

The near end takes everything at once, as the buffers of a TCP connection do; what was sent stays in the queue
until the link has carried it. Answers of the terminal travel back as long.
"""

from __future__ import annotations

import os
import select
import time
from collections import deque
from collections.abc import Mapping, Sequence

from tests.support.terminal import Terminal, answers_to, keys_of


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
        self._rate, self._delay, self._unknown = rate, delay, unknown
        self._down: deque[tuple[float, bytes]] = deque()
        self._up: deque[tuple[float, bytes]] = deque()
        self._free_at = 0.0
        self.carried = 0
        self.changed_at = 0.0

    def press(self, *keys: str) -> None:
        """Press keys; they arrive after the delay."""
        for key in keys:
            self._up.append((time.monotonic() + self._delay, keys_of(key)))

    def carry(self, seconds: float) -> None:
        """Let the link work for some seconds."""
        self._read(seconds)

    def _read(self, seconds: float) -> bool:
        """Carry what is due within some seconds; False where nothing reached the terminal."""
        until = time.monotonic() + seconds
        reached = False
        while not reached:
            now = time.monotonic()
            while self._up and self._up[0][0] <= now:
                os.write(self._file, self._up.popleft()[1])
            reached = self._deliver(now)
            due = [queue[0][0] for queue in (self._up, self._down) if queue]
            wait = max(0.0, min([until, *due]) - now)
            if now >= until:
                break
            ready, _, _ = select.select([self._file], [], [], 0 if reached else wait)
            if ready and not self._take():
                return False
        return reached

    def _take(self) -> bool:
        """Put what the program wrote on the link, packet by packet."""
        try:
            data = os.read(self._file, 65536)
        except OSError:
            return False
        now = time.monotonic()
        for at in range(0, len(data), 256):
            packet = data[at : at + 256]
            self._free_at = max(self._free_at, now) + len(packet) / self._rate
            self._down.append((self._free_at + self._delay, packet))
        return bool(data)

    def _deliver(self, now: float) -> bool:
        """Show what has arrived."""
        arrived = bytearray()
        while self._down and self._down[0][0] <= now:
            arrived += self._down.popleft()[1]
        if not arrived:
            return False
        self.carried += len(arrived)
        self.output += arrived
        answers = answers_to(bytes(arrived), self._unknown)
        self._up.extend((now + self._delay, reply) for reply in answers)
        before = self.text
        self._show(bytes(arrived))
        if self.text != before:
            self.changed_at = now
        return True
