"""Short fields of items: titles that may be HTML, links that may lead anywhere, names."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from newsreader.capture.feeds.limits import NAME, TITLE, cut
from newsreader.capture.html.reading import visible_text

_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w{1,31});")
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_NAMED_MAIL = re.compile(
    r"^\s*\S+@\S+\s*\((?P<after>[^()]+)\)\s*$|^(?P<before>[^<>]+)<[^<>@]+@[^<>]+>\s*$"
)


def plain(text: str, limit: int = TITLE) -> str:
    """Return a title or name without markup, on one line."""
    text = text[: 20 * limit]
    if ("<" in text or "&" in text) and _MARKUP.search(text):
        text = visible_text(text)
    return cut(text, limit)


def link(reference: str, base: str) -> str:
    """Return the http or https address a reference leads to, or "".

    What leads to a file, a script or a mailbox is no link of an item.
    """
    reference = _CONTROL.sub("", reference[: 2 * NAME])
    if not reference or len(reference) > NAME:
        return ""
    try:
        whole = urljoin(base, reference)
        parts = urlsplit(whole)
        return whole if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def author(text: str) -> str:
    """Return a person's name; of "mail@host (Name)" and "Name <mail@host>" the name."""
    name = plain(text, 300)
    match = _NAMED_MAIL.match(name)
    if match is not None:
        name = (match["after"] or match["before"]).strip()
    return name


def joined(names: list[str]) -> str:
    """Return names joined by "; ", each once."""
    return "; ".join(dict.fromkeys(name for name in names if name))
