"""Fetching many addresses side by side: few at a time from one host, and none that asked for quiet."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsreader.net.client import Answer, Client, Request
from newsreader.net.errors import FetchError, Trouble
from newsreader.net.etiquette import told_to_wait
from newsreader.net.urls import host_of

T = TypeVar("T")

#: A host is left alone for the rest of a run after so many failures to reach it, one after the other.
_PATIENCE = 3
_UNREACHED = frozenset([Trouble.NO_ANSWER, Trouble.SLOW, Trouble.NAME, Trouble.TLS])
_QUIET = frozenset([429, 503])


@dataclass(frozen=True, slots=True)
class Errand:
    """A request, and the number by which its outcome is known."""

    number: int
    request: Request


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of an errand: an answer with what was made of it, or why there is none.

    Attributes:
        number: The errand's number.
        answer: What came, or None.
        made: What was made of it, or None.
        error: Why nothing came, or why nothing could be made of it.
        asked: Whether the server was asked at all.
        wait: Seconds that the host asked to be left alone; 0 where it did not.
    """

    number: int
    answer: Answer | None = None
    made: T | None = None
    error: Exception | None = None
    asked: bool = True
    wait: int = 0


class _Host:
    """The errands that wait for one host, and how it behaves."""

    def __init__(self) -> None:
        self.waiting: deque[Errand] = deque()
        self.active = 0
        self.failures = 0
        self.closed: FetchError | None = None
        self.quiet_until = 0.0


class _Plan:
    """Who is asked next; threads take errands from it."""

    def __init__(self, errands: Iterable[Errand], per_host: int) -> None:
        self._hosts: dict[str, _Host] = {}
        for errand in errands:
            host = host_of(errand.request.url)
            self._hosts.setdefault(host, _Host()).waiting.append(errand)
        self._turns = deque(self._hosts)
        self._per_host = per_host
        self._condition = threading.Condition()
        self._ended = False

    def take(self) -> tuple[Errand, _Host] | None:
        """Return the next errand whose host is free, waiting for one; None when there is none left."""
        with self._condition:
            while not self._ended and self._turns:
                for _ in range(len(self._turns)):
                    name = self._turns.popleft()
                    host = self._hosts[name]
                    if host.active < self._per_host:
                        host.active += 1
                        errand = host.waiting.popleft()
                        if host.waiting:
                            self._turns.append(name)
                        return errand, host
                    self._turns.append(name)
                self._condition.wait(1.0)
            return None

    def done(self, host: _Host) -> None:
        """Note that an errand came back."""
        with self._condition:
            host.active -= 1
            self._condition.notify_all()

    def end(self) -> None:
        """Hand nothing out any more."""
        with self._condition:
            self._ended = True
            self._condition.notify_all()


def retrieve(
    errands: Iterable[Errand],
    client: Client,
    make: Callable[[int, Answer], T],
    *,
    threads: int = 16,
    per_host: int = 4,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome[T]]:
    """Yield what comes of errands, in the order it comes.

    Args:
        errands: What to ask for.
        client: Who asks.
        make: What is made of an answer, in the thread that fetched it; an exception is an outcome.
        threads: How many are asked side by side.
        per_host: How many of them on one host.
        cancelled: Asked often; what has not come by then does not come.
    """
    listed = list(errands)
    plan = _Plan(listed, per_host)
    outcomes: queue.Queue[Outcome[T]] = queue.Queue(maxsize=2 * threads)
    workers = [
        threading.Thread(target=_work, args=(plan, client, make, outcomes), daemon=True)
        for _ in range(min(threads, len(listed)))
    ]
    for worker in workers:
        worker.start()
    left = len(listed)
    try:
        while left and not cancelled():
            try:
                outcome = outcomes.get(timeout=0.2)
            except queue.Empty:
                continue
            left -= 1
            yield outcome
    finally:
        plan.end()
        if left:
            client.cancel()
        _drain(outcomes, workers)


def _drain(outcomes: queue.Queue[Outcome[T]], workers: list[threading.Thread]) -> None:
    """Let threads that wait to hand something over end."""
    until = time.monotonic() + 5.0
    while any(worker.is_alive() for worker in workers) and time.monotonic() < until:
        try:
            outcomes.get(timeout=0.05)
        except queue.Empty:
            continue


def _work(
    plan: _Plan,
    client: Client,
    make: Callable[[int, Answer], T],
    outcomes: queue.Queue[Outcome[T]],
) -> None:
    """Carry out errands until there are none."""
    while (taken := plan.take()) is not None:
        errand, host = taken
        try:
            outcome = _carry_out(errand, host, client, make)
        finally:
            plan.done(host)
        outcomes.put(outcome)


def _carry_out(
    errand: Errand, host: _Host, client: Client, make: Callable[[int, Answer], T]
) -> Outcome[T]:
    """Ask, unless the host has shown that it cannot be asked now."""
    if host.closed is not None:
        return Outcome(errand.number, error=host.closed, asked=False)
    left = host.quiet_until - time.monotonic()
    if left > 0:
        error = FetchError(Trouble.NO_ANSWER, "its host asked to be left alone for a while")
        return Outcome(errand.number, error=error, asked=False, wait=int(left) + 1)
    try:
        answer = client.get(errand.request)
    except FetchError as error:
        host.failures = host.failures + 1 if error.trouble in _UNREACHED else 0
        if host.failures >= _PATIENCE:
            host.closed = FetchError(
                error.trouble, f"not asked, for {host_of(errand.request.url)} did not answer before"
            )
        return Outcome(errand.number, error=error)
    host.failures = 0
    wait = told_to_wait(answer.headers) if answer.status in _QUIET else 0
    if wait:
        host.quiet_until = time.monotonic() + wait
    try:
        return Outcome(errand.number, answer, make(errand.number, answer), wait=wait)
    except Exception as error:
        return Outcome(errand.number, answer, error=error, wait=wait)
