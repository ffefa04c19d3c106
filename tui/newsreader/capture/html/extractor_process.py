"""The extractors behind a pipe: ``python -m newsreader.capture.html.extractor_process BYTES``.

Reads requests, a line of JSON with the length of the source that follows, and answers each with
lines of JSON: a name and a text, one line an extractor, so that what was finished before a deadline
counts. The first line, before any request, says that it is ready. Memory is limited to the number of bytes given.
"""

from __future__ import annotations

import json
import os
import signal
import sys

from newsreader.capture.html.extractors import NAMES, READY, extract

#: Seconds after which a page is given up even where nobody is left to end the process.
_ORPHANED = 120


def main() -> None:
    """Answer until the pipe closes."""
    _limit(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library prints is not an answer
    requests = sys.stdin.buffer
    for name in NAMES:
        extract(name, "<p>")  # what they import is imported now, not on the first page's time
    print(json.dumps(READY), file=answers, flush=True)
    while header := requests.readline():
        _end_after(_ORPHANED)
        source = requests.read(int(header)).decode("utf-8", "surrogatepass")
        for name in NAMES:
            text = extract(name, source).encode("utf-8", "replace").decode("utf-8")
            print(json.dumps([name, text]), file=answers, flush=True)
        _end_after(0)


def _end_after(seconds: int) -> None:
    """End this process in so many seconds, in case whoever asked cannot do it any more."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _limit(memory: int) -> None:
    """Let no more than ``memory`` bytes be taken, where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):  # macOS refuses limits on address space
        return


if __name__ == "__main__":
    main()
