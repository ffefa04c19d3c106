"""The words of two passages laid side by side, and the stretch in which they agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.domain.reuse import Op
from newsreader.domain.spans import Span
from newsreader.reuse.kept import Kept, kept_in_place
from newsreader.reuse.run_ends import widened, with_ends
from newsreader.reuse.script import Block, blocks_of
from newsreader.reuse.speech_tags import trim_tags
from newsreader.reuse.weighed import FORMULA_WEIGHT, Weighed
from newsreader.reuse.words import PRESS_WEIGHT, Word

_MIRRORED = {"equal": "equal", "replace": "replace", "insert": "delete", "delete": "insert"}
#: Marks that belong to the word they open before.
_OPENING = "[({“‘„«\"'"
#: What an unmatched stretch inside the run costs: a fixed part, a share of its words, a limit.
_GAP, _GAP_SHARE, _GAP_LIMIT = 0.1, 0.25, 1.2
#: Each word of an unbroken equal stretch beyond the third adds this: long stretches are no accident.
_UNBROKEN = 0.1
#: Where so many words kept their places, and this share of them, the run takes them all in.
_WHOLE_WORDS, _WHOLE_SHARE = 4, 0.42
#: Equal words outside quotations that tell something besides them.
_NARRATED = 3


class Alignment(NamedTuple):
    """Two passages' words laid side by side.

    Attributes:
        a: Words of the first passage.
        b: Words of the second.
        blocks: The blocks of the run, in order; the first and last may be a short replacement.
        matched: Weight of the equal words in the run.
        lost: Cost of the unmatched stretches inside the run.
        lower: Different lower-case content words that are equal in the run.
        equal: Equal words in the run.
        unbroken_quote: The longest unbroken equal stretch that is quoted in both.
        kept: The words that kept their places, whatever the run.
    """

    a: Sequence[Word]
    b: Sequence[Word]
    blocks: Sequence[Block]
    matched: float
    lost: float
    lower: int
    equal: int
    unbroken_quote: int
    kept: Kept

    def mirrored(self) -> Alignment:
        """Return the same alignment seen from the other passage."""
        blocks = [Block(_MIRRORED[x.tag], x.j0, x.j1, x.i0, x.i1) for x in self.blocks]
        return self._replace(a=self.b, b=self.a, blocks=blocks)

    @property
    def run_a(self) -> Span:
        """The run in the first article's text."""
        return Span(self.a[self.blocks[0].i0].start, self.a[self.blocks[-1].i1 - 1].end)

    @property
    def run_b(self) -> Span:
        """The run in the second article's text."""
        return Span(self.b[self.blocks[0].j0].start, self.b[self.blocks[-1].j1 - 1].end)

    @property
    def narrates(self) -> bool:
        """Whether three words or more outside quotations are equal: the speech tag came along."""
        told = 0
        for tag, i0, i1, j0, j1 in self.blocks:
            if tag == "equal":
                both = zip(self.a[i0:i1], self.b[j0:j1], strict=True)
                told += [w.quoted or x.quoted for w, x in both].count(False)
        return told >= _NARRATED

    def ops(self, text_a: str, text_b: str) -> tuple[Op, ...]:
        """Return the blocks as operations on the texts; they tile both runs.

        The marks and spaces behind a word belong to it, up to the next word of the run; a bracket or
        quotation mark that opens right before a word belongs to that word.
        """
        ends = (self.run_a.end, self.run_b.end)
        last_i, last_j = self.blocks[-1].i1, self.blocks[-1].j1

        def start(placed: Sequence[Word], n: int, last: int, end: int, text: str) -> int:
            if n >= last:
                return end
            at = placed[n].start
            least = placed[n - 1].end if n > 0 else at
            while at > least and n > 0 and text[at - 1] in _OPENING:
                at -= 1
            return at

        def place(n: int, m: int) -> tuple[int, int]:
            first = self.blocks[0]
            return (
                self.run_a.start if n == first.i0 else start(self.a, n, last_i, ends[0], text_a),
                self.run_b.start if m == first.j0 else start(self.b, m, last_j, ends[1], text_b),
            )

        edges = [place(b.i0, b.j0) for b in self.blocks] + [place(last_i, last_j)]
        return tuple(
            Op(block.tag, a0, a1, b0, b1)
            for block, (a0, b0), (a1, b1) in zip(self.blocks, edges, edges[1:], strict=False)
        )


def align(one: Weighed, other: Weighed) -> Alignment | None:
    """Lay two passages side by side and take the stretch in which they agree best.

    The edit script is the shortest of deletions and insertions of words (Myers), neighbouring
    ones taken together as a replacement; the stretch is the contiguous part of it with the
    highest sum of matched weight less the cost of gaps (after Smith and Waterman). It is the same
    whichever passage is named first: of several scripts as short, the order of words decides.

    Returns:
        The alignment, or None where no word is shared.
    """
    first, second = in_order(one, other)
    found = _align(first, second)
    return found if first is one else found and found.mirrored()


def in_order(one: Weighed, other: Weighed) -> tuple[Weighed, Weighed]:
    """Return two passages in an order that hangs on their words alone."""
    return (other, one) if other.letters < one.letters else (one, other)


def placed(found: Alignment, one: Weighed, other: Weighed) -> Alignment | None:
    """Return an alignment of words without places as one of the same words in two articles.

    Args:
        found: From :func:`align`, the passages named in the order of :func:`in_order`.
        one: The first passage.
        other: The second.

    Returns:
        What :func:`align` gives for the passages; None where different words have one code.
    """
    first, second = in_order(one, other)
    a, b = first.words, second.words
    equal = (x for x in found.blocks if x.tag == "equal")
    if any(
        a[i].key != b[j].key
        for x in equal
        for i, j in zip(range(x.i0, x.i1), range(x.j0, x.j1), strict=True)
    ):
        return None
    found = found._replace(a=a, b=b)
    return found if first is one else found.mirrored()


def side_by_side(one: Weighed, other: Weighed) -> Alignment:
    """Lay all words of two passages side by side, whether or not they agree; see :func:`align`."""
    first, second = in_order(one, other)
    blocks = blocks_of(first, second)
    found = _over(blocks, first, second, kept_in_place(blocks, first, second)[0])
    return found if first is one else found.mirrored()


def _align(one: Weighed, other: Weighed) -> Alignment | None:
    a, b = one.words, other.words
    blocks = blocks_of(one, other)
    values = [_value(block, one.weights, other.weights) for block in blocks]
    kept, outer = kept_in_place(blocks, one, other)
    first, last = _best_stretch(values)
    if kept.alike >= _WHOLE_SHARE and kept.own >= _WHOLE_WORDS:
        first, last = min(first, outer[0]) if last else outer[0], max(last, outer[1])
    if last <= first:
        return None
    first, last = widened(blocks, first, last, a, b)
    quotes = one.quotes and other.quotes
    run = trim_tags(blocks[first:last], a, b) if quotes else blocks[first:last]
    return _over(with_ends(run, a, b, quotes=quotes), one, other, kept)


def _over(run: Sequence[Block], one: Weighed, other: Weighed, kept: Kept) -> Alignment:
    """Return the alignment whose run these blocks are."""
    a, b = one.words, other.words
    equal = [x for x in run if x.tag == "equal"]
    return Alignment(
        a,
        b,
        run,
        sum([_shared(x, one.weights, other.weights) for x in equal]),
        -sum([_gap(x, one.weights, other.weights) for x in run if x.tag != "equal"]),
        len(_lower(equal, one, other)),
        sum([x.i1 - x.i0 for x in equal]),
        _unbroken_quote(equal, a, b) if one.quotes and other.quotes else 0,
        kept,
    )


def _unbroken_quote(equal: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> int:
    """Return the longest unbroken equal stretch that is quoted in both, in words."""
    longest = 0
    for _, i0, i1, j0, j1 in equal:
        size = 0
        for left, right in zip(a[i0:i1], b[j0:j1], strict=True):
            size = size + 1 if left.quoted and right.quoted else 0
            longest = max(longest, size)
    return longest


def _lower(equal: Sequence[Block], one: Weighed, other: Weighed) -> set[str]:
    """Return the equal words that are lower-case content words in both and no part of a formula."""
    found = set()
    for _, i0, i1, j0, j1 in equal:
        here = zip(one.words[i0:i1], other.words[j0:j1], one.weights[i0:i1], strict=True)
        for left, right, weight in here:
            if weight > PRESS_WEIGHT and left.lower_content and right.lower_content:
                found.add(left.lexeme.key)
    return found


def _shared(block: Block, a: Sequence[float], b: Sequence[float]) -> float:
    """Return the weight of the words of an equal block."""
    _, i0, i1, j0, j1 = block
    return sum(map(min, a[i0:i1], b[j0:j1]))


def _value(block: Block, a: Sequence[float], b: Sequence[float]) -> float:
    """Return what a block adds to the stretch: the weight it matches, or the cost of the gap."""
    if block.tag != "equal":
        return _gap(block, a, b)
    size = block.i1 - block.i0
    weight = _shared(block, a, b)
    if size <= 3 or weight <= FORMULA_WEIGHT * size:
        return weight
    return weight + _UNBROKEN * (size - 3)


def _gap(block: Block, a: Sequence[float], b: Sequence[float]) -> float:
    """Return the cost of a block that differs, below 0."""
    _, i0, i1, j0, j1 = block
    weight = max(sum(a[i0:i1]), sum(b[j0:j1]))
    return -min(_GAP_LIMIT, _GAP + _GAP_SHARE * weight)


def _best_stretch(values: Sequence[float]) -> tuple[int, int]:
    """Return the half-open range with the highest sum; ties go to the earlier and longer."""
    best, best_range = 0.0, (0, 0)
    total, first = 0.0, 0
    for n, value in enumerate(values):
        if total < 0:
            total, first = 0.0, n
        total += value
        if total > best and value > 0:
            best, best_range = total, (first, n + 1)
    first, last = best_range
    while first < last and values[first] <= 0:
        first += 1
    return first, last
