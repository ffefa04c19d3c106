"""No command: open the reader, or print the digest where standard output is no terminal."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from newsreader.cli.gathering import analyse, gather
from newsreader.cli.interruption import interruptible
from newsreader.cli.program import Program
from newsreader.domain.errors import InputError, UsageError
from newsreader.services.digesting import digest
from newsreader.services.finding import NOT_FETCHED, is_url
from newsreader.services.library import Library


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Open the reader on the library, adding what is named."""
    paths: list[str] = arguments.paths
    if not sys.stdout.isatty():
        return _print_digest(paths, program)
    urls = [word for word in paths if is_url(word)]
    program.fail([InputError(url, NOT_FETCHED) for url in urls])
    paths = [word for word in paths if word not in urls]
    missing = [path for path in paths if path != "-" and not os.path.lexists(path)]
    program.fail([InputError(path, "no such file or folder") for path in missing])
    paths = [path for path in paths if path not in missing]
    if "-" in paths:
        _add_standard_input(program)
        paths = [path for path in paths if path != "-"]
    code = program.open_reader(program.folder, [str(Path(path).absolute()) for path in paths])
    return code or program.exit_code()


def _print_digest(paths: list[str], program: Program) -> int:
    """Add what is named and print the library's digest."""
    with interruptible() as interruption, Library(program.folder) as library:
        if paths:
            gather(library, paths, program, interruption)
        analyse(library, interruption)
        print("\n".join(digest(library)))
    return 130 if interruption.asked else program.exit_code()


def _add_standard_input(program: Program) -> None:
    """Add captures piped in; the keys then come from the terminal itself."""
    with interruptible() as interruption, Library(program.folder) as library:
        gather(library, ["-"], program, interruption)
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise UsageError("There is no terminal to read keys from.") from error
    os.dup2(terminal, 0)
    os.close(terminal)
