"""Whether two passages can match, from what they have in common or can have at most."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.judging import Numbers, Prospects, may_match
from newsreader.reuse.words import NUMBER_WEIGHT, PRESS_WEIGHT, STOP_WEIGHT

Flags = NDArray[np.bool_]

#: Content words that must agree, and either their share of the shorter text or their number.
CONTENT, CONTENT_SHARE, CONTENT_MANY = 3, 0.4, 5
#: Of these so many must be lower-case: names alone are no reuse.
_LOWER = 2
#: Or this many words of any kind, and their share of the longer text.
WORDS, WORDS_SHARE = 6, 0.45
#: Or, where content words are fewer than five, this many words and their share of the shorter text.
FEW, FEW_WORDS, FEW_SHARE = 5, 4, 0.5


class Common(NamedTuple):
    """What pairs of passages have in common in the same order, or can have at most.

    Attributes:
        words: Words.
        content: Content words.
        lower: Lower-case content words.
    """

    words: Numbers
    content: Numbers
    lower: Numbers

    def picked(self, numbers: NDArray[np.int64]) -> Common:
        """Return what some of the pairs have in common."""
        return Common(*(part[numbers] for part in self))


class Limits(NamedTuple):
    """What the two passages of each pair are like, and what that allows them to have in common.

    Attributes:
        shorter: Words of the shorter passage.
        longer: Words of the longer one.
        content: Content words of the one that has fewer; so are the next four.
        lower: Lower-case content words.
        light: Titles, units, words of the press and of speech.
        quoted: Quoted words.
        weight: What all its words are worth.
    """

    shorter: Numbers
    longer: Numbers
    content: Numbers
    lower: Numbers
    light: Numbers
    quoted: Numbers
    weight: Numbers

    def picked(self, numbers: NDArray[np.int64]) -> Limits:
        """Return the limits of some of the pairs."""
        return Limits(*(part[numbers] for part in self))


def may_agree(common: Common, limits: Limits) -> Flags:
    """Say of each pair whether it has enough in common for a closer look, and may match then."""
    words, content, lower = common
    alike = (words >= WORDS) & (words >= WORDS_SHARE * limits.longer)
    few = (limits.content < FEW) & (words >= FEW_WORDS) & (words >= FEW_SHARE * limits.shorter)
    told = (content >= CONTENT) & (lower >= _LOWER)
    told &= (content >= CONTENT_SHARE * limits.content) | (content >= CONTENT_MANY)
    at_most = Prospects(
        words,
        limits.shorter,
        limits.longer,
        np.minimum(limits.weight, _worth(common, limits.light)),
        np.minimum(limits.quoted, words),
        lower,
    )
    found: Flags = (alike | few | told) & may_match(at_most)
    return found


def _worth(common: Common, light: Numbers) -> Numbers:
    """Return what the words in common are worth at most: the dear ones first, and the rest."""
    words, content, lower = common
    content = np.maximum(content, lower)
    light = np.minimum(light, np.maximum(words - content, 0))
    rest = np.maximum(words - content - light, 0)
    worth: Numbers = (
        lower + NUMBER_WEIGHT * (content - lower) + PRESS_WEIGHT * light + STOP_WEIGHT * rest
    )
    return worth
