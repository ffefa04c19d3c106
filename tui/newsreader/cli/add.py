"""``newsreader add``: put captures into the library."""

from __future__ import annotations

import argparse
import sys

from newsreader.cli.gathering import analyse, gather
from newsreader.cli.interruption import interruptible
from newsreader.cli.program import Program
from newsreader.services.library import Library

HELP = "add captures: files, folders, or - for standard input"
DESCRIPTION = """\
Add captures to the library and analyse them. Folders are walked; files that did not change since
they were last added are passed over. ctrl+c stops after the batch in hand; adding the same paths
again goes on where it stopped.

Pages, text, mail (.eml, .mbox) and dumps (JSON lines, CSV) are told by what they hold.

  newsreader add captures/            a folder
  curl -s URL | newsreader add -      standard input
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take paths."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="file, folder, or - for standard input"
    )
    parser.add_argument(
        "--later", action="store_true", help="add now, analyse when the reader is opened"
    )


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Add, analyse, say what came of it."""
    with interruptible() as interruption, Library(program.folder) as library:
        adding = gather(library, arguments.paths, program, interruption)
        try:
            if not arguments.later and not interruption.asked:
                analyse(library, interruption, program)
        finally:  # what was added is added, also where there is no room to analyse it
            print(adding.sentence(), file=sys.stderr if interruption.asked else sys.stdout)
    return 130 if interruption.asked else program.exit_code()
