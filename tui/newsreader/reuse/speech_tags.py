"""Where a quotation ends and its speech tag begins: tags that differ are no part of what was taken over."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.reuse.script import Block
from newsreader.reuse.words import Word


def trim_tags(run: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """End the run with the quotation where the speech tags differ: they are no part of it.

    Tags that mostly agree were taken over with the quotation; what differs in them is a change.
    """
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
    before = [x for x in kept if x.i0 < first[0]]
    if any(not _all_quoted(x, a, b) for x in head) and not _came_along(before, a, b):
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
    differs = any(x.tag != "equal" and not _all_quoted(x, a, b) for x in tail)
    if not differs or _came_along(tail, a, b):
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


def _came_along(blocks: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Say whether most words outside quotations in these blocks are equal, two at least."""
    equal = sum(
        not (a[x.i0 + k].quoted or b[x.j0 + k].quoted)
        for x in blocks
        if x.tag == "equal"
        for k in range(x.i1 - x.i0)
    )
    sizes = (
        sum(not w.quoted for x in blocks for w in a[x.i0 : x.i1]),
        sum(not w.quoted for x in blocks for w in b[x.j0 : x.j1]),
    )
    return equal >= 2 and 2 * equal > min(sizes) and not any(_mixed(x, a, b) for x in blocks)


def _mixed(block: Block, a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Say whether words quoted in one passage stand for words that are not in the other."""
    if block.tag == "equal":
        return False
    quoted = [
        {w.quoted for w in side}
        for side in (a[block.i0 : block.i1], b[block.j0 : block.j1])
        if len(side)
    ]
    return len(set().union(*quoted)) > 1


def _all_quoted(block: Block, a: Sequence[Word], b: Sequence[Word]) -> bool:
    return all(w.quoted for w in (*a[block.i0 : block.i1], *b[block.j0 : block.j1]))
