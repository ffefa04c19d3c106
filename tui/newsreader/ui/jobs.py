"""Background work in two of its three shapes; the third, draining, runs in a process of its own.

*Load*: keyed and droppable: when a newer load of the same key was asked for, the older answer is
dropped. *Act*: a write; queued in order, never cancelled. Both deliver on the UI's event loop.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")

#: Loads that can take longer than a key may wait for an article.
_ASIDE = frozenset(
    {"search", "news", "reason", "jump", "complete", "side-story", "side-versions", "warm"}
)


class Jobs:
    """Runs work off the UI thread. Create it inside a running event loop.

    Attributes:
        landed: Called when a load is over and its answer, if it was wanted, delivered.
    """

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        """Remember where errors go; ``failed`` is called on the event loop."""
        self._loop = asyncio.get_running_loop()
        self._failed = failed
        self._loads = ThreadPoolExecutor(1, thread_name_prefix="load")
        self._searches = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._texts = ThreadPoolExecutor(1, thread_name_prefix="text")
        self._acts = ThreadPoolExecutor(1, thread_name_prefix="act")
        self._pools = {**dict.fromkeys(_ASIDE, self._searches), "texts": self._texts}
        self._generation: dict[str, int] = {}
        self._running = 0
        self._under_way: Counter[str] = Counter()
        self._closed = False
        self.landed: Callable[[], None] = lambda: None
        self._idle = asyncio.Event()
        self._idle.set()

    def load(self, key: str, work: Callable[[], T], deliver: Callable[[T], None]) -> None:
        """Run ``work``; ``deliver`` its answer unless a newer load of ``key`` was asked for."""
        generation = self._generation.get(key, 0) + 1
        self._generation[key] = generation

        def stale() -> bool:
            return self._generation.get(key) != generation

        def guarded() -> tuple[bool, T | None]:
            return (False, None) if stale() else (True, work())

        def arrive(answer: tuple[bool, T | None]) -> None:
            done, value = answer
            if done and not stale():
                deliver(value)  # type: ignore[arg-type]  # done: value is what work returned

        pool = self._pools.get(key, self._loads)
        self._under_way[key] += 1
        self._submit(pool, guarded, arrive, key)

    def is_under_way(self, key: str) -> bool:
        """Whether a load or act of ``key`` is not over."""
        return self._under_way[key] > 0

    def drop(self, key: str) -> None:
        """Make every load of ``key`` that is still under way stale."""
        self._generation[key] = self._generation.get(key, 0) + 1

    def stale_after(self, key: str) -> Callable[[], bool]:
        """Return a check, callable from any thread, that turns true once ``key`` is asked anew."""
        generation = self._generation.get(key, 0) + 1
        return lambda: self._generation.get(key, 0) > generation

    def act(self, work: Callable[[], T], deliver: Callable[[T], None], key: str = "") -> None:
        """Run a write after all earlier ones; its answer is always delivered.

        Args:
            work: The write.
            deliver: Is given its answer.
            key: What :meth:`is_under_way` knows it by.
        """
        self._under_way[key] += 1
        self._submit(self._acts, work, deliver, key)

    async def settle(self) -> None:
        """Wait until nothing is under way and everything was delivered."""
        await self._idle.wait()

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._running > 0

    def close(self) -> None:
        """Finish the acts that were begun; give up loads, also those that are still asked for."""
        self._closed = True
        self._loads.shutdown(wait=False, cancel_futures=True)
        self._searches.shutdown(wait=False, cancel_futures=True)
        self._texts.shutdown(wait=False, cancel_futures=True)
        self._acts.shutdown(wait=True)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], T],
        deliver: Callable[[T], None],
        key: str,
    ) -> None:
        """Run ``work`` in a pool and hand its answer to the event loop."""
        if self._closed:
            return
        self._running += 1
        self._idle.clear()
        context = copy_context()  # timers that an answer starts need to know their app

        def finish(future: Future[T]) -> None:
            try:
                error = None if future.cancelled() else future.exception()
                if error is not None:
                    self._failed(error)
                elif not future.cancelled():
                    deliver(future.result())
            finally:
                self._running -= 1
                self._under_way[key] -= 1
                if not self._running:
                    self._idle.set()
                self.landed()

        def done(future: Future[T]) -> None:
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(finish, future, context=context)

        pool.submit(work).add_done_callback(done)
