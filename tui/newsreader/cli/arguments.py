"""Types of arguments, and words that look like options and are none."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

#: The largest cap, in MiB: no file is larger than the database can hold.
_MOST_MIB = 1024
_GUARD = "\0"
_QUERIES = frozenset({"QUERY", "WORDS"})


def at_least_one(text: str) -> int:
    """Read a whole number from 1 on."""
    return _whole(text, "a whole number from 1 on", sys.maxsize)


def mebibytes(text: str) -> int:
    """Read a cap in MiB."""
    return _whole(text, f"a number of mebibytes from 1 to {_MOST_MIB}", _MOST_MIB)


def _whole(text: str, wanted: str, most: int) -> int:
    """Read a whole number from 1 to ``most``; ``wanted`` says so."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= most:
        raise argparse.ArgumentTypeError(f"{wanted} is wanted, not {text!r}")
    return number


def folder(text: str) -> str:
    """Read the name of a folder."""
    if not text:
        raise argparse.ArgumentTypeError("needs a folder")
    return text


def take_plain(parser: argparse.ArgumentParser) -> None:
    """Let a command that opens the reader open it line by line."""
    parser.add_argument(
        "--plain",
        action="store_true",
        help="line by line, for screen readers, dumb terminals and scripts",
    )


def parse_words(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Namespace:
    """Parse words; options and arguments may stand in any order.

    What follows ``--`` is no option. Where a command takes a query, neither is a word like
    ``-tag:done``, with one dash and more than one letter. (Python's versions differ in what they
    make of ``--`` here, so the words are guarded instead.)
    """
    queries = any(action.metavar in _QUERIES for action in parser._actions)
    guarded: list[str] = []
    literal = False
    for at, word in enumerate(words):
        if word == "--" and not literal:
            literal = True
        elif literal or (queries and _negates(word) and not _takes_value(words[at - 1 : at])):
            guarded.append(_GUARD + word if word.startswith("-") and word != "-" else word)
        else:
            guarded.append(word)
    arguments = parser.parse_intermixed_args(guarded)
    for name, value in vars(arguments).items():
        setattr(arguments, name, _unguarded(value))
    return arguments


def _negates(word: str) -> bool:
    """Say whether a word is a negated condition and not an option."""
    return len(word) > 2 and word[0] == "-" and word[1] != "-"


def _takes_value(before: Sequence[str]) -> bool:
    """Say whether the word before may be an option that takes a value."""
    return any(word.startswith("--") and "=" not in word for word in before)


def _unguarded(value: object) -> object:
    """Return a parsed value without the guard."""
    if isinstance(value, list):
        return [_unguarded(item) for item in value]
    if isinstance(value, Path):
        return Path(str(value).removeprefix(_GUARD))
    return value.removeprefix(_GUARD) if isinstance(value, str) else value
