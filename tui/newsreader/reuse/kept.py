"""The words of two passages that kept their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newsreader.reuse.script import Block
from newsreader.reuse.words import TITLE_WEIGHT, Word

#: What a word of a stock phrase weighs.
FORMULA_WEIGHT = 0.02
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
    blocks: Sequence[Block],
    a: Sequence[Word],
    b: Sequence[Word],
    weights: tuple[Sequence[float], Sequence[float]],
) -> tuple[Kept, tuple[int, int]]:
    """Return the words that kept their places, and the range of the blocks they lie in."""
    sizes: Counter[int] = Counter()
    for block in blocks:
        if block.tag == "equal":
            sizes[block.i0 - block.j0] += block.i1 - block.i0
    if not sizes:
        return Kept(0, 0, 0.0, 0.0, 0.0), (0, 0)
    shift = min(sizes, key=lambda d: (-sizes[d - 1] - 2 * sizes[d] - sizes[d + 1], abs(d), d))
    inside = [
        n for n, x in enumerate(blocks) if x.tag == "equal" and abs(x.i0 - x.j0 - shift) <= _SHIFTED
    ]
    over = min(len(a), len(b) + shift) - max(0, shift)
    in_place = {
        i: j
        for _, i0, i1, j0, j1 in (blocks[n] for n in inside)
        for i, j in zip(range(i0, i1), range(j0, j1), strict=True)
    }
    first = max(0, shift)
    # The edit script may have used up a word elsewhere that stands in its place as well.
    in_place |= {i: i - shift for i in range(first, first + over) if a[i].key == b[i - shift].key}
    equal = own = 0
    weight = 0.0
    for i, j in in_place.items():
        least = min(weights[0][i], weights[1][j])
        if least > FORMULA_WEIGHT:
            equal += 1
            if not (a[i].name or b[j].name or least == TITLE_WEIGHT):
                own += 1
                weight += least
    found = Kept(equal, own, weight, equal / over, over / max(len(a), len(b)))
    return found, (inside[0], inside[-1] + 1)
