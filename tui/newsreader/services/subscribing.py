"""Subscriptions: added, renamed, put in folders, paused and ended.

Every change is a command that can be undone; what a feed brought stays when it is ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newsreader.domain.errors import ReadOnlyError, UsageError
from newsreader.domain.feeds import Feed, Subscription
from newsreader.net.errors import FetchError
from newsreader.net.urls import target_of, without_login
from newsreader.services.library import Library
from newsreader.storage import feeds as feed_rows
from newsreader.storage.command_log import Command
from newsreader.storage.connections import transaction

#: Settings on which it depends whether a feed can be reached.
_REACHING = frozenset({"private", "user", "password_command"})


def subscription_of(url: str, **settings: Any) -> Subscription:
    """Return a subscription to an address.

    Raises:
        UsageError: The address is no http or https address, or holds a password.
    """
    try:
        target = target_of(url)
    except FetchError as error:
        raise UsageError(f"{error}.") from None
    if target.login is not None and target.login[1]:
        raise UsageError(
            "The address holds a password. Give it without, and name a command that prints the"
            " password: --user NAME --password-command COMMAND."
        )
    user = target.login[0] if target.login else ""
    return Subscription(**{"user": user, **settings, "url": without_login(url.strip())})


def subscribe(library: Library, subscriptions: Sequence[Subscription]) -> tuple[list[int], int]:
    """Subscribe to feeds as one command; those that are there already are left as they are.

    Returns:
        The numbers of the new ones, and how many were there already.
    """
    _check(library)
    known = feed_rows.numbers_by_url(library.connection)
    fresh = {one.url: one for one in reversed(subscriptions) if one.url not in known}
    added = [one for url, one in reversed(fresh.items())]
    if not added:
        return [], len(subscriptions)
    plural = "" if len(added) == 1 else "s"
    words = f"subscribed: {added[0].name or added[0].url}" if len(added) == 1 else f"subscribed: {len(added):,} feed{plural}"  # fmt: skip
    values = [feed_rows.dump(one) for one in added]
    feed_rows.SHELF.change(library.connection, "subscribe", words, added=values)
    numbers = feed_rows.numbers_by_url(library.connection)
    return [numbers[one.url] for one in added], len(subscriptions) - len(added)


def change(library: Library, feed: Feed, what: str, **settings: Any) -> Command | None:
    """Change a subscription; an undoable command, None where nothing changes.

    Args:
        library: Where it is.
        feed: Which.
        what: What happens, in words: "renamed: Post".
        settings: New values of :class:`Subscription`. What lets it be reached otherwise, a private
            address or a login, makes it due at once.
    """
    _check(library)
    value = feed_rows.dump(replace(feed.subscription, **settings))
    made = feed_rows.SHELF.change(library.connection, "feed", what, changed={feed.number: value})
    if made is not None and settings.keys() & _REACHING and not feed.state.told_to_wait:
        state = replace(feed.state, next_at="", failures=0, error="")
        with transaction(library.connection):
            feed_rows.store_states(library.connection, [(feed.number, state)])
    return made


def unsubscribe(library: Library, feeds: Sequence[Feed]) -> Command | None:
    """End subscriptions; what they brought is kept, and undo brings them back."""
    _check(library)
    words = f"unsubscribed: {feeds[0].title}" if len(feeds) == 1 else f"unsubscribed: {len(feeds):,} feeds"  # fmt: skip
    gone = {feed.number: None for feed in feeds}
    return feed_rows.SHELF.change(library.connection, "unsubscribe", words, changed=gone)


def feeds_of(library: Library) -> list[Feed]:
    """Return all feeds with their states and counts, by folder and title."""
    counts = feed_rows.counts(library.connection)
    found = [
        replace(feed, held=counts.get(feed.number, (0, 0))[0], unread=counts.get(feed.number, (0, 0))[1])
        for feed in feed_rows.all_feeds(library.connection)
    ]  # fmt: skip
    return sorted(found, key=lambda feed: (feed.subscription.folder.casefold(), feed.title.casefold()))  # fmt: skip


def find_feed(library: Library, word: str) -> Feed:
    """Return the feed that a word means: its number, address or name, or a part of either that only it has.

    Raises:
        UsageError: None is meant, or several.
    """
    feeds = feeds_of(library)
    wanted = word.casefold().strip()
    if wanted.isdecimal():
        exact = [feed for feed in feeds if feed.number == int(wanted[:15])]
    else:
        exact = [f for f in feeds if wanted in (f.title.casefold(), f.subscription.url.casefold())]
    found = exact or [
        f for f in feeds if wanted in f.title.casefold() or wanted in f.subscription.url.casefold()
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f'No feed is called "{word}". newsreader feeds lists them.')
    names = "; ".join(f"{feed.number} {feed.title}" for feed in found[:5])
    raise UsageError(f'"{word}" may be {len(found)} feeds: {names}.')


def _check(library: Library) -> None:
    if library.read_only:
        raise ReadOnlyError("The library is read-only: feeds cannot be changed.")
