"""What a row's neighbours tell: appeals of several paragraphs, subheadings, leftovers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsreader.capture.agencies import media_weight
from newsreader.capture.furniture.comments import is_form
from newsreader.capture.page import Page, Row, Verdict
from newsreader.capture.story.bylines import only_names
from newsreader.capture.story.stamps import judge as judge_stamp
from newsreader.capture.zone import ABOUT, FURNITURE
from newsreader.domain.captures import Label

#: Labels that short unlabelled rows beside them share.
_SPREADS = frozenset(
    {Label.APPEAL, Label.NEWSLETTER, Label.COMMENTS, Label.LEGAL, Label.PROMO, Label.CHROME}
)
#: Boxes that often stand under a line of their own.
_HEADED = frozenset({Label.APPEAL, Label.NEWSLETTER, Label.COMMENTS})
_ITEM = re.compile(r"^\(?\d{1,3}[.):]\s")
_ANSWER = re.compile(r"^(?:[qa]|[QA]|[Qq]uestion|[Aa]nswer)\s?[:.]\s|^[A-ZÀ-Þ][\w’'. -]{1,30}:\s")
_ABOUT_AUTHOR = re.compile(
    r"^(?:about the author|the (?:writer|author) is\b|[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2} (?:is|was|has been) (?:an?|the) (?:\w+ ){0,5}(?:correspondent|reporter|editor|columnist|journalist|writer|contributor)\b)"
)
_END_MARK = re.compile(r"^[\W_]*(?:ends?|-?30-?|fin|slutt|#{2,})[\W_]*$", re.IGNORECASE)


#: What a page says of the person who wrote it, in sentences that begin with the name.
_NOTE = re.compile(
    r"^(?P<name>[A-ZÀ-Þ][\w’'.-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w’'.-]+){1,3})(?:,| (?:is|was|has been|writes|covers|reports|edits|works|joined|lives|leads|heads|contributes|teaches)\b)"
)
_WRITES = re.compile(r"^ (?:writes (?:about|on|for)|covers|reports (?:on|from|for)|is based in)\b")
#: Paragraphs of a report, at least, that speak to nobody.
_REPORT = 4
_SPEECH = re.compile(r"[\"“”„«»‘]|\b(?:said|says|told|asked|added|writes|wrote)\b")
_OURS = re.compile(r"\b(?:us|our|we)\b")
_MAIL = frozenset(["email", "e-mail"])
#: Boxes whose rows belong together, their size, and how many rows with a blank line before them make a page loose.
_BOXED = frozenset([Label.APPEAL, Label.NEWSLETTER, Label.COMMENTS, Label.PROMO])
_BOX, _APART, _LONG = 9, 4, 22
#: An office that stands for a name under a headline.
_OFFICE = re.compile(
    r"(?:^| )(?:correspondents?|reporters?|staff writers?|bureau|editor|desk|newsroom)$"
)


#: Labels that mean the story only near it: a name in a menu is no byline.
_NEAR = frozenset({Label.BYLINE, Label.WIRE, Label.NOTICE, Label.DATELINE})
_REACH = 8


def forget_distant(page: Page) -> None:
    """Take back bylines, credits and notices that stand far from headline and story."""
    start, end = page.story
    first = start if page.headline is None else min(start, page.headline)
    for row in page.rows:
        if first - _REACH <= row.index < end + _REACH:
            continue
        verdict = page.verdicts[row.index]
        if verdict is None or verdict.label not in _NEAR:
            continue
        named = verdict.rule in {"byline-by", "wire-credit", "wire-reporting"} or (
            verdict.label is Label.NOTICE and row.words > 6
        )
        if not named or abs(row.index - start) > 40 + end - start:
            page.verdicts[row.index] = None


def join_appeals(page: Page) -> None:
    """Give paragraphs next to an appeal that speak as "we" or to "you" the appeal's label.

    Left alone where such paragraphs are common all over the page: a column or a letter speaks so.
    """
    paragraphs = [row for row in page.rows if row.prose]
    speaking = [row for row in paragraphs if row.personal]
    asking = [row for row in page.rows if _asks(page, row)]
    if not asking or not speaking:
        return
    quiet = len(paragraphs) - len(speaking)
    if len(speaking) > max(6, quiet):
        return
    for order in (page.rows, page.rows[::-1]):
        near = False
        for row in order:
            if _asks(page, row):
                near = True
            elif near and page.verdicts[row.index] is None and row.prose and _goes_on(page, row):
                page.vote(row.index, Verdict(Label.APPEAL, 0.66, "appeal-goes-on"))
            elif row.prose or page.is_labelled(row.index, ABOUT, 0.5):
                near = False


def join_boxes(page: Page) -> None:
    """Give short rows glued to rows of a box, without a blank line between, the box's label.

    Only on pages whose parts stand apart, and only in boxes without a paragraph of news in them.
    """
    if sum(row.gap > 0 for row in page.rows) < _APART:
        return
    begin = 0
    for end in range(1, len(page.rows) + 1):
        if end == len(page.rows) or page.rows[end].gap:
            if 2 <= end - begin <= _BOX:
                _join_box(page, page.rows[begin:end])
            begin = end


def _join_box(page: Page, rows: Sequence[Row]) -> None:
    """Join one box."""
    sure = [row for row in rows if page.is_labelled(row.index, _BOXED, 0.65)]
    rest = [row for row in rows if not page.is_labelled(row.index, FURNITURE | ABOUT, 0.5)]
    if not sure or any(row.prose and row.words >= _LONG and not row.personal for row in rest):
        return
    labels = [page.label(row.index) for row in sure]
    most = max(set(labels), key=lambda label: (labels.count(label), -labels.index(label)))
    if most is None:
        return
    for row in rest:
        if row.short or row.personal or len(sure) * 2 >= len(rows):
            page.vote(row.index, Verdict(most, 0.6, f"{most}-box"))


def label_strangers(page: Page) -> None:
    """Take rows that speak to the reader out of a page whose prose does not.

    A report speaks of people and not to them; what says "you" in the middle of it, outside quotation
    marks, is the outlet. Left alone on pages that speak so all over: columns, letters, advice.
    """
    prose = [row for row in page.rows if row.prose and row.words >= 12]
    plain = sum(not row.personal for row in prose)
    if plain < _REPORT or plain < 0.85 * len(prose):
        return
    for row in page.rows:
        if not row.personal or row.words > 30 or _SPEECH.search(row.head):
            continue
        if not row.reader and (row.words > 25 or not _OURS.search(row.sketch)):
            continue
        standing = page.verdicts[row.index]
        if standing is None or standing.confidence < 0.5:
            page.verdicts[row.index] = Verdict(Label.APPEAL, 0.55, "appeal-speaks-to-you")


def share_by_mail(page: Page) -> None:
    """Take "Email" beside share buttons for one of them, and not for a sign-up form."""
    for row in page.rows:
        if row.key in _MAIL and page.label(row.index) is Label.NEWSLETTER:
            beside = (row.index - 1, row.index + 1)
            if any(0 <= i < len(page.rows) and page.label(i) is Label.CHROME for i in beside):
                page.verdicts[row.index] = Verdict(Label.CHROME, 0.7, "chrome-beside-buttons")


def label_author_notes(page: Page) -> None:
    """Label what is said of the person in the byline: "Mara Lind writes about health"."""
    named = [
        row.sketch
        for row in page.rows
        if page.is_labelled(row.index, frozenset({Label.BYLINE}), 0.5)
    ]
    for row in page.rows:
        match = _NOTE.match(row.head) if row.stopped and row.words <= 70 else None
        if match is None:
            continue
        if any(match["name"].lower() in one for one in named):
            page.vote(row.index, Verdict(Label.OTHER, 0.75, "about-author"))
        elif row.words <= 25 and _WRITES.match(row.head[match.end("name") :]):
            page.vote(row.index, Verdict(Label.OTHER, 0.6, "about-author"))


def _goes_on(page: Page, row: Row) -> bool:
    """Say whether a paragraph next to an appeal goes on with it."""
    return row.personal > 0 and row.index in page.asking


def _asks(page: Page, row: Row) -> bool:
    """Say whether the row surely belongs to an appeal."""
    return page.is_labelled(row.index, frozenset({Label.APPEAL}), 0.65)


def label_inside(page: Page, story: tuple[int, int], headline: int | None) -> None:
    """Label what is left inside the story: paragraphs, subheadings, list items, stray furniture."""
    start, end = story
    if headline is not None:
        start = max(start, headline + 1) if headline >= start else start
    for index in range(start, end):
        standing = page.verdicts[index]
        row = page.rows[index]
        if standing is not None and (standing.confidence >= 0.5 or not row.stopped):
            continue
        page.verdicts[index] = _inside(page, row, end)


def _inside(page: Page, row: Row, end: int) -> Verdict:
    """Decide for one unlabelled row of the story."""
    if row.prose:
        return Verdict(Label.BODY, 0.9, "body-paragraph")
    if row.stopped and not (row.words <= 8 and row.tail.endswith("?")):
        return Verdict(Label.BODY, 0.8, "body-sentence")
    if row.bullet or _ANSWER.match(row.head):
        return Verdict(Label.BODY, 0.7, "body-item")
    above = _neighbour(page, row, -1)
    below = _neighbour(page, row, 1)
    if _ITEM.match(row.head):
        heads = below is not None and below.prose
        return Verdict(Label.SUBHEADING if heads else Label.BODY, 0.65, "item-numbered")
    spread = _block_label(page, row)
    if spread is not None:
        return Verdict(spread, 0.55, f"{spread}-same-block")
    if row.words > 14:
        return Verdict(Label.BODY, 0.6, "body-no-stop")
    if (
        below is not None
        and below.prose
        and row.index + 1 < end
        and (above is None or above.prose or above.stopped)
    ):
        return Verdict(Label.SUBHEADING, 0.75, "subheading-before-paragraph")
    if below is not None and (below.prose or below.stopped):
        return Verdict(Label.SUBHEADING, 0.5, "subheading-likely")
    return Verdict(Label.BODY, 0.45, "body-short")


def _neighbour(page: Page, row: Row, step: int) -> Row | None:
    """Return the nearest row on one side that is no caption, credit or furniture."""
    index = row.index + step
    for _ in range(3):
        if not 0 <= index < len(page.rows):
            return None
        if not page.is_labelled(index, FURNITURE | ABOUT, 0.5):
            return page.rows[index]
        index += step
    return None


def _block_label(page: Page, row: Row) -> Label | None:
    """Return the furniture label of the rows glued to this one without a blank line, if any."""
    if row.gap == 0 and row.index and page.is_labelled(row.index - 1, _SPREADS, 0.55):
        loose = any(r.gap for r in page.rows)
        if loose:
            return page.label(row.index - 1)
    return None


def label_outside(page: Page, story: tuple[int, int], headline: int | None) -> None:
    """Label what is left above and below the story."""
    start, end = story
    top = start if headline is None else min(start, headline)
    for row in page.rows[:top]:
        if page.verdicts[row.index] is None:
            page.verdicts[row.index] = _above(page, row)
    if headline is not None:
        for row in page.rows[headline + 1 : start]:
            if page.verdicts[row.index] is None:
                near = row.index <= headline + 4
                page.verdicts[row.index] = _between(row) if near else _above(page, row)
    previous: Label | None = None
    answering = False
    for row in page.rows[end:]:
        answering = (answering and not _closes_answers(page, row)) or _opens_answers(page, row)
        if answering and _may_answer(page, row):
            page.verdicts[row.index] = Verdict(Label.COMMENTS, 0.6, "comments-answer")
        elif (
            page.verdicts[row.index] is None or (page.verdicts[row.index] or _WEAK).confidence < 0.5
        ):
            page.verdicts[row.index] = _below(page, row, previous)
        previous = page.label(row.index)


def _opens_answers(page: Page, row: Row) -> bool:
    """Say whether readers' answers follow this row below the story."""
    return page.is_labelled(row.index, frozenset({Label.COMMENTS}), 0.6) and is_form(row)


def _closes_answers(page: Page, row: Row) -> bool:
    """Say whether the row surely is something else again: small print, a list of other stories."""
    others = frozenset({Label.LEGAL, Label.PROMO, Label.NEWSLETTER, Label.APPEAL})
    return page.is_labelled(row.index, others, 0.7)


def _may_answer(page: Page, row: Row) -> bool:
    """Say whether the row can be part of an answer: its text, its author, its date."""
    verdict = page.verdicts[row.index]
    return (
        verdict is None or verdict.confidence < 0.7 or verdict.label in {Label.DATE, Label.BYLINE}
    )


_WEAK = Verdict(Label.OTHER, 0.0, "")


def _above(page: Page, row: Row) -> Verdict:
    """Decide for a row above the story."""
    spread = _block_label(page, row)
    around = {page.label(i) for i in (row.index - 1, row.index + 1) if 0 <= i < len(page.rows)}
    if Label.APPEAL in around and (row.prose or row.stopped):
        return Verdict(Label.APPEAL, 0.55, "appeal-around")
    if row.prose:
        return Verdict(Label.PROMO, 0.4, "promo-above-story")
    if spread is not None and not row.stopped:
        return Verdict(spread, 0.5, f"{spread}-same-block")
    if row.words >= 6:
        return Verdict(Label.PROMO, 0.5, "promo-title-above")
    if row.index <= 2 and row.short and row.head[0].isupper():
        words = row.head.split()
        if len(words) <= 5 and media_weight(row.head.title()) >= 0.6:
            return Verdict(Label.OUTLET, 0.55, "outlet-at-the-top")
    return Verdict(Label.CHROME, 0.5, "chrome-above-story")


def _between(row: Row) -> Verdict:
    """Decide for a row between the headline and the story."""
    if only_names(row):
        return Verdict(Label.BYLINE, 0.5, "byline-names-alone")
    if row.words <= 4 and _OFFICE.search(row.sketch):
        return Verdict(Label.BYLINE, 0.55, "byline-office")
    if row.words >= 8:
        return Verdict(Label.STANDFIRST, 0.5, "standfirst-likely")
    return Verdict(Label.CHROME, 0.45, "chrome-under-headline")


def _is_count(page: Page, index: int) -> bool:
    """Say whether the row only counts comments, and so has no heading."""
    verdict = page.verdicts[index]
    return verdict is not None and verdict.rule == "comments-count"


def _below(page: Page, row: Row, previous: Label | None) -> Verdict:
    """Decide for a row below the story."""
    if _END_MARK.match(row.head):
        return Verdict(Label.OTHER, 0.7, "end-mark")
    if _ABOUT_AUTHOR.match(row.head):
        return Verdict(Label.OTHER, 0.7, "about-author")
    coming = page.label(row.index + 1) if row.index + 1 < len(page.rows) else None
    joined = row.index + 1 < len(page.rows) and page.rows[row.index + 1].gap == 0
    heads = joined and coming in _HEADED and not _is_count(page, row.index + 1)
    if heads and row.gap and row.words <= 8:
        return Verdict(coming or Label.OTHER, 0.55, f"{coming}-heading")
    if previous in _SPREADS and (row.words <= 8 or previous is not Label.CHROME):
        if previous is Label.LEGAL and row.words <= 8 and not row.stopped:
            return Verdict(Label.CHROME, 0.4, "chrome-footer")
        if previous is not Label.LEGAL or row.stopped:
            return Verdict(previous, 0.5, f"{previous}-goes-on")
    if heads and row.words <= 16:
        return Verdict(coming or Label.OTHER, 0.5, f"{coming}-heading")
    if judge_stamp(row) is not None:
        return Verdict(Label.CHROME, 0.4, "chrome-date-below")
    if row.words >= 4:
        return Verdict(Label.PROMO, 0.5, "promo-below-story")
    return Verdict(Label.CHROME, 0.5, "chrome-below-story")
