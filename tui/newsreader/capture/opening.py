"""The story's opening: headline, standfirst and what stands between them and the body."""

from __future__ import annotations

import re

from newsreader.capture.matter import content_words
from newsreader.capture.page import Page, Row, Verdict
from newsreader.capture.story.bylines import only_names
from newsreader.capture.zone import ABOUT, FURNITURE
from newsreader.domain.captures import Label

#: A suffix that page titles carry: "Ferry talks collapse | The Meridian".
TITLE_SUFFIX = re.compile(r"\s(?:[|•·»]|[-–—])\s(?P<name>[^|•·»–—]{2,40})$")
_CAPS_LEAD = re.compile(r"^[\"“'‘]?(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s+){2,}\w")
DATELINE_LEAD = re.compile(
    r"^(?:[A-ZÀ-ÞŁŚŠŽČĐ][\w.’'-]*(?:[ ,/]+|\s+\([A-Z][\w.]*\)\s*,?\s*)){1,6}[^–—]{0,40}?(?:\([^)]{2,40}\)\s*)?(?:[–—]|--|\s-)\s*[\"“A-ZÀ-Þ\d‘']"
)
_END_STOP = re.compile(r"\.[\"”’')]*$")


def find_headline(page: Page, zone: tuple[int, int]) -> int | None:
    """Return the row that is the story's title, or None where the page has none.

    Candidates stand above the first paragraph, or are the first rows of the zone that read like a
    title. A title shares words with the body, stands near it, and does not end in a full stop.
    """
    start, end = zone
    if end <= start:
        return None
    body = [
        row
        for row in page.rows[start:end]
        if not page.is_labelled(row.index, FURNITURE | ABOUT, 0.5)
    ]
    matter = content_words(" ".join(row.sketch for row in body[1:9] or body))
    first = " ".join(row.sketch for row in body[:1])
    best, best_score = None, 1.25
    between = 0
    top = _first_prose(page, start, end)
    for index in range(top, -1, -1):
        row = page.rows[index]
        if page.is_labelled(index, FURNITURE | ABOUT, 0.58):
            between += 0 if page.is_labelled(index, ABOUT) else 1
            continue
        if len(body) == 1 and index == body[0].index:
            continue  # all the story there is
        score = _title_score(row, matter, first if index != start else "", index == top)
        score -= 0.07 * min(between, 26)
        if row.words >= 4 and _is_copied(page, row):
            score += 0.8
        if _signed_below(page, index):
            score += 0.5
        if score > best_score or _tops(row, score, best, best_score):
            best, best_score = index, max(score, best_score)
        between += 2
    return best


def take_title(page: Page, title: str) -> None:
    """Make the first row that says just what ``title`` says the headline; the story begins below it."""
    wanted = _letters(title)
    for row in page.rows:
        if wanted and len(row.head) <= 2 * len(title) + 8 and _letters(row.head) == wanted:
            page.headline = row.index
            start, end = page.story
            if start <= row.index < end:
                page.story = (row.index + 1, end) if row.index + 1 < end else (0, 0)
            return


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _tops(row: Row, score: float, best: int | None, best_score: float) -> bool:
    """Say whether the row stands right on the best so far, which is then its standfirst."""
    return best == row.index + 1 and row.words >= 4 and score > max(1.5, best_score - 1.1)


def _signed_below(page: Page, index: int) -> bool:
    """Say whether a byline or date follows within three rows, as it does under a headline."""
    below = range(index + 1, min(index + 4, len(page.rows)))
    return any(page.is_labelled(i, frozenset({Label.BYLINE, Label.DATE}), 0.6) for i in below)


def _is_copied(page: Page, row: Row) -> bool:
    """Say whether the first row, the window's title, repeats this row."""
    title = page.rows[0]
    return title.index != row.index and title.key.startswith(row.key[:80])


def _first_prose(page: Page, start: int, end: int) -> int:
    """Return the last row that may still be the title: the one before a second paragraph."""
    for index in range(start, min(end, start + 4)):
        row = page.rows[index]
        if row.prose and (row.words > 22 or _END_STOP.search(row.tail)):
            return max(0, index - 1) if index > start or start > 0 else 0
    return start


def _title_score(row: Row, matter: set[str], first: str, last: bool) -> float:
    """Score how much the row reads like the title of a story with these words."""
    if not any(char.isalpha() for char in row.head) or row.words > 32:
        return 0.0
    words = content_words(row.sketch)
    shared = len(words & (matter | content_words(first))) / len(words) if words else 0.0
    # Two words that the body shares may be a place, a kicker or the outlet.
    score = 2.0 * shared * min(1.0, row.words / 4)
    if 4 <= row.words <= 18:
        score += 1.0
    elif row.words <= 3:
        score += 0.1 if row.words > 1 else -0.5
    elif row.words <= 25:
        score += 0.5
    if _END_STOP.search(row.tail):
        score -= 1.3 if not last else 1.6
    else:
        score += 0.4
    if row.sentences > 1 and row.words > 14:
        score -= 1.0
    if row.head[:1].islower() or row.bullet:
        score -= 0.6
    if only_names(row):
        score -= 0.8
    return score


def label_opening(page: Page, zone: tuple[int, int], headline: int | None) -> None:
    """Label the headline, the standfirst and the rows between them and the body."""
    if headline is None:
        return
    page.verdicts[headline] = Verdict(Label.HEADLINE, 0.9, "headline-best-title")
    _label_clocks(page, headline)
    _label_copies(page, headline)
    start, end = zone
    index = headline + 1
    seen_about = False
    while index < min(end, headline + 14):
        row = page.rows[index]
        standing = page.verdicts[index]
        if standing is not None and standing.confidence >= 0.5:
            seen_about = seen_about or standing.label in ABOUT
            index += 1
            continue
        if only_names(row) and not seen_about and _near_about(page, index):
            page.verdicts[index] = Verdict(Label.BYLINE, 0.7, "byline-names-alone")
        elif _is_standfirst(page, row, index, end, headline):
            page.verdicts[index] = Verdict(Label.STANDFIRST, 0.75, "standfirst-under-headline")
        elif row.prose or row.stopped or (index >= start and row.words > 12):
            return
        index += 1


_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b"
)


def _label_clocks(page: Page, headline: int) -> None:
    """Call a bare date above the headline the page's clock if the story's own stands below.

    A weekday's date far above, with a menu between, is the clock too.
    """
    below = range(headline + 1, min(headline + 9, len(page.rows)))
    dated = any(page.is_labelled(i, frozenset({Label.DATE}), 0.7) for i in below)
    machinery = frozenset({Label.CHROME, Label.NEWSLETTER, Label.LEGAL, Label.PROMO})
    for index in range(headline):
        verdict = page.verdicts[index]
        if verdict is None or verdict.rule != "date-alone":
            continue
        menu = sum(page.is_labelled(i, machinery, 0.6) for i in range(index + 1, headline))
        if dated or (menu >= 2 and _WEEKDAY.search(page.rows[index].sketch)):
            page.verdicts[index] = Verdict(Label.CHROME, 0.7, "chrome-page-clock")


def _label_copies(page: Page, headline: int) -> None:
    """Label the headline's copies: the window title above it, a repeated title under it."""
    title = page.rows[headline].key
    for row in page.rows[: headline + 12]:
        if row.index == headline or len(title) < 12 or row.words > 40:
            continue
        if row.key == title or (row.index < headline and row.key.startswith(title)):
            page.verdicts[row.index] = Verdict(Label.HEADLINE, 0.6, "headline-copy")


def _near_about(page: Page, index: int) -> bool:
    """Say whether the row's neighbours are dates, jobs or the headline, as a byline's are."""
    around = [i for i in (index - 1, index + 1) if 0 <= i < len(page.rows)]
    near = frozenset({Label.DATE, Label.BYLINE, Label.HEADLINE, Label.STANDFIRST, Label.CHROME})
    return any(page.is_labelled(i, near) for i in around)


def _is_standfirst(page: Page, row: Row, index: int, end: int, headline: int) -> bool:
    """Say whether a row under the headline sums the story up rather than opens it."""
    between = range(headline + 1, index)
    if any(
        page.is_labelled(i, frozenset({Label.BYLINE, Label.DATE, Label.DATELINE, Label.CAPTION}))
        for i in between
    ):
        return row.bullet and row.words >= 5 and index - headline <= 8
    if (
        row.words < 5
        or row.words > 60
        or DATELINE_LEAD.match(row.head)
        or _CAPS_LEAD.match(row.head)
    ):
        return False
    if row.bullet:
        return True
    below = _next_free(page, index, end)
    if below is None:
        return False
    after_about = any(
        page.is_labelled(i, frozenset({Label.BYLINE, Label.DATE, Label.DATELINE}))
        for i in range(index + 1, below.index)
    )
    if after_about:
        return row.words <= 55
    if row.words > 36 or row.sentences > 2:
        return False
    if not row.stopped:
        return row.words >= 6
    if DATELINE_LEAD.match(below.head) or _CAPS_LEAD.match(below.head):
        return True
    pictured = any(
        page.is_labelled(i, frozenset({Label.CAPTION, Label.CREDIT}))
        for i in range(index + 1, below.index)
    )
    if pictured and row.words <= 30:
        return True
    words = content_words(row.sketch)
    restated = len(words & content_words(below.sketch)) / len(words) if words else 0.0
    return restated >= 0.6 and below.words > row.words


def _next_free(page: Page, index: int, end: int) -> Row | None:
    """Return the next row that nothing has labelled yet."""
    for row in page.rows[index + 1 : min(end, index + 10)]:
        if page.verdicts[row.index] is None and row.prose:
            return row
    return None
