"""Captions and picture credits."""

from __future__ import annotations

import re

from newsreader.capture.agencies import is_picture_house
from newsreader.capture.page import Page, Row, Verdict
from newsreader.capture.story.bylines import is_person
from newsreader.domain.captures import Label

_NUMBER = re.compile(r"^(?:\d{1,2}\.\d{6,}|\d{7,})\s+\S")
_OPENS = re.compile(
    r"^(?:photo(?:graph)?(?:er)?s?|image|picture|pic|illustration|graphic|foto|fotograf|bild|bilde|imagen?|crédit photo|credit|picture credit|photo credit|image credit|photo illustration)"
    r"(?:\s+(?:credit|source|courtesy|by|af|av|von|de))?\s*[:;,/]\s*\S|^(?:photos?|images?|pictures?) (?:by|courtesy of|via|from|copyright|credit)\s|^(?:foto|bild|bilde)\s+(?:av|von|af|de|di)\s"
)
_CAPTION_OPENS = re.compile(
    r"^(?:(?:image|photo|picture|video)\s+caption\b|caption[:,]|media caption|file (?:photo|image|picture)\b|pictured?[:,]|bildetekst|bildunterschrift|légende|pie de foto|\(?file\)? photo)"
)
_CREDIT_INSIDE = re.compile(
    r"(?:\||[(\[/–—-]|[.!?]['\"]?)\s*(?:photo(?:graph)?|image|picture|pic|illustration|graphic|credit|foto|bild|bilde|imagen|crédit|fuente|source)s?"
    r"(?:\s+(?:credit|courtesy|source))?\s*(?::|/|by\b|via\b|courtesy\b|from\b|av\b|von\b|de\b)\s*\S"
    r"|\b(?:photo(?:graph)?|picture|image) (?:by|courtesy of) [a-zà-ÿ.'-]+(?: [a-zà-ÿ.'-]+){1,2}$"
    r"|\((?:ap|afp|reuters|pa|epa|getty)[ /](?:photo|images?|[^)]{2,30})(?:/[^)]{2,40})?\)\s*\.?$|(?:via|/)\s?(?:getty(?: images)?|afp|ap|reuters|epa|shutterstock|alamy|zuma|scanpix|ntb)\b[^.]{0,30}$"
)
#: One of these stands in every match of the form above; looking for them first is cheap.
_CREDIT_WORDS = (
    "phot", "imag", "pic", "illustration", "graphic", "credit", "crédit", "foto", "bild", "fuente",
    "source", "(ap", "(afp", "(reuters", "(pa", "(epa", "(getty", "/", "via ",
)  # fmt: skip
_AFTER_STOP = re.compile(r"[.!?][\"'”’)]?\s+(?P<credit>[^.!?]{2,48})$")
_AFTER_MARK = re.compile(r"\s(?:\||©|\(c\)|—|–)\s*(?P<credit>[^.!?|]{2,48})$")
_SLASHED = re.compile(
    r"^[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,3}\s?/\s?[A-ZÀ-Þ][\w.’'-]*(?:[\s/]+[A-ZÀ-Þ][\w.’'-]*){0,3}$"
)
_NAME_WORD = re.compile(r"^(?:[A-ZÀ-Þ][\w.’'/-]*|/|\||&|of|and|via|the|de|van|von|bin|al|\d{4})$")
_SEEN = re.compile(
    r"\((?:l|r|left|right|centre|center|c|file|pictured)\)|\bpictured\b|\bfile (?:photo|picture|image)\b|\blooks on\b|\bposes? for\b|\bin this (?:file|undated|handout)\b|\bis seen\b|\bare seen\b|\bfrom left\b|\bclockwise from\b"
)
_SEEN_WORDS = (
    "(l", "(r", "(c", "(f", "(p", "pictured", "file ", "looks on", "pose", "in this ", "seen", "left", "from",
)  # fmt: skip
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,\s+[a-z]{3,9}\.?\s+\d{1,2},\s+\d{4}"
)


def judge(row: Row) -> Verdict | None:
    """Say whether the row is a caption or a credit, from its own words alone."""
    if row.words > 90:
        return None
    sketch = row.sketch
    if _NUMBER.match(sketch) and row.words >= 2:
        return Verdict(Label.CAPTION, 0.9, "caption-number")
    if _CAPTION_OPENS.match(sketch):
        return Verdict(Label.CAPTION, 0.85, "caption-opens")
    if _OPENS.match(sketch):
        alone = row.words <= 9 and row.sentences <= 1
        return Verdict(Label.CREDIT if alone else Label.CAPTION, 0.85, "credit-opens")
    if row.words <= 6 and _credit_alone(row.head):
        return Verdict(Label.CREDIT, 0.7, "credit-alone")
    if any(word in sketch for word in _CREDIT_WORDS) and _CREDIT_INSIDE.search(sketch):
        return Verdict(Label.CAPTION, 0.88, "caption-credit-inside")
    return _signed(row)


def _signed(row: Row) -> Verdict | None:
    """Say whether a sentence is followed by who took the picture, or tells what a picture shows."""
    after = None
    if not row.stopped:
        after = _AFTER_MARK.search(row.tail) or _AFTER_STOP.search(row.tail)
    if after is not None and row.words <= 70:
        credit = after["credit"].strip(" ()[]©|")
        named = credit and all(_NAME_WORD.match(word) for word in credit.split())
        house = is_picture_house(credit) or any(
            is_picture_house(p) for p in re.split(r"[/|]| PA$", credit)
        )
        if house and row.words > 3:
            return Verdict(Label.CAPTION, 0.88, "caption-signed-house")
        plain_mark = after.group().lstrip()[:1] in "|—–"
        if plain_mark and not is_person(credit):
            return None  # "Headline | The Meridian" looks the same
        if named and len(credit.split()) <= 5 and row.words >= 6 and after.start() > 12:
            slashed = "/" in credit
            return Verdict(Label.CAPTION, 0.8 if slashed else 0.66, "caption-signed")
    sketch = row.sketch
    if row.words > 60 or "said" in sketch:
        return None
    if any(word in sketch for word in _SEEN_WORDS) and _SEEN.search(sketch):
        return Verdict(Label.CAPTION, 0.62, "caption-seen")
    if "day, " in sketch and row.sentences <= 2 and _DAY.search(sketch):
        return Verdict(Label.CAPTION, 0.55, "caption-dated-day")
    return None


def _credit_alone(head: str) -> bool:
    """Say whether the words are only a signature: "Per Stroem/Nordline", "Getty Images"."""
    bare = head.strip(" ()[]©")
    parts = [part.strip() for part in re.split(r"[/|,]| via ", bare)]
    if bare and is_picture_house(bare):
        return True
    return _SLASHED.match(bare) is not None and (
        any(is_picture_house(part) for part in parts[1:]) or len(bare.split()) >= 2
    )


def settle(page: Page) -> None:
    """Join to captions what only their neighbours tell: a short name right above a caption."""
    for row in page.rows[:-1]:
        below = page.rows[row.index + 1]
        verdict = page.verdicts[below.index]
        if below.gap or verdict is None or verdict.label is not Label.CAPTION:
            continue
        standing = page.verdicts[row.index]
        if (
            row.words <= 5
            and not row.stopped
            and row.key
            and (standing is None or standing.confidence < 0.6)
            and row.key in below.sketch
        ):
            page.verdicts[row.index] = Verdict(Label.CAPTION, 0.75, "caption-name-above")
