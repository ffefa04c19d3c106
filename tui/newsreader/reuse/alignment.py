"""The words of two passages laid side by side, and the stretch in which they agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from newsreader.domain.reuse import Op
from newsreader.domain.spans import Span
from newsreader.reuse.formulas import formula_words
from newsreader.reuse.words import Word

#: What an unmatched stretch inside the run costs: a fixed part, a share of its words, a limit.
_GAP, _GAP_SHARE, _GAP_LIMIT = 0.1, 0.35, 1.6
#: Each word of an unbroken equal stretch beyond the third adds this: long stretches are no accident.
_UNBROKEN = 0.1
_FORMULA_WEIGHT = 0.02


class Block(NamedTuple):
    """A stretch of words of both passages: "equal", "replace", "delete" or "insert"."""

    tag: str
    i0: int
    i1: int
    j0: int
    j1: int


class Alignment(NamedTuple):
    """Two passages' words laid side by side.

    Attributes:
        a: Words of the first passage.
        b: Words of the second.
        blocks: The blocks of the run, in order; the first and last may be a short replacement.
        matched: Weight of the equal words in the run.
        total_a: Weight of all words of the first passage.
        total_b: Weight of all words of the second.
        lost: Cost of the unmatched stretches inside the run.
        lower: Different lower-case content words that are equal in the run.
        equal: Equal words in the run.
        unbroken: The longest unbroken equal stretch, in words.
    """

    a: Sequence[Word]
    b: Sequence[Word]
    blocks: Sequence[Block]
    matched: float
    total_a: float
    total_b: float
    lost: float
    lower: int
    equal: int
    unbroken: int

    @property
    def run_a(self) -> Span:
        """The run in the first article's text."""
        return Span(self.a[self.blocks[0].i0].start, self.a[self.blocks[-1].i1 - 1].end)

    @property
    def run_b(self) -> Span:
        """The run in the second article's text."""
        return Span(self.b[self.blocks[0].j0].start, self.b[self.blocks[-1].j1 - 1].end)

    def ops(self) -> tuple[Op, ...]:
        """Return the blocks as operations on the texts; they tile both runs.

        The marks and spaces behind a word belong to it, up to the next word of the run.
        """
        ends = (self.run_a.end, self.run_b.end)
        last_i, last_j = self.blocks[-1].i1, self.blocks[-1].j1

        def start(placed: Sequence[Word], n: int, last: int, end: int) -> int:
            return placed[n].start if n < last else end

        return tuple(
            Op(
                block.tag,
                start(self.a, block.i0, last_i, ends[0]),
                start(self.a, block.i1, last_i, ends[0]),
                start(self.b, block.j0, last_j, ends[1]),
                start(self.b, block.j1, last_j, ends[1]),
            )
            for block in self.blocks
        )


class Weighed(NamedTuple):
    """The words of a passage with what sharing each is worth."""

    words: Sequence[Word]
    weights: Sequence[float]


def weigh(placed: Sequence[Word]) -> Weighed:
    """Return the words with their weights; those of a stock phrase weigh next to nothing."""
    stock = formula_words(placed)
    weights = [_FORMULA_WEIGHT if n in stock else w.weight for n, w in enumerate(placed)]
    return Weighed(placed, weights)


def align(one: Weighed, other: Weighed) -> Alignment | None:
    """Lay two passages side by side and take the stretch in which they agree best.

    The edit script is the shortest of deletions and insertions of words (Myers), neighbouring
    ones taken together as a replacement; the stretch is the contiguous part of it with the
    highest sum of matched weight less the cost of gaps (after Smith and Waterman).

    Returns:
        The alignment, or None where no word is shared.
    """
    a, b = one.words, other.words
    blocks = _whole_blocks(a, b)
    values = [_value(block, one.weights, other.weights) for block in blocks]
    first, last = _best_stretch(values)
    if last <= first:
        return None
    first, last = _widen(blocks, first, last, a, b)
    run = _trim_tags(blocks[first:last], a, b)
    pairs = [(x.i0 + k, x.j0 + k) for x in run if x.tag == "equal" for k in range(x.i1 - x.i0)]
    return Alignment(
        a,
        b,
        run,
        sum(min(one.weights[i], other.weights[j]) for i, j in pairs),
        sum(one.weights),
        sum(other.weights),
        -sum(v for v in (_value(x, one.weights, other.weights) for x in run) if v < 0),
        len({a[i].key for i, j in pairs if _lower(a[i], b[j], one.weights[i])}),
        len(pairs),
        max(x.i1 - x.i0 for x in run if x.tag == "equal"),
    )


def _lower(a: Word, b: Word, weight: float) -> bool:
    """Say whether an equal pair is a lower-case content word in both and no part of a formula."""
    return a.lower_content and b.lower_content and weight > _FORMULA_WEIGHT


def _whole_blocks(a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """Return the blocks of the whole passages."""
    letters: dict[str, str] = {}
    for word in (*a, *b):
        letters.setdefault(word.key, chr(0x10000 + len(letters)))
    script = Indel.opcodes("".join(letters[w.key] for w in a), "".join(letters[w.key] for w in b))
    blocks = [Block(*op) for op in script]
    joined = _join(_drop_islands(_swap_back(_join(blocks), a, b), a))
    return [part for block in joined for part in _split_at_marks(block, a, b)]


def _drop_islands(blocks: Sequence[Block], a: Sequence[Word]) -> list[Block]:
    """Turn lone function words between two rewritten stretches into part of the rewriting."""
    kept = list(blocks)
    for n in range(1, len(kept) - 1):
        block = kept[n]
        if block.tag != "equal" or block.i1 - block.i0 > 2:
            continue
        stops = all(w.lexeme.stop for w in a[block.i0 : block.i1])
        both = kept[n - 1].tag == "replace" and kept[n + 1].tag == "replace"
        if stops and both and block.i1 - block.i0 <= _size(kept[n - 1]) + _size(kept[n + 1]) - 2:
            kept[n] = block._replace(tag="replace")
    return kept


def _swap_back(blocks: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """Join a word taken out on one side of another and put in on its other side: "1 July", "July 1"."""
    kept: list[Block] = []
    n = 0
    while n < len(blocks):
        three = blocks[n : n + 3]
        if len(three) == 3 and {three[0].tag, three[2].tag} == {"insert", "delete"}:
            whole = Block("replace", three[0].i0, three[2].i1, three[0].j0, three[2].j1)
            keys_a = sorted(w.key for w in a[whole.i0 : whole.i1])
            if len(keys_a) <= 3 and keys_a == sorted(w.key for w in b[whole.j0 : whole.j1]):
                kept.append(whole)
                n += 3
                continue
        kept.append(blocks[n])
        n += 1
    return kept


def _split_at_marks(block: Block, a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """Split a rewritten stretch where a quotation ends or begins in both or either passage."""
    if block.tag == "equal":
        return [block]
    runs_a, runs_b = _quote_runs(a, block.i0, block.i1), _quote_runs(b, block.j0, block.j1)
    if len(runs_a) <= 1 and len(runs_b) <= 1:
        return [block]
    parts: list[Block] = []
    i, j = block.i0, block.j0
    while runs_a or runs_b:
        take_a = bool(runs_a) and (
            not runs_b or runs_a[0][0] == runs_b[0][0] or len(runs_a) > len(runs_b)
        )
        take_b = bool(runs_b) and (not take_a or runs_a[0][0] == runs_b[0][0])
        next_i = runs_a.pop(0)[1] if take_a else i
        next_j = runs_b.pop(0)[1] if take_b else j
        part = Block("", i, next_i, j, next_j)
        parts.append(part._replace(tag=_tag(part)))
        i, j = next_i, next_j
    return parts


def _quote_runs(placed: Sequence[Word], first: int, last: int) -> list[tuple[bool, int]]:
    """Return (quoted, end) of each stretch of words alike in being quoted."""
    runs: list[tuple[bool, int]] = []
    for n in range(first, last):
        if runs and runs[-1][0] == placed[n].quoted:
            runs[-1] = (placed[n].quoted, n + 1)
        else:
            runs.append((placed[n].quoted, n + 1))
    return runs


def _trim_tags(run: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """End the run with the quotation where the speech tags differ: they are no part of it."""
    kept = list(run)
    quoted = [
        (x.i0 + k, x.j0 + k)
        for x in kept
        if x.tag == "equal"
        for k in range(x.i1 - x.i0)
        if a[x.i0 + k].quoted and b[x.j0 + k].quoted
    ]
    if len(quoted) < 4:
        return kept
    kept = _trim_end(kept, a, b, quoted[-1])
    first = quoted[0]
    head = [x for x in kept if x.i0 < first[0] and x.tag != "equal"]
    if any(not _all_quoted(x, a, b) for x in head):
        kept = [x for x in kept if x.i1 > first[0] and x.j1 > first[1]]
        lead = kept[0]
        if lead.tag == "equal":
            kept[0] = lead._replace(i0=max(lead.i0, first[0]), j0=max(lead.j0, first[1]))
    return kept


def _trim_end(
    run: list[Block], a: Sequence[Word], b: Sequence[Word], last: tuple[int, int]
) -> list[Block]:
    """Cut what follows the last word quoted in both, if the passages differ there outside quotations."""
    tail = [x for x in run if x.i1 > last[0] + 1 or x.j1 > last[1] + 1]
    if not any(x.tag != "equal" and not _all_quoted(x, a, b) for x in tail):
        return run
    kept = [x for x in run if x not in tail]
    for block in tail:
        if block.tag == "equal" and block.i0 <= last[0]:
            kept.append(block._replace(i1=last[0] + 1, j1=last[1] + 1))
        elif (block.tag != "equal" and _all_quoted(block, a, b) and block is tail[0]) or (
            block.tag != "equal" and _all_quoted(block, a, b) and len(tail) > 1 and block is tail[1]
        ):
            kept.append(block)
    return kept


def _all_quoted(block: Block, a: Sequence[Word], b: Sequence[Word]) -> bool:
    return all(w.quoted for w in (*a[block.i0 : block.i1], *b[block.j0 : block.j1]))


def _size(block: Block) -> int:
    return max(block.i1 - block.i0, block.j1 - block.j0)


def _join(blocks: Sequence[Block]) -> list[Block]:
    """Join neighbouring blocks that are both equal or both not."""
    joined: list[Block] = []
    for block in blocks:
        if joined and (joined[-1].tag == "equal") == (block.tag == "equal"):
            before = joined.pop()
            block = Block(block.tag, before.i0, block.i1, before.j0, block.j1)
        if block.tag != "equal":
            block = block._replace(tag=_tag(block))
        joined.append(block)
    return joined


def _tag(block: Block) -> str:
    if block.i0 == block.i1:
        return "insert"
    return "delete" if block.j0 == block.j1 else "replace"


def _value(block: Block, a: Sequence[float], b: Sequence[float]) -> float:
    """Return what a block adds to the stretch: the weight it matches, or the cost of the gap."""
    if block.tag == "equal":
        size = block.i1 - block.i0
        weight = sum(min(a[block.i0 + k], b[block.j0 + k]) for k in range(size))
        stock = weight <= _FORMULA_WEIGHT * size
        return weight if stock else weight + _UNBROKEN * max(0, size - 3)
    weight = max(sum(a[block.i0 : block.i1]), sum(b[block.j0 : block.j1]))
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


def _widen(
    blocks: Sequence[Block], first: int, last: int, a: Sequence[Word], b: Sequence[Word]
) -> tuple[int, int]:
    """Take in a short replacement at either end, so that an exchanged word there is not missed.

    Only where it reaches the end of both passages or more equal words follow, and never from a
    quotation into its speech tag.
    """
    if first > 0 and _short(blocks[first - 1]):
        edge = blocks[first - 1]
        near = a[blocks[first].i0].quoted, b[blocks[first].j0].quoted
        if first - 1 <= 1 and near == (a[edge.i1 - 1].quoted, b[edge.j1 - 1].quoted):
            first -= 2 if first - 1 == 1 else 1
    if last < len(blocks) and _short(blocks[last]):
        edge = blocks[last]
        near = a[blocks[last - 1].i1 - 1].quoted, b[blocks[last - 1].j1 - 1].quoted
        if len(blocks) - last <= 2 and near == (a[edge.i0].quoted, b[edge.j0].quoted):
            last = len(blocks) if blocks[-1].tag in ("equal", "replace") else last + 1
    return max(first, 0), last


def _short(block: Block) -> bool:
    """Say whether a block exchanges at most three words for as many or fewer."""
    return block.tag == "replace" and _size(block) <= 3
