"""Words of office: "Secretary of State", "foreign minister", "union chief"."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.entities.lexicon import Lexicon
from newsreader.entities.words import Word

#: Heads that are other words too, or adjectives: in lower case they count only beside a name.
_DOUBTFUL = frozenset([
    "general", "major", "justice", "chair", "deputy", "cardinal", "representative", "marshal",
    "master", "private", "dean", "dictator", "mp", "reverend", "hon", "consul",
])  # fmt: skip
#: Of the others, these count in lower case where a determiner says that one holder is meant.
_DETERMINED = frozenset([
    "king", "queen", "prince", "princess", "judge", "pope", "speaker", "commander",
    "commissioner", "professor", "constable", "colonel", "lieutenant", "sergeant", "corporal",
    "inspector", "superintendent", "sheikh", "duke", "lawmaker", "captain",
])  # fmt: skip
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "this", "that", "former"])
#: Of these, a capital does not make a bare one an office: "General Motors", "the Major League".
_ALWAYS_BESIDE = frozenset([
    "general", "major", "justice", "marshal", "cardinal", "duke", "dean", "private", "deputy",
    "prince", "princess", "king", "queen", "captain", "sheriff", "sultan", "rector",
])  # fmt: skip
_SHORT = frozenset([
    "gen", "sen", "rep", "gov", "lt", "col", "maj", "capt", "sgt", "cmdr", "adm", "prof",
    "pres", "hon", "brig", "cpl", "supt", "insp", "amb",
])  # fmt: skip
_PORTFOLIO = frozenset([
    "affairs", "policy", "works", "defence", "defense", "development", "cooperation",
    "co-operation", "relations", "health", "justice", "state", "education", "finance",
    "culture", "energy", "trade", "interior", "security", "transport", "agriculture", "labour",
    "labor", "commerce", "immigration", "enlargement", "neighbourhood", "neighborhood",
    "foreign", "home", "social", "public", "human", "rights", "economic", "internal",
    "information", "science", "technology", "environment", "climate", "fisheries", "women",
    "children", "refugees", "youth", "sport", "sports", "tourism", "housing", "industry",
    "economy", "innovation", "research", "veterans", "work", "pensions", "international",
    "european", "national", "religious", "parliamentary", "police", "emergencies",
    "communications",
])  # fmt: skip
_TAKES_PORTFOLIO = frozenset([
    "minister", "secretary", "representative", "commissioner", "envoy", "director",
    "coordinator", "rapporteur", "undersecretary", "under-secretary", "under-secretary-general",
    "adviser", "advisor", "spokesman", "spokeswoman", "spokesperson",
])  # fmt: skip


#: How many words a portfolio may have.
_LONGEST_PORTFOLIO = 14


@dataclass(frozen=True, slots=True)
class Role:
    """A role at words ``[first, last)``; ``alone`` when it needs no name beside it."""

    first: int
    last: int
    alone: bool


def find_roles(words: list[Word], lexicon: Lexicon) -> dict[int, Role]:
    """Find words of office in one line.

    Args:
        words: The line.
        lexicon: The word lists.

    Returns:
        First word index to role; roles do not overlap.
    """
    found: dict[int, Role] = {}
    at = 0
    while at < len(words):
        role = None if words[at].mark else _role_at(words, at, lexicon)
        if role is not None and _is_a_state_s(words, role, lexicon):
            role = Role(at + 1, role.last, role.alone)
            at += 1
        if role is None:
            at += 1
        else:
            found[at] = role
            at = role.last
    return found


def _is_a_state_s(words: list[Word], role: Role, lexicon: Lexicon) -> bool:
    """Say whether "State" before a governor belongs to the place: "Borno State Governor"."""
    at = role.first
    if words[at].key != "state" or not words[at].cap or at == 0 or role.last - at < 2:
        return False
    before = words[at - 1]
    return (
        before.cap
        and before.key not in lexicon.common
        and not before.possessive
        and not before.upper
    )


def _role_at(words: list[Word], at: int, lexicon: Lexicon) -> Role | None:
    """Return the longest role that begins at ``at``: words before a head, a head, its portfolio."""
    before = lexicon.roles["before"]
    head = at
    first = words[at].key
    if first in _SHORT and words[at].cap:
        return _short_title(words, at)
    while True:
        if head >= len(words) or words[head].mark:
            return None
        phrase = _phrase_length(words, head, lexicon)
        if phrase:
            last = head + phrase
            final = words[head].key
            if last < len(words) and words[last].key in {"designate", "elect"}:
                last += 1
            return Role(at, _portfolio_end(words, last, final), True)
        name = words[head].key
        if name in lexicon.roles["heads"] and not _more(words, head, lexicon):
            return _headed(words, at, head, name)
        if name in lexicon.roles["loose"] and not _more(words, head, lexicon):
            return Role(at, head + 1, False)
        if name[:-1] in lexicon.roles["heads"] and name.endswith("s"):
            return Role(at, head + 1, False)
        if name not in before or words[head].possessive or head - at > 4:
            return None
        head += 1


def _more(words: list[Word], head: int, lexicon: Lexicon) -> bool:
    """Say whether the head is itself a word before a further head: "deputy prime minister"."""
    after = head + 1
    if words[head].key not in lexicon.roles["before"] or after >= len(words):
        return False
    if words[head].possessive or words[after].mark:
        return False
    name = words[after].key
    return (
        name in lexicon.roles["heads"]
        or name in lexicon.roles["loose"]
        or bool(_phrase_length(words, after, lexicon))
        or (name in lexicon.roles["before"] and words[after].cap == words[head].cap)
    )


def _headed(words: list[Word], at: int, head: int, name: str) -> Role:
    """Make the role of a head with the words before it."""
    alone = True
    if head == at and not words[at].cap and name in _DETERMINED:
        alone = at > 0 and (words[at - 1].possessive or words[at - 1].key in _DETERMINERS)
    elif head == at and (name in _ALWAYS_BESIDE or (name in _DOUBTFUL and not words[at].cap)):
        alone = False
    last = _portfolio_end(words, head + 1, name)
    return Role(at, last, alone or last > head + 1)


def _short_title(words: list[Word], at: int) -> Role | None:
    """Return "Gen." or "Sen" before a name."""
    after = at + 1
    if after < len(words) and words[after].text == ".":
        after += 1
    if after < len(words) and words[after].cap and (after > at + 1 or words[at].key != "hon"):
        return Role(at, after, False)
    return None


def _phrase_length(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """Return how many words of a fixed role phrase stand at ``at``, or 0."""
    for phrase in lexicon.role_phrases.get(words[at].key, ()):
        size = len(phrase)
        if at + size <= len(words) and all(
            words[at + n].key == phrase[n] and (n == size - 1 or not words[at + n].possessive)
            for n in range(size)
        ):
            return size
    return 0


def _portfolio_end(words: list[Word], last: int, name: str) -> int:
    """Extend a role over its portfolio: "Minister for Foreign Affairs and Trade"."""
    if name not in _TAKES_PORTFOLIO and name not in {"secretary", "high", "minister", "special"}:
        return last
    if words[last - 1].possessive or last >= len(words) or words[last].key not in {"for", "of"}:
        return last
    at = last + 1
    if at < len(words) and words[at].key == "the":
        at += 1
    end = last
    while at < min(len(words), last + _LONGEST_PORTFOLIO):
        if words[at].key in _PORTFOLIO:
            end = at + 1
            if words[at].possessive:
                return end
        elif words[at].key not in {"and", ","} or end != at:
            return end
        at += 1
    return end
