"""What the reader's commands do where a pipe takes a terminal's place, at either end."""

from __future__ import annotations

import os
from collections.abc import Sequence

from newsreader.cli.gathering import analyse, gather
from newsreader.cli.interruption import interruptible
from newsreader.cli.program import Program
from newsreader.domain.errors import UsageError
from newsreader.services.digesting import digest
from newsreader.services.library import Library


def print_digest(paths: Sequence[str], program: Program) -> int:
    """Add what is named and print the library's digest."""
    with interruptible() as interruption, Library(program.folder) as library:
        if paths:
            gather(library, paths, program, interruption)
        analyse(library, interruption)
        print("\n".join(digest(library)))
    return 130 if interruption.asked else program.exit_code()


def add_standard_input(program: Program) -> None:
    """Add captures piped in; the keys then come from the terminal itself."""
    with interruptible() as interruption, Library(program.folder) as library:
        gather(library, ["-"], program, interruption)
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise UsageError("There is no terminal to read keys from.") from error
    os.dup2(terminal, 0)
    os.close(terminal)
