"""newsboat's file "urls": feeds with tags and titles, and query feeds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.capture.feeds import words
from newsreader.capture.feeds.limits import cut

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class NewsboatFeed:
    """A line that names a feed: its address, the reader's own title or "", and tags."""

    url: str
    title: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueryFeed:
    """A line that names a query: its name and newsboat's filter expression."""

    name: str
    expression: str


@dataclass(frozen=True, slots=True)
class NewsboatUrls:
    """All that stands in the file; ``refused`` says of each other line its number and why."""

    feeds: tuple[NewsboatFeed, ...]
    queries: tuple[QueryFeed, ...]
    refused: tuple[tuple[int, str], ...]


def read_urls(text: str) -> NewsboatUrls:
    """Read the file; what cannot be taken over is named and the rest is read."""
    feeds: dict[str, NewsboatFeed] = {}
    queries: list[QueryFeed] = []
    refused: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        parts = [_ESCAPED.sub(r"\1", m[1]) if m[1] is not None else m[2] for m in _WORD.finditer(line)]  # fmt: skip
        first, rest = parts[0] if parts else "", parts[1:]
        if first.startswith("query:"):
            name, colon, expression = first.removeprefix("query:").partition(":")
            if colon and name.strip():
                queries.append(QueryFeed(cut(name, 100), expression))
            else:
                refused.append((number, "a query feed without a name and an expression"))
        elif first.startswith(("exec:", "filter:", "file:")):
            kind = first.partition(":")[0]
            refused.append((number, f"{kind}: feeds are not taken; only http and https addresses"))
        elif not (url := words.link(first, "")):
            refused.append((number, "no http or https address"))
        else:
            title = next((cut(part[1:], 200) for part in rest if part.startswith("~")), "")
            tags = tuple(dict.fromkeys(cut(part, 100) for part in rest if not part.startswith(("~", "!")) and part.strip()))  # fmt: skip
            feeds.setdefault(url, NewsboatFeed(url, title, tags))
    return NewsboatUrls(tuple(feeds.values()), tuple(queries), tuple(refused))
