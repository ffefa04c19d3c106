"""An item's capture -> its article: what the feed says of it, with evidence, and its words as the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from newsreader.capture.feeds.item_text import MARK
from newsreader.capture.feeds.moments import published_at
from newsreader.capture.fields import story
from newsreader.capture.fields.attributed import find_attributed
from newsreader.capture.fields.language import language_of
from newsreader.capture.fields.wire import find_wire
from newsreader.capture.html.metadata import persons
from newsreader.capture.labelling import label_page, lines_of
from newsreader.capture.lines import line_spans
from newsreader.capture.page import Page, Verdict
from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS, Capture, Label, Line
from newsreader.domain.fields import Evidence, Field, Published

#: Raised whenever the same item may be understood differently.
VERSION = 1

#: Labels of the plain rules that stand inside an item's own text where they are at least so sure.
_STAND = {
    Label.APPEAL: 0.7,
    Label.NEWSLETTER: 0.7,
    Label.COMMENTS: 0.7,
    Label.LEGAL: 0.8,
    Label.PROMO: 0.8,
    Label.CAPTION: 0.85,
    Label.CREDIT: 0.8,
    Label.WIRE: 0.7,
    Label.NOTICE: 0.7,
    Label.SUBHEADING: 0.5,
}


class _Datum(NamedTuple):
    """A line of the feed's data: its number, where the value starts, the value."""

    n: int
    start: int
    value: str

    def field(self, key: str, confidence: float, value: str | None = None) -> Field[str]:
        """Return the value as a field."""
        said = self.value if value is None else value
        at = self.start + max(0, self.value.find(said))
        return Field(said, confidence, (Evidence(self.n, at, at + len(said), f"feed:{key}"),))


def understand_item(capture: Capture) -> Article:
    """Label every line of an item and read its fields, each with the line of the feed that says it."""
    text = capture.decoded.text
    visible, mark, data = _take_apart(text)
    page = label_page(text[:visible], line_spans(text[:visible]))
    head = _label(page, data)
    outlet = _outlet(data)
    link = data.get("link")
    article = Article(
        id=capture.article_id,
        content=text,
        lines=_lines(page, text, mark),
        paragraphs=(),
        outlet=outlet,
        headline=data["title"].field("title", 0.97) if "title" in data else None,
        byline=_byline(data, outlet) or _byline_in_text(page, head),
        dateline=story.find_dateline(page),
        published=_published(data),
        wire=tuple(find_wire(page)),
        attributed=tuple(find_attributed(page, outlet)),
        slug=story.find_slug(page),
        notice=story.find_notice(page),
        url=link.field("link", 0.95) if link else None,
    )
    paragraphs = article.body_spans
    said = language_of("\n".join(span.slice(text) for span in paragraphs[:40]))
    if said == "und" and "language" in data:
        code = data["language"].value.lower()[:2]
        said = (
            {"nb": "no", "nn": "no"}.get(code, code) if code.isascii() and code.isalpha() else said
        )
    return replace(article, paragraphs=paragraphs, language=said)


def address_of(capture: Capture) -> str | None:
    """Return the address that the feed gives an item, or None; quick."""
    _, _, data = _take_apart(capture.decoded.text)
    return data["link"].value if "link" in data else None


def guid_of(text: str) -> str:
    """Return the name that the feed gives an item, by the item's text; "" of any other text."""
    if f"{MARK}\n" not in text:
        return ""
    _, _, data = _take_apart(text)
    return data["guid"].value if "guid" in data else ""


def _take_apart(text: str) -> tuple[int, int, Mapping[str, _Datum]]:
    """Return where the visible lines end, the number of the mark's line, and the first datum of each key."""
    at = text.rfind(f"\n{MARK}\n")
    if at < 0:
        at = 0 if text.startswith(f"{MARK}\n") else len(text)
        if at:
            return at, 0, {}
        number, start = 1, len(MARK) + 1
    else:
        at += 1
        number, start = text.count("\n", 0, at) + 1, at + len(MARK) + 1
    data: dict[str, _Datum] = {}
    for n, line in enumerate(text[start:].split("\n"), number + 1):
        key, colon, value = line.partition(": ")
        if colon:
            data.setdefault(key, _Datum(n, start + len(key) + len(colon), value))
        start += len(line) + 1
    return at, number, data


def _label(page: Page, data: Mapping[str, _Datum]) -> int:
    """Label the rows by what the feed says: its title, author and date, then the item's words.

    Returns:
        How many rows stand above the words.
    """
    head = 0
    for key, label in (
        ("title", Label.HEADLINE),
        ("author", Label.BYLINE),
        ("published", Label.DATE),
    ):
        row = page.rows[head] if head < len(page.rows) else None
        if (
            key in data
            and row is not None
            and _same(page.text[row.start : row.end], data[key].value)
        ):
            page.verdicts[head] = Verdict(label, 0.97, f"feed:{key}")
            head += 1
    page.headline = 0 if page.is_labelled(0, frozenset({Label.HEADLINE})) else None
    for row in page.rows[head:]:
        standing = page.verdicts[row.index]
        if standing is not None and standing.confidence >= _STAND.get(standing.label, 2.0):
            continue
        title = data.get("title")
        if title is not None and _same(row.head, title.value):
            page.verdicts[row.index] = Verdict(Label.OTHER, 0.8, "feed:title-again")
            continue
        page.verdicts[row.index] = Verdict(Label.BODY, 0.9, "feed:text")
    if not any(page.is_labelled(row.index, BODY_LABELS) for row in page.rows[head:]):
        for row in page.rows[head:]:
            if row.prose or len(page.rows) == head + 1:
                page.verdicts[row.index] = Verdict(Label.BODY, 0.4, "feed:nothing-else")
    page.story = (head, len(page.rows)) if head < len(page.rows) else (0, 0)
    return head


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _lines(page: Page, text: str, mark: int) -> tuple[Line, ...]:
    """Return all lines: the visible ones as labelled, what the feed says of the item as machinery."""
    lines = lines_of(page, line_spans(text))
    return tuple(
        replace(line, label=Label.CHROME, confidence=1.0, rule="feed:data")
        if mark and line.n >= mark and text[line.start : line.end].strip()
        else line
        for line in lines
    )


def _outlet(data: Mapping[str, _Datum]) -> Field[str] | None:
    """Return who publishes: the feed an item was taken over from, else the feed itself."""
    for key, sure in (("source", 0.8), ("feed", 0.85)):
        if key in data and 1 < len(data[key].value) <= 100:
            return data[key].field(key, sure)
    return None


def _byline(data: Mapping[str, _Datum], outlet: Field[str] | None) -> Field[str] | None:
    """Return the persons among those the feed names as authors."""
    if "author" not in data:
        return None
    names = [name for part in data["author"].value.split("; ") for name in persons(part, outlet)]
    if not names:
        return None
    found = [data["author"].field("author", 0.9, name) for name in dict.fromkeys(names)]
    evidence = tuple(one.evidence[0] for one in found)
    return Field("; ".join(one.value for one in found), 0.9, evidence)


def _byline_in_text(page: Page, head: int) -> Field[str] | None:
    """Return a byline that stands in an item's own words, which the rules found."""
    found = story.find_byline(page)
    if found is not None and head and found.evidence[0].line <= page.rows[head - 1].n:
        return None
    return found


def _published(data: Mapping[str, _Datum]) -> Field[Published] | None:
    """Return when an item was published; where the feed only says when it was changed, that."""
    for key, sure in (("published", 0.95), ("updated", 0.7)):
        if key in data:
            moment = published_at(data[key].value)
            if moment is not None:
                return Field(moment, sure, data[key].field(key, sure).evidence)
    return None
