"""``newsreader work``: adds and analyses for a reader that is open; progress as JSON lines."""

from __future__ import annotations

import argparse
import json
import os
from contextlib import suppress
from dataclasses import asdict

from newsreader.cli.interruption import interruptible
from newsreader.cli.program import Program
from newsreader.domain.progress import Progress
from newsreader.services.adding import add_files
from newsreader.services.deriving import derive
from newsreader.services.finding import find_files
from newsreader.services.library import Library

HELP = "add and analyse in the background (used by the reader itself)"
DESCRIPTION = "Add paths and analyse what is new, with progress as JSON lines on standard output.\n"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take paths."""
    parser.add_argument("paths", nargs="*", metavar="PATH")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Add, then analyse; the reader's keys come first."""
    with suppress(OSError):
        os.nice(5)
    failed = 0
    with interruptible() as interruption, Library(program.folder, create=False) as library:
        if arguments.paths:
            found = list(find_files(arguments.paths, program.cap))
            adding = add_files(
                library,
                found,
                cap=program.cap,
                cancelled=interruption,
                report=_tell,
                total=len(found),
            )
            failed = len(adding.failed)
            if adding.failed:
                more = f" (and {failed - 1} more)" if failed > 1 else ""
                _tell(Progress("failed", 0, 0, failed, f"Kept out: {adding.failed[0]}{more}"))
        if not interruption.asked:
            derive(library, cancelled=interruption, report=_tell)
    return 130 if interruption.asked else int(bool(failed))


def _tell(progress: Progress) -> None:
    """Print progress as one line of JSON."""
    print(json.dumps(asdict(progress)), flush=True)
