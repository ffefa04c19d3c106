"""``newsreader export``: articles with their triage."""

from __future__ import annotations

import argparse

from newsreader.cli.gathering import library_for
from newsreader.cli.program import Program
from newsreader.domain.errors import UsageError
from newsreader.services import views
from newsreader.services.exporting import FORMATS, export, export_kept
from newsreader.services.library import Library

HELP = "export articles and your marks as jsonl, csv or markdown"
DESCRIPTION = """\
Export articles with your marks, tags and notes to standard output.

  newsreader export --format csv is:starred > starred.csv
  newsreader export --format markdown tag:ferry

  newsreader export --format opml > feeds.opml

opml is the list of your feeds in their folders, without names and passwords. With --kept what you made is printed instead, as one JSON document: decisions, clippings, what you
follow, saved views. schema.json describes it.

  newsreader export --kept > mine.json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a format and a query."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="everything where there is none")
    parser.add_argument(
        "--format",
        choices=(*FORMATS, "opml"),
        default="jsonl",
        help="jsonl (default), csv, markdown, opml (the feeds)",
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
    if arguments.format == "opml" and not arguments.kept:
        return _export_feeds(program, query)
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


def _export_feeds(program: Program, query: str) -> int:
    """Print the feeds as OPML."""
    from newsreader.services.importing import export_opml  # other formats need none of it
    from newsreader.services.subscribing import feeds_of

    if query:
        raise UsageError("opml takes no query: it is the list of your feeds.")
    with Library(program.folder, create=False) as library:
        print(export_opml(feeds_of(library)), end="")
    return 0
