"""Lines that only credit an agency for the text."""

from __future__ import annotations

import re

from newsreader.capture.agencies import NAME, is_agency
from newsreader.capture.page import Row, Verdict
from newsreader.domain.captures import Label

_OPENS = re.compile(
    rf"^[(\[]?(?:[Ss]ource|[Ff]rom|[Aa]gency|[Ww]ith (?:reporting|material|files|agency reports?) (?:from|by)|[Ww]ith agencies|[Ii]ncludes (?:reporting|material) (?:from|by)|[Rr]eporting by|[Cc]opy(?:right)?(?: by)?|[Qq]uelle|[Mm]it [Mm]aterial von|[Aa]vec|[Ff]uente|[Cc]on información de|[Kk]ilde|[Ff]onte)\s*:?\s*"
    rf"(?:©|\([cC]\))?\s*[-–—]?\s*(?P<name>{NAME}|dpa\b|epd\b|sda\b)"
)
_CREDIT = re.compile(
    rf"^[(\[—–\-]?\s*(?:©|\([cC]\))?\s*(?:copyright\s+)?[-–—]?\s*(?:\d{{4}}\s*)?(?P<name>{NAME})\s*,?\s*(?:\d{{4}})?\s*[)\]]?\.?$"
)
_REPRINT = re.compile(
    rf"^This (?:story|article|report|piece) (?:was|has been|is) (?:first |originally )?(?:published|provided|written|supplied|distributed|produced) (?:by|on|from) (?P<name>{NAME})|^(?:Provided|Supplied|Distributed|Syndicated) by (?P<name2>{NAME})"
)
#: "X contributed to this report." Whoever has one word for a name there is no reporter.
_CONTRIBUTED = re.compile(
    rf"^[(\[—–\-*]?\s*(?P<name>{NAME}) (?:also )?contributed (?:reporting )?(?:to|for) this (?:report|story|article|piece)\.?[)\]]?$"
)


def credited(text: str) -> tuple[str, int, int] | None:
    """Return the agency that a whole line credits, with its span in ``text``, or None."""
    for form in (_OPENS, _REPRINT, _CREDIT):
        match = form.match(text)
        if match is None:
            continue
        group = "name2" if "name2" in match.groupdict() and match["name2"] else "name"
        name = re.sub(r"\s+\d{1,3}$", "", match[group]).rstrip(" .,;")
        if form is _OPENS or is_agency(name):
            return name, match.start(group), match.start(group) + len(name)
    match = _CONTRIBUTED.match(text)
    if match is not None and (
        " " not in match["name"] or all(map(is_agency, match["name"].split(" and ")))
    ):
        return match["name"], match.start("name"), match.end("name")
    return None


def judge(row: Row) -> Verdict | None:
    """Say whether the row credits an agency for the text and says nothing else."""
    if row.words > 16:
        return None
    found = credited(row.head)
    if found is None:
        return None
    name = found[0]
    if _CONTRIBUTED.match(row.head):
        return Verdict(Label.WIRE, 0.9 if is_agency(name) else 0.7, "wire-contributed")
    opening = row.sketch.lstrip("([").startswith(
        ("with ", "source", "includes ", "quelle", "fuente", "kilde", "mit ")
    )
    if is_agency(name):
        return Verdict(Label.WIRE, 0.9 if row.words <= 9 or opening else 0.75, "wire-credit")
    if (
        opening
        and row.words <= 8
        and row.sketch.lstrip("([").startswith(("with ", "includes ", "mit "))
    ):
        return Verdict(Label.WIRE, 0.7, "wire-credit-named")
    return None
