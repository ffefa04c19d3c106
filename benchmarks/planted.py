"""Edited passages planted among many: how many are found, at what cost, beside brute comparison."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from benchmarks import demo_corpus
from newsreader.domain.articles import Article
from newsreader.domain.reuse import Passage
from newsreader.domain.spans import Span
from newsreader.reuse.matcher import Matcher

#: Fewest words of a planted passage, and how many of them stand in one new article.
_WORDS, _TOGETHER = 12, 20
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
T = TypeVar("T")


class Planted(NamedTuple):
    """A held passage and what was made of it."""

    original: Passage
    text: str


def exchanged(text: str, share: float, pool: Sequence[str], rng: random.Random) -> str:
    """Return the text with a share of its words exchanged for others of the pool."""
    spans = [m.span() for m in _WORD.finditer(text)]
    for start, end in sorted(rng.sample(spans, round(share * len(spans))), reverse=True):
        other = rng.choice(pool)
        while other == text[start:end]:
            other = rng.choice(pool)
        text = text[:start] + other + text[end:]
    return text


def found(matcher: Matcher, planted: Sequence[Planted]) -> int:
    """Count the planted passages that are found; what reads like the original counts as it."""
    hits = 0
    for first in range(0, len(planted), _TOGETHER):
        some = planted[first : first + _TOGETHER]
        content = "\n\n".join(one.text for one in some)
        spans, at = [], 0
        for one in some:
            spans.append(Span(at, at + len(one.text)))
            at += len(one.text) + 2
        matches = demo_corpus.taken(matcher.add(Article("zz", content, (), tuple(spans)), ()))
        matcher.remove("zz")
        for one, span in zip(some, spans, strict=True):
            hits += any(m.b.span.overlaps(span) and _is_of(one.original, m.a) for m in matches)
    return hits


def _is_of(original: Passage, held: Passage) -> bool:
    """Say whether a held passage is the original, is around it or in it, or reads like it."""
    if held.article == original.article:
        return held.span.overlaps(original.span) or held.text.split() == original.text.split()
    return held.text.split() == original.text.split()
