"""``newsreader export``: articles with their triage."""

from __future__ import annotations

import argparse

from newsreader.cli.gathering import library_for
from newsreader.cli.program import Program
from newsreader.services import views
from newsreader.services.exporting import FORMATS, export

HELP = "export articles and your marks as jsonl, csv or markdown"
DESCRIPTION = """\
Export articles with your marks, tags and notes to standard output.

  newsreader export --format csv is:starred > starred.csv
  newsreader export --format markdown tag:ferry
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a format and a query."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="everything where there is none")
    parser.add_argument(
        "--format", choices=FORMATS, default="jsonl", help="jsonl (default), csv, markdown"
    )


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the export."""
    query = " ".join(arguments.query)
    views.check_query(query)
    with library_for([], program) as library:
        lines = list(export(library, query, arguments.format))  # all of it, or none
    for line in lines:
        print(line)
    return 0
