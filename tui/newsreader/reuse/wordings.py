"""Of what kind a difference in wording is: a number, a date, a name, a negation, a modal, a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from newsreader.reuse.lexicon import (
    AMOUNT_WORDS,
    CONTRACTIONS,
    HONORIFICS,
    MODALS,
    MONTHS,
    NEGATIONS,
    SHORT_TITLES,
    TITLE_WORDS,
    WEEKDAYS,
)
from newsreader.reuse.spelling import (
    is_acronym_of,
    is_figure,
    key_of,
    respelled,
    respelled_name,
    same_letters,
)
from newsreader.reuse.words import Word

_IN_FIGURES = {"one": "1", "dozen": "12"}
_ONE_WORD = {**SHORT_TITLES, **_IN_FIGURES, "okay": "ok"}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
#: Longer wordings are other sentences about it: of a "not" or a name in one of them nothing follows.
_CLAUSE = 5
#: What makes a people, a party or a language of a name; of two such forms one at least has it.
_OF_A_NAME = frozenset({"n", "ns", "an", "ans", "ian", "ians", "ic", "ish", "ese"})
_PER_CENT = frozenset({"per", "cent", "percent", "pct"})


def kinds_of_replacement(
    a: Sequence[Word], b: Sequence[Word], beside: Sequence[Word] = ()
) -> list[str]:
    """Return the kinds of a replacement of words by words, most telling first; never empty.

    Args:
        a: The words of the first passage.
        b: The words of the second.
        beside: The words next to them, in both passages.
    """
    keys_a, keys_b = [w.key for w in a], [w.key for w in b]
    if same_letters(keys_a, keys_b) or _apart(a) == _apart(b):
        return ["spelling"]
    if sorted(keys_a) == sorted(keys_b) and any(k in MONTHS for k in keys_a):
        return ["spelling"]
    if _one_name(a, b):
        return ["respelled-name"]
    if len(a) == len(b) == 1 and respelled(keys_a[0], keys_b[0]) and not (a[0].name or b[0].name):
        return ["spelling"]
    kinds = _substance(a, b, beside)
    named = _names(a) and _names(b) and not _share_name(a, b)
    if not kinds and named and max(len(a), len(b)) <= _CLAUSE:
        kinds = ["name"]
    return kinds or ["word"]


def kinds_of_cut(cut: Sequence[Word], following: Word | None, beside: Sequence[Word]) -> list[str]:
    """Return the kinds of words that one passage has and the other has not; never empty.

    Args:
        cut: The words.
        following: The word behind them in the same passage.
        beside: The words next to the place in the other passage.
    """
    keys = [w.key for w in cut]
    if set(keys) <= _PER_CENT and any(w.lexeme.figure for w in beside):
        return ["spelling"]
    if set(keys) <= HONORIFICS or (len(cut) == 1 and _given_name(cut[0], following)):
        return ["respelled-name"]
    kinds = []
    if _negations(keys) and len(cut) <= _CLAUSE:
        kinds.append("negation")
    rest = [w for w in cut if not w.lexeme.stop]
    if rest and all(_is_number(w, cut) for w in rest) and len(cut) <= 3:
        kinds.append("date" if _dated(cut) else "number")
    return kinds or ["cut"]


def same_name(a: Word, b: Word) -> bool:
    """Say whether two words are one name, respelled or not."""
    return respelled_name(_bare(a.raw), _bare(b.raw))


def _bare(raw: str) -> str:
    return re.sub(r"['’]s$", "", raw)


def _substance(a: Sequence[Word], b: Sequence[Word], beside: Sequence[Word]) -> list[str]:
    """Return the kinds of substance in which two wordings differ."""
    keys_a, keys_b = _spelled_out(a), _spelled_out(b)
    kinds = []
    numbers_a, numbers_b = _numbers(a), _numbers(b)
    if numbers_a != numbers_b and (numbers_a and numbers_b):
        kinds.append("date" if _is_date(a, b, beside) else "number")
    days_a, days_b = _days(keys_a), _days(keys_b)
    if days_a != days_b and days_a and days_b:
        kinds.append("date")
    if max(len(a), len(b)) > _CLAUSE:
        return kinds
    if _negations(keys_a) != _negations(keys_b):
        kinds.append("negation")
    modals_a, modals_b = set(keys_a) & MODALS, set(keys_b) & MODALS
    if modals_a != modals_b and modals_a and modals_b:
        kinds.append("modal")
    return list(dict.fromkeys(kinds))


def _spelled_out(words: Sequence[Word]) -> list[str]:
    return [part for w in words for part in CONTRACTIONS.get(w.key, w.key).split()]


def _negations(keys: Sequence[str]) -> int:
    return sum(k in NEGATIONS or k.endswith("n't") for k in keys)


def _numbers(words: Sequence[Word]) -> list[str]:
    """Return the amounts in a wording; "five-year" has one, "one" is 1 and a dozen 12."""
    found = []
    for word in words:
        if word.lexeme.figure or word.key in AMOUNT_WORDS:
            found.append(word.key)
        elif "-" in word.raw:
            parts = map(key_of, word.raw.split("-"))
            found += [k for k in parts if is_figure(k) or k in AMOUNT_WORDS]
    return [_IN_FIGURES.get(key, key) for key in found]


def _apart(words: Sequence[Word]) -> list[str]:
    """Return the keys of words and of what hyphens join, numbers in figures, titles in full."""
    keys: list[str] = []
    for word in words:
        if "-" in word.raw:
            keys += [key_of(part) for part in word.raw.split("-") if part]
        else:
            keys.append(word.lexeme.key)
    return [_ONE_WORD.get(key, key) for key in keys]


def _is_date(a: Sequence[Word], b: Sequence[Word], beside: Sequence[Word]) -> bool:
    """Say whether the figures are of a date: a month is among or beside them, or both are years."""
    if any(w.key in MONTHS and w.raw[:1].isupper() for w in beside):
        return len(_numbers(a)) == len(_numbers(b)) == 1
    return _dated(a) and _dated(b)


def _is_number(word: Word, among: Sequence[Word]) -> bool:
    return word.lexeme.figure or word.key in AMOUNT_WORDS or (word.key in MONTHS and len(among) > 1)


def _dated(words: Sequence[Word]) -> bool:
    """Say whether the figures of a wording are of a date: beside a month, or a year."""
    if any(w.key in MONTHS and w.raw[:1].isupper() for w in words):
        return True
    figures = [w.key for w in words if w.lexeme.figure]
    return bool(figures) and all(_YEAR.fullmatch(f) for f in figures)


def _days(keys: Sequence[str]) -> set[str]:
    """Return the days and months a wording names; "may" and "march" only beside others."""
    return {k for k in keys if k in WEEKDAYS or (k in MONTHS and k not in ("may", "march"))}


def _names(words: Sequence[Word]) -> list[Word]:
    """Return the words of a name, titles, days and months left out."""
    none = HONORIFICS | WEEKDAYS | MONTHS
    return [w for w in words if w.name and not w.lexeme.figure and w.key not in none]


def _share_name(a: Sequence[Word], b: Sequence[Word]) -> bool:
    pairs = [(x, y) for x in _names(a) for y in _names(b)]
    return any(same_name(x, y) or _of_one_name(x.key, y.key) for x, y in pairs)


def _of_one_name(a: str, b: str) -> bool:
    """Say whether two words are made of one name: "Democrats" and "Democratic", "Russia" and "Russian"."""
    pairs = zip(a, b, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ends = {a[shared:], b[shared:]}
    return shared >= 5 and bool(ends & _OF_A_NAME) and ends <= _OF_A_NAME | {"", "s"}


def _one_name(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Say whether both wordings are one name written differently: respelled, with a title, as letters."""
    left, right = _names(a), _names(b)
    if not left or not right:
        return False
    if len(left) + sum(w.key in HONORIFICS for w in a) != len(a):
        return False
    if len(right) + sum(w.key in HONORIFICS for w in b) != len(b):
        return False
    if len(left) == len(right):
        return all(same_name(x, y) for x, y in zip(left, right, strict=True))
    short, long = sorted((left, right), key=len)
    if len(short) == 1 and is_acronym_of(short[0].raw, [w.raw for w in long]):
        return True
    return same_name(short[-1], long[-1]) and len(long) - len(short) == 1


def _given_name(word: Word, following: Word | None) -> bool:
    """Say whether a name follows at once: what was left out is a given name, not a title."""
    return (
        following is not None
        and word.name
        and following.name
        and following.start - word.end <= 2
        and word.key not in TITLE_WORDS
    )
