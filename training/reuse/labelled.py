"""The labelled pairs of sentences, each with the passages that could match there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from newsreader.domain.reuse import Passage
from newsreader.domain.spans import Span
from newsreader.reuse.alignment import Alignment, align
from newsreader.reuse.held import Opened
from newsreader.text.normalise import normalise
from training.reuse.examples import codes_of
from training.reuse.pages import opened, pages, place_of


class Laid(NamedTuple):
    """Two passages of two reports of one event, laid side by side."""

    found: Alignment
    a: Passage
    b: Passage


class LabelledPair(NamedTuple):
    """A labelled pair of sentences.

    Attributes:
        event: The event's id.
        reuse: Whether it is labelled as reuse; a paraphrase is not.
        weight: How many pairs it stands for.
        laid: The alignments of passages that overlap both sentences.
        company: All alignments between the two reports.
    """

    event: str
    reuse: bool
    weight: float
    laid: Sequence[Laid]
    company: Sequence[Laid]


def labelled_pairs(folder: Path) -> list[LabelledPair]:
    """Return all labelled pairs, in the order of the file."""
    articles = pages(folder)
    plain = {name: normalise(one.content) for name, one in articles.items()}
    held = {name: opened(one) for name, one in articles.items()}
    between: dict[tuple[str, str], list[Laid]] = {}
    found = []
    for line in (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        sides = [(pair[f"{s}_file"], pair[s]) for s in "ab"]
        (file_a, a), (file_b, b) = sorted((f, place_of(plain[f], text)) for f, text in sides)
        if (file_a, file_b) not in between:
            between[file_a, file_b] = laid_between(held[file_a], held[file_b])
        company = between[file_a, file_b]
        laid = [x for x in company if x.a.span.overlaps(a) and x.b.span.overlaps(b)]
        found.append(
            LabelledPair(pair["event"], pair["label"] == "reuse", pair["weight"], laid, company)
        )
    return found


def laid_between(one: Opened, other: Opened) -> list[Laid]:
    """Return the alignments of the passages of two reports that have two content words in common."""
    left = [one.passage(n) for n in range(one.held.passage_count)]
    right = [other.passage(n) for n in range(other.held.passage_count)]
    codes = [[codes_of(p.text)[1] for p in side] for side in (left, right)]
    table = cdist(codes[0], codes[1], scorer=LCSseq.similarity, dtype=np.int32)
    found = []
    for n, m in zip(*np.nonzero(table >= 2), strict=True):
        if left[n].quoted == right[m].quoted:
            alignment = align(one.weighed(int(n)), other.weighed(int(m)))
            if alignment is not None:
                found.append(Laid(alignment, left[n], right[m]))
    return found


def with_company(some: Sequence[Laid], sure: Iterable[Laid]) -> list[bool]:
    """Say of each whether other passages of the two reports surely match."""
    by_place: Mapping[tuple[Span, Span], Laid] = {(x.a.span, x.b.span): x for x in sure}
    return [
        any(not (x.a.span.overlaps(a) or x.b.span.overlaps(b)) for a, b in by_place) for x in some
    ]


def by_event(pairs: Iterable[LabelledPair]) -> dict[str, list[LabelledPair]]:
    """Return the pairs of each event."""
    events: dict[str, list[LabelledPair]] = defaultdict(list)
    for pair in pairs:
        events[pair.event].append(pair)
    return dict(events)
