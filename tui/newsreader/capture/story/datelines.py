"""Datelines on a line of their own."""

from __future__ import annotations

import re

from newsreader.capture.page import Row, Verdict
from newsreader.domain.captures import Label

_ALONE = re.compile(
    r"^[A-ZÀ-ÞŁŚŠŽČĐ][\w.’'À-ÿ -]{1,30}(?:,\s*[A-ZÀ-Þ][\w.’' -]{1,20}){0,2}(?:,\s*(?:\w{3,9}\.? \d{1,2}|\d{1,2}\.? \w{3,9})(?:,? \d{4})?)?"
    r"\s*(?P<agency>\([A-ZÀ-Þ][\w /-]{1,28}\))?\s*(?P<dash>[-–—:]|--)?$"
)


def judge(row: Row) -> Verdict | None:
    """Say whether the row is a place with an agency or a dash, and perhaps a day, and no more."""
    if row.words > 9 or row.stopped:
        return None
    match = _ALONE.match(row.head)
    if match is None or not (match["agency"] or match["dash"]):
        return None
    place = row.head.partition("(")[0].partition(",")[0].strip(" -–—:")
    if place.isupper() and (match["agency"] or len(place) >= 3):
        return Verdict(Label.DATELINE, 0.8, "dateline-alone")
    return None
