"""One saying of one person in two wordings: two translations, or one told from memory.

The wordings have words in common and not their order, so that laying them side by side says little.
Two quotations of one named speaker that have most of their content words in common, and about as many
words, are one saying; people's words are alike by accident where they are few or nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from newsreader.domain.reuse import Passage
from newsreader.domain.spans import Span
from newsreader.reuse.alignment import Alignment
from newsreader.reuse.held import Opened, once_a_span
from newsreader.reuse.speech import Speech, names_one
from newsreader.reuse.voices import quotations, voice_near
from newsreader.reuse.words import NAME_WEIGHT, STOP_WEIGHT, lexeme

#: Content words that two wordings must share, their share of the poorer one, and the likeness (cosine
#: of the weights of their words) from which they are one saying.
_SHARED, _SHARE, _ALIKE = 2, 0.5, 0.45
#: Or words of any kind, and their share of the poorer one, with which they are worth laying side by side.
_WORDS, _WORDS_SHARE = 4, 0.6
#: The shorter wording has at least this share of the words of the longer.
_LENGTH = 0.6
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")


class Saying(NamedTuple):
    """Two quotations of one speaker, in two articles, that share words.

    Attributes:
        first: The number of the quotation in the first article.
        second: That of the one in the second.
        voices: Who says it, in both.
        alike: How much of their words they share, 0 to 1; the order does not matter.
        one: Whether they share so much that they are one saying.
    """

    first: int
    second: int
    voices: tuple[Speech, Speech]
    alike: float
    one: bool


def sayings(
    a: Opened, b: Opened, taken: tuple[Sequence[Span], Sequence[Span]], *, company: bool
) -> list[Saying]:
    """Return the pairs of quotations of one named speaker that share words, the likest first.

    Args:
        a: The first article.
        b: The second.
        taken: Where passages of both lie that match already: they are left out.
        company: Whether those too are wanted that share words enough to be laid side by side.
    """
    left = _alone(a, taken[0])
    right = _alone(b, taken[1]) if left else []
    others = [(second, _bag_at(b, b.held.span(second))) for second in right]
    found = []
    for first in left if others else ():
        one = _bag_at(a, a.held.span(first))
        for second, other in others:
            alike, same = _likeness(one, other)
            voices = _one_voice(a, b, first, second) if same or (alike and company) else None
            if voices is not None:
                found.append(Saying(first, second, voices, alike, same))
    return sorted(found, key=lambda s: (-s.alike, s.first, s.second))


def _alone(article: Opened, taken: Sequence[Span]) -> list[int]:
    """Return the numbers of the quotations that overlap none of the spans."""
    return [n for n in quotations(article) if not meets(article.held.span(n), taken)]


def _one_voice(a: Opened, b: Opened, first: int, second: int) -> tuple[Speech, Speech] | None:
    """Return who is named for two quotations, if it is one person."""
    one, other = voice_near(a, a.held.span(first)), voice_near(b, b.held.span(second))
    return (one, other) if one and other and names_one(one, other) else None


def _likeness(one: _Bag, other: _Bag) -> tuple[float, bool]:
    """Return how much of their words two wordings share, and whether they are of one saying.

    It is the cosine of the weights of their words, whatever their order; 0 where they share too few.
    """
    if one.content.isdisjoint(other.content):
        return 0.0, False
    shared = one.weights.keys() & other.weights.keys()
    own = len(one.content & other.content)
    poorer = min(len(one.weights), len(other.weights))
    if own < _SHARED and len(shared) < max(_WORDS, _WORDS_SHARE * poorer):
        return 0.0, False
    product = sum(w * other.weights[key] for key, w in one.weights.items() if key in shared)
    alike = product / (one.norm * other.norm)
    as_long = min(one.words, other.words) >= _LENGTH * max(one.words, other.words)
    enough = own >= max(_SHARED, _SHARE * min(len(one.content), len(other.content)))
    return alike, as_long and enough and alike >= _ALIKE


def is_retold(found: Alignment, a: Passage, b: Passage) -> bool:
    """Say whether two quotations that match have less than half of their words in common."""
    return a.quoted and b.quoted and 2 * found.equal < min(len(found.a), len(found.b))


class _Bag(NamedTuple):
    """The words of a quotation whatever their order.

    Attributes:
        weights: What sharing each stem is worth.
        norm: The length of the weights as a vector.
        content: The stems of content words, names left out.
        words: How many words it has.
    """

    weights: dict[str, float]
    norm: float
    content: frozenset[str]
    words: int


@once_a_span
def _bag_at(article: Opened, span: Span) -> _Bag:
    """Return the words of a quotation whatever their order; a capital within it is a name's."""
    raws = article.raws_at(span)
    weights: dict[str, float] = {}
    for n, raw in enumerate(raws):
        known = lexeme(raw)
        weight = STOP_WEIGHT if known.stop else known.weight
        if n and raw[0].isupper():
            weight = min(weight, NAME_WEIGHT)
        stem = _stem(known.key)
        weights[stem] = max(weights.get(stem, 0.0), weight)
    content = frozenset(stem for stem, weight in weights.items() if weight > NAME_WEIGHT)
    return _Bag(weights, sqrt(sum(w * w for w in weights.values())), content, len(raws))


@lru_cache(maxsize=1 << 16)
def _stem(key: str) -> str:
    """Return a word without its ending; roughly, for comparing alone."""
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)]
    return key


def meets(span: Span, spans: Sequence[Span]) -> bool:
    """Say whether a span overlaps one of others."""
    return any(span.overlaps(other) for other in spans)
