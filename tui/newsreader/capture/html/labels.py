"""Labels of a page's visible lines: plain rules, then the vote on the story, then what the tree says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsreader.capture.html.rendering import Block
from newsreader.capture.labelling import label_page
from newsreader.capture.lines import line_spans
from newsreader.capture.page import Page, Verdict
from newsreader.domain.captures import BODY_LABELS, Label

_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
#: Lines about the story that stay what the rules call them, though the vote took them.
_KEPT = frozenset(
    [
        Label.HEADLINE,
        Label.BYLINE,
        Label.DATE,
        Label.NOTICE,
        Label.CAPTION,
        Label.CREDIT,
        Label.WIRE,
    ]
)
#: More lines with one of these labels than a story has are a table or a list of the story.
_MANY = 6
_FURNITURE = ("nav", "aside", "footer", "form", "button", "select", "dialog", "figcaption")
_LEADS = re.compile(r"relat|recommend|promo|trending|popular|more-|read-?more|outbrain|taboola")


def plain_page(text: str) -> Page:
    """Return the visible text of a page labelled by the plain rules."""
    return label_page(text, line_spans(text))


def plain_labels(blocks: Sequence[Block]) -> list[Label]:
    """Return what the plain rules call each visible line."""
    text = "".join(f"{block.text}\n" for block in blocks)
    return row_labels(plain_page(text))


def row_labels(page: Page) -> list[Label]:
    """Return the label of each row."""
    return [page.label(row.index) or Label.OTHER for row in page.rows]


def apply_story(
    page: Page, blocks: Sequence[Block], story: Sequence[bool], sure: Sequence[float], rule: str
) -> None:
    """Make the rows that were voted for the story's body, and take all others out of it."""
    voted = Counter(
        page.label(row.index) for row, taken in zip(page.rows, story, strict=True) if taken
    )
    for row, block, taken, chance in zip(page.rows, blocks, story, sure, strict=True):
        standing = page.verdicts[row.index]
        label = standing.label if standing else None
        if not taken:
            if label in BODY_LABELS or label is None:
                page.verdicts[row.index] = _outside(block)
        elif label is None or label not in BODY_LABELS:
            if row.index == page.headline or (label in _KEPT and voted[label] <= _MANY):
                continue
            heading = block.place.tag in _HEADINGS and row.words <= 20
            name = Label.SUBHEADING if heading else Label.BODY
            page.verdicts[row.index] = Verdict(name, max(0.5, chance), rule)


def apply_tree(page: Page, blocks: Sequence[Block]) -> None:
    """Label what the tree is sure of: pictures' captions, and furniture nothing else knew."""
    for row, block in zip(page.rows, blocks, strict=True):
        label = page.label(row.index)
        if block.place.within("figcaption") and label not in _KEPT and label is not Label.CREDIT:
            page.verdicts[row.index] = Verdict(Label.CAPTION, 0.9, "html:figcaption")
        elif label in (None, Label.OTHER, Label.STANDFIRST) and label not in BODY_LABELS:
            outside = _outside(block)
            if outside.label is not Label.OTHER:
                page.verdicts[row.index] = outside


def keep_something(page: Page, blocks: Sequence[Block]) -> None:
    """Where nothing was taken for the story, take what reads like text, else all that is shown."""
    if any(page.is_labelled(row.index, BODY_LABELS) for row in page.rows):
        return
    rows = [row for row in page.rows if row.index != page.headline]
    outer = [r for r in rows if not any(blocks[r.index].place.within(tag) for tag in _FURNITURE)]
    for some in ([r for r in outer if r.prose], [r for r in rows if r.prose], outer, rows):
        if some:
            for row in some:
                page.verdicts[row.index] = Verdict(Label.BODY, 0.2, "html:nothing-else")
            return


def _outside(block: Block) -> Verdict:
    """Say what a line that is not the story's is, by where it stands."""
    place, near = block.place, block.place.near(4)
    if "comment" in near or "disqus" in near:
        return Verdict(Label.COMMENTS, 0.6, "html:comments")
    if place.within("figcaption") or "caption" in near:
        return Verdict(Label.CAPTION, 0.6, "html:caption")
    if any(place.within(tag) for tag in ("nav", "select", "button", "form", "dialog")):
        return Verdict(Label.CHROME, 0.7, "html:controls")
    if place.within("footer"):
        return Verdict(Label.CHROME, 0.5, "html:footer")
    if place.within("aside") or block.linked * 2 > len(block.text) or _LEADS.search(near):
        return Verdict(Label.PROMO, 0.5, "html:leads-elsewhere")
    return Verdict(Label.OTHER, 0.3, "html:not-voted")
