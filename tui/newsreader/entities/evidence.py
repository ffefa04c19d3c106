"""What an article's own spelling says about which words are names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newsreader.entities.lexicon import Lexicon
from newsreader.entities.words import NameLine, Style, Word

_WORD_LIKE = re.compile(
    r"(?:ing|ly|ed|tion|tions|sion|sions|ment|ments|ness|ous|ful|less|able|ible|ity|ities|ists|ers|ors|ship|ships|hood|wards|ward|ance|ence|ive|ives|ism|ical|teen|ty|fully|folk|people|workers|men|women)$"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the words of an article are spelled where spelling means something.

    Attributes:
        raised: Keys of words with a capital inside a sentence.
        lowered: Keys of words in lower case.
        prose: Whether there is any line in which capitals mark names.
    """

    raised: frozenset[str]
    lowered: frozenset[str]
    prose: bool


def gather(lines: Iterable[NameLine]) -> Evidence:
    """Read the spelling of all lines of one article."""
    raised: set[str] = set()
    lowered: set[str] = set()
    prose = False
    for line in lines:
        if line.style is not Style.NORMAL:
            continue
        prose = prose or len(line.words) > 12
        for word in line.words:
            if word.mark or word.lead:
                continue
            if not word.cap:
                lowered.add(word.key)
            elif not word.initial:
                raised.add(word.key)
    return Evidence(frozenset(raised), frozenset(lowered), prose)


def ordinary_ending(name: str) -> bool:
    """Say whether a key ends as English nouns, adverbs and participles do."""
    return _WORD_LIKE.search(name) is not None


def word_like(word: Word, lexicon: Lexicon) -> bool:
    """Say whether a word is, or looks like, an ordinary English word."""
    name = word.key
    if name in lexicon.common:
        return True
    base = name.partition("'")[0]
    if base != name and base in lexicon.common:
        return True
    known = name in lexicon.given or name in lexicon.phrases or name in lexicon.surnames
    return not known and ordinary_ending(name)


def named_flags(line: NameLine, evidence: Evidence, lexicon: Lexicon) -> list[bool]:
    """Say for each word of a line whether it may be part of a name."""
    words = line.words
    flags = [False] * len(words)
    for at, word in enumerate(words):
        if word.mark or not word.cap:
            continue
        if line.style is Style.NORMAL and not word.lead:
            flags[at] = _in_prose(words, at, evidence, lexicon)
        else:
            flags[at] = _in_headline(words, at, line.style, evidence, lexicon)
    if line.style is Style.TITLE:
        _beside_given_names(words, flags, lexicon)
    return flags


def _in_prose(words: list[Word], at: int, evidence: Evidence, lexicon: Lexicon) -> bool:
    """Judge a capitalised word where capitals mark names."""
    word = words[at]
    if word.key in lexicon.function:
        if len(word.text) == 1:
            return at + 1 < len(words) and words[at + 1].text == "."
        if word.key in lexicon.given and not word.initial and not word.upper:
            return _raised(words, at + 1, lexicon)
        return word.upper and not word.initial and len(word.text) > 1
    if at and words[at - 1].text in {"(", ","} and word.key[:2] in {"d-", "r-", "i-"}:
        return False
    neighbour = _raised(words, at + 1, lexicon) or (
        not word.initial and _raised(words, at - 1, lexicon)
    )
    if word.key in lexicon.shapes["plain"]:
        return neighbour
    if word.initial and word_like(word, lexicon):
        return neighbour or (word.key in evidence.raised and word.key not in evidence.lowered)
    return True


def _raised(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Say whether the word at ``at`` has a capital and can belong to a name."""
    if not 0 <= at < len(words):
        return False
    word = words[at]
    return word.cap and word.key not in lexicon.function


def _in_headline(
    words: list[Word], at: int, style: Style, evidence: Evidence, lexicon: Lexicon
) -> bool:
    """Judge a word where capitals say nothing: what the rest of the article spells with one."""
    word = words[at]
    if word.text in {"US", "UK", "EU", "UN"}:
        return True
    if word.key in lexicon.function or word.key in lexicon.shapes["plain"]:
        return len(word.text) == 1 and at + 1 < len(words) and words[at + 1].text == "."
    if word.key in evidence.raised:
        return word.key not in evidence.lowered or not word_like(word, lexicon)
    if word_like(word, lexicon):
        return word.key in lexicon.given and not evidence.prose
    known = word.key in lexicon.given or word.key in lexicon.phrases
    return known or (style is Style.TITLE and not evidence.prose)


def _beside_given_names(words: list[Word], flags: list[bool], lexicon: Lexicon) -> None:
    """In a headline, let an unknown word after a given name be a surname."""
    for at in range(1, len(words)):
        word = words[at]
        if flags[at] or word.mark or not word.cap or words[at - 1].possessive:
            continue
        if flags[at - 1] and words[at - 1].key in lexicon.given and not word_like(word, lexicon):
            flags[at] = True
