"""The ends of a run: what is taken in there though it differs, so that it does not go untold."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.reuse.lexicon import NEGATIONS, STOP_WORDS, WEEKDAYS
from newsreader.reuse.script import Block
from newsreader.reuse.words import Word, lexeme

#: Codes of the days of the week: a word without its place has no letters.
_DAYS = frozenset(lexeme(day).code for day in WEEKDAYS)
#: Codes of the words that negate.
_NOT = frozenset(
    lexeme(w).code for w in STOP_WORDS | NEGATIONS if w in NEGATIONS or w.endswith("n't")
)
#: Most words at an end of a quotation that are taken in where they are others in the other's.
_FEW = 3


def widened(
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
    return block.tag == "replace" and block.size <= 3


def with_ends(
    run: Sequence[Block], a: Sequence[Word], b: Sequence[Word], *, quotes: bool
) -> list[Block]:
    """Return the run with what differs right at its ends: in a quotation, a number or day, or a "not".

    Args:
        run: The blocks.
        a: The words of the first passage.
        b: Those of the second.
        quotes: Whether both have quoted words.
    """
    whole = _whole_quote(run, a, b) if quotes else run
    return _with_negation(_with_particulars(whole, a, b), a, b)


def _with_negation(run: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """Take in a "not" right before the run that only one of the passages has.

    “I am willing to be held to it” may be quoted as “not willing to be held to it”, and what stands
    before it be left out otherwise.
    """
    kept = list(run)
    i, j = kept[0].i0, kept[0].j0
    sizes = _negated(a, i), _negated(b, j)
    if kept[0].tag != "equal" or bool(sizes[0]) == bool(sizes[1]):
        return kept
    size = max(sizes)
    first_i, first_j = i - _before(a, i, size), j - _before(b, j, size)
    tag = "replace" if first_i < i and first_j < j else "delete" if first_i < i else "insert"
    kept.insert(0, Block(tag, first_i, i, first_j, j))
    return kept


def _before(placed: Sequence[Word], at: int, most: int) -> int:
    """Return how many words stand before a word in the same quotation, or outside any; ``most`` at most."""
    quoted = placed[at].quoted
    last = max(0, at - most)
    return next(
        (at - 1 - n for n in range(at - 1, last - 1, -1) if placed[n].quoted != quoted), at - last
    )


def _negated(placed: Sequence[Word], at: int) -> int:
    """Return how many words a "not" right before a word is away: 1, in quotations 2; 0 where there is none."""
    for n in range(1, 1 + min(at, 2 if placed[at].quoted else 1)):
        if placed[at - n].lexeme.code in _NOT:
            return n if _before(placed, at, n) == n else 0
    return 0


def _with_particulars(run: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """Take in a number or day right at an end of the run that is another in the other passage.

    What follows may be told otherwise; that "17" became "71" there must not go untold.
    """
    kept = list(run)
    i, j = kept[-1].i1, kept[-1].j1
    if i < len(a) and j < len(b) and kept[-1].tag == "equal" and _differ_alike(a[i], b[j]):
        kept.append(Block("replace", i, i + 1, j, j + 1))
    i, j = kept[0].i0 - 1, kept[0].j0 - 1
    if i >= 0 and j >= 0 and kept[0].tag == "equal" and _differ_alike(a[i], b[j]):
        kept.insert(0, Block("replace", i, i + 1, j, j + 1))
    return kept


def _whole_quote(run: Sequence[Block], a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """Take in the last or first few words of a quotation that are others in the other passage's."""
    kept = list(run)
    i, j = kept[-1].i1, kept[-1].j1
    if kept[-1].tag == "equal" and a[i - 1].quoted and b[j - 1].quoted:
        left, right = _quoted_words(a[i:]), _quoted_words(b[j:])
        if 0 < left <= _FEW and 0 < right <= _FEW:
            kept.append(Block("replace", i, i + left, j, j + right))
    i, j = kept[0].i0, kept[0].j0
    if kept[0].tag == "equal" and a[i].quoted and b[j].quoted:
        left, right = _quoted_words(a[:i][::-1]), _quoted_words(b[:j][::-1])
        if 0 < left <= _FEW and 0 < right <= _FEW:
            kept.insert(0, Block("replace", i - left, i, j - right, j))
    return kept


def _quoted_words(placed: Sequence[Word]) -> int:
    """Return how many words of a sequence are quoted before one is not."""
    return next((n for n, word in enumerate(placed) if not word.quoted), len(placed))


def _differ_alike(a: Word, b: Word) -> bool:
    """Say whether two words are both figures, or both days, and not the same."""
    figures = a.lexeme.figure and b.lexeme.figure
    days = a.lexeme.code in _DAYS and b.lexeme.code in _DAYS
    return (figures or days) and a.key != b.key and a.quoted == b.quoted
