"""The room's door: bytes -> Capture, Capture -> Article."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from newsreader.capture import learned
from newsreader.capture.decoding import decode
from newsreader.capture.fields import outlet as outlets
from newsreader.capture.fields import story
from newsreader.capture.fields.attributed import find_attributed
from newsreader.capture.fields.language import language_of
from newsreader.capture.fields.published import find_published
from newsreader.capture.fields.wire import find_wire
from newsreader.capture.labelling import label_page, lines_of
from newsreader.capture.lines import line_spans
from newsreader.capture.page import Page, page_of
from newsreader.capture.unwrapping import Unwrapped
from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS, Capture, Label, Line
from newsreader.domain.fields import Field
from newsreader.domain.spans import Span

#: Raised whenever the same capture may be understood differently.
VERSION = 8


def read_capture(data: bytes) -> Capture:
    """Return the capture of ``data``: its SHA-256 and its text, decoded once.

    Raises:
        NotText: The bytes are empty, binary, or hold a NUL.
    """
    return Capture(hashlib.sha256(data).hexdigest(), len(data), decode(data))


def as_it_came(capture: Capture) -> Article:
    """Return an article that says nothing but the text: every line is body, no field is known."""
    text = capture.decoded.text
    lines = tuple(
        Line(
            n,
            s.start,
            s.end,
            Label.BODY if s.slice(text).strip() else Label.BLANK,
            0.0,
            "as-it-came",
        )
        for n, s in enumerate(line_spans(text), 1)
    )
    article = Article(capture.article_id, text, lines, ())
    return replace(article, paragraphs=article.body_spans)


def understand(capture: Capture) -> Article:
    """Label every line of the capture and read the article's fields, each with its evidence.

    Of a page wrapped at a fixed width the lines of a paragraph (title, box) are read as one; a
    field's value has spaces for its line breaks, its evidence the line on which it starts.
    Deterministic, linear in the text; depends on nothing but the capture's text.
    """
    return understand_text(capture.article_id, capture.decoded.text)


def address_of(capture: Capture) -> str | None:
    """Return the permalink printed on the page, as :func:`understand` does, without reading the rest."""
    lower = capture.decoded.text.lower()
    if "://" not in lower and "www." not in lower:
        return None
    source = Unwrapped(capture.decoded.text)
    url = source.field(story.find_url(page_of(source.text, source.spans)))
    return url.value if url else None


def understand_text(
    article_id: str, content: str, title: str = "", outlet: Field[str] | None = None
) -> Article:
    """Understand a text as :func:`understand` does.

    Args:
        article_id: The article's id.
        content: The text.
        title: What whoever sent it calls it; the line that says so is the headline.
        outlet: Who published it, where that is known.
    """
    source = Unwrapped(content)
    text = source.text
    page = label_page(text, source.spans, title, bare=True)
    learned.settle(page)
    outlet = outlet or outlets.find_outlet(page)
    outlets.label_mastheads(page, outlet)
    paragraphs = _paragraphs(page)
    return Article(
        id=article_id,
        content=content,
        lines=source.lines(lines_of(page, source.spans)),
        paragraphs=tuple(source.span(span) for span in paragraphs),
        outlet=source.field(outlet),
        headline=source.field(story.find_headline(page, outlet)),
        standfirst=source.field(story.find_standfirst(page)),
        byline=source.field(story.find_byline(page)),
        dateline=source.field(story.find_dateline(page)),
        published=source.field(find_published(page)),
        wire=source.fields(find_wire(page)),
        attributed=source.fields(find_attributed(page, outlet)),
        slug=source.field(story.find_slug(page)),
        notice=source.field(story.find_notice(page)),
        url=source.field(story.find_url(page)),
        language=language_of("\n".join(text[s.start : s.end] for s in paragraphs[:40])),
    )


def _paragraphs(page: Page) -> tuple[Span, ...]:
    """Return the trimmed spans of body and subheading rows, in order."""
    return tuple(
        Span(row.start, row.end) for row in page.rows if page.is_labelled(row.index, BODY_LABELS)
    )
