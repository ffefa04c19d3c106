"""Passages as they are laid side by side: their words, and what sharing each is worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.reuse.formulas import formula_words
from newsreader.reuse.words import Word

#: What a word of a stock phrase weighs.
FORMULA_WEIGHT = 0.02


class Weighed(NamedTuple):
    """The words of a passage with what sharing each is worth.

    Attributes:
        words: The words.
        weights: What sharing each is worth.
        keys: What each is compared by.
        letters: The code of each as a character: the order of two passages hangs on them.
        quotes: Whether any of them is quoted.
    """

    words: Sequence[Word]
    weights: Sequence[float]
    keys: Sequence[str]
    letters: str
    quotes: bool


def weigh(placed: Sequence[Word]) -> Weighed:
    """Return the words with their weights; those of a stock phrase weigh next to nothing."""
    keys = [w.lexeme.key for w in placed]
    stock = formula_words(keys)
    weights = [w.weight for w in placed]
    for n in stock:
        weights[n] = FORMULA_WEIGHT
    letters = "".join([w.lexeme.letter for w in placed])
    return Weighed(placed, weights, keys, letters, True in [w.quoted for w in placed])
