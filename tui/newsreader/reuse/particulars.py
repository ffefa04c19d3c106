"""Particulars: the names and figures of a wording, on which two reports of one thing agree."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.reuse.script import Block
from newsreader.reuse.wordings import same_name
from newsreader.reuse.words import Word


def clashing(blocks: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> int:
    """Count the particulars of a run that stand for one another and do not agree.

    Price tables, dividends and results are written on forms: the words agree and the particulars
    clash. A copy that has one figure wrong keeps all its others.
    """
    found = 0
    for tag, i0, i1, j0, j1 in blocks:
        if tag != "equal" and i0 < i1 and j0 < j1:
            left, right = a[i0:i1], b[j0:j1]
            figures = [[w.lexeme.figure for w in side].count(True) for side in (left, right)]
            found += min(figures) + _names_clash(left, right)
    return found


def agreed(blocks: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> int:
    """Count the particulars of a run that agree."""
    found = 0
    for tag, i0, i1, j0, j1 in blocks:
        if tag == "equal":
            both = zip(a[i0:i1], b[j0:j1], strict=True)
            found += [w.lexeme.figure or w.name or x.name for w, x in both].count(True)
    return found


def _names_clash(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Say whether both wordings have names and none in common."""
    own = [w for w in left if w.name and not w.lexeme.figure]
    others = [w for w in right if w.name and not w.lexeme.figure] if own else []
    return bool(others) and not any(same_name(x, y) for x in own for y in others)
