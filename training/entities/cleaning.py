"""What other corpora call a name, brought to this program's span guide.

Titles and a leading "the" lie outside; a nationality is a mention of its own; countries are places
whatever part they play; "State" of "Secretary of State" is no institution. Only the gazetteer's
certain names (countries, peoples, cities) overrule an annotation.
"""

from __future__ import annotations

import re

from newsreader.domain.spans import Span
from newsreader.entities.lexicon import COUNTRY, ORGANISATION, PEOPLE, PLACE, lexicon
from newsreader.entities.patterns import Run, match_phrase
from newsreader.entities.roles import find_roles
from newsreader.entities.words import Word, read_line
from training.entities.documents import Name

_KIND = {COUNTRY: "LOC", PLACE: "LOC", PEOPLE: "NORP", ORGANISATION: "ORG"}
#: First words of what a nationality stands apart from; before all other institutions it is inside.
_MINISTRIES = frozenset([
    "department", "ministry", "senate", "congress", "parliament", "house", "foreign", "defense", "defence",
    "interior", "justice", "treasury", "health", "state", "cabinet", "government", "homeland", "agriculture",
    "energy", "commerce", "finance", "labor", "oil", "supreme",
])  # fmt: skip
_WHOLE = frozenset([
    "embassy", "army", "navy", "air", "national", "central", "coast", "consulate", "red",
    "geological", "marine", "olympic", "electoral", "football", "soccer",
])  # fmt: skip
_NATIONALITY = re.compile(r"(?:ans?|ese|ish|is?|ic|ch|s)$")
_HONORIFICS = frozenset(["mr", "mrs", "ms", "miss", "dr", "sir", "madam", "lady", "lord"])
_SPLIT_STATES = frozenset(["u.s.", "us", "u.k.", "uk"])


def cleaned(text: str, names: list[Name], missing: bool = True) -> list[Name]:
    """Return one line's names by the span guide.

    Args:
        text: The line.
        names: Its annotated names; kinds PER, ORG, LOC, NORP, GPE (either) and MISC.
        missing: Whether countries and peoples that were not annotated are added.
    """
    lists = lexicon()
    words = read_line(text, Span(0, len(text)), lists).words
    run = Run(words, [word.cap for word in words], lists)
    roles = {
        at for role in find_roles(words, lists).values() for at in range(role.first, role.last)
    }
    found: list[tuple[int, int, str]] = []
    for start, end, kind in names:
        inside = [at for at, w in enumerate(words) if w.start < end and w.end > start]
        inside = _trimmed(words, inside, kind, roles)
        if inside:
            found.extend(_judged(run, inside, kind, roles))
    marked = [(words[a].start, words[b - 1].end, k) for a, b, k in _made_whole(words, found)]
    return _with_certain(run, sorted(marked), missing)


def _made_whole(words: list[Word], names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join a nationality with the named institution right after it: "Sri Lankan Navy"."""
    found: list[tuple[int, int, str]] = []
    for first, last, kind in names:
        before = found[-1] if found else None
        joins = (
            before is not None
            and kind == "ORG"
            and before[1] == first
            and before[2] in {"NORP", "LOC"}
            and words[first].key in _WHOLE
            and not words[first - 1].possessive
        )
        if before is not None and joins:
            found[-1] = (before[0], last, "ORG")
        else:
            found.append((first, last, kind))
    return found


def _trimmed(words: list[Word], inside: list[int], kind: str, roles: set[int]) -> list[int]:
    """Drop what lies outside a span: small words, "the", titles and offices."""
    lists = lexicon()
    while inside:
        word = words[inside[0]]
        before = word.key in lists.roles["before"] and (kind == "PER" or len(inside) == 1)
        title = kind in {"PER", "ORG"} and (inside[0] in roles or before)
        honorific = kind == "PER" and word.key in lists.roles["honorifics"]
        masthead = words[inside[-1]].key in lists.shapes["outlet"] and len(inside) > 1
        article = word.key in {"the", "a", "an"} and not (word.cap and masthead)
        small = not word.cap and not word.text[0].isdigit()
        if not (title or honorific or article or word.mark or small):
            break
        inside = inside[1:]
    while inside and (words[inside[-1]].mark or inside[-1] in roles):
        if words[inside[-1]].text == "." and len(inside) > 1:
            break
        inside = inside[:-1]
    if inside and words[inside[-1]].text == ".":
        inside = inside[:-1]
    while inside and not words[inside[-1]].cap and not words[inside[-1]].text[0].isdigit():
        inside = inside[:-1]
    return inside


def _judged(run: Run, inside: list[int], kind: str, roles: set[int]) -> list[tuple[int, int, str]]:
    """Return the mentions that one annotated name makes."""
    words, first, last = run.words, inside[0], inside[-1] + 1
    if (
        kind == "ORG"
        and last - first == 1
        and words[first].key in {"state", "cabinet", "committee"}
    ):
        return []
    if kind == "PER" and first in roles:
        return []
    match = match_phrase(run, first, False)
    if match and match[1] == last:
        fixed = _KIND[match[0].kind]
        certain = match[0].kind in {COUNTRY, PEOPLE} or kind in {"GPE", "ORG", "LOC"}
        return [(first, last, fixed)] if certain else [(first, last, kind)]
    state = match and match[1] < last and _is_state(match[0].kind, words[first].key)
    if match and kind == "ORG" and state and words[match[1]].key in _MINISTRIES:
        rest = _trimmed(words, list(range(match[1], last)), kind, roles)
        head = (first, match[1], _KIND[match[0].kind])
        whole = rest and not (len(rest) == 1 and words[rest[0]].key in {"defense", "state"})
        return [head, (rest[0], rest[-1] + 1, "ORG")] if whole else [head]
    if kind == "GPE":
        people = last - first == 1 and _NATIONALITY.search(words[first].key)
        return [(first, last, "NORP" if people else "LOC")]
    return [(first, last, kind)]


def _is_state(kind: str, first: str) -> bool:
    """Say whether a fixed name at an institution's beginning is a mention of its own."""
    return kind == PEOPLE or (kind == COUNTRY and first in _SPLIT_STATES)


def _with_certain(run: Run, names: list[Name], missing: bool) -> list[Name]:
    """Let countries and peoples of two words overrule pieces, and add those not annotated."""
    words = run.words
    at = 0
    certain: list[Name] = []
    while at < len(words):
        match = match_phrase(run, at, False) if words[at].cap else None
        if match is None or match[0].kind not in {COUNTRY, PEOPLE}:
            if words[at].cap and _is_based(words, at):
                certain.append((words[at].start, words[at].end, "LOC"))
            at += 1
            continue
        certain.append((words[at].start, words[match[1] - 1].end, _KIND[match[0].kind]))
        at = match[1]
    kept = list(names)
    for start, end, kind in certain:
        over = [n for n in kept if n[0] < end and n[1] > start]
        if not over:
            if missing:
                kept.append((start, end, kind))
        elif (all(n[0] >= start and n[1] <= end for n in over) and len(over) > 1) or (
            over[0][0] >= start and over[-1][1] <= end and over != [(start, end, kind)]
        ):
            kept = [n for n in kept if n not in over] + [(start, end, kind)]
    return sorted(kept)


def _is_based(words: list[Word], at: int) -> bool:
    """Say whether a word is the place of "Kigali-based", which tokenisers leave in one piece."""
    if at + 1 >= len(words) or words[at + 1].key not in {"based", "born"}:
        return False
    return words[at + 1].start == words[at].end + 1 and not (at and words[at - 1].cap)
