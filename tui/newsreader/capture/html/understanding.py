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
from newsreader.capture.html.layout import MARK, DataLine, Layout, take_apart
from newsreader.capture.html.page_data import ARTICLE_BODY
from newsreader.capture.html.reading import DECODER
from newsreader.capture.html.rendering import Block, Place, blocks_of, parse
from newsreader.capture.html.voting import vote
from newsreader.capture.labelling import lines_of
from newsreader.capture.lines import line_spans
from newsreader.capture.page import Page, Verdict
from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS, Capture, Label, Line
from newsreader.domain.fields import Field, Published

#: Raised whenever the same page may be understood differently.
VERSION = 3

Ask = Callable[[str], Opinions]
#: What stands in a laid-out text behind its visible lines, where there is more.
_DATA = f"\n{MARK}\n"
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
    return understand_drawn(capture, _drawn(capture, data), ask)


def understand_drawn(
    capture: Capture,
    drawn: tuple[Sequence[Block], str] | None,
    ask: Ask | None,
    known: Field[str] | None = None,
) -> Article:
    """Understand a capture whose text is laid out as a page's is.

    Args:
        capture: The capture.
        drawn: The blocks behind its visible lines, and their source; None where they are not known.
        ask: Asks the extractors about the source; None where there are none to ask.
        known: Who published it, where something around the page says so.
    """
    text = capture.decoded.text
    parts = take_apart(text)
    page = labels.plain_page(text[: parts.visible])
    if drawn is not None and len(drawn[0]) == len(page.rows):
        blocks, source = drawn
    else:
        bare = [Block(page.text[row.start : row.end], 0, _NOWHERE) for row in page.rows]
        blocks, source = bare, ""
    opinions = ask(source) if ask is not None and source else NOT_ASKED
    outlet = known or metadata.outlet_of(parts.data)
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


def _drawn(capture: Capture, data: bytes | None) -> tuple[list[Block], str] | None:
    """Return the blocks of a page and its source; None where its bytes would be laid out differently."""
    if data is None:
        return None
    try:
        source = decode_page(data, capture.decoded.decoder.removeprefix(DECODER))
    except NotText:
        return None
    blocks = blocks_of(parse(source.text))
    text = capture.decoded.text
    visible = "".join(f"{block.text}\n" for block in blocks)
    alike = text.startswith(visible) and text[len(visible) :][: len(_DATA)] in ("", _DATA)
    return (blocks, source.text) if alike else None


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
    lines = with_data(lines_of(page, line_spans(text)), parts)
    if not parts.mark:
        return tuple(lines)
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


def with_data(lines: Sequence[Line], parts: Layout) -> list[Line]:
    """Return lines with those of the page's data labelled as machinery."""
    found = list(lines)
    for line in found[parts.mark - 1 :] if parts.mark else ():
        found[line.n - 1] = replace(line, label=Label.CHROME, confidence=1.0, rule="html:data")
    return found


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
    written = metadata.with_zone(find_published(page), data)
    return metadata.published_of(data, 0.8) or written or metadata.published_of(data)
