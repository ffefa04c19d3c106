"""What lies outside a span by the guide though it is written with a capital: titles, degrees."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from newsreader.domain.entities import EntityType
from newsreader.entities.lexicon import lexicon
from newsreader.entities.rules import Verdict
from newsreader.entities.words import Word

#: Forms of address in two words, of which the first is a family name too.
_PAIRS = {"tan": "sri", "toh": "puan"}


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Return the titles that are nobody's family name, nor a given name."""
    lists = lexicon()
    names = lists.surnames | lists.hints["family"] | lists.given | lists.hints["first"]
    return (lists.hints["courtesy"] | lists.roles["honorifics"]) - names


def trimmed(words: Sequence[Word], names: Sequence[Verdict]) -> list[Verdict]:
    """Return names without the titles that open, and the degrees that end, a person's.

    A title that stands alone is no name.

    Args:
        words: The line's words.
        names: Its names.
    """
    found = []
    for name in names:
        if name.kind is not EntityType.PER:
            found.append(name)
        elif not (name.last - name.first == 1 and words[name.first].key in _titles()):
            found.append(_person(words, name))
    return found


def _person(words: Sequence[Word], name: Verdict) -> Verdict:
    """Return a person's name without title and degree; one word is always left."""
    first, last = name.first, name.last
    while last - first > 1:
        key = words[first].key
        pair = _PAIRS.get(key) == words[first + 1].key and last - first > 2
        if not pair and key not in _titles():
            break
        first += 2 if pair else 1
        if words[first].text == "." and last - first > 1:
            first += 1
    degrees = lexicon().shapes["postnominals"]
    while last - first > 1 and (words[last - 1].key in degrees or words[last - 1].mark):
        if words[last - 1].mark and words[last - 1].text != ",":
            break
        last -= 1
    return name._replace(first=first, last=last)
