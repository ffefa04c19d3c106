"""The three standard streams, made fit to write any text to, whoever started the program."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress


def prepare_streams() -> None:
    """Open what is closed, and let no letter that an encoding lacks end the program.

    A file opened later would get the number of a closed stream, and what is printed would be
    written into it.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115 - a number, never closed
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


_BEFORE: list[Callable[[], None]] = []


def before_saying(act: Callable[[], None]) -> None:
    """Have something done before the first sentence: what stands on the terminal gives way to it."""
    _BEFORE.append(act)


def say(sentence: str) -> None:
    """Say something on standard error; where nobody can hear it, nothing else changes."""
    while _BEFORE:
        _BEFORE.pop()()
    with suppress(OSError):
        print(sentence, file=sys.stderr)


def silence_output() -> None:
    """Give standard output somewhere harmless to go: Python flushes it once more at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
