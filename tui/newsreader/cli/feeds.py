"""``newsreader feeds``: list and manage subscriptions."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence

from newsreader.cli.program import Program
from newsreader.domain.errors import UsageError
from newsreader.domain.feeds import Feed
from newsreader.services.feed_words import items, moment, trouble_of
from newsreader.services.folders import folder_name
from newsreader.services.library import Library
from newsreader.services.subscribing import change, feeds_of, find_feed, unsubscribe
from newsreader.text.safe import one_line

HELP = "list feeds; rename, sort into folders, pause, remove them"
DESCRIPTION = """\
List the feeds by folder: number, articles unread and held, name, and what is wrong with it in words. A
feed is named by its number, its name or address, or a part of either that only it has.

  newsreader feeds
  newsreader feeds rename 3 "The Post"     an empty name gives the feed's own back
  newsreader feeds folder post News/World  an empty folder takes it out
  newsreader feeds pause post              and resume
  newsreader feeds remove post             what it brought is kept; u in the reader undoes it
  newsreader feeds full-text post on       fetch the page behind each new item, too
  newsreader feeds private post on         it may be at an address of your own network
  newsreader feeds private all on          and so may all; pause and resume take "all" as well
  newsreader feeds login post --user mara --password-command 'pass show post'

A password is never kept: the command prints it when the feed is asked (`keyring get SERVICE NAME` does
for a keyring). Every change is undone by u in the reader.
"""

_ACTIONS = (
    "list",
    "rename",
    "folder",
    "pause",
    "resume",
    "remove",
    "full-text",
    "private",
    "login",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Take an act, a feed and a value."""
    parser.add_argument("action", nargs="?", choices=_ACTIONS, default="list", metavar="ACT", help=", ".join(_ACTIONS))  # fmt: skip
    parser.add_argument("feed", nargs="?", metavar="FEED", help="number, name or address")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="new name, folder, on or off")
    parser.add_argument("--user", metavar="NAME", help="name to log in with")
    parser.add_argument("--password-command", metavar="COMMAND", help="prints the password")
    parser.add_argument("--json", action="store_true", help="the list as one JSON document")


def run(arguments: argparse.Namespace, program: Program) -> int:
    """List, or change and say what changed."""
    with Library(program.folder, create=arguments.action == "list") as library:
        if arguments.action == "list":
            feeds = feeds_of(library)
            if arguments.json:
                print(json.dumps({"schema": 1, "feeds": [_values(feed) for feed in feeds]}))
            else:
                print("\n".join(_table(feeds)))
            return 0
        if arguments.feed is None:
            raise UsageError(f"{arguments.action} needs a feed. newsreader feeds lists them.")
        everyone = arguments.feed == "all" and arguments.action in _FOR_ALL
        for feed in feeds_of(library) if everyone else [find_feed(library, arguments.feed)]:
            command = _ACTS[arguments.action](library, feed, arguments)
            print(one_line(command) if command else f"Nothing changed: {one_line(feed.title, 60)}")
    return 0


def _table(feeds: Sequence[Feed]) -> list[str]:
    """Return the list by folder."""
    if not feeds:
        return ["No feeds yet. Try: newsreader add URL, or newsreader import newsboat"]
    lines: list[str] = []
    folder = ""
    for feed in feeds:
        if feed.subscription.folder != folder:
            folder = feed.subscription.folder
            lines += ["", one_line(folder, 200)] if lines else [one_line(folder, 200)]
        lines.append(
            f"{feed.number:>4}  {feed.unread:>6,}/{feed.held:<6,} {one_line(feed.title, 60)}{_standing(feed)}"
        )
    return lines


def _standing(feed: Feed) -> str:
    """Say how a feed stands, where there is anything to say."""
    if feed.subscription.paused:
        return "  (paused)"
    trouble = trouble_of(feed)
    return f"  ~ {one_line(trouble)}" if trouble else ""


def _values(feed: Feed) -> dict[str, object]:
    """Return a feed as JSON values."""
    subscription, state = feed.subscription, feed.state
    return {
        "number": feed.number,
        "url": subscription.url,
        "title": feed.title,
        "folder": subscription.folder,
        "tags": list(subscription.tags),
        "paused": subscription.paused,
        "gone": state.gone,
        "unread": feed.unread,
        "held": feed.held,
        "last_good": state.last_good or None,
        "error": state.error or None,
        "trouble": trouble_of(feed) or None,
        "next": state.next_at or None,
    }


def _renamed(library: Library, feed: Feed, arguments: argparse.Namespace) -> str:
    name = one_line(arguments.value or "", 200)
    words = f"renamed: {feed.title} is {name or feed.state.title or feed.subscription.url}"
    return words if change(library, feed, words, name=name) else ""


def _sorted(library: Library, feed: Feed, arguments: argparse.Namespace) -> str:
    folder = folder_name(arguments.value or "")
    words = f"{feed.title} is in {folder}" if folder else f"{feed.title} is in no folder"
    return words if change(library, feed, words, folder=folder) else ""


def _paused(library: Library, feed: Feed, _: argparse.Namespace) -> str:
    words = f"paused: {feed.title}; last good {moment(feed.state.last_good) or 'never'}, {items(feed.held)} kept"  # fmt: skip
    return words if change(library, feed, words, paused=True) else ""


def _resumed(library: Library, feed: Feed, _: argparse.Namespace) -> str:
    words = f"resumed: {feed.title}"
    return words if change(library, feed, words, paused=False) else ""


def _removed(library: Library, feed: Feed, _: argparse.Namespace) -> str:
    command = unsubscribe(library, [feed])
    return f"{command.sentence}; {items(feed.held)} kept" if command else ""


def _full_text(library: Library, feed: Feed, arguments: argparse.Namespace) -> str:
    wanted = _switch(arguments.value)
    words = f"full text of {feed.title}: {'on' if wanted else 'off'}"
    return words if change(library, feed, words, full_text=wanted) else ""


def _private(library: Library, feed: Feed, arguments: argparse.Namespace) -> str:
    wanted = _switch(arguments.value)
    words = f"{feed.title} may {'' if wanted else 'not '}be at a private address"
    return words if change(library, feed, words, private=wanted) else ""


def _login(library: Library, feed: Feed, arguments: argparse.Namespace) -> str:
    user = arguments.user or ""
    words = f"{feed.title} is asked as {user}" if user else f"{feed.title} is asked without a name"
    command = arguments.password_command or ""
    return words if change(library, feed, words, user=user, password_command=command) else ""


def _switch(word: str | None) -> bool:
    if word not in ("on", "off"):
        raise UsageError("Say on or off.")
    return word == "on"


#: Acts that "all" feeds can be named for.
_FOR_ALL = frozenset({"pause", "resume", "full-text", "private"})
_ACTS: dict[str, Callable[[Library, Feed, argparse.Namespace], str]] = {
    "rename": _renamed,
    "folder": _sorted,
    "pause": _paused,
    "resume": _resumed,
    "remove": _removed,
    "full-text": _full_text,
    "private": _private,
    "login": _login,
}
