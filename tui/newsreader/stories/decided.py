"""What the reader decided about stories: which articles belong together and which do not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsreader.domain.decisions import Decision, DecisionKind

Pair = tuple[str, str]


def ordered(a: str, b: str) -> Pair:
    """Return the pair with the article first whose id sorts first."""
    return (a, b) if a < b else (b, a)


def standing(decisions: Sequence[Decision], held: Collection[str]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of held articles that decisions join, and those they part.

    The latest decision stands; one before it stands if it contradicts none that was made later, also
    by way of third articles. So what is left can all be done at once, in any order.

    Args:
        decisions: The oldest first; kinds that are not about stories are passed over.
        held: Ids of the articles there are; a decision about another counts for nothing.
    """
    kept = _Kept()
    for one in reversed(decisions):
        if one.b is None or one.a.article == one.b.article:
            continue
        pair = ordered(one.a.article, one.b.article)
        if pair[0] not in held or pair[1] not in held:
            continue
        if one.kind is DecisionKind.STORY_TOGETHER:
            kept.join(pair)
        elif one.kind is DecisionKind.STORY_APART:
            kept.part(pair)
    return sorted(kept.joined), sorted(kept.parted)


class _Kept:
    """Joinings and partings that do not contradict one another."""

    def __init__(self) -> None:
        self.joined: set[Pair] = set()
        self.parted: set[Pair] = set()
        self._parent: dict[str, str] = {}
        self._foes: dict[str, set[str]] = {}

    def join(self, pair: Pair) -> None:
        """Join two articles, unless they are parted."""
        left, right = self._root(pair[0]), self._root(pair[1])
        if right in self._foes.get(left, ()):
            return
        self.joined.add(pair)
        if left == right:
            return
        if len(self._foes.get(left, ())) < len(self._foes.get(right, ())):
            left, right = right, left
        self._parent[right] = left
        foes = self._foes.setdefault(left, set())
        for foe in self._foes.pop(right, set()):
            self._foes[foe].discard(right)
            self._foes[foe].add(left)
            foes.add(foe)

    def part(self, pair: Pair) -> None:
        """Part two articles, unless they are joined."""
        left, right = self._root(pair[0]), self._root(pair[1])
        if left == right:
            return
        self.parted.add(pair)
        self._foes.setdefault(left, set()).add(right)
        self._foes.setdefault(right, set()).add(left)

    def _root(self, article: str) -> str:
        while (above := self._parent.get(article, article)) != article:
            self._parent[article] = self._parent.get(above, above)
            article = above
        return article
