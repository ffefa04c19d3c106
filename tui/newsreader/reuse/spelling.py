"""One key for spellings of one word, and the tests for a respelled word or name."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreader.reuse.lexicon import CONTRACTIONS, NUMBER_WORDS
from newsreader.text.normalise import fold

_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        # British and American: fixed endings, each wide enough to leave unlike words apart.
        (r"(?<=[a-z]{3})our(s|ed|ing|able|ful|ite|ites|er|ers|ly|hood|hoods|less)?$", r"or\1"),
        (r"is(ation|ations|ational)$", r"iz\1"),
        (r"(?<=[a-z]{3})is(e|es|ed|ing|er|ers)$", r"iz\1"),
        (r"ys(e|es|ed|ing)$", r"yz\1"),
        (r"(?<=[a-z]{2})([tb])re(s|d)?$", r"\1er\2"),
        (r"(?<=[a-z]{4}[ae]l)l(ed|ing|er|ers|or|ors)$", r"\1"),
        (r"(?<=[a-z]{3})ogue(s)?$", r"og\1"),
        (r"^(def|off|lic|pret)ence(s)?$", r"\1ense\2"),
        (r"^(p|an|encyclop|medi)ae", r"\1e"),
        (r"^programme(s)?$", r"program\1"),
        (r"^tonne(s)?$", r"ton\1"),
        (r"^grey(s|ed)?$", r"gray\1"),
        (r"^cheque(s)?$", r"check\1"),
        (r"^(judg|acknowledg)ement", r"\1ment"),
        (r"^(ful|enrol|instal|skil)l?(ment|ments|ful|fully)$", r"\1l\2"),
        (r"wards$", "ward"),
        (r"^(learn|burn|spoil|dream)t$", r"\1ed"),
        (r"^(a?mid|among|whil)st$", r"\1"),
    )
)
#: Any of the rules; most words follow none.
_RULED = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _RULES))
_SHORT_OUR = frozenset({"four", "hour", "hours", "your", "yours", "tour", "pour", "flour", "scour"})
_STEM_E = {"whil": "while"}
_NUMBER = re.compile(r"\d[\d.,:]*")


#: Letters that are no letter with an accent to Unicode, but are to an English newsroom.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
    }
)


def unaccented(raw: str) -> str:
    """Return ``raw`` lower-cased, quotes straight, accents and strokes gone."""
    if raw.isascii():
        return raw.lower().replace("`", "'")
    return fold(raw).translate(_LETTERS)


@lru_cache(maxsize=1 << 17)
def key_of(raw: str) -> str:
    """Return what ``raw`` is compared by: without case, accents, hyphens, possessive and house spelling.

    ``US`` and ``U.S.`` keep apart from "us"; "17" equals "seventeen", "1,019" equals "1019".
    """
    lower = unaccented(raw)
    if raw == "US" or lower == "u.s." or lower == "u.s":
        return "u.s"
    if lower.startswith("per") and "".join(lower.split()) == "percent":
        return "percent"
    if lower[:1].isdigit():
        return _number_key(lower)
    if "." in lower:
        lower = lower.replace(".", "")
    if lower.endswith("'s") and lower not in CONTRACTIONS:
        lower = lower[:-2]
    if "-" in lower:
        value = _compound_number(lower)
        if value:
            return value
        lower = lower.replace("-", "")
    if lower in NUMBER_WORDS:
        return str(NUMBER_WORDS[lower])
    if lower in _SHORT_OUR or not lower.isalpha() or not _RULED.search(lower):
        return lower
    for pattern, to in _RULES:
        changed = pattern.sub(to, lower)
        if changed != lower:
            return _STEM_E.get(changed, changed)
    return lower


def _number_key(lower: str) -> str:
    """Return a figure without its thousands commas and per cent sign."""
    bare = lower.rstrip("%")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", bare):
        bare = bare.replace(",", "")
    return bare.replace("-", "")


def _compound_number(lower: str) -> str:
    """Return "21" for "twenty-one", or an empty string."""
    tens, _, unit = lower.partition("-")
    value = 1 if unit == "one" else NUMBER_WORDS.get(unit, 0)
    if NUMBER_WORDS.get(tens, 0) >= 20 and 0 < value < 10:
        return str(NUMBER_WORDS[tens] + value)
    return ""


def is_figure(key: str) -> bool:
    """Say whether a key is a number."""
    return bool(_NUMBER.match(key))


def same_letters(a: list[str], b: list[str]) -> bool:
    """Say whether two runs of keys are one text but for spaces, hyphens and contractions."""
    return spelled_out(a) == spelled_out(b)


def spelled_out(keys: list[str]) -> str:
    """Return keys run together, contractions written out."""
    return "".join(CONTRACTIONS.get(k, k) for k in keys).replace(" ", "").replace("'", "")


def respelled(a: str, b: str) -> bool:
    """Say whether two ordinary words differ only by a slip of spelling.

    Two neighbouring letters exchanged, a letter doubled or not, or one inner letter missing from a
    long word. An ending ("promise", "promises", "promised") is another word, and so is a changed
    letter: "lies" is not "ties".
    """
    if a == b:
        return True
    if not (a.isalpha() and b.isalpha()) or a[0] != b[0] or min(len(a), len(b)) < 5:
        return False
    if _singled(a) == _singled(b) and min(len(a), len(b)) >= 6:
        return True
    if len(a) == len(b):
        diff = [i for i in range(len(a)) if a[i] != b[i]]
        return (
            len(diff) == 2
            and diff[1] == diff[0] + 1
            and a[diff[0]] == b[diff[1]]
            and a[diff[1]] == b[diff[0]]
        )
    long, short = (a, b) if len(a) > len(b) else (b, a)
    if len(long) - len(short) != 1 or len(long) < 8:
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(2, len(long) - 3))


def _singled(word: str) -> str:
    """Return the word with doubled letters single."""
    return re.sub(r"(.)\1+", r"\1", word)


_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"x", "ks"), (r"tch|tsch|tsh", "ch"), (r"shch", "sh"), (r"sch", "sh"), (r"kh|ch(?=[aou]|$)", "h"),
        (r"ck|q|c(?=[aouklrt]|$)", "k"), (r"ph", "f"), (r"w", "v"), (r"dzh|dj", "j"), (r"zh", "j"), (r"ts|tz", "c"),
        (r"iy|ij|yy|yi|ii|ie(?!$)|ye|je|y|j(?=[aeou])", "i"), (r"ae", "a"), (r"oe", "o"), (r"ue|ou|oo", "u"),
        (r"th", "t"), (r"gh", "g"), (r"sz", "s"), (r"cz", "ch"), (r"ei|ey|ai|ay", "i"), (r"e(?=v)", "e"),
        (r"o(?=v$)", "o"), (r"off$", "ov"), (r"eff$", "ev"), (r"z", "s"),
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def name_sound(name: str) -> str:
    """Return a rough sound of a transliterated name: Sergei, Sergey and Serguei come out alike."""
    text = re.sub(r"[^a-z]", "", unaccented(name))
    for pattern, to in _SOUNDS:
        text = pattern.sub(to, text)
    text = _singled(text)
    return text[:1] + re.sub(r"i+", "i", text[1:])


def respelled_name(a: str, b: str) -> bool:
    """Say whether two words are one name in two spellings (accents, transliteration)."""
    fa, fb = re.sub(r"\W", "", unaccented(a)), re.sub(r"\W", "", unaccented(b))
    if fa == fb:
        return True
    if min(len(fa), len(fb)) < 4:
        return False
    return name_sound(a) == name_sound(b)


def is_acronym_of(short: str, words: list[str]) -> bool:
    """Say whether ``short`` is made of the first letters of ``words`` ("EU", European Union)."""
    letters = short.replace(".", "")
    initials = "".join(w[0] for w in words if w and w[0].isupper())
    return 2 <= len(letters) <= 6 and letters.isupper() and letters == initials
