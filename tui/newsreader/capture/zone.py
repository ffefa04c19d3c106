"""Where the story is: the stretch of rows whose prose outweighs the furniture in it.

The best stretch is a maximum-sum subsequence over row scores (Pasternack and Roth, "Extracting
article text from the web with maximum subsequence segmentation", WWW 2009); the scores here are
by hand and not learned.
"""

from __future__ import annotations

import re

from newsreader.capture.furniture import comments, promo
from newsreader.capture.matter import content_words
from newsreader.capture.page import Page, Row
from newsreader.domain.captures import Label

FURNITURE = frozenset({
    Label.APPEAL, Label.NEWSLETTER, Label.COMMENTS, Label.LEGAL, Label.PROMO, Label.CHROME, Label.OUTLET,
})  # fmt: skip
ABOUT = frozenset({
    Label.CAPTION, Label.CREDIT, Label.BYLINE, Label.DATE, Label.WIRE, Label.NOTICE, Label.DATELINE,
    Label.OTHER,
})  # fmt: skip
#: Words of prose before a comment form that make it the end of the story.
_ENOUGH = 60
#: Rules that find a whole date; in a live report an entry has the time of day only.
_DATED = frozenset(["date-alone", "date-ago"])
#: "KARSUND, 12 May (Nordline) -" at the head of a paragraph; the brackets hold the agency.
LEAD_AGENCY = re.compile(
    r"^[A-ZÀ-ÞŁŚŠŽČĐ][^()]{2,60}\((?P<name>[A-ZÀ-Þ][^()]{1,30})\)\s*[,.]?\s*(?:[-–—:]|--)"
    r"|^[A-ZÀ-ÞŁŚŠŽČĐ][A-ZÀ-ÞŁŚŠŽČĐ .'’-]{2,30}(?:,[^()]{2,30})?\((?P<bare>[A-ZÀ-Þ][^()]{1,30})\)\s+[\"“A-ZÀ-Þ]"
)
_TEASED = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*\W{0,3}$")
#: How many rows a box in the story may have, and the share of its words that a paragraph behind
#: it must have in common with the story.
_FAR = 12
_SHARED = 0.3
#: Labels behind which no story goes on.
_ENDS = frozenset({Label.LEGAL, Label.COMMENTS, Label.DATE, Label.BYLINE, Label.WIRE, Label.OTHER})
#: As many dated entries one after another are answers of readers or teasers.
_ENTRIES = 3


def story_zone(page: Page) -> tuple[int, int]:
    """Return the half-open range of rows that holds the story; empty ``(0, 0)`` if there is none."""
    start, end = _best(_scores(page))
    end = _cut_at_form(page, start, end)
    end = _cut_at_entries(page, start, end)
    end = _reach_over_box(page, start, end)
    while end > start and page.is_labelled(end - 1, FURNITURE, 0.5):
        end -= 1
    return (start, end) if end > start else (0, 0)


def without_prose(page: Page) -> tuple[int | None, tuple[int, int]]:
    """Return title and story of a page that has no sentence: a table, results, a list.

    Its first row that is not furniture is the title; whatever stands below it is kept as the story,
    because a capture whose text is left out says less than one whose text is too much.
    """
    rows = [row.index for row in page.rows if not is_furniture(page, row.index)]
    if len(rows) < 2:
        return None, (rows[0], rows[0] + 1) if rows else (0, 0)
    return rows[0], (rows[1], rows[-1] + 1)


def is_furniture(page: Page, index: int) -> bool:
    """Say whether the row stands as furniture or about the story, surely enough to be no body."""
    return page.is_labelled(index, FURNITURE | ABOUT, 0.5)


def _score(page: Page, row: Row, run: int) -> float:
    """Score one row: positive for the story's prose, negative for what surrounds it.

    ``run`` counts the short rows just above: one may be a subheading, several are a list of links.
    """
    verdict = page.verdicts[row.index]
    if verdict is not None and verdict.confidence >= 0.5:
        if verdict.label in FURNITURE:
            if promo.is_heading(row):
                return -3.0
            if comments.is_form(row):
                return -5.0
            if verdict.label is Label.LEGAL:
                return -2.5
            return -1.2
        return -1.6 if verdict.rule in _DATED else -0.3
    if row.words >= 5 and _TEASED.search(row.tail):
        return -0.6
    if row.prose:
        weight = min(row.words, 60) / 12 + 0.5
        if LEAD_AGENCY.match(row.head[:120]):
            weight += 3.0  # an agency's dateline opens a story and nothing else
        # A paragraph that speaks to the reader may be the outlet talking about itself.
        return weight * (0.5 if row.reader and row.personal > 1 else 1.0)
    if row.stopped:
        return 0.3
    if row.bullet and row.words >= 5:
        return 0.2
    return (-0.7 if row.words <= 12 else -0.4) - 0.25 * min(run, 4)


def _scores(page: Page) -> list[float]:
    """Score every row."""
    scores, run = [], 0
    for row in page.rows:
        score = _score(page, row, run)
        if row.short and not row.bullet:
            run += 1
        elif row.prose:
            run = 0
        scores.append(score)
    return scores


def reach_up(page: Page, headline: int | None, zone: tuple[int, int]) -> tuple[int, int]:
    """Return the zone with the paragraphs between it and a headline just above.

    A box in the middle of a short story can cut its opening off.
    """
    start, end = zone
    if headline is None or not 0 < start - headline <= _FAR:
        return zone
    for index in range(headline + 1, start):
        row = page.rows[index]
        if row.prose and row.words >= 12 and not is_furniture(page, index):
            behind = page.rows[index + 1 : start]
            inner = sum(r.prose and not is_furniture(page, r.index) for r in behind)
            return (index, end) if inner or row.words >= 20 else zone
    return zone


def _reach_over_box(page: Page, start: int, end: int) -> int:
    """Return the zone's end with the paragraphs behind a box of furniture in the story.

    The paragraphs must follow the box at once and share their matter with the story.
    """
    if end == len(page.rows):
        return end
    matter = content_words(" ".join(row.sketch for row in page.rows[start:end][:40]))
    edge, gap = end, 0
    for row in page.rows[end:]:
        verdict = page.verdicts[row.index]
        about = verdict is not None and verdict.confidence >= 0.5
        if gap > _FAR or (about and verdict is not None and verdict.label in _ENDS):
            break
        words = content_words(row.sketch)
        if row.prose and not about and not _TEASED.search(row.tail):
            if len(words & matter) < _SHARED * len(words):
                break
            edge, gap = row.index + 1, 0
        else:
            gap += 1
    return edge


def _best(scores: list[float]) -> tuple[int, int]:
    """Return the half-open range with the largest sum (Kadane); ``(0, 0)`` if none is positive."""
    best, best_range = 0.0, (0, 0)
    total, begin = 0.0, 0
    for at, score in enumerate(scores):
        if total <= 0:
            total, begin = 0.0, at
        total += score
        if total > best:
            best, best_range = total, (begin, at + 1)
    return best_range


def _cut_at_form(page: Page, start: int, end: int) -> int:
    """Return where the zone ends if a comment form stands in it: readers' answers are prose too."""
    words = 0
    for index in range(start, end):
        row = page.rows[index]
        if page.is_labelled(index, FURNITURE, 0.5):
            if words >= _ENOUGH and comments.is_form(row) and not _resumes(page, index, end):
                return index
        elif row.prose:
            words += row.words
    return end


def _resumes(page: Page, index: int, end: int) -> bool:
    """Say whether the rows behind a comment form are again clean prose (the form was a link)."""
    behind = page.rows[index + 1 : end][:6]
    return len(behind) >= 4 and all(
        row.prose and not page.is_labelled(row.index, FURNITURE, 0.5) for row in behind
    )


def _cut_at_entries(page: Page, start: int, end: int) -> int:
    """Return where the zone ends if a series of dated entries follows the story.

    Readers' answers and lists of teasers repeat "name, date, text"; the story has one date.
    """
    words = 0
    dates: list[int] = []
    for index in range(start, end):
        row = page.rows[index]
        if row.prose and not dates and not is_furniture(page, index):
            words += row.words
        verdict = page.verdicts[index]
        if words < _ENOUGH or verdict is None:
            continue
        if verdict.rule == "date-ago" or (verdict.rule == "date-alone" and _has_day(row)):
            dates.append(index)
    if len(dates) < _ENTRIES or dates[_ENTRIES - 1] - dates[0] > 8 * _ENTRIES:
        return end
    cut = dates[0]
    while cut - 1 > start and page.rows[cut - 1].short:  # the entry's name or title stands above
        cut -= 1
    return cut


def _has_day(row: Row) -> bool:
    """Say whether the date tells a day, not only a time."""
    return len(row.sketch) > 8
