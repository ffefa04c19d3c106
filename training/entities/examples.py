"""Documents as sequences of features and labels, by the very code that reads articles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator

from newsreader.entities.candidates import stretches
from newsreader.entities.features import LineFeatures
from newsreader.entities.lexicon import lexicon
from newsreader.entities.rules import parse_article, verdicts
from newsreader.entities.words import Word
from training.entities.documents import Document

Sequence = tuple[list[list[str]], list[str]]


def sequences(document: Document) -> Iterator[Sequence]:
    """Yield features and labels of every stretch of a document whose names are all known."""
    lists = lexicon()
    article = parse_article(document.text, document.spans())
    counts = Counter(w.key for e in article.lines for w in e.line.words if w.cap)
    starts: dict[int, tuple[int, str]] = {s: (e, k) for s, e, k in document.names}
    for entry, span in zip(article.lines, document.spans(), strict=True):
        if span.start in document.unclear:
            continue
        labels = _labels(entry.line.words, starts)
        features = LineFeatures(
            entry, verdicts(entry, article.settled), article.evidence, lists, counts
        )
        for first, last in stretches(entry, lists):
            yield features.stretch(first, last), labels[first:last]


def _labels(words: list[Word], starts: dict[int, tuple[int, str]]) -> list[str]:
    """Return a label for each word."""
    labels, end, kind = [], -1, ""
    for word in words:
        if word.start in starts:
            end, kind = starts[word.start]
            labels.append("B-" + kind)
        elif word.start < end:
            labels.append("I-" + kind)
        else:
            labels.append("O")
    return labels


def without_identity(
    sequences: Iterable[Sequence], rare: frozenset[str], share: float, seed: int
) -> Iterator[Sequence]:
    """Leave out what gives a word's identity: for rare words always, else for a share of stretches."""
    chance = random.Random(seed)
    for features, labels in sequences:
        blind = chance.random() < share
        kept = []
        for one in features:
            if blind:
                kept.append([f for f in one if f[0] != "#"])
            else:
                kept.append([f for f in one if f not in rare])
        yield kept, labels
