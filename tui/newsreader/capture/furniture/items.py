"""Lines made of several items: a menu, a row of buttons, the tiers of a subscription."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from newsreader.capture.page import Row, Verdict
from newsreader.capture.phrases import PhraseTable
from newsreader.domain.captures import Label

_SPLIT = re.compile(r"[ \u00a0\t]{2,}|\t|\s[|·•»›/]\s|\s{2,}")
_MOST = 4


def items_of(row: Row) -> list[str]:
    """Return the items of a row: what wide gaps, bars or bullets separate; else nothing."""
    if row.stopped or row.words > 40:
        return []
    items = [item.strip(" |·•»›*:") for item in _SPLIT.split(row.head)]
    items = [item for item in items if item]
    if len(items) < 3 or any(len(item.split()) > _MOST for item in items):
        return []
    return items


def judge(row: Row, tables: Mapping[Label, PhraseTable]) -> Verdict | None:
    """Say what a row of items is: what most of the known ones are, else the page's machinery."""
    items = items_of(row)
    if items:
        known = _known(items, tables)
        label, count = known.most_common(1)[0] if known else (Label.CHROME, 0)
        if count > 1:
            return Verdict(label, 0.85, f"{label}-items")
        return Verdict(Label.CHROME, 0.7, "chrome-items")
    words = row.head.split()
    if not 3 <= len(words) <= 14 or row.stopped or not all(w[:1].isupper() for w in words):
        return None
    menu = sum(tables[Label.CHROME].is_whole(word.lower()) for word in words)
    if menu >= 2 and menu * 2 >= len(words):
        return Verdict(Label.CHROME, 0.75, "chrome-menu-words")
    return None


def _known(items: list[str], tables: Mapping[Label, PhraseTable]) -> Counter[Label]:
    """Count the items that are whole phrases of a table, by its label."""
    found: Counter[Label] = Counter()
    for item in items:
        key = item.lower().replace("’", "'")
        for label, table in tables.items():
            if table.is_whole(key):
                found[label] += 1
                break
    return found
