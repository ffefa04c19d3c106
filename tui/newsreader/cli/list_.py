"""``newsreader list``: the articles a query matches."""

from __future__ import annotations

import argparse

from newsreader.cli.arguments import at_least_one
from newsreader.cli.gathering import library_for
from newsreader.cli.program import Program
from newsreader.cli.queries import language
from newsreader.cli.rows import row_line
from newsreader.services import views

HELP = "list the articles a query matches"
DESCRIPTION = f"""\
List articles, newest first, a line each: id, state, time, outlet, headline, separated by tabs.

  newsreader list is:unread outlet:ledger
  newsreader list 'person:varne (tariff or "second offer") -tag:done after:2031-05-10'

A query is

{language()}
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a query."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="everything where there is none")
    parser.add_argument(
        "--limit", type=at_least_one, default=-1, metavar="N", help="at most N articles"
    )


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print the rows."""
    query = " ".join(arguments.query)
    views.check_query(query)
    with library_for([], program) as library:
        rows, unknown = views.selected_rows(library, query, arguments.limit)
    for row in rows:
        print(row_line(row))
    if unknown:
        program.say(f"newsreader: {views.unknown_words(unknown)}")
    return 0
