"""Feeds in the reader: looked at in the background, managed by name, full texts on demand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsreader.domain.errors import NewsreaderError
from newsreader.domain.feeds import Feed
from newsreader.services import feed_sources
from newsreader.services.feed_words import items, moment
from newsreader.services.folders import folder_name
from newsreader.services.subscribing import change, feeds_of, unsubscribe
from newsreader.services.triaging import Command
from newsreader.text.safe import one_line
from newsreader.ui.handlers.registry import handles

if TYPE_CHECKING:
    from newsreader.ui.screens.desk import DeskScreen

USAGE = "feed add URL | rename NAME | folder NAME | pause | resume | remove | full-text on|off | private on|off | errors"
Act = Callable[[Feed, str], tuple[str, dict[str, object]] | None]


@handles("refresh")
def refresh(desk: DeskScreen, count: int | None) -> None:
    """Ask the feeds of this source; where it is no feed's, those that are due."""
    source = desk.sources.current if desk.where == "sources" else None
    query = source.query if source is not None else desk.view.query
    feeds = feed_sources.feeds_behind(desk.library, query)
    _fetch(desk, ",".join(str(feed.number) for feed in feeds) or "due")


@handles("refresh-all")
def refresh_all(desk: DeskScreen, count: int | None) -> None:
    """Ask all feeds."""
    _fetch(desk, "all")


@handles("full-text")
def full_text(desk: DeskScreen, count: int | None) -> None:
    """Fetch the page behind this article."""
    row = (
        desk.article.reading.row
        if desk.where == "article" and desk.article.reading
        else desk.rows.current
    )
    if row is None:
        return
    if _cannot(desk):
        return
    library, document = desk.library, row.document

    def work() -> bool:
        from newsreader.services import full_texts  # it imports the network

        return full_texts.has_page(library, document)

    def arrived(has_page: bool) -> None:
        if not has_page:
            desk.say("No feed names a page behind this article: there is no address to fetch.")
            return
        desk.say("full text: asked for; what is here stays until it comes")
        desk.arrivals.ask(options=["--full-text", str(document)])

    desk.jobs.load("page", work, arrived)


def feed(desk: DeskScreen, rest: str) -> None:
    """Carry out ``:feed ...``."""
    verb, _, value = rest.partition(" ")
    value = value.strip()
    if verb == "add":
        _add(desk, value)
    elif verb == "errors":
        said = feed_sources.troubles(desk.library)
        for sentence in reversed(said[1:]):
            desk.status.keep(sentence)
        more = f"  (and {len(said) - 1} more: :messages)" if len(said) > 1 else ""
        desk.say(said[0] + more if said else "No feed has anything wrong.")
    elif verb in _ACTS or verb == "remove":
        _act(desk, verb, value)
    else:
        desk.say(USAGE)


def _fetch(desk: DeskScreen, what: str) -> None:
    if _cannot(desk):
        return
    if not feeds_of(desk.library):
        desk.say("No feeds yet: :feed add URL, or newsreader import newsboat")
        return
    desk.arrivals.ask(options=["--fetch", what])


def _add(desk: DeskScreen, rest: str) -> None:
    """Look what is at an address and subscribe; what was found is said."""
    url, _, more = rest.partition(" ")
    if not url or _cannot(desk):
        desk.say(
            "feed add URL   a feed or a page that names one; behind it: private, for your own network"
        )
        return
    settings = {"private": True} if more.strip() == "private" else {}
    source = desk.sources.current
    if source is not None and source.query.startswith("folder:") and desk.where == "sources":
        settings["folder"] = source.query.partition(":")[2].strip('"')  # type: ignore[assignment]
    desk.say(f"looking at {one_line(url, 60)}")
    desk.arrivals.ask([url], ["--subscribe", json.dumps({"settings": settings})])


def _act(desk: DeskScreen, verb: str, value: str) -> None:
    """Change the feed of this source, else of this article."""
    feed = _feed_here(desk)
    if feed is None:
        desk.say("This is no feed: go to one in the sources, or to an article that came with one.")
        return
    library = desk.library

    def work() -> Command | str | None:
        try:
            if verb == "remove":
                return unsubscribe(library, [feed])
            found = _ACTS[verb](feed, value)
            if found is None:
                return USAGE
            words, settings = found
            return change(library, feed, words, **settings)
        except NewsreaderError as error:
            return str(error)

    def done(act: Command | str | None) -> None:
        if isinstance(act, str):
            desk.say(act)
            return
        desk.acted(act)
        if act is None:
            desk.say("Nothing changed.")

    desk.jobs.act(work, done)


def _feed_here(desk: DeskScreen) -> Feed | None:
    """Return the feed under the cursor of the sources, of the view, or of the article."""
    source = desk.sources.current if desk.where == "sources" else None
    query = source.query if source is not None else desk.view.query
    if query.startswith("feed:"):
        found = feed_sources.feeds_behind(desk.library, query)
        if len(found) == 1:
            return found[0]
    row = desk.rows.current
    return (
        None
        if row is None or source is not None
        else feed_sources.feed_of(desk.library, row.document)
    )


def _cannot(desk: DeskScreen) -> bool:
    if desk.library.read_only:
        desk.say("The library is read-only: nothing is fetched.")
    return desk.library.read_only


def _rename(feed: Feed, value: str) -> tuple[str, dict[str, object]]:
    name = one_line(value, 200)
    return f"renamed: {feed.title} is {name or feed.state.title or feed.subscription.url}", {
        "name": name
    }


def _folder(feed: Feed, value: str) -> tuple[str, dict[str, object]]:
    folder = folder_name(value)
    where = f"in {folder}" if folder else "in no folder"
    return f"{feed.title} is {where}", {"folder": folder}


def _pause(feed: Feed, _: str) -> tuple[str, dict[str, object]]:
    good = moment(feed.state.last_good) or "never"
    return f"paused: {feed.title}; last good {good}, {items(feed.held)} kept", {"paused": True}


def _resume(feed: Feed, _: str) -> tuple[str, dict[str, object]]:
    return f"resumed: {feed.title}", {"paused": False}


def _full_text(feed: Feed, value: str) -> tuple[str, dict[str, object]] | None:
    if value not in ("on", "off"):
        return None
    return f"full text of {feed.title}: {value}", {"full_text": value == "on"}


def _private(feed: Feed, value: str) -> tuple[str, dict[str, object]] | None:
    if value not in ("on", "off"):
        return None
    may = "may" if value == "on" else "may not"
    return f"{feed.title} {may} be at a private address", {"private": value == "on"}


_ACTS: dict[str, Act] = {
    "rename": _rename,
    "folder": _folder,
    "pause": _pause,
    "resume": _resume,
    "full-text": _full_text,
    "private": _private,
}
