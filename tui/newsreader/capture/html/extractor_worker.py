"""The process that extractors run in: started when first asked, ended at a deadline, started again."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType
from typing import NamedTuple

from newsreader.capture.html.extractors import NAMES, READY

#: Bytes of memory the process may take.
MEMORY = 1536 * 1024 * 1024
#: Seconds a page may take in all.
DEADLINE = 6.0
#: Seconds the process may take to start and import.
_START = 20.0
_TRIES = 2
#: Sources of more code points than this are not given to extractors; those above the first number are given
#: without scripts, styles and pictures written into them, which say nothing of the story.
_BULKY, LONGEST = 1_000_000, 2_000_000
_OPENS = re.compile(r"<(script|style|svg)\b", re.IGNORECASE)
_CLOSES = {tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in ("script", "style", "svg")}
_WRITTEN_IN = re.compile(r"\bdata:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=]+")


class Opinions(NamedTuple):
    """What extractors take for the story.

    Attributes:
        texts: A text for each that answered.
        silent: Those that did not: too slow, ended, or not asked.
    """

    texts: dict[str, str]
    silent: tuple[str, ...]


NOT_ASKED = Opinions({}, NAMES)


class ExtractorWorker:
    """Asks the extractors in a process of their own; use it as a context, from one thread."""

    def __init__(
        self,
        *,
        command: Sequence[str] | None = None,
        deadline: float = DEADLINE,
        start: float = _START,
    ) -> None:
        module = "newsreader.capture.html.extractor_process"
        self._command = list(command or [sys.executable, "-m", module, str(MEMORY)])
        self._deadline = deadline
        self._start = start
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        self._failed = 0
        self.started = 0

    def __enter__(self) -> ExtractorWorker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def opinions(self, source: str) -> Opinions:
        """Return what the extractors say of a page; those not done at the deadline are silent."""
        if len(source) > _BULKY:
            source = without_bulk(source)
        if len(source) > LONGEST:
            return NOT_ASKED
        running = self._process is not None and self._process.poll() is None
        if not running and not self._open():
            return NOT_ASKED
        texts = self._ask(source.encode("utf-8", "surrogatepass"), monotonic() + self._deadline)
        silent = tuple(name for name in NAMES if name not in texts)
        if silent:
            self.close()
        return Opinions(texts, silent)

    def close(self) -> None:
        """End the process; a later question starts it again."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was still to be written has nobody to read it
                    continue

    def _open(self) -> bool:
        """Start the process and a thread that listens to it; says whether it is ready.

        One that could not start twice in a row is not tried again.
        """
        self.close()
        if self._failed >= _TRIES:
            return False
        self._answers = SimpleQueue()
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # an interruption typed at the terminal is not meant for it
            )
        except OSError:
            self._failed = _TRIES
            return False
        self.started += 1
        threading.Thread(target=_listen, args=(self._process, self._answers), daemon=True).start()
        try:
            ready = _read(self._answers.get(timeout=self._start)) == READY
        except Empty:
            ready = False
        self._failed = 0 if ready else self._failed + 1
        if not ready:
            self.close()
        return ready

    def _ask(self, source: bytes, until: float) -> dict[str, str]:
        """Send a page and gather answers until all are there, the pipe closes or time is up."""
        process = self._process
        if process is None or process.stdin is None:
            return {}
        sender = threading.Thread(target=_send, args=(process, source), daemon=True)
        sender.start()
        texts: dict[str, str] = {}
        while len(texts) < len(NAMES):
            try:
                line = self._answers.get(timeout=max(0.0, until - monotonic()))
            except Empty:
                break
            answer = _read(line)
            if answer is None or answer[0] not in NAMES:
                break
            texts[answer[0]] = answer[1]
        if len(texts) == len(NAMES):
            sender.join()
        return texts


def without_bulk(source: str) -> str:
    """Return a page's source without what no reader sees; linear, whatever is left open."""
    kept: list[str] = []
    at, never = 0, set[str]()
    while (opened := _OPENS.search(source, at)) is not None:
        tag = opened[1].lower()
        closed = None if tag in never else _CLOSES[tag].search(source, opened.end())
        if closed is None:
            never.add(tag)
            kept.append(source[at : opened.end()])
            at = opened.end()
        else:
            kept.append(source[at : opened.start()])
            at = closed.end()
    kept.append(source[at:])
    return _WRITTEN_IN.sub("", "".join(kept))


def _listen(process: subprocess.Popen[bytes], answers: SimpleQueue[bytes]) -> None:
    """Put every line the process prints in a queue, and an empty one at the end."""
    if process.stdout is not None:
        try:
            for line in process.stdout:
                answers.put(line)
        except (OSError, ValueError):  # closed while it was listened to
            pass
    answers.put(b"")


def _send(process: subprocess.Popen[bytes], source: bytes) -> None:
    """Write a page to the process; one that has ended reads nothing."""
    if process.stdin is not None:
        try:
            process.stdin.write(b"%d\n" % len(source) + source)
            process.stdin.flush()
        except (OSError, ValueError):
            return


def _read(line: bytes) -> tuple[str, str] | None:
    """Return an answer, or None where the line is none."""
    try:
        name, text = json.loads(line)
    except (ValueError, TypeError):
        return None
    return (name, text) if isinstance(name, str) and isinstance(text, str) else None
