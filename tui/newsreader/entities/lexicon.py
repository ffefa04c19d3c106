"""The gazetteer and word lists, read once and held as plain sets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from newsreader.text.tokens import tokenise

#: Kinds of phrases: country, place, people (adjective or plural), organisation.
COUNTRY, PLACE, PEOPLE, ORGANISATION = "country", "place", "people", "organisation"


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return the form words are looked up by: lower case, straight apostrophe, no accents."""
    low = word.lower()
    if low.isascii():
        return low
    low = low.replace("’", "'").replace("‑", "-").replace("ł", "l").replace("ø", "o")
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed name of the gazetteer.

    Attributes:
        words: Keys of its tokens, marks included.
        kind: Country, place, people or organisation.
        exact: For an acronym the spelling it must have; empty otherwise.
    """

    words: tuple[str, ...]
    kind: str
    exact: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists. Every set holds keys (see :func:`key`).

    Attributes:
        phrases: First key of a phrase to the phrases that begin with it, longest first.
        hyphened: Tokens with a hyphen that are one name.
        given: Given names.
        surnames: Common surnames.
        function: Words that are never part of a name by themselves.
        common: Words that open sentences or stand in headlines; holds ``function`` too.
        shapes: The sections of ``shapes.txt``.
        roles: The sections of ``roles.txt``, except the fixed phrases.
        role_phrases: First key to fixed role phrases, longest first.
        hints: The sections of ``hints.txt``: words that the model is told about and no rule trusts.
    """

    phrases: dict[str, tuple[Phrase, ...]]
    hyphened: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    function: frozenset[str]
    common: frozenset[str]
    shapes: dict[str, frozenset[str]]
    roles: dict[str, frozenset[str]]
    role_phrases: dict[str, tuple[tuple[str, ...], ...]]
    hints: dict[str, frozenset[str]]


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of a list that are no remark."""
    text = files("newsreader.entities.gazetteer").joinpath(name).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            yield line


def _sections(name: str) -> dict[str, list[str]]:
    """Read a list whose parts are headed by ``[name]``; lines before a heading are under ""."""
    found: dict[str, list[str]] = {}
    at = ""
    for line in _lines(name):
        if line.startswith("["):
            at, _, line = line[1:].partition("]")
            found.setdefault(at, [])
        if line.strip():
            found.setdefault(at, []).append(line.strip())
    return found


def _word_sets(name: str) -> dict[str, frozenset[str]]:
    """Read sections of single words."""
    return {
        section: frozenset(key(word) for line in lines for word in line.split())
        for section, lines in _sections(name).items()
    }


def _names() -> Iterator[tuple[str, str]]:
    """Yield every fixed name with its kind; of equal names the first counts."""
    for line in _lines("countries.txt"):
        country, capitals, peoples = line.split("|")
        for field, kind in ((country, COUNTRY), (peoples, PEOPLE), (capitals, PLACE)):
            yield from ((name.strip(), kind) for name in field.split(";"))
    for line in _lines("places.txt"):
        yield from ((name.strip(), PLACE) for name in line.split("|")[1].split(";"))
    for line in _lines("peoples.txt"):
        yield from ((name.strip(), PEOPLE) for name in line.split(";"))
    for source in ("organisations.txt", "outlets.txt"):
        for line in _lines(source):
            yield from ((name.strip(), ORGANISATION) for name in line.split(";"))


def _phrases() -> dict[str, tuple[Phrase, ...]]:
    """Index the fixed names by the key of their first token."""
    index: dict[str, dict[tuple[str, ...], Phrase]] = {}
    for name, kind in _names():
        words = tuple(key(token.text) for token in tokenise(name))
        if words:
            acronym = name if name.isupper() and name.isalpha() and len(name) <= 6 else ""
            # NATO is also written Nato; a short form that spells a word is not.
            loose = len(name) >= 4 and name.casefold() not in {"rand", "quad", "pace", "sana"}
            exact = "" if loose else acronym
            index.setdefault(words[0], {}).setdefault(words, Phrase(words, kind, exact))
    return {
        first: tuple(sorted(found.values(), key=lambda p: -len(p.words)))
        for first, found in index.items()
    }


def _role_phrases(lines: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Index the fixed role phrases by first word, longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        words = tuple(key(word) for word in line.split())
        index.setdefault(words[0], []).append(words)
    return {
        first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in index.items()
    }


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lists, read at the first call (about 15 ms)."""
    phrases = _phrases()
    given = frozenset().union(*_word_sets("given_names.txt").values())
    common = _word_sets("common_words.txt")
    roles = {k: v for k, v in _word_sets("roles.txt").items() if k != "whole"}
    hyphened = {p.words[0] for found in phrases.values() for p in found if len(p.words) == 1}
    return Lexicon(
        phrases=phrases,
        hyphened=frozenset(word for word in hyphened | given | roles["heads"] if "-" in word),
        given=given,
        surnames=_word_sets("surnames.txt")[""],
        function=common["function"],
        common=common["function"] | common["words"],
        shapes=_word_sets("shapes.txt"),
        roles=roles,
        role_phrases=_role_phrases(_sections("roles.txt")["whole"]),
        hints=_word_sets("hints.txt"),
    )


def _folded(name: str) -> str:
    """Return a name as :func:`newsreader.entities.names.literal` folds it."""
    plain = key(name.strip())
    return (plain.replace(".", "") or plain).removeprefix("the ")


@lru_cache(maxsize=1)
def nations() -> dict[str, str]:
    """Return country by folded country name, adjective or people."""
    found: dict[str, str] = {}
    for line in _lines("countries.txt"):
        country, _, peoples = line.split("|")
        main = _folded(country.split(";")[0])
        for name in (*country.split(";"), *peoples.split(";")):
            if name.strip():
                found.setdefault(_folded(name), main)
    return found


@lru_cache(maxsize=4)
def other_forms(section: str) -> dict[str, str]:
    """Return the first form of each group by every form of it.

    Args:
        section: "given", "surnames" or "places" of ``variants.txt``, or "organisations".
    """
    if section == "organisations":
        groups = [*_lines("organisations.txt"), *_lines("outlets.txt")]
    else:
        groups = _sections("variants.txt")[section]
    found: dict[str, str] = {}
    for group in groups:
        forms = [_folded(form) for form in group.split(";")]
        for form in forms:
            found.setdefault(form, forms[0])
    return found
