"""``newsreader add``: put captures into the library."""

from __future__ import annotations

import argparse
import sys

from newsreader.cli.addresses import Wishes
from newsreader.cli.gathering import analyse, gather
from newsreader.cli.interruption import interruptible
from newsreader.cli.program import Program
from newsreader.services.folders import folder_name
from newsreader.services.library import Library

HELP = "add captures: files, folders, addresses of feeds and pages, - for standard input"
DESCRIPTION = """\
Add captures to the library and analyse them. Folders are walked; files that did not change since
they were last added are passed over. ctrl+c stops after the batch in hand; adding the same paths
again goes on where it stopped.

Pages, text, mail (.eml, .mbox) and dumps (JSON lines, CSV) are told by what they hold.

  newsreader add captures/            a folder
  curl -s URL | newsreader add -      standard input
  newsreader add https://post.example/feed.xml
                                      a feed: subscribes to it
  newsreader add https://post.example/
                                      a page: says which feeds it names and subscribes to the first
  newsreader add --page URL           the page itself
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take paths."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="file, folder, address, or - for standard input"
    )
    feeds = parser.add_argument_group("for addresses")
    feeds.add_argument(
        "--feed", default="", metavar="N", help="which of a page's feeds: number or address"
    )
    feeds.add_argument("--page", action="store_true", help="keep the page; subscribe to nothing")
    feeds.add_argument("--folder", default="", metavar="NAME", help="folder for the feed")
    feeds.add_argument("--name", default="", help="your own name for the feed")
    feeds.add_argument(
        "--private", action="store_true", help="it may be at an address of your own network"
    )
    feeds.add_argument("--user", default="", metavar="NAME", help="name to log in with")
    feeds.add_argument(
        "--password-command", default="", metavar="COMMAND", help="prints the password"
    )
    parser.add_argument(
        "--later", action="store_true", help="add now, analyse when the reader is opened"
    )


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Add, analyse, say what came of it."""
    with interruptible() as interruption, Library(program.folder) as library:
        adding = gather(library, arguments.paths, program, interruption, _wishes(arguments))
        try:
            if not arguments.later and not interruption.asked:
                analyse(library, interruption, program)
        finally:  # what was added is added, also where there is no room to analyse it
            print(adding.sentence(), file=sys.stderr if interruption.asked else sys.stdout)
    return 130 if interruption.asked else program.exit_code()


def _wishes(arguments: argparse.Namespace) -> Wishes:
    """Return how addresses are added; what was not asked for is left to the address itself."""
    settings = {
        "name": arguments.name,
        "folder": folder_name(arguments.folder),
        "private": arguments.private,
        "user": arguments.user,
        "password_command": arguments.password_command,
    }
    said = {name: value for name, value in settings.items() if value}
    return Wishes(arguments.feed, arguments.page, said)
