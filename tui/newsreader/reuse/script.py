"""The edit script between two passages, in blocks of words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from rapidfuzz.distance import Indel

from newsreader.reuse.weighed import Weighed
from newsreader.reuse.words import Word

_BOTH_WAYS = frozenset({("insert", "delete"), ("delete", "insert")})


class Block(NamedTuple):
    """A stretch of words of both passages: "equal", "replace", "delete" or "insert"."""

    tag: str
    i0: int
    i1: int
    j0: int
    j1: int

    @property
    def size(self) -> int:
        """The words of the longer side."""
        return max(self.i1 - self.i0, self.j1 - self.j0)


#: Makes a block without calling into its class; blocks are made by the million.
_block = partial(tuple.__new__, Block)


def blocks_of(one: Weighed, other: Weighed) -> list[Block]:
    """Return the edit script of two whole passages as blocks, replacements joined and split at marks."""
    a, b = one.words, other.words
    script = _script_of(one.keys, other.keys)
    if len(script) > 2 and one.quotes and other.quotes:
        script = _join(_slid(script, a, b))
    tags = [block.tag for block in script]
    if "insert" in tags and "delete" in tags:
        script = _swap_back(script, a, b)
        tags = [block.tag for block in script]
    if tags.count("replace") > 1:
        script = _drop_islands(script, a)
    if one.quotes or other.quotes:
        return [part for block in script for part in _split_at_marks(block, a, b)]
    return script


def _script_of(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Return the shortest edit script of two sequences of keys, what differs between two blocks as one."""
    found = []
    i = j = 0
    for i0, j0, size in Indel.opcodes(a, b).as_matching_blocks():
        if i0 > i or j0 > j:
            found.append(_block((_tag(i, i0, j, j0), i, i0, j, j0)))
        i, j = i0 + size, j0 + size
        if size:
            found.append(_block(("equal", i0, i, j0, j)))
    return found


def _slid(blocks: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """Move lone words over words that only one passage has to the longer quotation behind these.

    Of “they row and they sing” and “they sing” the second "they" is the equal one.
    """
    kept = list(blocks)
    for n in range(len(kept) - 2):
        first, gap, last = kept[n : n + 3]
        size = first.i1 - first.i0
        one_sided = gap.tag in ("insert", "delete")
        if first.tag != "equal" or not one_sided or last.i1 - last.i0 < size:
            continue
        i1, j1 = last.i0 - size, last.j0 - size
        moved = list(zip(a[i1 : last.i0], b[j1 : last.j0], strict=True))
        if gap.size < size or not all(w.key == x.key and w.quoted and x.quoted for w, x in moved):
            continue
        kept[n : n + 3] = [
            Block(_tag(first.i0, i1, first.j0, j1), first.i0, i1, first.j0, j1),
            Block("equal", i1, i1, j1, j1),
            Block("equal", i1, last.i1, j1, last.j1),
        ]
    return kept


def _drop_islands(blocks: list[Block], a: Sequence[Word]) -> list[Block]:
    """Turn lone function words between two rewritten stretches into part of the rewriting."""
    kept = list(blocks)
    for n in range(1, len(kept) - 1):
        tag, i0, i1, _, _ = kept[n]
        if tag != "equal" or i1 - i0 > 2:
            continue
        before, behind = kept[n - 1], kept[n + 1]
        both = before.tag == behind.tag == "replace"
        if both and i1 - i0 <= before.size + behind.size - 2 and _are_stops(a[i0:i1]):
            kept[n] = kept[n]._replace(tag="replace")
    return blocks if kept == blocks else _join(kept)


def _are_stops(placed: Sequence[Word]) -> bool:
    return all(w.lexeme.stop for w in placed)


def _swap_back(blocks: list[Block], a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """Join a word taken out on one side of another and put in on its other side: "1 July", "July 1"."""
    if not any((x.tag, y.tag) in _BOTH_WAYS for x, y in zip(blocks, blocks[2:], strict=False)):
        return blocks
    kept: list[Block] = []
    n = 0
    while n < len(blocks):
        first, last = blocks[n], blocks[min(n + 2, len(blocks) - 1)]
        n += 1
        if (first.tag, last.tag) in _BOTH_WAYS:
            whole = Block("replace", first.i0, last.i1, first.j0, last.j1)
            keys_a = sorted(w.key for w in a[whole.i0 : whole.i1])
            if len(keys_a) <= 3 and keys_a == sorted(w.key for w in b[whole.j0 : whole.j1]):
                kept.append(whole)
                n += 2
                continue
        kept.append(first)
    return _join(kept)


def _split_at_marks(block: Block, a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """Split a rewritten stretch where a quotation ends or begins in both or either passage."""
    if block.tag == "equal" or _unmixed(a[block.i0 : block.i1], b[block.j0 : block.j1]):
        return [block]
    runs_a, runs_b = _quote_runs(a, block.i0, block.i1), _quote_runs(b, block.j0, block.j1)
    parts: list[Block] = []
    i, j = block.i0, block.j0
    while runs_a or runs_b:
        take_a = bool(runs_a) and (
            not runs_b or runs_a[0][0] == runs_b[0][0] or len(runs_a) > len(runs_b)
        )
        take_b = bool(runs_b) and (not take_a or runs_a[0][0] == runs_b[0][0])
        next_i = runs_a.pop(0)[1] if take_a else i
        next_j = runs_b.pop(0)[1] if take_b else j
        parts.append(Block(_tag(i, next_i, j, next_j), i, next_i, j, next_j))
        i, j = next_i, next_j
    return parts


def _unmixed(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Say whether each side's words are all quoted, or none of them."""
    return all(len({w.quoted for w in side}) < 2 for side in (left, right))


def _quote_runs(placed: Sequence[Word], first: int, last: int) -> list[tuple[bool, int]]:
    """Return (quoted, end) of each stretch of words alike in being quoted."""
    runs: list[tuple[bool, int]] = []
    for n in range(first, last):
        if runs and runs[-1][0] == placed[n].quoted:
            runs[-1] = (placed[n].quoted, n + 1)
        else:
            runs.append((placed[n].quoted, n + 1))
    return runs


def _join(blocks: Sequence[Block]) -> list[Block]:
    """Join neighbouring blocks that are both equal or both not."""
    joined: list[Block] = []
    for tag, i0, i1, j0, j1 in blocks:
        equal = tag == "equal"
        if joined and (joined[-1].tag == "equal") == equal:
            before = joined.pop()
            i0, j0 = before.i0, before.j0
        joined.append(_block((tag if equal else _tag(i0, i1, j0, j1), i0, i1, j0, j1)))
    return joined


def _tag(i0: int, i1: int, j0: int, j1: int) -> str:
    if i0 == i1:
        return "insert"
    return "delete" if j0 == j1 else "replace"
