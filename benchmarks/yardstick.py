"""A fixed piece of work, so that figures of two hours or two machines can be told apart from changes."""

from __future__ import annotations

import time


def loop_ms() -> float:
    """Return what a loop of a million additions takes, in ms of CPU: the least of five."""
    return 1000 * min(_loop() for _ in range(5))


def _loop() -> float:
    start, total = time.process_time(), 0
    for number in range(1_000_000):
        total += number * number
    return time.process_time() - start
