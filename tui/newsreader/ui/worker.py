"""The drain: adding and analysing run in a process of their own, so that no key waits for them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from contextlib import suppress

from newsreader.domain.progress import Progress


class Worker:
    """Runs the program's own ``work`` command and passes on its progress.

    At most one runs; what is asked for meanwhile runs after it.
    """

    def __init__(
        self,
        command: Sequence[str],
        progressed: Callable[[Progress], None],
        ended: Callable[[int], None],
    ) -> None:
        """Remember the command line; ``progressed`` and ``ended`` are called on the event loop."""
        self._command = list(command)
        self._progressed = progressed
        self._ended = ended
        self._process: asyncio.subprocess.Process | None = None
        self._queue: list[list[str]] = []
        self._task: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._task is not None and not self._task.done()

    def ask(self, paths: Sequence[str] = (), options: Sequence[str] = ()) -> None:
        """Add ``paths``, if any, and analyse what is not analysed yet; ``options`` are the command's."""
        self._queue.append([*options, *(["--", *paths] if paths else [])])
        if not self.busy:
            self._task = asyncio.get_running_loop().create_task(self._run())

    def cancel(self) -> None:
        """Stop after the batch in hand; everything reported so far is kept."""
        self._queue.clear()
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.terminate()

    async def settle(self) -> None:
        """Wait until no work is left."""
        while self.busy and self._task is not None:
            await self._task

    async def _run(self) -> None:
        """Run the queued work, one process at a time."""
        while self._queue:
            code = await self._work(self._queue.pop(0))
            self._ended(code)

    async def _work(self, words: Sequence[str]) -> int:
        """Run one process and pass its lines on; return its exit code."""
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            *words,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            with suppress(ValueError, TypeError):
                self._progressed(Progress(**json.loads(line)))
        return await self._process.wait()
