"""What names are compared by: literal keys, skeletons that spellings share, known other forms."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreader.domain.entities import EntityType
from newsreader.entities.lexicon import COUNTRY, PEOPLE, lexicon, nations, other_forms
from newsreader.text.normalise import fold

_STOPS = re.compile(r"(?<=\w)\.(?=\w|\s|$)")
_APOSTROPHE = re.compile(r"['’]s?$|(?<=s)['’]$")
_GAP = re.compile(r"[\s]+")
_RESPELL = (
    ("tsch", "ch"), ("shch", "sch"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"), ("tz", "t"), ("ts", "t"), ("zh", "j"),
    ("ai", "ei"), ("ay", "ei"), ("ej", "ei"), ("ey", "ei"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_UMLAUT = re.compile(r"([aou])e(?=[^aeiou])")
_COURTESIES = frozenset([
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "reverend",
    "sen", "senator", "rep", "gov", "governor", "gen", "general", "col", "colonel", "maj", "capt", "captain",
    "lt", "sgt", "adm", "cmdr", "hon", "president", "alhaji", "alhaja", "hajia", "hajiya", "dato", "datuk",
    "seri", "tun", "sheikh", "sheik", "shaykh", "imam", "pope", "cardinal", "archbishop", "bishop", "engr",
    "barr", "justice", "judge", "minister", "maulana", "shri", "smt", "ayatollah", "rabbi", "father", "sister",
])  # fmt: skip
#: Words and marks that organisations' names are written with or without.
_LEGAL = frozenset([
    "ltd", "limited", "inc", "incorporated", "corp", "corporation", "plc", "llc", "llp", "gmbh", "ag", "sa", "nv",
    "bv", "spa", "ab", "oyj", "asa", "pty", "co", "company", "group", "holdings", "holding", "kgaa", "se", "sas",
])  # fmt: skip
_RESPELLED = {
    "organization": "organisation", "defense": "defence", "labor": "labour", "center": "centre",
    "program": "programme", "and": "&", "cooperation": "co-operation", "theater": "theatre",
}  # fmt: skip
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_VOWELS = re.compile(r"[aeiou]+")


@lru_cache(maxsize=131072)
def literal(text: str) -> str:
    """Return a name folded: lower case, no accents, abbreviation stops, possessive or leading "the".

    >>> literal("The U.S.’s")
    'us'
    """
    plain = _APOSTROPHE.sub("", fold(text.strip()))
    plain = _GAP.sub(" ", _STOPS.sub("", plain)).strip(" .,;:\"'()[]")
    return plain.removeprefix("the ") or plain or text


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return what respellings of one word share ("zelenskyy", "zelensky", "zelenskiy").

    Letters that transliterations exchange are made one; vowels stay, so "karin" is not "karen".
    """
    plain = "".join(c for c in word.translate(_LETTERS) if c.isalnum())
    initial_y = plain[:2] in {"ye", "je", "ie"} and len(plain) > 3 and plain[0] == "y"
    if initial_y:
        plain = plain[1:]
    head, plain = plain[:1], plain[1:]
    plain = plain.replace("ch", "h") if "tch" not in plain and "sch" not in plain else plain
    plain = head + plain
    plain = _UMLAUT.sub(r"\1", plain)
    for old, new in _RESPELL:
        plain = plain.replace(old, new)
    plain = plain[:1] + plain[1:].replace("y", "i").replace("j", "i")
    plain = re.sub(r"ou(?=[^aeiou])", "ov", plain) if plain.endswith(("ska", "skaia")) else plain
    plain = re.sub(r"enka$", "enko", plain)
    plain = re.sub(r"skaia$", "ska", plain)
    return _DOUBLE.sub(r"\1", plain) or word


def consonants(word: str) -> str:
    """Return the consonants of a word's skeleton; a rough bucket for the similarity test."""
    plain = skeleton(word)
    return plain[:1] + _VOWELS.sub("", plain[1:])


def tokens_of(name: str) -> tuple[str, ...]:
    """Return the words of a literal name; hyphens part words except after an Arabic article."""
    return tuple(part for part in re.split(r"[\s\-]+", name) if part and part not in {"al", "el"})


@lru_cache(maxsize=65536)
def person_key(name: str) -> tuple[str, ...]:
    """Return what spellings of one full name share: known forms, else skeletons.

    Initials between the first and last word are left out. The first word of the result is the
    given name as usually ordered; a single-letter given name stays.
    """
    words = _without_courtesies(tokens_of(name))
    if len(words) > 2:
        words = (words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1])
    given, family = other_forms("given"), other_forms("surnames")
    parts = [given.get(word, "") or skeleton(word) for word in words[:-1]]
    if words:
        parts.append(family.get(words[-1], "") or skeleton(words[-1]))
    return tuple(parts)


def _without_courtesies(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop titles before a name and "jr" after it; initials that follow one another are one word."""
    at = 0
    while at < len(words) - 1 and words[at] in _COURTESIES:
        at += 1
    words = words[at:-1] if len(words) - at > 2 and words[-1] == "jr" else words[at:]
    initials = 0
    while initials < len(words) - 1 and len(words[initials]) == 1:
        initials += 1
    return ("".join(words[:initials]), *words[initials:]) if initials > 1 else words


def is_feminine(word: str) -> bool:
    """Say whether a Slavic word ends as women's names do; such forms never join the others."""
    return word.endswith("a") and not word.endswith(("enka", "enko"))


@lru_cache(maxsize=4096)
def nation_of(name: str) -> str:
    """Return the country that a literal country name or adjective belongs to, or ""."""
    return nations().get(name, "")


def is_people(name: str) -> bool:
    """Say whether a literal is a known people's or country's name."""
    first = name.split(" ")[0]
    return any(
        " ".join(phrase.words) == name and phrase.kind in {PEOPLE, COUNTRY}
        for phrase in lexicon().phrases.get(first, ())
    )


@lru_cache(maxsize=65536)
def plain_key(kind: EntityType, name: str) -> str:
    """Return what forms of one organisation, place or people share; ``name`` is a literal."""
    if kind is EntityType.LOC:
        places = other_forms("places")
        plain = name.replace("'", "").replace("’", "")
        return places.get(name) or places.get(plain) or plain
    if kind is EntityType.ORG:
        known = other_forms("organisations").get(name)
        return known or _organisation_key(name)
    if kind is EntityType.NORP and name.endswith("s") and is_people(name[:-1]):
        return name[:-1]
    return name


def _organisation_key(name: str) -> str:
    """Return what spellings of an organisation's name share: no legal form, one spelling."""
    words = [_RESPELLED.get(word, word) for word in name.replace(".", "").split(" ")]
    words = [word for word in words if word not in {"", "the"}]
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    while words and words[-1] == "&":
        words.pop()
    if words and words[0] in {"al", "el"} and len(words) > 1:
        words[:2] = ["al-" + skeleton(words[1])]
    elif words and words[0].startswith(("al-", "el-")):
        words[0] = "al-" + skeleton(words[0][3:])
    plain = " ".join(words) or name
    return other_forms("organisations").get(plain, plain)
