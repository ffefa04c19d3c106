"""``newsreader search``: headlines, outlets and names, typos forgiven."""

from __future__ import annotations

import argparse

from newsreader.cli.arguments import at_least_one
from newsreader.cli.gathering import library_for
from newsreader.cli.program import Program
from newsreader.cli.rows import row_line
from newsreader.services import views
from newsreader.services.searching import Finder

HELP = "search headlines, outlets and names; typos are forgiven"
DESCRIPTION = """\
Search headlines, outlets and the names in articles, best first. Words may be misspelt, unfinished
and in any order. For words of the text use: newsreader list WORDS

  newsreader search ferri karsnud
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take words."""
    parser.add_argument("words", nargs="+", metavar="WORDS")
    parser.add_argument(
        "--limit", type=at_least_one, default=20, metavar="N", help="at most N articles (20)"
    )


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Print what is found."""
    with library_for([], program) as library:
        answer = Finder(library).find(" ".join(arguments.words), arguments.limit)
        rows = [views.row_of(library, hit.document) for hit in answer.hits]
    for row in rows:
        if row is not None:
            print(row_line(row))
    for missing in answer.missing:
        program.say(missing.sentence)
    return 0
