"""``newsreader fetch``: ask the feeds for what is new."""

from __future__ import annotations

import argparse

from newsreader.cli.gathering import analyse
from newsreader.cli.interruption import interruptible
from newsreader.cli.program import Program
from newsreader.cli.progress import ProgressBar
from newsreader.services.feed_words import trouble_of
from newsreader.services.fetching import Fetched, due, fetch
from newsreader.services.full_texts import fetch_wanted
from newsreader.services.library import Library
from newsreader.services.subscribing import feeds_of, find_feed
from newsreader.text.safe import one_line

HELP = "ask the feeds for what is new"
DESCRIPTION = """\
Ask the feeds that are due, keep what is new, and analyse it. A feed is due half an hour after the last
look, or later where its server says so (max-age, ttl, Retry-After); after a failure the wait doubles, up
to a day. Where another newsreader is fetching, nothing is asked twice.

  newsreader fetch                  what is due
  newsreader fetch --all            all, due or not; a server's wish to be left alone still holds
  newsreader fetch "Karsund Post"   one feed, by number, name or address
  */20 * * * * newsreader fetch --quiet

Exit codes: 0 all was asked (nothing due, or no network, is 0 as well: the next look comes); 1 a feed
failed, each named on standard error with its last good time; 3 library unusable; 130 interrupted.
With --quiet failures are named once and not again until they change, and nothing else is said.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Take feeds."""
    parser.add_argument(
        "feeds", nargs="*", metavar="FEED", help="only these: number, name, address"
    )
    parser.add_argument("--all", action="store_true", help="all feeds, due or not")
    parser.add_argument("--quiet", action="store_true", help="say only what failed anew")
    parser.add_argument("--later", action="store_true", help="keep now, analyse when opened")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Fetch, analyse, say what came of it."""
    with interruptible() as interruption, Library(program.folder) as library:
        named = [find_feed(library, word).number for word in arguments.feeds]
        before = {feed.number: feed.state.error for feed in feeds_of(library)}
        bar = ProgressBar() if not arguments.quiet else None
        feeds = due(library, named or None, every=arguments.all)
        fetched = fetch(library, feeds, cancelled=interruption, report=bar or (lambda _: None))
        if bar is not None:
            bar.close()
        if not interruption.asked and not fetched.busy and not fetched.offline:
            fetch_wanted(library, cancelled=interruption)
        if not arguments.later and not interruption.asked and not fetched.busy:
            analyse(library, interruption, program, quiet=arguments.quiet)
        _say(library, program, fetched, before, quiet=arguments.quiet)
    if interruption.asked:
        return 130
    return 1 if fetched.failed else 0


def _say(
    library: Library, program: Program, fetched: Fetched, before: dict[int, str], *, quiet: bool
) -> None:
    """Name what failed, and say the rest in a line."""
    feeds = {feed.number: feed for feed in feeds_of(library)}
    for sentence in fetched.said:
        program.say(f"newsreader: {one_line(sentence)}")
    for number, words in fetched.failed:
        if number in feeds and not (quiet and before.get(number) == words):
            program.say(f"newsreader: {one_line(feeds[number].title, 80)}: {trouble_of(feeds[number]) or words}")  # fmt: skip
    if not quiet:
        print(fetched.sentence())
