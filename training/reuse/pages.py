"""The research texts as articles; they are read in place and nothing of them is kept."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from newsreader.domain.articles import Article
from newsreader.domain.fields import Field
from newsreader.domain.spans import Span
from newsreader.reuse.held import Held, Opened
from newsreader.text.normalise import Normalised, normalise

_BLOCK = re.compile(r"[^\n]*\S[^\n]*")


class Opening(NamedTuple):
    """The opening of one report, with its event and the day of the event as a number."""

    article: Article
    event: str
    day: int


def page(path: Path) -> Article:
    """Return a file (a headline, then paragraphs) as an article whose id is the file's name."""
    content = path.read_text(encoding="utf-8")
    spans = [Span(m.start(), m.end()) for m in _BLOCK.finditer(content)]
    return Article(
        path.name, content, (), tuple(spans[1:]), outlet=Field(path.name.split("_")[1], 1.0)
    )


def pages(folder: Path) -> dict[str, Article]:
    """Return the reports in ``articles`` by file name."""
    return {path.name: page(path) for path in sorted((folder / "articles").glob("*.txt"))}


def day_of(name: str) -> int:
    """Return the day of a report, from its file's name, as a number."""
    return date.fromisoformat(name.rsplit("_", 1)[1].removesuffix(".txt")).toordinal()


def openings(folder: Path) -> list[Opening]:
    """Return the openings of reports in ``allsides``, in order of event."""
    found = []
    for path in sorted((folder / "allsides").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            day = date.fromisoformat(event["date"][:10]).toordinal()
            for side, news in sorted(event["news"].items()):
                text = "\n\n".join(p for p in news["newBody"] if p.strip())
                spans = tuple(Span(m.start(), m.end()) for m in _BLOCK.finditer(text))
                name = f"{event['id']}-{side}"
                article = Article(
                    name, text, (), spans, headline=Field(news.get("newsTitle") or "", 1.0)
                )
                found.append(Opening(article, str(event["id"]), day))
    return sorted(found, key=lambda o: (o.event, o.article.id))


def plain(text: str) -> Article:
    """Return a text of one paragraph as an article."""
    return Article("plain", text, (), (Span(0, len(text)),))


def opened(article: Article) -> Opened:
    """Return an article as the matcher sees it, without names from elsewhere."""
    return Held(article, ()).open()


def place_of(text: Normalised, sentence: str) -> Span:
    """Return where a normalised sentence stands in a text."""
    wanted = normalise(sentence).text
    at = text.text.index(wanted)
    return text.raw_span(at, at + len(wanted))
