"""Adding by address: a feed is subscribed to, a page with feeds as well, any other page is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from newsreader.domain.errors import InputError, UsageError
from newsreader.domain.progress import Progress
from newsreader.net.client import Client
from newsreader.services.adding import Adding
from newsreader.services.adding_pages import add_page
from newsreader.services.feed_words import trouble_of
from newsreader.services.fetching import due, fetch
from newsreader.services.library import Library
from newsreader.services.looking import Found, look, look_around
from newsreader.services.secrets import NoPassword, login_of
from newsreader.services.subscribing import feeds_of, subscribe, subscription_of
from newsreader.text.safe import one_line


@dataclass(frozen=True, slots=True)
class Wishes:
    """How addresses are added.

    Attributes:
        feed: Which of a page's feeds: its number or address; "" for the first.
        page: Whether a page is kept and none of its feeds subscribed to.
        settings: Of subscriptions: name, folder, private, user, password_command.
    """

    feed: str = ""
    page: bool = False
    settings: dict[str, object] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether private addresses are allowed."""
        return bool(self.settings.get("private"))


def add_address(
    library: Library,
    url: str,
    wishes: Wishes,
    adding: Adding,
    say: Callable[[str], None],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Callable[[Progress], None] = lambda _: None,
) -> None:
    """Look what is at an address and add it; what was found is said first, failures are noted.

    Args:
        library: Where to.
        url: The address.
        wishes: How.
        adding: What came of it is counted here.
        say: Told what was found.
        cancelled: Whether to stop.
        report: Told how far it is.
    """
    try:
        subscription = subscription_of(url, **wishes.settings)
        with Client() as client:
            login = login_of(subscription)
            found = look(subscription.url, client, private=wishes.private, login=login)
            if found.feed is None and not wishes.page:
                found = look_around(found, client, private=wishes.private)
        say(f"{one_line(url)}: {one_line(found.sentence())}")
        if found.feed is None and (wishes.page or not found.feeds) and found.page is not None:
            _count(adding, add_page(library, found.page).outcome)
            return
        _follow(library, _chosen(found, wishes), wishes, adding, say, cancelled, report)
    except (UsageError, NoPassword) as error:
        adding.failed.append(InputError(one_line(url), str(error)))
    except InputError as error:
        adding.failed.append(error)


def _chosen(found: Found, wishes: Wishes) -> str:
    """Return the address of the feed that is meant.

    Raises:
        UsageError: The wish names none of them.
    """
    if found.feed is not None or not found.feeds:
        return found.url
    if not wishes.feed:
        return found.feeds[0].url
    if wishes.feed.isdecimal() and 1 <= int(wishes.feed[:4]) <= len(found.feeds):
        return found.feeds[int(wishes.feed) - 1].url
    named = [feed.url for feed in found.feeds if wishes.feed in (feed.url, feed.title)]
    if not named:
        raise UsageError(f"the page names no feed {wishes.feed}")
    return named[0]


def _follow(
    library: Library,
    url: str,
    wishes: Wishes,
    adding: Adding,
    say: Callable[[str], None],
    cancelled: Callable[[], bool],
    report: Callable[[Progress], None],
) -> None:
    """Subscribe and have a first look."""
    numbers, known = subscribe(library, [subscription_of(url, **wishes.settings)])
    if known:
        say(f"{one_line(url)}: you have this feed already.")
        numbers = [f.number for f in feeds_of(library) if f.subscription.url == url]
    else:
        say(f"subscribed to {one_line(url)}")
    fetched = fetch(library, due(library, numbers), cancelled=cancelled, report=report)
    adding.new += fetched.new
    adding.versions += fetched.versions
    for sentence in fetched.said:
        say(one_line(sentence))
    feeds = {feed.number: feed for feed in feeds_of(library)}
    for number, words in fetched.failed:
        adding.failed.append(InputError(one_line(url), trouble_of(feeds[number]) or words))


def _count(adding: Adding, outcome: str) -> None:
    adding.new += outcome == "new"
    adding.versions += outcome == "version"
    adding.known += outcome == "known"
