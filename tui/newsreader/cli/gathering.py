"""Gathering inputs: into the user's library, or into a throw-away one."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.cli.interruption import Interruption, interruptible
from newsreader.cli.program import Program
from newsreader.cli.progress import ProgressBar
from newsreader.domain.errors import ReadOnlyError
from newsreader.services.adding import Adding, add_bytes, add_files
from newsreader.services.deriving import derive, is_current
from newsreader.services.finding import find_files, is_url
from newsreader.services.library import Library
from newsreader.services.noticing import bring_back
from newsreader.services.obeying import obey_decisions
from newsreader.services.ruling import apply_rules

if TYPE_CHECKING:
    from newsreader.cli.addresses import Wishes


def gather(
    library: Library,
    paths: Sequence[str],
    program: Program,
    interruption: Interruption,
    wishes: Wishes | None = None,
) -> Adding:
    """Add paths (``-`` is standard input) and addresses with a progress bar; failures are named."""
    bar = ProgressBar()
    urls = [path for path in paths if is_url(path)]
    found = list(find_files([p for p in paths if p != "-" and p not in urls], program.cap))
    adding = add_files(
        library, found, cap=program.cap, cancelled=interruption, report=bar, total=len(found)
    )
    if "-" in paths and not interruption.asked:
        read = add_bytes(library, sys.stdin.buffer.read(program.cap + 1), cap=program.cap)
        adding.new += read.new
        adding.known += read.known
        adding.versions += read.versions
        adding.failed += read.failed
        adding.notes += read.notes
    bar.close()
    for url in urls if not interruption.asked else ():
        _add_address(library, url, wishes, adding, program, interruption)
    program.fail(adding.failed)
    for note in adding.notes:
        program.say(f"newsreader: {note}")
    return adding


def _add_address(
    library: Library,
    url: str,
    wishes: Wishes | None,
    adding: Adding,
    program: Program,
    interruption: Interruption,
) -> None:
    """Add what is at an address."""
    from newsreader.cli.addresses import Wishes, add_address  # the network, where it is asked for

    def say(sentence: str) -> None:
        program.say(f"newsreader: {sentence}")

    add_address(library, url, wishes or Wishes(), adding, say, cancelled=interruption)


def analyse(
    library: Library,
    interruption: Interruption,
    program: Program | None = None,
    *,
    quiet: bool = False,
) -> bool:
    """Analyse what is not analysed yet, with a progress bar; then rules have their turn.

    Args:
        library: What is analysed.
        interruption: Whether to stop.
        program: Whose rules hold; None: nobody's, e.g. in a library thrown away after.
        quiet: Whether nothing is said of it.
    """
    obey_decisions(library)
    done = is_current(library)
    if not done:
        bar = ProgressBar(shown=not quiet)
        done = derive(library, cancelled=interruption, report=bar)
        bar.close()
        if done:
            _rule(library, program, quiet=quiet)
            bring_back(library)
    else:
        _rule(library, program, quiet=quiet)
    return done


def _rule(library: Library, program: Program | None, *, quiet: bool) -> None:
    """Apply the reader's rules and say what they did."""
    ruled = apply_rules(library, program.rules) if program is not None else None
    if program is not None and ruled is not None and not quiet:
        program.say(f"newsreader: {ruled.sentence}")


@contextmanager
def library_for(paths: Sequence[str], program: Program) -> Iterator[Library]:
    """Open a throw-away library of ``paths``, or the user's where none is named.

    Given paths, the user's library is neither read nor made.
    """
    if not paths:
        with Library(program.folder, create=False) as library:
            with interruptible() as interruption:
                try:
                    analyse(library, interruption, program)
                except ReadOnlyError as error:  # what is analysed already can still be read
                    program.say(f"newsreader: {error}")
            _stop_if_asked(interruption)
            if library.read_only and not is_current(library):
                program.say("newsreader: the library is read-only: what is new is not analysed yet")
            yield library
        return
    with (
        tempfile.TemporaryDirectory(prefix="newsreader-") as folder,
        Library(Path(folder)) as library,
    ):
        with interruptible() as interruption:
            gather(library, paths, program, interruption)
            if not interruption.asked:
                analyse(library, interruption)
        _stop_if_asked(interruption)
        yield library


def _stop_if_asked(interruption: Interruption) -> None:
    """End the command where its work was interrupted: what it would print is not all there is."""
    if interruption.asked:
        raise KeyboardInterrupt


def take_paths(parser: argparse.ArgumentParser, *, json: bool = False) -> None:
    """Let a command take paths, which it sees instead of the user's library."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="only these, in a library thrown away after"
    )
    if json:
        parser.add_argument("--json", action="store_true", help="one JSON document (schema 1)")
