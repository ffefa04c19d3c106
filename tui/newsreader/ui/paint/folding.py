"""Which paragraphs of an article fold away because they were read elsewhere, and what stands there instead."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.domain.marks import MarkKind
from newsreader.domain.newness import Told, Where
from newsreader.domain.spans import Span
from newsreader.services.source_names import source_name
from newsreader.services.times import clock

if TYPE_CHECKING:
    from newsreader.services.reading import Reading
    from newsreader.text.flow import Flow
    from newsreader.ui.paint.showing import Show

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Fold:
    """Paragraphs that were read elsewhere.

    Attributes:
        spans: Their spans, in order.
        words: How many words they have.
        passages: How many stretches of them were read.
        told: The first of these.
        places: In how many articles they were read.
    """

    spans: tuple[Span, ...]
    words: int
    passages: int
    told: Told
    places: int


def folds_of(reading: Reading) -> list[Fold]:
    """Return the runs of neighbouring paragraphs of which every word was read elsewhere.

    Nothing that differs in substance from what was read is in one, nor what was read in this article:
    to open it again is to want it.
    """
    newness = reading.newness
    if newness is None:
        return []
    told = [t for t in newness.told if t.where is not Where.HERE]
    article = reading.article
    starts = [p.start for p in article.paragraphs]
    mine: list[list[Told]] = [[] for _ in starts]
    for t in told:
        at = bisect_right(starts, t.span.start) - 1
        if at >= 0:
            mine[at].append(t)
    loud = [m.passage.span for m in reading.marks if m.kind is MarkKind.DIFFERS]
    loud += newness.differing
    shut = [
        bool(found)
        and not any(p.overlaps(s) for s in loud)
        and _all_told(article.content, p, found)
        for p, found in zip(article.paragraphs, mine, strict=True)
    ]
    folds: list[Fold] = []
    at = 0
    while at < len(starts):
        end = at
        while end < len(starts) and shut[end]:
            end += 1
        if end > at:
            run = article.paragraphs[at:end]
            inside = [t for found in mine[at:end] for t in found]
            words = sum(len(p.slice(article.content).split()) for p in run)
            whole = [t for t in inside if not any(_within(t, other) for other in inside)]
            places = len({t.capture for t in inside})
            folds.append(Fold(run, words, len(whole), whole[0], places))
        at = max(end, at + 1)
    return folds


def shut_folds(reading: Reading, show: Show) -> list[Fold]:
    """Return the folds that are shut; none where something is looked for that may stand in them."""
    opened = show.unfolded or show.find or show.furniture or show.substance or show.pointed
    return [] if show.told != "fold" or opened else folds_of(reading)


def dimmed(reading: Reading, show: Show, flow: Flow) -> list[Span]:
    """Return what was read elsewhere, where that is dimmed: in the flowed text, in order and apart."""
    newness = reading.newness
    if show.told != "dim" or show.pointed or newness is None:
        return []
    loud = [m.passage.span for m in reading.marks if m.kind is MarkKind.DIFFERS]
    loud += newness.differing
    spans = sorted(
        flow.into(t.span)
        for t in newness.told
        if t.where is not Where.HERE and not any(t.span.overlaps(s) for s in loud)
    )
    apart: list[Span] = []
    for span in spans:
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def fold_words(reading: Reading, fold: Fold) -> str:
    """Say what was read, where and when."""
    told = fold.told
    passages = f"{fold.passages} passage{'s' if fold.passages != 1 else ''}"
    if told.where is Where.VERSION:
        place = "in an earlier version"
    else:
        source = reading.told_by.get(told.capture or -1)
        outlet = source_name(source.outlet, source.title, 24) if source else "(unknown outlet)"
        place = f"in {outlet}"
        more = fold.places - 1
        place += f" and {more} more" if more else ""
    return f"seen: {passages}, {fold.words} words, read {place} {clock(told.at)}"


def _all_told(content: str, paragraph: Span, told: Sequence[Told]) -> bool:
    """Say whether every word of a paragraph begins within what was read."""
    spans = [t.span for t in told]
    return all(
        any(span.start <= match.start() < span.end for span in spans)
        for match in _WORD.finditer(content, paragraph.start, paragraph.end)
    )


def _within(told: Told, other: Told) -> bool:
    """Say whether a stretch lies inside another, larger one."""
    return told is not other and told.span != other.span and other.span.contains(told.span)
