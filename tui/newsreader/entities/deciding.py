"""What the reader decided about names, brought to the mentions that are found today.

A decision is about spans of text. Mentions are found anew by every version, so a decision is carried
to the mention at its span, or to the one that covers most of it; where none is left it is ignored.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from newsreader.domain.decisions import Anchor, Decision, DecisionKind
from newsreader.domain.entities import Mention

_TOGETHER, _APART, _CALLED = (
    DecisionKind.NAME_TOGETHER,
    DecisionKind.NAME_APART,
    DecisionKind.NAME_CALLED,
)


class Held(Protocol):
    """Anything that holds a mention."""

    @property
    def mention(self) -> Mention:
        """The mention."""


@dataclass(slots=True)
class Wishes:
    """The decisions that stand, as indices of mentions.

    Attributes:
        together: Pairs that must meet.
        apart: Pairs that must not.
        called: Name to show by mention, in the order of decisions.
    """

    together: list[tuple[int, int]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)
    called: dict[int, str] = field(default_factory=dict)


def wishes(items: Sequence[Held], decisions: Iterable[Decision]) -> Wishes:
    """Return what the decisions ask of these mentions; of two that contradict the later one stands.

    Contradictions are found through others too: "a is b" and "b is c" forbid an earlier "a is not
    c".

    Args:
        items: The mentions, sorted by article and start, not overlapping.
        decisions: In the order they were made; those about anything but names are skipped.
    """
    places = _Places(items)
    found = Wishes()
    pairs: list[tuple[DecisionKind, int, int]] = []
    for decision in decisions:
        a = places.at(decision.a)
        if decision.kind is _CALLED:
            if a is not None and decision.text.strip():
                found.called.pop(a, None)
                found.called[a] = " ".join(decision.text.split())
        elif decision.kind in (_TOGETHER, _APART) and decision.b is not None:
            b = places.at(decision.b)
            if a is not None and b is not None and a != b:
                pairs.append((decision.kind, min(a, b), max(a, b)))
    _settle(pairs, found)
    return found


def _settle(pairs: Sequence[tuple[DecisionKind, int, int]], found: Wishes) -> None:
    """Take pairs from the latest to the earliest, each unless those taken already forbid it."""
    sets = Sets()
    for kind, a, b in reversed(pairs):
        if kind is _TOGETHER and sets.join(a, b):
            found.together.append((a, b))
        elif kind is _APART and sets.part(a, b):
            found.apart.append((a, b))
    found.together.sort()
    found.apart.sort()


class _Places:
    """Finds the mention at an anchor."""

    def __init__(self, items: Sequence[Held]) -> None:
        self._by_article: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for at, item in enumerate(items):
            mention = item.mention
            self._by_article[mention.article].append((mention.start, mention.end, at))
        for spans in self._by_article.values():
            spans.sort()

    def at(self, anchor: Anchor) -> int | None:
        """Return the index of the mention that covers most of the anchor's span, or None."""
        spans = self._by_article.get(anchor.article, [])
        here = bisect_left(spans, (anchor.start, anchor.end, -1))
        best, most = None, 0
        for start, end, at in spans[max(0, here - 1) :]:
            if start >= anchor.end:
                break
            shared = min(end, anchor.end) - max(start, anchor.start)
            if shared > most:
                best, most = at, shared
        return best


class Sets:
    """Disjoint sets of mentions, some of which must not meet."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self._enemies: dict[int, set[int]] = defaultdict(set)

    def root(self, at: int) -> int:
        """Return the least member of a set."""
        while (above := self._parent.get(at, at)) != at:
            self._parent[at] = self._parent.get(above, above)
            at = above
        return at

    def join(self, a: int, b: int) -> bool:
        """Join two sets unless they must stay apart."""
        first, second = sorted((self.root(a), self.root(b)))
        if first == second:
            return True
        if second in self._enemies[first]:
            return False
        self._parent[second] = first
        for enemy in self._enemies.pop(second, ()):
            self._enemies[enemy].discard(second)
            self._enemies[enemy].add(first)
            self._enemies[first].add(enemy)
        return True

    def part(self, a: int, b: int) -> bool:
        """Keep two sets apart unless they are one already."""
        first, second = self.root(a), self.root(b)
        if first == second:
            return False
        self._enemies[first].add(second)
        self._enemies[second].add(first)
        return True


__all__ = ["Held", "Sets", "Wishes", "wishes"]
