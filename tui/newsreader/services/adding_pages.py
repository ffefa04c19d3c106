"""Adding a page that was fetched: its bytes as they came, under the address they came from."""

from __future__ import annotations

from newsreader.capture.decoding import NotText
from newsreader.capture.formats import capture_in
from newsreader.capture.html.reading import looks_like_page, read_page
from newsreader.domain.errors import InputError, ReadOnlyError
from newsreader.net.client import Answer
from newsreader.net.urls import without_login
from newsreader.services.library import Library
from newsreader.services.permalinks import permalink_of
from newsreader.storage.captures import Added, Origin, add_capture
from newsreader.storage.connections import transaction


def add_page(library: Library, answer: Answer) -> Added:
    """Keep what came from an address as a capture.

    Its document is known by the address that the page gives itself, else by where it came from.

    Raises:
        InputError: It holds no text.
        ReadOnlyError: The library cannot be written.
    """
    if library.read_only:
        raise ReadOnlyError("The library is read-only: nothing is added.")
    url = without_login(answer.url)
    try:
        if looks_like_page(answer.body):
            capture = read_page(answer.body, answer.charset)
        else:
            capture = capture_in(answer.body, url)
    except NotText as error:
        raise InputError(url, f"{error}; kept out") from None
    origin = Origin("url", url.encode("utf-8", "replace"), 0, len(answer.body))
    with transaction(library.connection):
        key = permalink_of(capture) or url
        return add_capture(library.connection, answer.body, capture, origin, key)
