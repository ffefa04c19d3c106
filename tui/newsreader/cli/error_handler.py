"""The one place where an exception becomes a sentence, an exit code, and a report if it is our fault."""

from __future__ import annotations

import errno
import os
import platform
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from newsreader import __version__
from newsreader.cli.streams import say, silence_output
from newsreader.domain.errors import InputError, LibraryError, NewsreaderError, UsageError

INPUT, USAGE, LIBRARY, OURS, INTERRUPTED = 1, 2, 3, 4, 130
_NOT_WRITTEN = frozenset({errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG})


def guarded(run: Callable[[], int], state_folder: Callable[[], Path]) -> int:
    """Run the program; whatever it raises becomes a sentence and an exit code.

    Args:
        run: The program.
        state_folder: Where a report goes; asked only when one is written.
    """
    try:
        try:
            code = run()
        except SystemExit as done:  # --help
            code = done.code if isinstance(done.code, int) else 0
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence_output()
        return 0
    except UsageError as error:
        return _say(str(error), USAGE)
    except LibraryError as error:
        return _say(str(error), LIBRARY)
    except (InputError, NewsreaderError) as error:
        return _say(str(error), INPUT)
    except OSError as error:
        if error.filename is None and error.errno in _NOT_WRITTEN:
            silence_output()
            return _say(f"standard output cannot be written: {error.strerror}.", INPUT)
        return _say(_report(error, state_folder), OURS)
    except Exception as error:
        return _say(_report(error, state_folder), OURS)
    return code


def _say(sentence: str, code: int) -> int:
    """Print a sentence on standard error and return the code."""
    say(f"newsreader: {sentence}")
    return code


def _report(error: Exception, state_folder: Callable[[], Path]) -> str:
    """Write a report without the text of any article, and say where it is.

    The report holds types, files and lines; messages of exceptions may quote an outlet's text, so
    only their type is kept.
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"newsreader {__version__}, Python {platform.python_version()}, {platform.system()}",
        datetime.now(UTC).isoformat(timespec="seconds"),
        *(f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames),
        type(error).__name__,
    ]
    try:
        folder = state_folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / f"report-{datetime.now(UTC).strftime('%Y%m%dT%H%M%S')}.txt"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write("\n".join(lines) + "\n")
    except OSError:
        return f"something went wrong that is our fault ({type(error).__name__}); no report could be written."
    return f"something went wrong that is our fault ({type(error).__name__}). A report without article text is at {path}"
