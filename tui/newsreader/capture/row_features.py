"""What can be said in numbers about each row of a plain text that the rules have labelled.

There is no tree to look at, so the numbers are about what a row says, what the rules call it, and
what stands above and below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log1p
from typing import NamedTuple

from newsreader.capture.matter import content_words
from newsreader.capture.page import Page, Row
from newsreader.domain.captures import BODY_LABELS, Label

_LABELS = tuple(label for label in Label if label is not Label.BLANK)
_FURNITURE = frozenset(
    [Label.APPEAL, Label.NEWSLETTER, Label.COMMENTS, Label.LEGAL, Label.PROMO, Label.CHROME]
)
#: Words of one row that count for its neighbours, at most.
_LONG = 80
_MATTER = 6_000
#: How far around a row its neighbours are counted, and how far above and below it.
_AROUND = (2, 5, 12)
_BESIDE = 4


class _Sums(NamedTuple):
    """Running sums over the rows, so that any stretch of them is counted at once."""

    words: Sequence[float]
    body: Sequence[float]
    prose: Sequence[float]
    furniture: Sequence[float]
    short: Sequence[float]

    def shares(self, low: int, high: int) -> list[float]:
        """Return the shares of words in body and in prose, and of rows that are furniture or short."""
        words = max(1.0, self.words[high] - self.words[low])
        rows = max(1, high - low)
        return [
            (self.body[high] - self.body[low]) / words,
            (self.prose[high] - self.prose[low]) / words,
            (self.furniture[high] - self.furniture[low]) / rows,
            (self.short[high] - self.short[low]) / rows,
        ]


def features_of(page: Page) -> list[list[float]]:
    """Return the numbers of each row; linear in the page."""
    rows = page.rows
    labels = [page.label(row.index) or Label.OTHER for row in rows]
    body = [float(label in BODY_LABELS) for label in labels]
    prose = [float(row.prose) for row in rows]
    furniture = [float(label in _FURNITURE) for label in labels]
    words = [float(max(1, min(row.words, _LONG))) for row in rows]
    sums = _Sums(
        _summed(words),
        _summed([b * w for b, w in zip(body, words, strict=True)]),
        _summed([p * w for p, w in zip(prose, words, strict=True)]),
        _summed(furniture),
        _summed([float(row.short) for row in rows]),
    )
    text = " ".join(row.sketch for row, taken in zip(rows, body, strict=True) if taken)
    matter = content_words(text[:_MATTER])
    title = content_words(rows[page.headline].sketch) if page.headline is not None else set()
    seen = Counter(row.key for row in rows)
    return [
        [
            *_said(row, seen[row.key] > 1),
            *_placed(page, row, sums),
            *_named(page, row, labels[row.index], matter, title),
            *_nearby(row.index, len(rows), sums),
            *_next_to(row.index, rows, body, prose, furniture),
        ]
        for row in rows
    ]


def _summed(values: Sequence[float]) -> list[float]:
    return [0.0, *accumulate(values)]


def _said(row: Row, repeated: bool) -> list[float]:
    """Return the numbers of a row by itself."""
    head = row.head
    return [
        log1p(row.words),
        float(row.stopped),
        float(row.prose),
        float(row.short),
        float(row.bullet),
        min(row.sentences, 6) / 3,
        min(row.personal, 4) / 2,
        min(row.reader, 4) / 2,
        float(min(row.gap, 3)),
        float(repeated),
        sum(char.isupper() for char in head) / len(head),
        sum(char.isdigit() for char in head) / len(head),
        float(head[0].islower()),
        float('"' in head or "“" in head),
        float(row.tail.endswith(":")),
        float(row.tail.endswith(("...", "…"))),
        float("|" in head),
        float("http" in head),
    ]


def _placed(page: Page, row: Row, sums: _Sums) -> list[float]:
    """Return the numbers of where a row stands: on the page, by the story, by the headline."""
    at, count = row.index, len(page.rows)
    start, end = page.story
    head = page.headline
    below = head is not None and at > head
    return [
        at / count,
        sums.words[at] / sums.words[-1],
        float(start <= at < end),
        float(at < start),
        float(at >= end),
        min(start - at, 30) / 30 if at < start else 0.0,
        min(at - end + 1, 30) / 30 if at >= end else 0.0,
        float(below),
        (min(at - head, 40) if below and head is not None else 40) / 40,
    ]


def _named(page: Page, row: Row, label: Label, matter: set[str], title: set[str]) -> list[float]:
    """Return what the rules call a row, and how much of its matter is the story's."""
    verdict = page.verdicts[row.index]
    sure = verdict.confidence if verdict else 0.0
    own = content_words(row.sketch)
    shared = len(own & matter) / len(own) if own else 0.0
    titled = len(own & title) / len(own) if own else 0.0
    body, furniture = float(label in BODY_LABELS), float(label in _FURNITURE)
    prose, length = float(row.prose), log1p(row.words)
    return [
        sure,
        shared,
        titled,
        *(float(label is one) for one in _LABELS),
        body * length,
        prose * shared,
        (1 - body) * prose * shared * float(row.index >= page.story[1]),
        body * sure,
        furniture * sure,
    ]


def _nearby(at: int, count: int, sums: _Sums) -> list[float]:
    """Return the shares around a row, above it and below it."""
    numbers: list[float] = []
    for far in _AROUND:
        numbers += sums.shares(max(0, at - far), min(count, at + far + 1))
    numbers += sums.shares(max(0, at - _BESIDE), at)
    numbers += sums.shares(min(count, at + 1), min(count, at + 1 + _BESIDE))
    return numbers


def _next_to(
    at: int,
    rows: Sequence[Row],
    body: Sequence[float],
    prose: Sequence[float],
    furniture: Sequence[float],
) -> list[float]:
    """Return what the two rows above and the two below are."""
    numbers: list[float] = []
    for other in (at - 2, at - 1, at + 1, at + 2):
        if 0 <= other < len(rows):
            numbers += [body[other], prose[other], furniture[other], log1p(rows[other].words)]
        else:
            numbers += [0.0] * 4
    return numbers
