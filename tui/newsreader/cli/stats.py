"""``newsreader stats``: counts."""

from __future__ import annotations

import argparse

from newsreader.cli.gathering import library_for
from newsreader.cli.program import Program
from newsreader.services.counting import statistics

HELP = "print counts of what is held and found"
DESCRIPTION = "Print how much the library holds and what was found in it.\n"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a form."""
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the counts."""
    with library_for([], program) as library:
        counts = statistics(library)
    if arguments.json:
        program.print_json(
            {"schema": 1, **{name.replace(" ", "_"): count for name, count in counts}}
        )
    else:
        for name, count in counts:
            print(f"{count:>12,}  {name}")
    return 0
