"""Lines that only name the outlet, and lines in which the outlet tells of itself."""

from __future__ import annotations

import re

from newsreader.capture.agencies import NAME, is_agency, media_weight
from newsreader.capture.page import Row, Verdict
from newsreader.capture.story.bylines import is_person
from newsreader.domain.captures import Label

_BOX = re.compile(
    rf"^\W*(?:[Ww]riter|[Aa]uthor|[Pp]rofile|[Uu]ser)(?:['’]s)? ?(?:picture|photo|avatar|image)\s*(?:of\s+)?(?P<name>{NAME})\W*$"
)
_EDITION = re.compile(
    rf"^\W*(?P<name>{NAME})\s+(?:[-–—|•:]\s+)?(?:[A-Za-z]+ )?(?:[Ee]dition|[Ss]ervice|[Oo]nline|[Ww]ebsite)\W*$"
)
_SELF = re.compile(
    rf"^(?P<name>{NAME})\s+(?:is|are|follows|adheres|complies|works|arbeider|følger|arbeitet|respecte|sigue)\b(?P<rest>.*)$"
)
_ABOUT_SELF = re.compile(
    r"\b(?:published|printed|produced|written|edited|owned|regulated|funded|paid for|press code|code of (?:practice|ethics|conduct)|editorial|member of|presseetikk\w*|pressekodex|vær varsom)\b",
    re.IGNORECASE,
)


def named(row: Row) -> str | None:
    """Return the outlet that an author box, or the masthead of an edition, names."""
    match = _BOX.match(row.head) or _EDITION.match(row.head)
    return match["name"] if match is not None else None


def judge(row: Row) -> Verdict | None:
    """Say whether the row is an author box of the paper, a masthead of an edition or an imprint."""
    if row.words > 40:
        return None
    box = _BOX.match(row.head)
    if box is not None:
        if is_person(box["name"]):
            return Verdict(Label.BYLINE, 0.8, "byline-author-box")
        return Verdict(Label.OUTLET, 0.8, "outlet-author-box")
    if row.words <= 9 and not row.stopped:
        edition = _EDITION.match(row.head)
        if edition is not None and media_weight(edition["name"]) >= 0.6:
            return Verdict(Label.OUTLET, 0.75, "outlet-edition")
    told = _SELF.match(row.head)
    if told is None or media_weight(told["name"]) < 0.6 or is_agency(told["name"]):
        return None
    if _ABOUT_SELF.search(told["rest"]) is None:
        return None
    return Verdict(Label.LEGAL, 0.7, "legal-imprint")
