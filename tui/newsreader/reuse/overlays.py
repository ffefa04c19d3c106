"""Two passages laid over one another, at every shift: how many of their words can lie in the same place.

Who goes over a text word by word leaves most words where they were. Whether that can be of two passages
is counted from the pairs of equal words alone, at a third of what laying them side by side costs.
"""

from __future__ import annotations

from collections import defaultdict

from newsreader.reuse.judging import KEPT_ALIKE, KEPT_OWN, can_be_gone_over
from newsreader.reuse.weighed import FORMULA_WEIGHT, Weighed
from newsreader.reuse.words import TITLE_WEIGHT

#: Passages with more pairs of words than this are not counted: they may be one text.
_PAIRS = 10_000


def may_be_gone_over(one: Weighed, other: Weighed) -> bool:
    """Say whether one of two passages may be the other gone over word by word; never no where it is."""
    lengths = len(one.letters), len(other.letters)
    if lengths[0] * lengths[1] > _PAIRS:
        return True
    equal = _equal_words(one, other)
    sizes = {shift: len(some) for shift, some in equal.items()}
    for shift, size in sizes.items():
        words = sizes.get(shift - 1, 0) + size + sizes.get(shift + 1, 0)
        over = min(lengths[0], lengths[1] + shift) - max(0, shift)
        if words < KEPT_OWN or words < KEPT_ALIKE * over:
            continue
        # One off counts as in place, as where words are kept (reuse/kept.py).
        near = [equal[n] for n in (shift - 1, shift, shift + 1) if n in sizes]
        own = [w for some in near for i, j in some if (w := _own_weight(one, other, i, j))]
        if can_be_gone_over(words, len(own), sum(own), over, lengths):
            return True
    return False


def _equal_words(one: Weighed, other: Weighed) -> dict[int, list[tuple[int, int]]]:
    """Return for every shift the numbers of the equal words that lie over one another then."""
    places: dict[str, list[int]] = {}
    for j, letter in enumerate(other.letters):
        places.setdefault(letter, []).append(j)
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, letter in enumerate(one.letters):
        for j in places.get(letter, ()):
            found[i - j].append((i, j))
    return found


def _own_weight(one: Weighed, other: Weighed, i: int, j: int) -> float:
    """Return what an equal word is worth; 0 for part of a name, a title or a stock phrase."""
    weight = min(one.weights[i], other.weights[j])
    named = one.words[i].name or other.words[j].name
    return 0.0 if named or weight == TITLE_WEIGHT or weight <= FORMULA_WEIGHT else weight
