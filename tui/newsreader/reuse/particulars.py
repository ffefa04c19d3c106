"""Particulars: the names and figures of a wording, on which two reports of one thing agree."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.reuse.script import Block
from newsreader.reuse.wordings import same_name
from newsreader.reuse.words import Word


def agreed_and_clashing(
    blocks: Sequence[Block], a: Sequence[Word], b: Sequence[Word]
) -> tuple[int, int]:
    """Count the particulars of a run that agree, and those that stand for one another and do not.

    Price tables, dividends and results are written on forms: the words agree and the particulars
    clash. A copy that has one figure wrong keeps all its others.
    """
    agreed = clashing = 0
    for block in blocks:
        left, right = a[block.i0 : block.i1], b[block.j0 : block.j1]
        if block.tag == "equal":
            both = zip(left, right, strict=True)
            agreed += sum([w.lexeme.figure or w.name or x.name for w, x in both])
        elif left and right:
            figures = [sum([w.lexeme.figure for w in side]) for side in (left, right)]
            clashing += min(figures) + _names_clash(left, right)
    return agreed, clashing


def _names_clash(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Say whether both wordings have names and none in common."""
    names_a, names_b = (
        [w for w in side if w.name and not w.lexeme.figure] for side in (left, right)
    )
    return bool(names_a and names_b) and not any(same_name(x, y) for x in names_a for y in names_b)
