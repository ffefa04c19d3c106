"""Rows of a plain text that fitted weights are surer of than the rules.

The weights say how likely a row is the story's (``row_weights.json``; ``python -m training.furniture``
fits them, its MODEL_CARD.md says from what). They overrule the rules where they are sure, and never what a rule
is very sure of.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsreader.capture.html.line_weights import Weights, chance, load
from newsreader.capture.page import Page, Verdict
from newsreader.capture.row_features import features_of
from newsreader.domain.captures import BODY_LABELS, Label

FILE = Path(__file__).with_name("row_weights.json")
#: Rows at least so likely the story's are taken into it, where it is near.
TAKEN = 0.85
_REACH = 6
#: Rows at the story's edges at most so likely its own are left out of it; a sentence less easily.
LEFT, LEFT_SENTENCE = 0.5, 0.25
#: What rules are so sure of is not taken in.
SURE = 0.87
#: Pages of fewer rows have little around the story; those of more are a list or a whole book.
_LEAST, _MOST = 30, 15_000
#: What may be taken into the story.
_TAKEABLE = frozenset(
    [Label.PROMO, Label.CHROME, Label.OTHER, Label.APPEAL, Label.NEWSLETTER, Label.COMMENTS, Label.LEGAL]
)  # fmt: skip
_IN = "learned:the-story-s"
_OUT = "learned:around-the-story"


def row_weights() -> Weights:
    """Return the weights of rows."""
    return load(FILE)["rows"]


def settle(page: Page) -> None:
    """Overrule verdicts on single rows; the headline stays, and so does at least one row of the story."""
    if _LEAST <= len(page.rows) <= _MOST:
        fitted = row_weights()
        likely = [chance(fitted, numbers) for numbers in features_of(page)]
        for index, verdict in settled(page, likely).items():
            page.verdicts[index] = verdict


def settled(page: Page, likely: Sequence[float]) -> dict[int, Verdict]:
    """Return the verdicts that change, told how likely each row is the story's."""
    if not _LEAST <= len(page.rows) <= _MOST:
        return {}
    body = [page.is_labelled(row.index, BODY_LABELS) for row in page.rows]
    changed = {**_left(page, likely, body), **_taken(page, likely, body)}
    kept = sum(body) - sum(verdict.rule == _OUT for verdict in changed.values())
    return changed if kept > 0 else {}


def _left(page: Page, likely: Sequence[float], body: Sequence[bool]) -> dict[int, Verdict]:
    """Return the rows at both edges of the story that are not likely its own."""
    start, end = page.story
    changed: dict[int, Verdict] = {}
    for order in (range(end - 1, start - 1, -1), range(start, end)):
        for index in order:
            if body[index]:
                most = LEFT_SENTENCE if page.rows[index].stopped else LEFT
                if likely[index] > most:
                    break
                changed[index] = Verdict(Label.PROMO, round(1 - likely[index], 2), _OUT)
    return changed


def _taken(page: Page, likely: Sequence[float], body: Sequence[bool]) -> dict[int, Verdict]:
    """Return the rows around the story, or in a gap of it, that are very likely its own."""
    changed: dict[int, Verdict] = {}
    for index, row in enumerate(page.rows):
        standing = page.verdicts[row.index]
        if body[index] or likely[index] < TAKEN or standing is None:
            continue
        near = any(body[max(0, index - _REACH) : index + _REACH + 1])
        if near and standing.label in _TAKEABLE and standing.confidence < SURE:
            changed[index] = Verdict(Label.BODY, round(likely[index], 2), _IN)
    return changed
