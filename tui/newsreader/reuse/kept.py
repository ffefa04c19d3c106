"""The words of two passages that kept their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsreader.reuse.script import Block
from newsreader.reuse.weighed import FORMULA_WEIGHT, Weighed
from newsreader.reuse.words import TITLE_WEIGHT

#: How far a word may be from the place where it would be if all words kept theirs.
_SHIFTED = 1


class Kept(NamedTuple):
    """The words that kept their places: who exchanges words here and there leaves the rest in place.

    The passages are laid over one another as most equal words want it; those that do not stand at
    the same place then (give or take one word) do not count, nor do stock phrases.

    Attributes:
        equal: Equal words in place.
        own: Those that are no part of a name or title.
        weight: The weight of those.
        alike: The share of the words that lie over one another which are equal.
        share: The share of the longer passage that lies over the other.
    """

    equal: int
    own: int
    weight: float
    alike: float
    share: float


def kept_in_place(
    blocks: Sequence[Block], one: Weighed, other: Weighed
) -> tuple[Kept, tuple[int, int]]:
    """Return the words that kept their places, and the range of the blocks they lie in."""
    equal = [(n, *block[1:]) for n, block in enumerate(blocks) if block.tag == "equal"]
    if not equal:
        return Kept(0, 0, 0.0, 0.0, 0.0), (0, 0)
    shift = _shift(equal)
    inside = [block for block in equal if abs(block[1] - block[3] - shift) <= _SHIFTED]
    first = max(0, shift)
    over = min(len(one.keys), len(other.keys) + shift) - first
    both = zip(one.keys[first : first + over], other.keys[first - shift :], strict=False)
    # Also words that the edit script has used up elsewhere.
    in_place = {i: i - shift for i, (key, other_key) in enumerate(both, first) if key == other_key}
    for _, i0, i1, j0, _ in inside:
        if i0 - j0 != shift:
            beside = [(i, i - i0 + j0) for i in range(i0, i1)]
            free = [(i, j) for i, j in beside if i not in in_place and j + shift not in in_place]
            in_place.update(free)
    share = over / max(len(one.keys), len(other.keys))
    return _kept(in_place, one, other, over, share), (inside[0][0], inside[-1][0] + 1)


def _shift(equal: Iterable[tuple[int, int, int, int, int]]) -> int:
    """Return by how much most equal words have moved, those one word off counting half."""
    sizes: dict[int, int] = {}
    for _, i0, i1, j0, _ in equal:
        sizes[i0 - j0] = sizes.get(i0 - j0, 0) + i1 - i0
    if len(sizes) == 1:
        return next(iter(sizes))
    size = sizes.get
    return min(sizes, key=lambda d: (-size(d - 1, 0) - 2 * sizes[d] - size(d + 1, 0), abs(d), d))


def _kept(
    in_place: Mapping[int, int], one: Weighed, other: Weighed, over: int, share: float
) -> Kept:
    """Return what the words that kept their places amount to."""
    equal = own = 0
    weight = 0.0
    for i, j in in_place.items():
        least = min(one.weights[i], other.weights[j])
        if least > FORMULA_WEIGHT:
            equal += 1
            if not (one.words[i].name or other.words[j].name or least == TITLE_WEIGHT):
                own += 1
                weight += least
    return Kept(equal, own, weight, equal / over, share)
