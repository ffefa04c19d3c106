"""A page's capture -> its article: the vote on the story, labels, and fields with evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from newsreader.capture.decoding import NotText
from newsreader.capture.fields import outlet as outlets
from newsreader.capture.fields import story
from newsreader.capture.fields.attributed import find_attributed
from newsreader.capture.fields.language import language_of
from newsreader.capture.fields.published import find_published
from newsreader.capture.fields.wire import find_wire
from newsreader.capture.html import labels, metadata
from newsreader.capture.html.charset import decode_page
from newsreader.capture.html.extractor_worker import NOT_ASKED, Opinions
from newsreader.capture.html.headlines import find_headline
from newsreader.capture.html.layout import DataLine, Layout, take_apart
from newsreader.capture.html.page_data import ARTICLE_BODY
from newsreader.capture.html.reading import DECODER, read_source
from newsreader.capture.html.rendering import Block, Place
from newsreader.capture.html.voting import vote
from newsreader.capture.labelling import lines_of
from newsreader.capture.lines import line_spans
from newsreader.capture.page import Page, Verdict
from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS, Capture, Label, Line
from newsreader.domain.fields import Field, Published

#: Raised whenever the same page may be understood differently.
VERSION = 1

Ask = Callable[[str], Opinions]
_NOWHERE = Place("html", "", None, 0, 0, 0, False)
#: A text in the data that is so many times as long as the story on the page is the story.
_LONGER = 2


def understand_page(capture: Capture, data: bytes | None, ask: Ask | None) -> Article:
    """Label every line of a page and read its fields, each with its evidence.

    Args:
        capture: The page's capture.
        data: Its bytes, for the tree; without them, or where they would be laid out differently
            today, the lines are read without it.
        ask: Asks the extractors about the page's source; None where there are none to ask.
    """
    text = capture.decoded.text
    parts = take_apart(text)
    page = labels.plain_page(text[: parts.visible])
    blocks, source = _blocks(capture, data, page)
    opinions = ask(source) if ask is not None and source is not None else NOT_ASKED
    outlet = metadata.outlet_of(parts.data)
    url = metadata.url_of(parts.data)
    index, headline = find_headline(page, blocks, parts.data, outlet, metadata.host_of(url))
    _label(page, blocks, opinions, index)
    outlet = outlet or outlets.find_outlet(page)
    outlets.label_mastheads(page, outlet)
    lines = _lines(page, text, parts)
    article = Article(
        id=capture.article_id,
        content=text,
        lines=lines,
        paragraphs=(),
        outlet=outlet,
        headline=headline or story.find_headline(page, outlet),
        standfirst=story.find_standfirst(page),
        byline=metadata.byline_of(parts.data, outlet) or _marked_byline(page, blocks, outlet),
        dateline=story.find_dateline(page),
        published=_published(page, parts.data),
        wire=tuple(find_wire(page)),
        attributed=tuple(find_attributed(page, outlet)),
        slug=story.find_slug(page),
        notice=story.find_notice(page),
        url=url,
    )
    paragraphs = article.body_spans
    said = language_of("\n".join(span.slice(text) for span in paragraphs[:40]))
    said = said if said != "und" else metadata.language_said(parts.data)
    return replace(article, paragraphs=paragraphs, language=said)


def address_of(capture: Capture) -> str | None:
    """Return the address that a page's own data gives it, or None; quick."""
    url = metadata.url_of(take_apart(capture.decoded.text).data)
    return url.value if url else None


def _blocks(capture: Capture, data: bytes | None, page: Page) -> tuple[list[Block], str | None]:
    """Return the blocks behind the rows, and the page's source; without bytes, rows without a place."""
    if data is not None:
        try:
            source = decode_page(data, capture.decoded.decoder.removeprefix(DECODER))
            decoded, blocks = read_source(source)
        except NotText:
            pass
        else:
            if decoded.text == capture.decoded.text and len(blocks) == len(page.rows):
                return blocks, source.text
    return [Block(page.text[row.start : row.end], 0, _NOWHERE) for row in page.rows], None


def _label(page: Page, blocks: Sequence[Block], opinions: Opinions, headline: int | None) -> None:
    """Vote, and settle what every row is."""
    outcome = vote(blocks, labels.row_labels(page), opinions.texts)
    if headline is not None:
        _move_headline(page, headline)
    if page.rows and blocks[0].place is not _NOWHERE:
        rule = "html:vote-alone" if opinions.silent else "html:vote"
        labels.apply_story(page, blocks, outcome.story, outcome.chances, rule)
        labels.apply_tree(page, blocks)
    labels.keep_something(page, blocks)
    body = [row.index for row in page.rows if page.is_labelled(row.index, BODY_LABELS)]
    page.story = (body[0], body[-1] + 1) if body else (0, 0)


def _move_headline(page: Page, index: int) -> None:
    """Make another row the headline; the one that was is no more than a promotion."""
    if page.headline is not None and page.headline != index:
        page.verdicts[page.headline] = Verdict(Label.PROMO, 0.4, "html:another-title")
    page.headline = index
    page.verdicts[index] = Verdict(Label.HEADLINE, 0.97, "html:h1")


def _lines(page: Page, text: str, parts: Layout) -> tuple[Line, ...]:
    """Return all lines: the visible ones as labelled, the page's data as machinery.

    A page that shows little and has its story in its data only has it there.
    """
    spans = line_spans(text)
    lines = list(lines_of(page, spans))
    if not parts.mark:
        return tuple(lines)
    for line in lines[parts.mark - 1 :]:
        lines[line.n - 1] = replace(line, label=Label.CHROME, confidence=1.0, rule="html:data")
    bodies = [line for line in parts.data if line.key.endswith(ARTICLE_BODY)]
    shown = [line for line in lines if line.label in BODY_LABELS]
    words = sum(len(text[line.start : line.end].split()) for line in shown)
    best = max(bodies, key=lambda line: len(line.value), default=None)
    if best is not None and len(best.value.split()) > _LONGER * words:
        for line in shown:
            lines[line.n - 1] = replace(line, label=Label.OTHER, rule="html:story-in-data")
        at = best.n - 1
        lines[at] = replace(lines[at], label=Label.BODY, confidence=0.7, rule="html:json-ld")
    return tuple(lines)


def _marked_byline(
    page: Page, blocks: Sequence[Block], outlet: Field[str] | None
) -> Field[str] | None:
    """Return the byline of the plain rules, its outlet's own name not among the persons."""
    found = story.find_byline(page)
    if found is not None and outlet is not None and found.value.lower() == outlet.value.lower():
        return None
    return found


def _published(page: Page, data: Sequence[DataLine]) -> Field[Published] | None:
    """Return when it was published: trusted data, the text, then the rest of the data."""
    return metadata.published_of(data, 0.8) or find_published(page) or metadata.published_of(data)
