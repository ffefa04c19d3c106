"""Headline, standfirst, byline, dateline, slug, notice and permalink."""

from __future__ import annotations

import re

from newsreader.capture.agencies import media_weight
from newsreader.capture.opening import DATELINE_LEAD, TITLE_SUFFIX
from newsreader.capture.page import Page, Row, Verdict
from newsreader.capture.story.bylines import names_in
from newsreader.capture.story.notices import kind_of, slug_of
from newsreader.domain.captures import Label
from newsreader.domain.fields import Evidence, Field

_URL = re.compile(
    r"(?:permalink|short ?link|link to this (?:story|article|page)|article url|canonical(?: url)?|url|source url)\s*:?\s*(?P<url>(?:https?://|www\.)[^\s<>\"]+)",
    re.IGNORECASE,
)
_NOTICES = ("kill", "embargo", "correction", "update")
_STAFF = re.compile(r"^(?:by\s+)?(?P<name>[^,|•]{3,50}?)\s*(?:[,|•].*)?$", re.IGNORECASE)
_UNSURE = Verdict(Label.OTHER, 0.0, "")
_AGENCY = re.compile(r"\s*\([^)]*\)")


def find_headline(page: Page, outlet: Field[str] | None) -> Field[str] | None:
    """Return the story's title, without the outlet's name behind it."""
    if page.headline is None:
        return None
    row = page.rows[page.headline]
    value = page.text[row.start : row.end]
    suffix = TITLE_SUFFIX.search(value)
    if suffix is not None and suffix.start() > 10:
        name = suffix["name"].strip()
        own = outlet is not None and _same(name, outlet.value)
        if own or media_weight(name) >= 0.9:
            value = value[: suffix.start()].rstrip()
    return _whole(row, value, page, "headline-best-title")


def find_standfirst(page: Page) -> Field[str] | None:
    """Return the first summary line under the headline."""
    rows = [r for r in page.rows if page.is_labelled(r.index, frozenset({Label.STANDFIRST}))]
    if not rows:
        return None
    row = rows[0]
    return _whole(row, page.text[row.start : row.end], page, "standfirst")


def find_byline(page: Page) -> Field[str] | None:
    """Return who wrote it, names joined by "; "; persons who helped count only if nobody else is named."""
    rows = [r for r in page.rows if page.is_labelled(r.index, frozenset({Label.BYLINE}))]
    main = [r for r in rows if (page.verdicts[r.index] or _UNSURE).rule != "byline-reporting"]
    names: dict[str, Evidence] = {}
    for row in main or rows:
        for name, start, end in names_in(row.head):
            names.setdefault(
                name, Evidence(row.n, row.start + start, row.start + end, "byline-names")
            )
    if names:
        sure = max((page.verdicts[r.index] or _UNSURE).confidence for r in main or rows)
        return Field("; ".join(names), sure, tuple(names.values()))
    for row in main:
        match = _STAFF.match(row.head)
        if match is not None:
            name = match["name"].strip()
            at = row.start + match.start("name")
            return Field(name, 0.6, (Evidence(row.n, at, at + len(name), "byline-staff"),))
    return None


def find_dateline(page: Page) -> Field[str] | None:
    """Return the place (and date) the story opens with, without the agency."""
    start, end = page.story
    rows = [r for r in page.rows if page.is_labelled(r.index, frozenset({Label.DATELINE}))]
    body = [r for r in page.rows[start:end] if page.is_labelled(r.index, frozenset({Label.BODY}))]
    for row in [*rows, *body[:1]]:
        match = DATELINE_LEAD.match(row.head[:160])
        lead = match.group() if match else (row.head if row in rows else "")
        lead = re.split(r"\s*(?:[–—]|--|\s-)\s*", lead, maxsplit=1)[0]
        place = _AGENCY.sub("", lead).strip(" ,.:-–—")
        if place:
            at = row.start + row.head.index(place[:8])
            return Field(place, 0.85, (Evidence(row.n, at, row.start + len(lead), "dateline"),))
    return None


def find_slug(page: Page) -> Field[str] | None:
    """Return the agency's slug line."""
    for row in page.rows:
        verdict = page.verdicts[row.index]
        if verdict is not None and verdict.rule == "slug":
            value = slug_of(row.head)
            if value:
                at = row.start + row.head.index(value)
                return Field(value, 0.8, (Evidence(row.n, at, at + len(value), "slug"),))
    return None


def find_notice(page: Page) -> Field[str] | None:
    """Return the gravest notice on the page: kill, embargo, correction, then update."""
    found: dict[str, Row] = {}
    for row in page.rows:
        if page.is_labelled(row.index, frozenset({Label.NOTICE})):
            kind = kind_of(row.sketch)
            if kind:
                found.setdefault(kind, row)
    for kind in _NOTICES:
        if kind in found:
            row = found[kind]
            return Field(kind, 0.9, (Evidence(row.n, row.start, row.end, f"notice-{kind}"),))
    return None


def find_url(page: Page) -> Field[str] | None:
    """Return the permalink printed on the page."""
    for row in page.rows:
        if "www." not in row.sketch and "://" not in row.sketch:
            continue
        match = _URL.search(row.head)
        if match is not None:
            url = match["url"].rstrip(".,;)")
            at = row.start + match.start("url")
            return Field(url, 0.95, (Evidence(row.n, at, at + len(url), "permalink"),))
    return None


def _whole(row: Row, value: str, page: Page, rule: str) -> Field[str]:
    """Return a field whose evidence is the row from its start."""
    verdict = page.verdicts[row.index] or _UNSURE
    return Field(
        value, verdict.confidence, (Evidence(row.n, row.start, row.start + len(value), rule),)
    )


def _same(one: str, other: str) -> bool:
    """Say whether two forms of an outlet's name are the same but for case and "The"."""
    return one.lower().removeprefix("the ") == other.lower().removeprefix("the ")
