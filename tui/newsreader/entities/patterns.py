"""Names recognised by their head words: institutions, places, events and mastheads."""

from __future__ import annotations

from newsreader.entities.lexicon import COUNTRY, PEOPLE, Lexicon, Phrase, key
from newsreader.entities.roles import Role
from newsreader.entities.words import Word

_POSSESSIVE_INSIDE = frozenset([
    "people", "king", "queen", "women", "men", "children", "workers", "farmers", "general",
    "minister", "george", "john", "james", "mary", "peter", "paul", "andrew", "patrick",
    "lloyd", "sotheby", "christie", "lord", "attorney", "driver", "teacher", "writer",
    "journalist", "lawyer", "veteran", "nurse",
])  # fmt: skip
_SHORT_WITH_STOP = frozenset(["st", "mt", "inc", "ltd", "co", "corp", "bros", "ft"])
_TWO_FIELDS = frozenset([
    "department", "ministry", "institute", "committee", "council", "centre", "center", "office",
    "organization", "organisation", "commission", "school", "faculty", "college", "agency",
    "bureau", "authority", "foundation", "academy", "university", "association",
    "administration",
])  # fmt: skip
#: How many words may follow an institution's head.
_LONGEST_TAIL = 14
_REPORTS = frozenset(["reported", "reports", "quoted", "quotes", "cited", "cites", "understands"])
_NAMED_AFTER = frozenset(["king", "queen", "prince", "president", "saint", "general"])


class Run:
    """Capitalised words of one line, linked over initials, particles and ampersands.

    Attributes:
        words: The line.
        named: Whether a word may be part of a name.
        link: For each word the next one of its run, or -1.
    """

    def __init__(self, words: list[Word], named: list[bool], lexicon: Lexicon) -> None:
        self.words = words
        self.named = named
        self.lexicon = lexicon
        self.link = [self._next(at) if named[at] else -1 for at in range(len(words))]

    def _next(self, at: int) -> int:
        """Return the index of the run's next word after ``at``, or -1."""
        words, named = self.words, self.named
        after = at + 1
        if after >= len(words):
            return -1
        word = words[at]
        if word.possessive and word.key not in _POSSESSIVE_INSIDE:
            return -1
        if named[after]:
            return -1 if words[after].start - word.end > 3 and not word.possessive else after
        if words[after].text == "." and self._stops_short(word):
            return self._if_named(after + 1)
        if words[after].text == "&":
            return self._if_named(after + 1)
        if words[after].text in "'’" and word.key.endswith("s"):
            owned = self._if_named(after + 1)
            head = self.words[owned].key if owned > 0 else ""
            return owned if head in self.lexicon.shapes["organisation"] else -1
        hops = after
        while (
            hops < min(after + 3, len(words))
            and words[hops].key in self.lexicon.shapes["particles"]
        ):
            hops += 1
        return self._if_named(hops) if hops > after and word.key not in self.lexicon.common else -1

    def _stops_short(self, word: Word) -> bool:
        """Say whether a full stop after ``word`` belongs to it."""
        return (len(word.text) == 1 and word.upper is False) or word.key in _SHORT_WITH_STOP

    def _if_named(self, at: int) -> int:
        """Return ``at`` if a name goes on there, else -1."""
        return at if at < len(self.words) and self.named[at] else -1

    def positions(self, at: int) -> list[int]:
        """Return the word indices of the run from ``at`` on, at most 14."""
        found = [at]
        while self.link[found[-1]] >= 0 and len(found) < 14:
            found.append(self.link[found[-1]])
        return found


def match_phrase(run: Run, at: int, upper: bool) -> tuple[Phrase, int] | None:
    """Return the longest fixed name that begins at ``at`` and the index past it."""
    words = run.words
    for phrase in run.lexicon.phrases.get(words[at].key, ()):
        size = len(phrase.words)
        if at + size > len(words):
            continue
        if phrase.exact and words[at].text != phrase.exact:
            continue
        if all(_agrees(words, at + n, phrase.words[n], n, size, upper) for n in range(size)):
            return phrase, at + size
    return None


def _agrees(words: list[Word], at: int, wanted: str, n: int, size: int, upper: bool) -> bool:
    """Say whether the word at ``at`` is the phrase's word ``n``, capitalised where it must be."""
    word = words[at]
    if word.key != wanted or (word.possessive and n < size - 1):
        return False
    if word.cap or upper or word.mark:
        return True
    return (n > 0 and word.text[0].islower() and len(wanted) <= 4) or word.text[0].isdigit()


def organisation_end(run: Run, at: int, roles: dict[int, Role], nation: int) -> int:
    """Return the index past an institution that begins at ``at``, or 0.

    Args:
        run: The line's runs.
        at: Where it would begin.
        roles: The line's roles; one inside ends the search.
        nation: Index past a country or nationality that stands at ``at``, or 0.
    """
    shapes, words = run.lexicon.shapes, run.words
    places = run.positions(at)
    best = 0
    for n, pos in enumerate(places):
        name = words[pos].key
        if pos in roles and n == 0 and name not in _NAMED_AFTER:
            if not _is_head(words, roles[pos].last, shapes):
                break
        elif (
            pos in roles and n and roles[pos].alone and not _is_head(words, roles[pos].last, shapes)
        ):
            break
        state = name in shapes["state"] and not (
            name == "department" and nation and _special(words, places[:n], nation, shapes)
        )
        if state and nation and n and places[n - 1] >= nation - 1:
            return best if best and not nation else 0
        head = name in shapes["organisation"] or name in shapes["state"]
        head = head or (name in shapes["outlet"] and n > 0)
        if name in shapes["organisation_of"]:
            reach = _of_end(run, pos)
            if reach and (n == 0 or _modifies(words, places[:n], run.lexicon)):
                return reach
        if head and n:
            best = pos + 1
            best = _of_end(run, pos) or best if name in shapes["organisation_of"] else best
            if best > pos + 1:
                return best if not state or _modifies(words, places[:n], run.lexicon) else 0
    if best and run.words[best - 1].key in _SHORT_WITH_STOP:
        return best
    return best


def _special(
    words: list[Word], before: list[int], nation: int, shapes: dict[str, frozenset[str]]
) -> bool:
    """Say whether this is no ministry, but a named body: "Pakistan Meteorological Department"."""
    inside = [words[pos].key for pos in before if pos >= nation]
    return bool(inside) and not all(name in shapes["lower_departments"] for name in inside)


def _is_head(words: list[Word], at: int, shapes: dict[str, frozenset[str]]) -> bool:
    """Say whether the word at ``at`` is the head of an institution."""
    if at >= len(words) or not words[at].cap:
        return False
    name = words[at].key
    return name in shapes["organisation"] or name in shapes["state"]


def _modifies(words: list[Word], before: list[int], lexicon: Lexicon) -> bool:
    """Say whether all words before "Bank of" may belong to the institution's name."""
    return all(words[pos].key in lexicon.shapes["org_modifiers"] for pos in before)


def _of_end(run: Run, head: int) -> int:
    """Return the index past "of the X and Y" after an institution's head, or 0."""
    words = run.words
    at = head + 1
    if (
        words[head].possessive
        or at >= len(words)
        or words[at].key not in {"of", "for", "on", "against"}
    ):
        return 0
    at += 1
    if at < len(words) and words[at].key == "the" and not words[at].cap:
        at += 1
    end = 0
    while at < min(len(words), head + _LONGEST_TAIL) and run.named[at] and len(words[at].text) > 1:
        roles_start = words[at].key in run.lexicon.roles["heads"] and end
        if roles_start:
            break
        end = at + 1
        if words[at].possessive:
            break
        at = _over_and(run, head, at)
    return end


def _over_and(run: Run, head: int, at: int) -> int:
    """Return where the name goes on after ``at``: next word, or past "and" or a comma."""
    words = run.words
    after = at + 1
    if after >= len(words) or run.named[after]:
        return after
    common = words[at].key in run.lexicon.common or words[at].key in run.lexicon.roles["before"]
    two = words[head].key in _TWO_FIELDS and common
    if two and words[after].key in {"and", "&"} and after + 1 < len(words) and run.named[after + 1]:
        return after + 1
    if (
        words[after].key in {"of", "in"}
        and after + 1 < len(words)
        and run.named[after + 1]
        and common
    ):
        return after + 1
    listed = two and words[after].text == "," and after + 3 < len(words) and run.named[after + 1]
    if listed and words[after + 2].key == "and" and run.named[after + 3]:
        return after + 1
    return len(words)


def place_end(run: Run, at: int, roles: dict[int, Role], nation: int) -> int:
    """Return the index past a place that begins at ``at`` and is known by its head, or 0."""
    shapes, words = run.lexicon.shapes, run.words
    name = words[at].key
    if name in shapes["place_of"] and at + 2 < len(words) and words[at + 1].key == "of":
        after = at + 3 if words[at + 2].key == "the" and at + 3 < len(words) else at + 2
        if run.named[after] and not words[at].possessive:
            return run.positions(after)[-1] + 1
    places = run.positions(at)
    best = 0
    for n, pos in enumerate(places[:5]):
        if n and pos in roles:
            break
        if n and words[pos].key in shapes["place"]:
            best = pos + 1
    if not best and name in shapes["place_first"] and len(places) > 1:
        best = _place_first(run, places, roles)
    return best


def _place_first(run: Run, places: list[int], roles: dict[int, Role]) -> int:
    """Return the index past "Lake X", "New X", "Eastern Ukraine", or 0."""
    words, second = run.words, places[1]
    if second in roles or words[second].key in run.lexicon.common:
        return 0
    first = words[places[0]].key
    found = match_phrase(run, second, False)
    if found and found[0].kind not in {PEOPLE} and found[0].kind != "organisation":
        return found[1]
    if first in {"lake", "mount", "mt", "fort", "cape", "port"} or first in {
        "los",
        "las",
        "san",
        "santa",
        "são",
        "sao",
    }:
        if first in {"san", "santa", "los", "las"} and len(places) > 2:
            return 0
        return second + 1
    return 0


def event_end(run: Run, at: int, roles: dict[int, Role]) -> int:
    """Return the index past an event, treaty, prize or product that begins at ``at``, or 0."""
    shapes, words = run.lexicon.shapes, run.words
    places = run.positions(at)
    if words[at].key in shapes["event_first"] and len(places) > 1:
        return places[-1] + 1
    best = 0
    for n, pos in enumerate(places[:8]):
        if pos in roles and roles[pos].alone:
            break
        if n and words[pos].key in shapes["event"]:
            best = pos + 1
    if best:
        more = run.link[best - 1]
        if more >= 0 and words[more].key in shapes["honour_after"]:
            return more + 1
    return best


def is_nation(phrase: Phrase) -> bool:
    """Say whether a fixed name is a country's or a people's."""
    return phrase.kind in (COUNTRY, PEOPLE)


def masthead_start(run: Run, at: int) -> bool:
    """Say whether a capital "The" at ``at`` opens a masthead: "The Dallas Express"."""
    words = run.words
    after = at + 1
    if words[at].text != "The" or after >= len(words) or not run.named[after]:
        return False
    places = run.positions(after)
    last = words[places[-1]].key
    if last not in run.lexicon.shapes["outlet"]:
        return False
    follows = words[places[-1] + 1].key if places[-1] + 1 < len(words) else ""
    reports = follows in run.lexicon.shapes["speech"] or follows in _REPORTS
    return len(places) > 1 or not words[at].initial or reports


def key_of(words: list[Word]) -> tuple[str, ...]:
    """Return what a name is counted by inside its article."""
    return tuple(key(word.text) for word in words if not word.mark)
