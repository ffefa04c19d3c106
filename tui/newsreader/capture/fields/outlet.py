"""Who publishes: read from what the page's furniture says about itself."""

from __future__ import annotations

import re
from collections import defaultdict

from newsreader.capture.agencies import is_agency, media_weight
from newsreader.capture.fields.outlet_names import key_of
from newsreader.capture.fields.outlet_witnesses import outlet_witnesses, speaks_of_itself
from newsreader.capture.fields.witness import Witness, combined, evidence_of
from newsreader.capture.furniture.items import items_of
from newsreader.capture.page import Page, Verdict
from newsreader.domain.captures import Label
from newsreader.domain.fields import Field

_DOMAIN = re.compile(
    r"(?:https?://(?:www\.)?|www\.|@)(?P<label>[a-z\d-]{3,40})\.[a-z]{2,}", re.IGNORECASE
)
_LEAST = 0.33
_MOST = 40


def find_outlet(page: Page) -> Field[str] | None:
    """Return who publishes the page, or None where nothing on it tells.

    Names are read from the slots that appeals, newsletters, copyright lines and author boxes
    leave for them, from mastheads and title suffixes; several lines that agree raise confidence.
    An agency needs more than a credit line, and the source of a "per X" is never taken.
    """
    votes: dict[str, list[Witness]] = defaultdict(list)
    for one in outlet_witnesses(page):
        votes[key_of(one.value)].append(one)
    votes = _strongest(votes)
    _join_short(votes)
    domains = _domains(page)
    best: Field[str] | None = None
    for key, found in votes.items():
        field = _weigh(page, key, found, domains)
        if field.confidence >= _LEAST and (best is None or field.confidence > best.confidence):
            best = field
    return best


def _strongest(votes: dict[str, list[Witness]]) -> dict[str, list[Witness]]:
    """Keep the names with the most evidence; a page of thousands of names costs no more."""
    order = sorted(votes, key=lambda key: (-sum(one.weight for one in votes[key]), key))
    return {key: votes[key] for key in order[:_MOST]}


def _join_short(votes: dict[str, list[Witness]]) -> None:
    """Let the short form of a name speak for the full one: "the Post" for the Karsund Post."""
    for key in sorted(votes):
        fuller = [
            other
            for other in votes
            if other.endswith(" " + key)
            or (other.startswith(key + " ") and media_weight(other) > media_weight(key))
        ]
        if len(fuller) == 1 and max(one.weight for one in votes[fuller[0]]) >= 0.35:
            full = max((one.value for one in votes[fuller[0]]), key=len)
            votes[fuller[0]].extend(
                Witness(full, one.weight, one.evidence) for one in votes.pop(key)
            )


def _weigh(page: Page, key: str, found: list[Witness], domains: set[str]) -> Field[str]:
    """Add the witnesses for one name up."""
    by_line: dict[int, float] = {}
    for one in found:
        line = one.evidence.line
        by_line[line] = max(by_line.get(line, 0.0), one.weight)
    weights = sorted(by_line.values(), reverse=True)[:6]
    if weights[0] >= 0.3:
        weights.append(0.3 * media_weight(key))
    squeezed = "".join(char for char in key if char.isalnum())
    if squeezed in domains or "the" + squeezed in domains:
        weights.append(0.5)
    mentions = sum(key in row.sketch for row in page.rows if speaks_of_itself(page, row)) - len(
        by_line
    )
    if any(one.evidence.rule != "outlet-masthead" for one in found) or media_weight(key):
        weights.extend([0.15] * max(0, min(mentions, 3)))
    confidence = combined(weights)
    if is_agency(key) and len({one.evidence.rule for one in found} - {"outlet-from"}) < 2:
        confidence *= 0.35
    return Field(_fullest(found), round(confidence, 3), evidence_of(found))


def _fullest(found: list[Witness]) -> str:
    """Return the form to show: the one with "The" where it is printed so in running text."""
    forms: dict[str, float] = defaultdict(float)
    for one in found:
        forms[one.value] += one.weight + (0.3 if one.value.startswith("The ") else 0.0)
    return max(
        sorted(forms),
        key=lambda form: forms[form] - (1.0 if form.isupper() and len(form) > 4 else 0.0),
    )


def _domains(page: Page) -> set[str]:
    """Return the first labels of the domains that the furniture names."""
    found = set()
    for row in page.rows:
        if speaks_of_itself(page, row) and ("." in row.head):
            for match in _DOMAIN.finditer(row.head):
                found.add(match["label"].lower().replace("-", ""))
    return found


def label_mastheads(page: Page, outlet: Field[str] | None) -> None:
    """Label the rows that say nothing but the outlet's name, now that it is known."""
    if outlet is None:
        return
    key = key_of(outlet.value)
    boxes = {e.line for e in outlet.evidence if e.rule in {"outlet-author-box", "outlet-masthead"}}
    for row in page.rows:
        if row.index == page.headline or page.story[0] <= row.index < page.story[1]:
            continue
        if (row.n in boxes and not items_of(row)) or (
            row.words <= 6 and key_of(row.head.strip(" •*|-–—»>.")) == key
        ):
            page.verdicts[row.index] = Verdict(Label.OUTLET, 0.85, "outlet-name-alone")
