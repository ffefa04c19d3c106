"""One saying of one person in two wordings: two translations, or one told from memory.

The wordings have words in common and not their order, so that laying them side by side says little.
Two quotations of one named speaker that have most of their content words in common, and about as many
words, are one saying; people's words are alike by accident where they are few or nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from newsreader.domain.reuse import Passage
from newsreader.domain.spans import Span
from newsreader.reuse.alignment import Alignment
from newsreader.reuse.held import Opened
from newsreader.reuse.speech import Speech, names_one
from newsreader.reuse.voices import quotations, voice_near
from newsreader.reuse.words import NAME_WEIGHT, STOP_WEIGHT, Word

#: Content words that two wordings must share, their share of the poorer one, and the likeness (cosine
#: of the weights of their words) from which they are one saying.
_SHARED, _SHARE, _ALIKE = 2, 0.5, 0.45
#: Or words of any kind with which they are worth laying side by side.
_WORDS = 4
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


def sayings(a: Opened, b: Opened, taken: tuple[Sequence[Span], Sequence[Span]]) -> list[Saying]:
    """Return the pairs of quotations of one named speaker that share words, the likest first.

    Args:
        a: The first article.
        b: The second.
        taken: Where passages of both lie that match already: they are left out.
    """
    left, right = (
        [n for n in quotations(article) if not meets(article.held.span(n), spans)]
        for article, spans in zip((a, b), taken, strict=True)
    )
    if not (left and right):
        return []
    bags = [
        {n: _bag(article.weighed(n).words) for n in some}
        for article, some in ((a, left), (b, right))
    ]
    found = []
    for first, one in bags[0].items():
        for second, other in bags[1].items():
            alike, same = _likeness(one, other)
            voices = _one_voice(a, b, first, second) if alike else None
            if voices is not None:
                found.append(Saying(first, second, voices, alike, same))
    return sorted(found, key=lambda s: (-s.alike, s.first, s.second))


def _one_voice(a: Opened, b: Opened, first: int, second: int) -> tuple[Speech, Speech] | None:
    """Return who is named for two quotations, if it is one person."""
    one, other = voice_near(a, a.held.span(first)), voice_near(b, b.held.span(second))
    return (one, other) if one and other and names_one(one, other) else None


def likeness(a: Sequence[Word], b: Sequence[Word]) -> tuple[float, bool]:
    """Return how much of their words two wordings share, and whether they are of one saying.

    It is the cosine of the weights of their words, whatever their order; 0 where they share too few.
    """
    return _likeness(_bag(a), _bag(b))


def _likeness(one: _Bag, other: _Bag) -> tuple[float, bool]:
    shared = [key for key in one.weights if key in other.weights]
    own = sum(min(one.weights[key], other.weights[key]) > NAME_WEIGHT for key in shared)
    if own < _SHARED and len(shared) < _WORDS:
        return 0.0, False
    alike = sum(one.weights[key] * other.weights[key] for key in shared) / (one.norm * other.norm)
    as_long = min(one.words, other.words) >= _LENGTH * max(one.words, other.words)
    enough = own >= max(_SHARED, _SHARE * min(one.content, other.content))
    return alike, as_long and enough and alike >= _ALIKE


def is_retold(found: Alignment, a: Passage, b: Passage) -> bool:
    """Say whether two quotations that match have less than half of their words in common."""
    return a.quoted and b.quoted and 2 * found.equal < min(len(found.a), len(found.b))


class _Bag(NamedTuple):
    """The words of a quotation whatever their order.

    Attributes:
        weights: What sharing each stem is worth.
        norm: The length of the weights as a vector.
        content: How many of the stems are content words, names left out.
        words: How many words it has.
    """

    weights: dict[str, float]
    norm: float
    content: int
    words: int


def _bag(placed: Sequence[Word]) -> _Bag:
    weights: dict[str, float] = {}
    for word in placed:
        weight = STOP_WEIGHT if word.lexeme.stop else word.weight
        stem = _stem(word.key)
        weights[stem] = max(weights.get(stem, 0.0), weight)
    content = sum(w > NAME_WEIGHT for w in weights.values())
    return _Bag(weights, sqrt(sum(w * w for w in weights.values())), content, len(placed))


def _stem(key: str) -> str:
    """Return a word without its ending; roughly, for comparing alone."""
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)]
    return key


def meets(span: Span, spans: Sequence[Span]) -> bool:
    """Say whether a span overlaps one of others."""
    return any(span.overlaps(other) for other in spans)
