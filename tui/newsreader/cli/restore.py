"""``newsreader restore``: put a backup in the library's place."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsreader.cli.program import Program
from newsreader.services.checking import restore

HELP = "put a backup in the library's place"
DESCRIPTION = """\
Put a backup in the library's place. What stood there is set aside under another name, not deleted.
Close the reader first.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a file."""
    parser.add_argument("file", type=Path, metavar="FILE")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Restore."""
    print(restore(program.folder, arguments.file))
    return 0
