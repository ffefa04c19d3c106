"""The pages behind items: fetched on demand, kept as new versions of the items' documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from newsreader.capture.decoding import NotText
from newsreader.capture.feeds.item_text import DECODER
from newsreader.capture.feeds.understanding import address_of
from newsreader.capture.html.reading import looks_like_page, read_page
from newsreader.domain.errors import ReadOnlyError
from newsreader.domain.feeds import Feed
from newsreader.net.client import Answer, Client, Request
from newsreader.net.errors import FetchError, Trouble
from newsreader.net.retrieving import Errand, Outcome, retrieve
from newsreader.services.feed_words import of_status
from newsreader.services.library import Library
from newsreader.storage import feed_items
from newsreader.storage import feeds as feed_rows
from newsreader.storage.captures import Origin, add_to_own, load_capture
from newsreader.storage.connections import transaction

#: So many pages are fetched by one look for feeds whose full text is wanted.
_MOST = 200


@dataclass(slots=True)
class FullTexts:
    """What came of asking for pages: how many came, and why others did not, by document."""

    came: int = 0
    failed: list[tuple[int, str]] = field(default_factory=list)
    offline: bool = False
    documents: list[int] = field(default_factory=list)

    def sentence(self) -> str:
        """Say what happened in one line."""
        if self.offline:
            return "offline: full texts are asked for when there is a network again"
        parts = [f"full text of {self.came:,} article{'' if self.came == 1 else 's'}"]
        if self.failed:
            parts.append(f"{len(self.failed):,} not had: {self.failed[0][1]}")
        return "; ".join(parts)


def fetch_full_texts(
    library: Library,
    documents: Sequence[int],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    client: Client | None = None,
) -> FullTexts:
    """Fetch the pages that items link to, and keep each as a new version of its item's document.

    The item's own bytes stay as the version before.

    Raises:
        ReadOnlyError: The library cannot be written.
    """
    if library.read_only:
        raise ReadOnlyError("The library is read-only: no full text is kept.")
    found = FullTexts()
    errands = []
    private = {feed.number: feed for feed in feed_rows.all_feeds(library.connection)}
    for document in dict.fromkeys(documents):
        url, feed = _link_of(library, document, private)
        if url:
            allowed = feed is not None and feed.subscription.private
            errands.append(Errand(document, Request(url, private=allowed, accept="text/html, application/xhtml+xml, */*;q=0.5")))  # fmt: skip
        else:
            found.failed.append((document, "no page is named for it"))
    own = client or Client()
    try:
        for outcome in retrieve(errands, own, lambda _, answer: answer, cancelled=cancelled):
            _take(library, outcome, found)
    finally:
        if client is None:
            own.close()
    return found


def has_page(library: Library, document: int) -> bool:
    """Say whether a feed names a page behind an article."""
    return _link_of(library, document, {})[0] is not None


def fetch_wanted(library: Library, *, cancelled: Callable[[], bool] = lambda: False) -> FullTexts:
    """Fetch the full texts of new items of the feeds for which the reader wants them, each once.

    A page that could not be had is asked for again only by the reader.
    """
    if library.read_only:
        return FullTexts()
    feeds = [f.number for f in feed_rows.all_feeds(library.connection) if f.subscription.full_text]
    wanted = {n: feed_items.without_page(library.connection, n, _MOST) for n in feeds}
    documents = [document for found in wanted.values() for document in found][:_MOST]
    if not documents:
        return FullTexts()
    done = fetch_full_texts(library, documents, cancelled=cancelled)
    if not done.offline and not cancelled():
        for number, found in wanted.items():
            if found:
                feed_items.note_pages_asked(library.connection, number, max(found))
    return done


def _link_of(
    library: Library, document: int, feeds: dict[int, Feed]
) -> tuple[str | None, Feed | None]:
    """Return the page an item links to, and its feed."""
    row = feed_items.newest_item(library.connection, document)
    if row is None:
        return None, None
    capture, number = row
    loaded = load_capture(library.connection, capture)
    if loaded.decoded.decoder != DECODER:
        return None, None
    return address_of(loaded), feeds.get(number)


def _take(library: Library, outcome: Outcome[Answer], found: FullTexts) -> None:
    """Keep a page that came."""
    answer = outcome.answer
    if answer is None:
        if isinstance(outcome.error, FetchError) and outcome.error.trouble is Trouble.OFFLINE:
            found.offline = True
        found.failed.append((outcome.number, str(outcome.error)))
        return
    if answer.status != 200 or not looks_like_page(answer.body):
        why = of_status(answer.status) if answer.status != 200 else "what it links to is no page"
        found.failed.append((outcome.number, why))
        return
    try:
        capture = read_page(answer.body, answer.charset)
    except NotText as error:
        found.failed.append((outcome.number, str(error)))
        return
    origin = Origin("url", answer.url.encode("utf-8", "replace"), 0, len(answer.body))
    with transaction(library.connection):
        add_to_own(library.connection, answer.body, capture, origin, outcome.number)
    found.came += 1
    found.documents.append(outcome.number)
