"""When the story was published, with precision and zone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.capture.moments import Moment, find_moments
from newsreader.capture.opening import DATELINE_LEAD
from newsreader.capture.page import Page, Row
from newsreader.domain.captures import Label
from newsreader.domain.fields import Evidence, Field, Published

_UPDATED = re.compile(
    r"\b(?:updated|modified|mis à jour|aktualisiert|actualizado|oppdatert|opdateret|uppdaterad|aggiornato|bijgewerkt)\b"
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|filed|issued|released|created|publié|veröffentlicht|publicado|publisert|udgivet|publicerad|pubblicato|gepubliceerd|date)\b"
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_NEAR = 8


@dataclass(frozen=True, slots=True)
class _Found:
    """A moment in a row, how sure it is the story's, and the rule."""

    row: Row
    moment: Moment
    confidence: float
    rule: str


def find_published(page: Page) -> Field[Published] | None:
    """Return when the story was published, as far as the page tells, or None.

    The page's clock, a caption's date and the year of the page's copyright are not the story's. A
    year in an agency's credit line is taken, to the year, with low confidence. A date without a
    year takes the year only if the page names exactly one.
    """
    found = [*_from_date_lines(page), *_from_bylines(page), *_from_datelines(page)]
    found.sort(key=lambda f: (-f.confidence, f.row.index))
    for one in found:
        if one.moment.year is not None:
            return _field(one, None)
    year = _only_year(page)
    if year is not None:
        for one in found:
            if one.moment.month is not None:
                return _field(one, year)
    return _from_credit(page)


def _field(one: _Found, year: int | None) -> Field[Published] | None:
    """Make the field; a borrowed year costs confidence."""
    text = one.row.head[one.moment.start : one.moment.end]
    published = one.moment.published(text, year)
    if published is None:
        return None
    at = one.row.start + one.moment.start
    rule = one.rule if year is None else one.rule + "-year-of-page"
    evidence = Evidence(one.row.n, at, one.row.start + one.moment.end, rule)
    return Field(published, one.confidence if year is None else 0.4, (evidence,))


def _from_date_lines(page: Page) -> list[_Found]:
    """Read the rows labelled as dates; an unlabelled date counts only near the headline."""
    found = []
    anchor = page.headline if page.headline is not None else page.story[0]
    for row in page.rows:
        if not page.is_labelled(row.index, frozenset({Label.DATE})):
            continue
        for moment in find_moments(row.head):
            before = row.sketch[: moment.start]
            updated = _last(_UPDATED, before)
            published = _last(_PUBLISHED, before)
            if published > updated:
                found.append(_Found(row, moment, 0.95, "published-labelled"))
            elif updated >= 0:
                found.append(_Found(row, moment, 0.6, "published-updated"))
            elif abs(row.index - anchor) <= _NEAR and row.index < page.story[1]:
                found.append(_Found(row, moment, 0.85, "published-date-line"))
            elif page.story[1] <= row.index <= page.story[1] + 2:
                found.append(_Found(row, moment, 0.35, "published-date-below"))
    return found


def _last(form: re.Pattern[str], text: str) -> int:
    """Return where the last match starts, or -1."""
    at = -1
    for match in form.finditer(text):
        at = match.start()
    return at


def _from_bylines(page: Page) -> list[_Found]:
    """Read the date in a byline: "By Mara Lind, 12 May 2031"."""
    return [
        _Found(row, moment, 0.85, "published-byline")
        for row in page.rows
        if page.is_labelled(row.index, frozenset({Label.BYLINE, Label.OUTLET}))
        for moment in find_moments(row.head)
    ]


def _from_datelines(page: Page) -> list[_Found]:
    """Read the date of the dateline that opens the story."""
    start, end = page.story
    rows = [r for r in page.rows if page.is_labelled(r.index, frozenset({Label.DATELINE}))]
    body = [r for r in page.rows[start:end] if page.is_labelled(r.index, frozenset({Label.BODY}))]
    found = []
    for row in [*rows, *body[:1]]:
        match = DATELINE_LEAD.match(row.head[:160])
        stop = match.end() if match else (len(row.head) if row in rows else 0)
        for moment in find_moments(row.head[:stop]):
            found.append(_Found(row, moment, 0.7, "published-dateline"))
    return found


def _only_year(page: Page) -> int | None:
    """Return the one year that the page's clock, credits and copyright lines name, or None."""
    years = set()
    for row in page.rows:
        if page.is_labelled(
            row.index, frozenset({Label.CHROME, Label.LEGAL, Label.WIRE, Label.DATE, Label.CREDIT})
        ):
            years.update(_YEAR.findall(row.sketch) if row.words <= 40 else [])
    return int(years.pop()) if len(years) == 1 else None


def _from_credit(page: Page) -> Field[Published] | None:
    """Read the year of an agency's credit line."""
    for row in page.rows:
        if page.is_labelled(row.index, frozenset({Label.WIRE})):
            match = _YEAR.search(row.head)
            if match is not None:
                moment = Moment(match.start(), match.end(), int(match.group(1)))
                return _field(_Found(row, moment, 0.3, "published-credit-year"), None)
    return None
