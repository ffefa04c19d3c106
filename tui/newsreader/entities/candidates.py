"""Words of a line that may be part of a name, in stretches that are decided together."""

from __future__ import annotations

from newsreader.entities.lexicon import Lexicon
from newsreader.entities.rules import ParsedLine
from newsreader.entities.words import Style, Word

#: Small words and marks that names go on over.
_GLUE = frozenset([
    "of", "the", "and", "for", "in", "on", "at", "to", "de", "del", "della", "di", "da", "do", "dos", "das",
    "du", "la", "le", "les", "al", "el", "bin", "bint", "ibn", "ben", "van", "von", "der", "den", "ter", "y",
    "e", "et", "und", "des", "zu", "af", "av", "&", ".", ",", "'", "’", "-", "–", "/", "against", "um", "ould",
    "binti", "binte", "wa", "fil", "am", "ob", "sur", "sous", "na", "nad", "con",
])  # fmt: skip
_DASHES = frozenset("-–")
_LONGEST_GLUE = 3
#: Stretches longer than this are cut: no name is, and time stays linear.
LONGEST = 48


def stretches(entry: ParsedLine, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return half-open ranges of word indices that hold every possible name of the line.

    A stretch begins and ends with a word that may be part of a name; between such words at most
    three small words or marks stand, and no sentence ends.
    """
    words = entry.line.words
    prose = entry.line.style is Style.NORMAL
    found: list[tuple[int, int]] = []
    first = last = -1
    for at in range(len(words)):
        if not _may_name(entry, at, prose, lexicon):
            continue
        joins = first >= 0 and at - first < LONGEST and _glued(words, last, at)
        if not joins:
            if first >= 0:
                found.append((first, last + 1))
            first = at
        last = at
    if first >= 0:
        found.append((first, last + 1))
    return found


def _may_name(entry: ParsedLine, at: int, prose: bool, lexicon: Lexicon) -> bool:
    """Say whether the word may be part of a name."""
    word = entry.line.words[at]
    if word.mark or entry.blocked[at]:
        return False
    if not word.cap:
        # "G7", "3M": digits with letters; a number only directly after a name ("Channel 4").
        return word.text[0].isdigit() and any(c.isupper() for c in word.text)
    if not prose or word.lead:
        return entry.named[at]
    if word.initial and word.key in lexicon.function:
        words = entry.line.words
        after = at + 1
        return after < len(words) and words[after].cap and not entry.blocked[after]
    return True


def _glued(words: list[Word], last: int, at: int) -> bool:
    """Say whether a name may go on from the word ``last`` to the word ``at``."""
    if at == last + 1:
        return True
    if at - last - 1 > _LONGEST_GLUE or words[at].initial:
        return False
    return all(
        words[n].text.lower() in _GLUE and not (words[n].text in _DASHES and _spaced(words, n))
        for n in range(last + 1, at)
    )


def _spaced(words: list[Word], at: int) -> bool:
    """Say whether a dash stands apart: no name goes over the one of a dateline."""
    return words[at].start > words[at - 1].end or words[at + 1].start > words[at].end
