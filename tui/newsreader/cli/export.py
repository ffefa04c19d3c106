"""``newsreader export``: articles with their triage."""

from __future__ import annotations

import argparse

from newsreader.cli.gathering import library_for
from newsreader.cli.program import Program
from newsreader.domain.errors import UsageError
from newsreader.services import views
from newsreader.services.exporting import FORMATS, export, export_kept

HELP = "export articles and your marks as jsonl, csv or markdown"
DESCRIPTION = """\
Export articles with your marks, tags and notes to standard output.

  newsreader export --format csv is:starred > starred.csv
  newsreader export --format markdown tag:ferry

With --kept what you made is printed instead, as one JSON document: decisions, clippings, what you
follow, saved views. schema.json describes it.

  newsreader export --kept > mine.json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a format and a query."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="everything where there is none")
    parser.add_argument(
        "--format", choices=FORMATS, default="jsonl", help="jsonl (default), csv, markdown"
    )
    parser.add_argument(
        "--kept",
        action="store_true",
        help="decisions, clippings, follows and saved views, as JSON",
    )


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the export."""
    query = " ".join(arguments.query)
    views.check_query(query)
    with library_for([], program) as library:
        if arguments.kept:
            if query:
                raise UsageError("--kept takes no query: it prints all you made.")
            program.print_json(export_kept(library))
            return program.exit_code()
        lines = list(export(library, query, arguments.format))  # all of it, or none
    for line in lines:
        print(line)
    return 0
