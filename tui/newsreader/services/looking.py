"""Looking what is at an address: a feed, or a page with the feeds it names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsreader.capture.feeds.discovery import feeds_on_page, usual_places
from newsreader.capture.feeds.errors import NotAFeed
from newsreader.capture.feeds.reading import looks_like_feed, read_feed
from newsreader.capture.html.reading import looks_like_page
from newsreader.domain.errors import InputError
from newsreader.domain.feeds import FoundFeed, ReadFeed
from newsreader.net.client import Answer, Client, Request
from newsreader.net.errors import FetchError, Trouble
from newsreader.net.urls import without_login
from newsreader.services.feed_words import of_status
from newsreader.services.fetching import ACCEPT

_LOOKED_AT = 4
#: How what is being added is let be at a private address, on the command line and in the reader.
_ALLOW = "newsreader add --private, or :feed add ADDRESS private"


@dataclass(frozen=True, slots=True)
class Found:
    """What is at an address.

    Attributes:
        url: Where it is, after redirects that are for good.
        feed: What the feed says, where it is one.
        feeds: The feeds a page names, or that were found at usual places.
        page: The page's answer, where it is one.
    """

    url: str
    feed: ReadFeed | None = None
    feeds: tuple[FoundFeed, ...] = ()
    page: Answer | None = None

    def sentence(self) -> str:
        """Say what was found."""
        if self.feed is not None:
            count = len(self.feed.items)
            plural = "" if count == 1 else "s"
            return f"{self.feed.kind}: {self.feed.title or self.url}, {count:,} item{plural}"
        if not self.feeds:
            return "a page that names no feed"
        names = "; ".join(f"{n}. {f.title or f.url}" for n, f in enumerate(self.feeds, 1))
        plural = "" if len(self.feeds) == 1 else "s"
        return f"a page with {len(self.feeds)} feed{plural}: {names}"


def look(url: str, client: Client, *, private: bool = False, login: tuple[str, str] | None = None) -> Found:  # fmt: skip
    """Look what is at an address: a feed, or a page with the feeds it names.

    Raises:
        InputError: It cannot be had, or is neither.
    """
    shown = without_login(url)
    try:
        answer = client.get(Request(url, private=private, login=login, accept=f"text/html, {ACCEPT}"))  # fmt: skip
    except FetchError as error:
        # what is being added is no feed yet that could be allowed it
        refused = error.trouble is Trouble.ADDRESS
        why = f"{error.reason}: {_ALLOW}" if refused else f"{error}."
        raise InputError(shown, why) from None
    if answer.status != 200:
        raise InputError(shown, f"{of_status(answer.status)}.")
    place = without_login(answer.moved or url)
    if looks_like_feed(answer.body) or not looks_like_page(answer.body):
        try:
            return Found(place, read_feed(answer.body, answer.url, answer.charset))
        except NotAFeed as error:
            if not looks_like_page(answer.body):
                raise InputError(shown, f"{error}.") from None
    named = feeds_on_page(answer.body, answer.url, answer.charset)
    return Found(place, feeds=tuple(named), page=answer)


def look_around(found: Found, client: Client, *, private: bool = False) -> Found:
    """Look for a page's feed at the usual places, where the page names none."""
    if found.feeds or found.page is None:
        return found
    for place in usual_places(found.page.url)[:_LOOKED_AT]:
        try:
            answer = client.get(Request(place.url, private=private, accept=ACCEPT))
            if answer.status == 200 and looks_like_feed(answer.body):
                feed = read_feed(answer.body, answer.url, answer.charset)
                at = without_login(answer.moved or place.url)
                return replace(found, feeds=(FoundFeed(at, feed.title, named=False),))
        except (FetchError, NotAFeed):
            continue
    return found
