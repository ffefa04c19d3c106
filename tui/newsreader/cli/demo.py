"""``newsreader demo``: the reader on the demo library."""

from __future__ import annotations

import argparse
import sys

from newsreader.cli.arguments import take_plain
from newsreader.cli.program import Program
from newsreader.services.demonstrating import demo_files

HELP = "open the demo library: 48 captures by 11 invented outlets"
DESCRIPTION = """\
Open the reader on the demo library, which is kept apart from yours. Everything in it is invented.
Where standard output is no terminal its digest is printed.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take how it is opened."""
    take_plain(parser)


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Open the demo, or print its digest."""
    program.folder /= "demo"
    paths = [str(path) for path in demo_files()]
    if arguments.plain:
        from newsreader.cli.piped import open_plain  # analysis stays out of the reader's start

        return open_plain(paths, program)
    if sys.stdout.isatty():
        return program.open_reader(program.folder, paths)
    from newsreader.cli.piped import print_digest  # analysis stays out of the reader's start

    return print_digest(paths, program)
