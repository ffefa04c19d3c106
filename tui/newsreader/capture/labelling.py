"""Lines labelled: rules on single rows, then the story's zone, then what neighbours tell."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.capture import neighbours, opening, zone
from newsreader.capture.furniture import appeal, chrome, comments, items, legal, newsletter, promo
from newsreader.capture.page import Page, Verdict, page_of
from newsreader.capture.phrases import Sketches
from newsreader.capture.story import (
    bylines,
    datelines,
    mastheads,
    notices,
    pictures,
    stamps,
    wire_lines,
)
from newsreader.domain.captures import Label, Line
from newsreader.domain.spans import Span

_FURNITURE = (appeal, newsletter, comments, legal, promo, chrome)
_STORY = (pictures, bylines, stamps, wire_lines, notices, mastheads, datelines)
_TABLES = {
    Label.APPEAL: appeal.TABLE,
    Label.CHROME: chrome.TABLE,
    Label.NEWSLETTER: newsletter.TABLE,
    Label.LEGAL: legal.TABLE,
    Label.PROMO: promo.TABLE,
    Label.COMMENTS: comments.TABLE,
}
#: So many rows are read by the rules. A page of more is no story but a list, a log or a book; what
#: stands further down is told by whether it reads like a paragraph.
MOST = 12_000
_BEYOND = Verdict(Label.OTHER, 0.1, "beyond-the-rules")
_BEYOND_PROSE = Verdict(Label.BODY, 0.1, "beyond-the-rules")
_BLANK = Verdict(Label.BLANK, 1.0, "blank")


def label_page(text: str, spans: Sequence[Span], title: str = "", *, bare: bool = False) -> Page:
    """Return the rows of ``text`` with a verdict for each; linear in the text.

    Args:
        text: The decoded text.
        spans: Its lines.
        title: What its sender calls it; a line that says so is the headline.
        bare: Whether the text is all there is to go by; a web page has better witnesses.
    """
    page = page_of(text, spans)
    beyond, page.rows = page.rows[MOST:], page.rows[:MOST]
    _judge_rows(page)
    neighbours.share_by_mail(page)
    neighbours.join_boxes(page)
    neighbours.join_appeals(page)
    neighbours.label_author_notes(page)
    if bare:
        neighbours.label_strangers(page)
    page.story = zone.story_zone(page)
    if page.story == (0, 0):
        page.headline, page.story = zone.without_prose(page)
    else:
        page.headline = opening.find_headline(page, page.story)
        page.story = zone.reach_up(page, page.headline, page.story)
    if title:
        opening.take_title(page, title)
    neighbours.forget_distant(page)
    opening.label_opening(page, page.story, page.headline)
    neighbours.label_inside(page, page.story, page.headline)
    neighbours.label_outside(page, page.story, page.headline)
    for row in beyond:
        page.verdicts[row.index] = _BEYOND_PROSE if row.prose else _BEYOND
    page.rows += beyond
    return page


def lines_of(page: Page, spans: Sequence[Span]) -> tuple[Line, ...]:
    """Return every line of the capture with its label, blank ones too."""
    verdicts = {row.n: page.verdicts[row.index] for row in page.rows}
    lines = []
    for n, span in enumerate(spans, 1):
        verdict = verdicts.get(n, _BLANK) or Verdict(Label.OTHER, 0.1, "nothing-fits")
        lines.append(Line(n, span.start, span.end, verdict.label, verdict.confidence, verdict.rule))
    return tuple(lines)


def _judge_rows(page: Page) -> None:
    """Let every rule that looks at one row alone vote."""
    sketches = Sketches.of(page)
    for concern in _FURNITURE:
        hits = concern.TABLE.look_up(page, sketches)
        if concern is appeal:
            page.asking = {index: found.weight for index, found in hits.items()}
        for row in page.rows:
            verdict = concern.judge(row, hits.get(row.index))
            if verdict is not None:
                page.vote(row.index, verdict)
    for row in page.rows:
        made_of_items = items.judge(row, _TABLES)
        if made_of_items is not None:
            page.vote(row.index, made_of_items)
        for rule in _STORY:
            verdict = rule.judge(row)
            if verdict is not None:
                page.vote(row.index, verdict)
    pictures.settle(page)
