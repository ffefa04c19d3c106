"""``newsreader work``: adds and analyses for a reader that is open; progress as JSON lines."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from newsreader.cli.interruption import Interruption, interruptible
from newsreader.cli.program import Program
from newsreader.domain.errors import InputError
from newsreader.domain.progress import Progress
from newsreader.services.adding import add_files
from newsreader.services.deriving import derive
from newsreader.services.finding import find_files, is_url
from newsreader.services.library import Library
from newsreader.services.noticing import bring_back
from newsreader.services.obeying import obey_decisions
from newsreader.services.ruling import apply_rules

#: Files added before what was added is analysed.
_SLICE = 200

HELP = "add and analyse in the background (used by the reader itself)"
DESCRIPTION = "Add paths and analyse what is new, with progress as JSON lines on standard output.\n"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take paths."""
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--fetch", metavar="WHAT", help="due, all, or numbers of feeds")
    parser.add_argument("--full-text", metavar="DOCUMENTS", help="numbers of documents")
    parser.add_argument("--subscribe", metavar="JSON", help="how addresses are added")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Add, then analyse; the reader's keys come first."""
    with suppress(OSError):
        os.nice(5)
    failed = 0
    with interruptible() as interruption, Library(program.folder, create=False) as library:
        urls = [path for path in arguments.paths if is_url(path)]
        paths = [path for path in arguments.paths if path not in urls]
        if paths:
            failed = _add(library, paths, program.cap, interruption)
        if urls or arguments.fetch or arguments.full_text:
            failed += _network(library, urls, arguments, interruption)
        if not interruption.asked:
            obey_decisions(library)
            derive(library, cancelled=interruption, report=_tell)
            ruled = apply_rules(library, program.rules)
            if ruled is not None:
                _tell(Progress("ruled", 0, 0, note=ruled.sentence))
            bring_back(library)
    return 130 if interruption.asked else int(bool(failed))


def _add(library: Library, paths: Sequence[str], cap: int, interruption: Interruption) -> int:
    """Add by the slice, each analysed before the next is read, so that the first rows show early.

    Returns:
        How many inputs could not be taken.
    """
    found = list(find_files(paths, cap))
    failed: list[InputError] = []
    for start in range(0, len(found), _SLICE):
        if interruption.asked:
            break
        done = start + len(found[start : start + _SLICE])
        adding = add_files(library, found[start:done], cap=cap, cancelled=interruption)
        failed += adding.failed
        _tell(Progress("adding", done, len(found), len(failed)))
        derive(library, cancelled=interruption, report=_tell, group=False)
    if failed:
        more = f" (and {len(failed) - 1} more)" if len(failed) > 1 else ""
        _tell(
            Progress(
                "failed",
                0,
                0,
                len(failed),
                f"Kept out: {Path(failed[0].path).name}: {failed[0].reason}{more}",
            )
        )
    return len(failed)


def _network(
    library: Library, urls: Sequence[str], arguments: argparse.Namespace, interruption: Interruption
) -> int:
    """Do what needs the network; returns how much of it failed."""
    from newsreader.cli import working_online  # nothing of the network before it is asked for

    return working_online.run(library, urls, arguments, interruption, _tell)


def _tell(progress: Progress) -> None:
    """Print progress as one line of JSON."""
    print(json.dumps(asdict(progress)), flush=True)
