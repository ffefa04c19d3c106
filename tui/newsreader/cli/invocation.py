"""From the words of a command line to a subcommand and its arguments.

The first word that is no option is the command if it names one; otherwise the reader opens all
words. Global options may stand before or after the command; the later wins.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn, cast

from newsreader import __version__
from newsreader.cli.arguments import folder, mebibytes, parse_words, take_plain
from newsreader.cli.layout import HelpFormatter
from newsreader.cli.program import Subcommand
from newsreader.domain.errors import UsageError

#: Command -> module under ``cli``. A new command is one file and one line.
COMMANDS: dict[str, str] = {
    "add": "add",
    "fetch": "fetch",
    "feeds": "feeds",
    "digest": "digest",
    "show": "show",
    "reuse": "reuse",
    "entities": "entities",
    "search": "search",
    "list": "list_",
    "export": "export",
    "import": "import_",
    "backup": "backup",
    "restore": "restore",
    "doctor": "doctor",
    "demo": "demo",
    "stats": "stats",
    "man": "man",
    "completion": "completion",
}
#: Commands for other programs; they work but are not in ``--help``.
HIDDEN: dict[str, str] = {"work": "work"}

READER = "read"
_DESCRIPTION = """\
A keyboard-driven terminal reader for news that knows what you have read elsewhere.

  newsreader PATH|URL... add files, folders, pages, feeds and open the reader
  newsreader             open the reader on your library
  newsreader COMMAND     one of the commands below; newsreader COMMAND --help tells more

Where standard output is no terminal, the first two print the digest instead.
"""
_EPILOG = """\
A path spelled like a command: ./show or -- show.
Exit codes: 0 done, 1 an input failed (the rest is done), 2 wrong use, 3 library unusable,
4 our fault, 130 interrupted.
"""


@dataclass(frozen=True, slots=True)
class Invocation:
    """A command, its module (None for the reader) and its arguments."""

    command: str
    module: Subcommand | None
    arguments: argparse.Namespace


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are ours to print."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. Try: {self.prog} --help")


def parse(words: Sequence[str]) -> Invocation:
    """Parse a command line.

    Raises:
        UsageError: It cannot be understood.
        SystemExit: ``--help`` or ``--version`` was printed.
    """
    command, at = _command_of(words)
    if command is None:
        parser = reader_parser(full=any(word in ("-h", "--help") for word in words))
        arguments = parse_words(parser, words)
        return Invocation(READER, None, arguments)
    rest = [*words[:at], *words[at + 1 :]]
    module = load(command)
    parser = subcommand_parser(command, module)
    return Invocation(command, module, parse_words(parser, rest))


def load(command: str) -> Subcommand:
    """Import a command's module."""
    name = COMMANDS.get(command) or HIDDEN[command]
    return cast("Subcommand", importlib.import_module(f"newsreader.cli.{name}"))


def reader_parser(*, full: bool) -> argparse.ArgumentParser:
    """Return the parser of the reader; ``full`` lists all commands, which imports them."""
    description = _DESCRIPTION
    if full:
        width = max(map(len, COMMANDS))
        commands = "\n".join(f"  {name:<{width}}  {load(name).HELP}" for name in COMMANDS)
        description += f"\ncommands:\n{commands}\n"
    parser = _Parser(
        prog="newsreader",
        description=description,
        epilog=_EPILOG,
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="to add: files, folders, addresses, -"
    )
    take_plain(parser)
    _add_globals(parser)
    return parser


def subcommand_parser(command: str, module: Subcommand) -> argparse.ArgumentParser:
    """Return the parser of one command."""
    parser = _Parser(
        prog=f"newsreader {command}",
        description=module.DESCRIPTION,
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )
    module.configure(parser)
    _add_globals(parser)
    return parser


def _add_globals(parser: argparse.ArgumentParser) -> None:
    """Add the options every command has."""
    group = parser.add_argument_group("options of every command")
    group.add_argument("--library", metavar="DIR", type=folder, help="folder of the library")
    group.add_argument("--config", metavar="FILE", help="configuration file (TOML)")
    group.add_argument("--cap", metavar="MIB", type=mebibytes, help="largest input in MiB (32)")
    group.add_argument("-v", "--verbose", action="store_true", help="say more on standard error")
    group.add_argument("--version", action="version", version=f"newsreader {__version__}")


def _command_of(words: Sequence[str]) -> tuple[str | None, int]:
    """Return the command and where it stands, or None where the reader is meant."""
    takes_value = {"--library", "--config", "--cap"}
    at = 0
    while at < len(words):
        word = words[at]
        if word == "--":
            return None, at
        if not word.startswith("-") or word == "-":
            known = word in COMMANDS or word in HIDDEN
            return (word, at) if known else (None, at)
        at += 2 if word in takes_value else 1
    return None, at
