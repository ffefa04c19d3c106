"""Whether two passages can match, from what they have in common or can have at most."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.bags import Shared
from newsreader.reuse.judging import Flags, Numbers, may_agree_alone, may_be_kept, may_be_stretch
from newsreader.reuse.words import NUMBER_WEIGHT, PRESS_WEIGHT, STOP_WEIGHT

#: Content words that must agree, and either their share of the shorter text or their number.
CONTENT, CONTENT_SHARE, CONTENT_MANY = 3, 0.4, 5
#: Of these so many must be lower-case: names alone are no reuse.
_LOWER = 2
#: Or this many words of any kind, and their share of the longer text.
WORDS, WORDS_SHARE = 6, 0.45
#: Or, where content words are fewer than five, this many words and their share of the shorter text.
FEW, FEW_WORDS, FEW_SHARE = 5, 4, 0.5


class Common(NamedTuple):
    """What pairs of passages have in common, or can have at most.

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


def may_agree(common: Common, bag: Common, limits: Limits) -> Flags:
    """Say of each pair whether it has enough in common for a closer look, and may match then.

    Args:
        common: What each has in common in the same order.
        bag: What each has in common in whatever order.
        limits: What the two of each pair are like.
    """
    words, content, lower = common
    alike = (words >= WORDS) & (words >= WORDS_SHARE * limits.longer)
    few = (limits.content < FEW) & (words >= FEW_WORDS) & (words >= FEW_SHARE * limits.shorter)
    told = (content >= CONTENT) & (lower >= _LOWER)
    told &= (content >= CONTENT_SHARE * limits.content) | (content >= CONTENT_MANY)
    weight = np.minimum(limits.weight, _worth(common, limits.light))
    matching = may_be_stretch(
        words, lower, np.minimum(limits.quoted, words), weight, limits.shorter
    )
    if bag is not common:
        weight = np.minimum(limits.weight, _worth(bag, limits.light))
    matching |= may_be_kept(bag.words, bag.words, weight, limits.shorter, limits.longer)
    return (alike | few | told) & matching


class Prospects(NamedTuple):
    """How each of some pairs may match.

    Attributes:
        alone: Without other matches of the two articles.
        company: In company of others.
        kept: Alone only if one is the other gone over word by word.
    """

    alone: Flags
    company: Flags
    kept: Flags


def may_match(common: Common, limits: Limits, bag: Shared) -> Prospects:
    """Say of each pair how it may match, once it is known what it shares in whatever order."""
    quoted, weight = np.minimum(limits.quoted, common.words), np.minimum(bag.weight, limits.weight)
    stretch = common.words, common.lower, quoted, weight, limits.shorter
    alone = may_be_stretch(*stretch, company=0.0) | may_agree_alone(common.words, quoted)
    kept = may_be_kept(bag.words, bag.own, bag.own_weight, limits.shorter, limits.longer)
    return Prospects(alone | kept, alone | may_be_stretch(*stretch), kept & ~alone)


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
