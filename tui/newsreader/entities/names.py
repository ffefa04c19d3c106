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


def name_key(kind: EntityType, text: str) -> str:
    """Return the key of a name for must-link and cannot-link decisions, e.g. "PER:sergei lavrov"."""
    return f"{kind}:{literal(text)}"


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return what respellings of one word share ("zelenskyy", "zelensky", "zelenskiy").

    Letters that transliterations exchange are made one; vowels stay, so "karin" is not "karen".
    """
    plain = "".join(c for c in word if c.isalnum())
    initial_y = plain[:2] in {"ye", "je", "ie"} and len(plain) > 3 and plain[0] == "y"
    if initial_y:
        plain = plain[1:]
    head, plain = plain[:1], plain[1:]
    plain = plain.replace("ch", "h") if "tch" not in plain and "sch" not in plain else plain
    plain = head + plain
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
    words = tokens_of(name)
    if len(words) > 2:
        words = (words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1])
    given, family = other_forms("given"), other_forms("surnames")
    parts = [given.get(word, "") or skeleton(word) for word in words[:-1]]
    if words:
        parts.append(family.get(words[-1], "") or skeleton(words[-1]))
    return tuple(parts)


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
        return other_forms("places").get(name, name)
    if kind is EntityType.ORG:
        return other_forms("organisations").get(name, name)
    if kind is EntityType.NORP and name.endswith("s") and is_people(name[:-1]):
        return name[:-1]
    return name
