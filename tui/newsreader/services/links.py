"""The links of an article: the page's own, and those in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.services.library import Library
from newsreader.storage import listing
from newsreader.storage.articles import load_article

_LINK = re.compile(r"https?://[^\s<>\"'“”‘’«»\[\]{}|\\^`]{4,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'\"…"


@dataclass(frozen=True, slots=True)
class Links:
    """What an article leads to.

    Attributes:
        page: The page's own address, or None where the capture does not show it.
        others: Addresses in the capture, in order, each once; the page's own is left out.
    """

    page: str | None
    others: tuple[str, ...]

    @property
    def everything(self) -> tuple[str, ...]:
        """All addresses, the page's own first."""
        return (self.page, *self.others) if self.page else self.others


def links_of(library: Library, document: int) -> Links:
    """Return the links of a document's newest version; control characters never come along."""
    row = listing.row_of(library.connection, document)
    article = load_article(library.connection, row.capture) if row else None
    if article is None:
        return Links(None, ())
    page = article.url.value if article.url else None
    found = dict.fromkeys(map(_tidied, _LINK.findall(article.content)))
    own = _tidied(page) if page and _LINK.fullmatch(page) else None
    return Links(own, tuple(link for link in found if link != own))


def _tidied(link: str) -> str:
    """Return an address without the punctuation of the sentence around it; printable characters only."""
    while link and link[-1] in _TRAILING and not (link[-1] == ")" and "(" in link):
        link = link[:-1]
    return "".join(c for c in link if c.isprintable())
