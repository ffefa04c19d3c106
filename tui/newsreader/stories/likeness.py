"""How much two articles seem to be about one event, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p, sqrt

from newsreader.stories.items import StoryItem

#: What each kind of agreement counts for; the parts sum to a score from which stories are joined.
#: Fitted on the openings of real news of one half of some five hundred events, but for the shared
#: passages, which openings hardly have.
_SHARED, _ENTITIES, _TITLE, _WORDS, _ACROSS = 0.60, 0.13, 0.38, 0.80, 0.90
#: What the days between two articles take from it (times the logarithm of one more), and how many
#: days are thought to lie between them where one has no date.
_DAYS, _UNDATED = 0.18, 1.0
#: What is left of it where more days lie between: the same subject again is another story.
_MONTH, _FAR = 31, 0.2

#: Articles about other things that a small library is thought to have besides, so that the words of
#: its one event are not taken for common ones.
_ELSEWHERE = 30
#: Fewer common words than this tell little, however alike two short texts are.
_FEW = 6
#: What is left where both name somebody or some place, and no name is in both.
_STRANGERS = 0.7

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as weighted vectors of length one, their things in order."""

    item: StoryItem
    entities: Vector
    title: Vector
    words: Vector

    def topics(self) -> Iterable[str]:
        """Return the few things it is most about, for finding articles to compare it with."""
        for kind, vector, most in (
            ("e", self.entities, 8),
            ("t", self.title, 8),
            ("w", self.words, 10),
        ):
            best = sorted(vector, key=lambda k: (-vector[k], k))[:most]
            yield from (f"{kind}:{key}" for key in best)


def sketches(items: Sequence[StoryItem]) -> dict[str, Sketch]:
    """Return every article's vectors, weighted by how rare each thing is among all of them."""
    entities = _rarity([item.entities for item in items])
    words = _rarity([{**item.words, **dict.fromkeys(item.title_words, 1)} for item in items])
    return {
        item.article: Sketch(
            item,
            _unit({k: (1 + log(n)) * entities[k] for k, n in item.entities.items()}),
            _unit({k: words[k] for k in item.title_words}),
            _unit({k: (1 + log(n)) * words[k] for k, n in item.words.items()}),
        )
        for item in items
    }


def _rarity(counts: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """Return the inverse document frequency of every key."""
    spread: Counter[str] = Counter()
    for count in counts:
        spread.update(count.keys())
    return {key: log(1 + (len(counts) + _ELSEWHERE) / n) for key, n in spread.items()}


def _unit(vector: dict[str, float]) -> Vector:
    length = sqrt(sum(v * v for v in vector.values()))
    return {k: v / length for k, v in sorted(vector.items())} if length else {}


def likeness(a: Sketch, b: Sketch) -> float:
    """Return how much two articles seem to be about one event; at most about 2.5, symmetric.

    Shared passages alone do not make a story: a background paragraph travels from event to event.
    What one article's headline says, the other tells in its text.
    """
    shared = max(a.item.shared.get(b.item.article, 0), b.item.shared.get(a.item.article, 0))
    parts = (
        _SHARED * min(1.0, shared / 3),
        _ENTITIES * _dot(a.entities, b.entities),
        _TITLE * _dot(a.title, b.title),
        _WORDS * _dot(a.words, b.words) * min(1.0, len(a.words.keys() & b.words.keys()) / _FEW),
        _ACROSS * (_dot(a.title, b.words) + _dot(b.title, a.words)) / 2,
    )
    value = sum(parts) - _distance(a.item.day, b.item.day)
    if a.entities and b.entities and not a.entities.keys() & b.entities.keys():
        value *= _STRANGERS
    return value * _FAR if _far(a.item.day, b.item.day) else value


def _dot(a: Vector, b: Vector) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(value * b[key] for key, value in a.items() if key in b)


def _far(a: int | None, b: int | None) -> bool:
    return a is not None and b is not None and abs(a - b) > _MONTH


def _distance(a: int | None, b: int | None) -> float:
    """Return what the days between two articles take from their likeness."""
    return _DAYS * log1p(_UNDATED if a is None or b is None else abs(a - b))
