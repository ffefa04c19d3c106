"""Linking inside one article: surnames, initials, short forms, whose ministry."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence

from newsreader.domain.entities import EntityType, Mention
from newsreader.domain.names import Node, Placed
from newsreader.entities.lexicon import lexicon, other_forms
from newsreader.entities.names import (
    literal,
    nation_of,
    person_key,
    tokens_of,
)

PER, ORG, LOC = EntityType.PER, EntityType.ORG, EntityType.LOC
ACRONYM = "acronym with its long form"
_SPELLED = {"defense": "defence", "labor": "labour"}
#: What only one nation calls so.
_ONE_NATIONS = frozenset(["state department", "home office"])
_NATIONLESS = frozenset([
    "supreme court", "high court", "constitutional court", "central bank", "air force",
    "armed forces", "foreign office", "home office", "coast guard", "national guard",
])  # fmt: skip


#: A short form has no more letters than this, and a word gives it no more than that.
_LONGEST_SHORT, _GIVEN = 12, 3
#: More people of one surname than this in one article are not told apart.
_MANY = 12


class _People:
    """The full names of one article's people."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.first_at: dict[tuple[str, ...], int] = {}
        self.name_of: dict[tuple[str, ...], str] = {}
        self.by_tail: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        self.by_given: dict[str, set[tuple[str, ...]]] = {}
        self.by_initial: dict[tuple[str, str], set[tuple[str, ...]]] = {}
        for mention in mentions:
            words = tokens_of(literal(mention.text))
            if mention.type is PER and len(words) > 1 and len(words[0]) > 1:
                self._note(literal(mention.text), mention.start)

    def _note(self, name: str, start: int) -> None:
        """Note a full name and the shorter forms it allows."""
        person = person_key(name)
        if person in self.first_at:
            return
        self.first_at[person] = start
        self.name_of[person] = name
        for cut in range(1, min(len(person), 5)):
            self.by_tail.setdefault(person[cut:], set()).add(person)
        self.by_given.setdefault(person[0], set()).add(person)
        self.by_initial.setdefault((tokens_of(name)[0][0], person[-1]), set()).add(person)

    def place(self, mention: Mention, article: str) -> tuple[Node, str]:
        """Return whom a mention of a person means, and why."""
        name = literal(mention.text)
        person = person_key(name)
        words = tokens_of(name)
        longer = self.by_tail.get(person, set()) - {person}
        if longer:
            return self._among(longer, mention, name, article, "surname")
        if len(words) > 1 and len(words[0]) == 1:
            fuller = self.by_initial.get((words[0], person[-1]), set())
            if fuller:
                return self._among(fuller, mention, name, article, "initial and surname")
        if person in self.name_of:
            return Node(PER, self.name_of[person]), _same(name, self.name_of[person])
        if len(person) == 1 and len(self.by_given.get(person[0], ())) == 1:
            (only,) = self.by_given[person[0]]
            return Node(PER, self.name_of[only]), "given name, full name in the article"
        return Node(PER, name), "as written"

    def _among(
        self, people: set[tuple[str, ...]], mention: Mention, name: str, article: str, how: str
    ) -> tuple[Node, str]:
        """Choose among the people a short form may mean."""
        if len(people) > _MANY:
            return Node(PER, name, article), f"{how} of many people in the article; undecided"
        longest = {p for p in people if not any(q != p and q[-len(p) :] == p for q in people)}
        before = [p for p in longest if self.first_at[p] < mention.start]
        chosen = longest if len(longest) == 1 else before
        if len(chosen) == 1:
            (only,) = chosen
            where = "earlier" if self.first_at[only] < mention.start else "later"
            return Node(PER, self.name_of[only]), f"{how}, full name {where}"
        number = len(longest)
        return Node(PER, name, article), f"{how} of {number} people in the article; undecided"


def _same(name: str, first: str) -> str:
    """Return the reason for a name that equals, or respells, the article's first full form."""
    return "same name" if name == first else "other spelling of the name"


def place_mentions(article: str, mentions: Sequence[Mention]) -> list[Placed]:
    """Take each mention of one article for a node, with the reason.

    Args:
        article: The article's id.
        mentions: Its mentions in any order.

    Returns:
        One entry a mention, in order of start.
    """
    ordered = sorted(mentions, key=lambda m: (m.start, m.end, m.type))
    people = _People(ordered)
    shorts = _short_forms(ordered)
    institutions = _Institutions(ordered)
    placed = []
    for at, mention in enumerate(ordered):
        if mention.type is PER:
            node, why = people.place(mention, article)
        elif mention.type is ORG:
            node, why = _organisation(mention, at, article, shorts, institutions)
        elif mention.type is EntityType.DATE and not _absolute(mention.text):
            node, why = (
                Node(mention.type, literal(mention.text), article),
                "same words, same article",
            )
        else:
            node, why = Node(mention.type, literal(mention.text)), "same name"
        placed.append(Placed(mention, node, why))
    return placed


def _absolute(text: str) -> bool:
    """Say whether a calendar expression means the same in every article: it has a year."""
    run = 0
    for char in text:
        run = run + 1 if char.isdigit() else 0
        if run == 4:
            return True
    return False


def _short_forms(ordered: Sequence[Mention]) -> dict[str, str]:
    """Return long form by acronym, for "Organisation of X (OX)" and "OX (Organisation of X)"."""
    found: dict[str, str] = {}
    for before, after in itertools.pairwise(ordered):
        if before.type is ORG and after.type is ORG and after.start - before.end == 2:
            for short, long in ((after, before), (before, after)):
                if is_acronym(short.text, long.text):
                    found.setdefault(literal(short.text), literal(long.text))
    return found


def is_acronym(short: str, long: str) -> bool:
    """Say whether the letters of ``short`` are beginnings of words of ``long``, in order, its first included.

    A word gives up to three letters ("KEMSA" of "Kenya Medical Supplies Authority"), or none.
    """
    letters = [c.lower() for c in short if c.isalpha()]
    words = [w.lower() for part in long.split() for w in part.split("-") if w]
    if not 2 <= len(letters) <= _LONGEST_SHORT or len(words) < 2 or " " in short.strip():
        return False
    reached: set[int] = set()
    for n, word in enumerate(words):
        further = set(reached)
        for at in reached if n else {0}:
            for step, letter in enumerate(word[:_GIVEN]):
                if at + step >= len(letters) or letters[at + step] != letter:
                    break
                further.add(at + step + 1)
        reached = further
    return len(letters) in reached


def _is_common_institution(name: str) -> bool:
    """Say whether a name is one that every nation has: "foreign ministry", "parliament"."""
    if name in _NATIONLESS:
        return True
    words = name.split(" ")
    if not name or (len(words) == 1 and words[0] not in lexicon().shapes["state"]):
        return False
    if len(words) > 1 and name in other_forms("organisations"):
        return False  # "African National Congress": a name of its own
    if len(words) > 1 and words[0] in {"ministry", "department"} and words[1] == "of":
        return not any(nation_of(word) for word in words[2:])
    shapes = lexicon().shapes
    return words[-1] in shapes["state"] and not any(nation_of(word) for word in words)


class _Institutions:
    """Whose the institutions of one article are that every nation has."""

    def __init__(self, ordered: Sequence[Mention]) -> None:
        self._own: dict[int, str] = {}
        self._places: dict[str, list[int]] = {}
        self._nations: dict[str, set[str]] = {}
        for at in range(1, len(ordered)):
            mention, before = ordered[at], ordered[at - 1]
            if mention.type is not ORG or not 1 <= mention.start - before.end <= 3:
                continue
            near = before.type in (LOC, EntityType.NORP)
            nation = nation_of(literal(before.text)) if near else ""
            if nation:
                name = literal(mention.text)
                self._own[at] = nation
                self._places.setdefault(name, []).append(at)
                self._nations.setdefault(name, set()).add(nation)

    def owner(self, name: str, at: int) -> tuple[str, str]:
        """Return the nation whose institution the ``at``-th mention is, and why; "" if unknown."""
        if at in self._own:
            return self._own[at], "institution of the nation before it"
        if len(self._nations.get(name, ())) == 1:
            (nation,) = self._nations[name]
            return nation, "the article's only institution of that name"
        places = self._places.get(name, [])
        place = bisect_left(places, at)
        if place:
            return self._own[places[place - 1]], "the institution of that name last mentioned"
        return "", "institution of an unnamed nation"


def _organisation(
    mention: Mention,
    at: int,
    article: str,
    shorts: dict[str, str],
    institutions: _Institutions,
) -> tuple[Node, str]:
    """Return which organisation a mention means, and why."""
    name = literal(mention.text)
    if name in shorts:
        return Node(ORG, shorts[name]), ACRONYM
    if name in _ONE_NATIONS:
        return Node(ORG, name), "same name"
    own = national(name)
    if own is not None:
        nation, common = own
        return Node(ORG, common, nation), "institution of the nation in its name"
    if not _is_common_institution(name):
        return Node(ORG, name), "same name"
    nation, why = institutions.owner(name, at)
    return Node(ORG, _levelled(name), nation or article), why


def is_spelled_out(text: str) -> bool:
    """Say whether a name is written in words, not as an acronym."""
    return len(text.split()) > 1


def national(name: str) -> tuple[str, str] | None:
    """Return nation and institution of a literal that names both, or None.

    "russian foreign ministry", "ministry of health of kenya"; not "russian railways".
    """
    words = name.split(" ")
    for size in (1, 2):
        nation = nation_of(" ".join(words[:size]))
        if nation and _is_common_institution(" ".join(words[size:])):
            return nation, _levelled(" ".join(words[size:]))
        if len(words) > size + 1 and words[-size - 1] == "of":
            nation = nation_of(" ".join(words[-size:]))
            rest = " ".join(words[: -size - 1])
            if nation and _is_common_institution(rest):
                return nation, _levelled(rest)
    return None


def _levelled(name: str) -> str:
    """Return an institution's name in one order and spelling: "ministry of defence"."""
    words = [_SPELLED.get(word, word) for word in name.split(" ")]
    if len(words) > 2 and words[0] in {"ministry", "department"} and words[1] == "of":
        words = [*(w for w in words[2:] if w != "the"), words[0]]
    return " ".join(words)
