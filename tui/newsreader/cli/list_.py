"""``newsreader list``: the articles a query matches."""

from __future__ import annotations

import argparse

from newsreader.cli.arguments import at_least_one
from newsreader.cli.gathering import library_for
from newsreader.cli.program import Program
from newsreader.cli.rows import row_line
from newsreader.services import views

HELP = "list the articles a query matches"
DESCRIPTION = """\
List articles, newest first, a line each: id, state, time, outlet, headline, separated by tabs.

A query is words, "phrases", -not, or, ( ), and fields: outlet: person: org: place: tag: story:
lang: before: after: is: has:

  newsreader list is:unread outlet:ledger
  newsreader list 'person:varne (tariff or "second offer") -tag:done after:2031-05-10'
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
        for row in views.rows_of(library, query, arguments.limit):
            print(row_line(row))
    return 0
