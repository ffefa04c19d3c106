"""``newsreader backup``: a checked copy of the library."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsreader.cli.program import Program
from newsreader.services.checking import back_up

HELP = "copy the library, also while it is in use"
DESCRIPTION = """\
Copy library.db, complete and checked, also while the reader is open. Without FILE the copy goes to
the folder backups/ beside the library. Nothing is ever overwritten.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a file."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Back up."""
    print(back_up(program.folder, arguments.file))
    return 0
