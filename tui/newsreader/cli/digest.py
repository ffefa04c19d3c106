"""``newsreader digest``: stories, what is new, which passages outlets share and why."""

from __future__ import annotations

import argparse

from newsreader.cli.gathering import library_for, take_paths
from newsreader.cli.program import Program
from newsreader.services.digesting import digest
from newsreader.services.library import Library

HELP = "print stories, what is new, and which passages outlets share"
DESCRIPTION = """\
Print a digest as plain text, fit for cron mail and pipes: the stories, what is new in them, which
passages outlets share, why, and where they differ in substance. With paths it tells of just those.

  newsreader digest
  newsreader digest captures/ | less
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take paths."""
    take_paths(parser)


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the digest."""
    if not arguments.paths:
        Library(program.folder).close()  # an empty library has a digest, too
    with library_for(arguments.paths, program) as library:
        print("\n".join(digest(library)))
    return program.exit_code()
