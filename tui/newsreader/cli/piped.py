"""What the reader's commands do where a pipe takes a terminal's place, at either end."""

from __future__ import annotations

import os
from collections.abc import Sequence

from newsreader.cli.gathering import analyse, gather
from newsreader.cli.interruption import interruptible
from newsreader.cli.program import Program
from newsreader.domain.errors import UsageError
from newsreader.services.adding import add_files
from newsreader.services.deriving import derive, is_current
from newsreader.services.digesting import digest
from newsreader.services.finding import find_files, is_url
from newsreader.services.library import Library
from newsreader.services.noticing import bring_back
from newsreader.services.obeying import obey_decisions
from newsreader.services.ruling import apply_rules


def print_digest(paths: Sequence[str], program: Program) -> int:
    """Add what is named and print the library's digest."""
    with interruptible() as interruption, Library(program.folder) as library:
        if paths:
            gather(library, paths, program, interruption)
        analyse(library, interruption, program)
        print("\n".join(digest(library)))
    return 130 if interruption.asked else program.exit_code()


def open_plain(paths: Sequence[str], program: Program) -> int:
    """Add what is named, analyse it, and go on line by line; nothing is drawn meanwhile."""
    urls = [word for word in paths if is_url(word)]
    paths = [word for word in paths if word not in urls]
    if "-" in paths:
        add_standard_input(program)
        paths = [path for path in paths if path != "-"]
    with interruptible() as interruption, Library(program.folder) as library:
        if not library.read_only:
            found = list(find_files(paths, program.cap))
            adding = add_files(library, found, cap=program.cap, cancelled=interruption)
            program.fail(adding.failed)
            gather(library, urls, program, interruption)
            for note in adding.notes:
                program.say(f"newsreader: {note}")
            obey_decisions(library)
            if not is_current(library):
                program.say("newsreader: analysing what is new; this may take a while")
                derive(library, cancelled=interruption)
            ruled = apply_rules(library, program.rules)
            if ruled is not None:
                program.say(f"newsreader: {ruled.sentence}")
            bring_back(library)
    if interruption.asked:
        return 130
    return program.open_plain() or program.exit_code()


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
