"""Disjoint sets that know which members must never meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Unions(Generic[T]):
    """Sets of names that mean the same.

    Args:
        order: What members are sorted by; the least of a set is its root.
        apart: Pairs of keys that must never be in one set.
        key: A member's key in ``apart``.
    """

    def __init__(
        self, order: Callable[[T], Any], apart: set[frozenset[str]], key: Callable[[T], str]
    ) -> None:
        self._order = order
        self._key = key
        self._parent: dict[T, T] = {}
        self._why: dict[T, str] = {}
        self._keys: dict[T, set[str]] = {}
        self._enemies: dict[str, set[str]] = defaultdict(set)
        for pair in apart:
            if len(pair) == 2:
                first, second = pair
                self._enemies[first].add(second)
                self._enemies[second].add(first)

    def root(self, member: T) -> T:
        """Return the set's root."""
        parent = self._parent
        root = member
        while (above := parent.get(root, root)) != root:
            root = above
        while (above := parent.get(member, member)) != root:
            parent[member] = root
            member = above
        return root

    def join(self, first: T, second: T, why: str, *, forced: bool = False) -> bool:
        """Join the sets of two members unless that brings together what must stay apart.

        Returns:
            Whether both are in one set now.
        """
        a, b = self.root(first), self.root(second)
        if a == b:
            return True
        if not forced and self._enemies and self._hostile(a, b):
            return False
        if self._order(b) < self._order(a):
            a, b = b, a
        self._parent[b] = a
        if self._enemies:
            self._keys[a] = _poured_together(self._keys_of(a), self._keys_of(b))
        self._why.setdefault(second, why)
        self._why.setdefault(first, why)
        return True

    def why(self, member: T) -> str:
        """Return why a member was joined with others, or an empty string."""
        return self._why.get(member, "")

    def _keys_of(self, root: T) -> set[str]:
        """Return the keys in a set."""
        return self._keys.setdefault(root, {self._key(root)})

    def _hostile(self, a: T, b: T) -> bool:
        """Say whether two sets hold a pair that must stay apart."""
        ours, theirs = self._keys_of(a), self._keys_of(b)
        if len(theirs) < len(ours):
            ours, theirs = theirs, ours
        return any(enemy in theirs for key in ours for enemy in self._enemies.get(key, ()))


def _poured_together(first: set[str], second: set[str]) -> set[str]:
    """Return the larger set with the smaller one's members added."""
    if len(first) < len(second):
        first, second = second, first
    first.update(second)
    return first
