"""Agencies credited for the text."""

from __future__ import annotations

import re

from newsreader.capture.agencies import NAME, is_agency
from newsreader.capture.fields.witness import Witness, combined, evidence_of, witness
from newsreader.capture.page import Page, Row
from newsreader.capture.story.bylines import is_person
from newsreader.capture.story.wire_lines import credited
from newsreader.capture.zone import LEAD_AGENCY
from newsreader.domain.captures import Label
from newsreader.domain.fields import Field

_LEAD_ALONE = re.compile(r"^[^()]{2,60}\((?P<name>[A-ZÀ-Þ][^()]{1,30})\)\W*$")
_LEAD_BARE = re.compile(r"^\((?P<name>[A-ZÀ-Þ][\w /&-]{1,30})\)\s*[-–—]?\s*[\"“A-ZÀ-Þ]")
#: More credits than this are no credits.
_MOST = 60
_TAIL = re.compile(
    r"(?:[.!?][\"”’']?\s*[(\[–—-]+\s*|\()(?P<name>[A-ZÀ-Þ][\w .&/-]{1,30}?)[)\]]?\.?$"
)
_MORE = re.compile(
    rf"(?:\s*,\s*|\s+and\s+|\s*/\s*|\s+og\s+|\s+und\s+|\s+et\s+|\s+y\s+)(?P<name>{NAME})"
)
_BY = re.compile(rf"(?:^[Bb]y\s+|[,|/(•–—-]\s*|\bfor\s+|\bof\s+)(?P<name>{NAME})")


def find_wire(page: Page) -> tuple[Field[str], ...]:
    """Return the agencies credited for the text, in order of appearance.

    Credits of pictures are not credits of the text and do not count.
    """
    found: list[Witness] = []
    start, end = page.story
    body = [r for r in page.rows[start:end] if page.is_labelled(r.index, frozenset({Label.BODY}))]
    for row in page.rows:
        label = page.label(row.index)
        if label is Label.WIRE:
            found.extend(_from_credit(row))
        elif label is Label.BYLINE:
            found.extend(_from_byline(row))
        elif label is Label.DATELINE:
            found.extend(_from_lead(row))
    for row in body[:2]:
        found.extend(_from_lead(row))
    if body:
        found.extend(_from_tail(page, body[-1]))
    return _merged(found)


def _from_credit(row: Row) -> list[Witness]:
    """Read a line that only credits."""
    first = credited(row.head) or _after_by(row.head)
    if first is None:
        return []
    name, at, end = first
    found = [witness(row, part, at + shift, 0.9, "wire-credit") for part, shift in _parts(name)]
    for more in _MORE.finditer(row.head, end):
        if is_agency(more["name"]):
            found.append(witness(row, more["name"], more.start("name"), 0.85, "wire-credit"))
    return found


def _parts(name: str) -> list[tuple[str, int]]:
    """Split "AFP and Reuters" and "AFP/Reuters" into agencies, with their offsets."""
    parts, at = [], 0
    for match in re.finditer(r"\s+and\s+|/|\s*&\s*|$", name):
        piece = name[at : match.start()]
        if piece.strip():
            parts.append((piece.strip(), at))
        at = match.end()
    if len(parts) > 1 and all(is_agency(part) for part, _ in parts):
        return parts
    return [(name, 0)]


def _after_by(head: str) -> tuple[str, int, int] | None:
    """Return the name behind the first "by" or "from" of a credit line."""
    match = re.search(rf"\b(?:[Bb]y|BY|[Ff]rom)\s+(?:©\s*)?[-–—]?\s*(?P<name>{NAME})", head)
    if match is None or is_person(match["name"]):
        return None
    return match["name"].rstrip(" .,"), match.start("name"), match.end("name")


def _from_byline(row: Row) -> list[Witness]:
    """Read an agency that a byline names: "By Mara Lind, Nordline Wire", "By Mara Lind and Reuters"."""
    return [
        witness(row, match["name"], match.start("name"), 0.8, "wire-byline")
        for form in (_BY, _MORE)
        for match in form.finditer(row.head)
        if is_agency(match["name"])
    ]


def _from_lead(row: Row) -> list[Witness]:
    """Read the agency in the brackets of a dateline."""
    lead = row.head[:120]
    match = LEAD_AGENCY.match(lead) or _LEAD_ALONE.match(lead) or _LEAD_BARE.match(lead)
    if match is None:
        return []
    group = match.lastgroup or "name"
    name = match[group].strip()
    if len(name.split()) > 4 or any(c.isdigit() for c in name):
        return []
    if is_person(name) and not is_agency(name):
        return []
    return [witness(row, name, match.start(group), 0.9, "wire-dateline")]


def _from_tail(page: Page, row: Row) -> list[Witness]:
    """Read an agency signed at the end of the last paragraph: "... he said. (AFP)"."""
    match = _TAIL.search(row.tail)
    if match is None or not is_agency(match["name"]):
        return []
    at = row.end - len(row.tail) + match.start("name") - row.start
    return [witness(row, match["name"], at, 0.8, "wire-signed")]


def _same_agency(one: str, other: str) -> bool:
    """Say whether two names are one agency's: the same, a short form, or the first letters."""
    short, long = sorted((one, other), key=len)
    return (
        short == long
        or long.startswith(short + " ")
        or short == "".join(word[0] for word in long.replace("-", " ").split())
    )


def _merged(found: list[Witness]) -> tuple[Field[str], ...]:
    """Join the witnesses of one agency; the form printed first stands."""
    groups: dict[str, list[Witness]] = {}
    for one in sorted(found, key=lambda w: w.evidence.start)[:_MOST]:
        key = one.value.lower().removeprefix("the ")
        for known in groups:
            if _same_agency(known, key):
                groups[known].append(one)
                break
        else:
            groups[key] = [one]
    return tuple(
        Field(
            group[0].value,
            combined(w.weight for w in group),
            evidence_of(group),
        )
        for group in groups.values()
    )
