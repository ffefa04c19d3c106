"""What the words in and around a capitalised run say about its kind."""

from __future__ import annotations

import re

from newsreader.domain.entities import EntityType
from newsreader.entities.lexicon import COUNTRY, PLACE, Lexicon
from newsreader.entities.patterns import Run, match_phrase
from newsreader.entities.roles import Role
from newsreader.entities.words import DASHES, DATELINE, Word, dateline_end

PER, ORG, LOC = EntityType.PER, EntityType.ORG, EntityType.LOC
Scores = dict[EntityType, float]

_PERSON_END = re.compile(
    r"(?:ov|ova|ev|eva|enko|sky|ski|ska|skaya|skyy|skiy|skii|ić|ič|vić|ovic|evic|ian|yan|dze|shvili|sson|sen|son|ez|stein|berger|mann|uk|chuk|oğlu|oglu|zadeh|pour|ullah|inho|escu|opoulos|idis|akis|auskas|nen|qvist|ström|strom)$"
)
_PLACE_END = re.compile(
    r"(?:stan|burg|burgh|grad|ville|abad|pur|pore|shire|polis|ford|haven|mouth|wick|cester|bad|dorf|furt|heim|bourg|town|chester|ivka|yansk|sund|fjord|holm|stad|köping|borg|ostok|horod|hrad|kand|kent|bridge|wood|ia)$"
)
_IN = {
    "in": 3.0, "near": 3.0, "throughout": 3.0, "at": 1.0, "from": 1.2, "across": 2.0, "around":
    1.5, "outside": 1.5, "inside": 1.5, "into": 1.0, "toward": 1.0, "towards": 1.0, "to": 0.8,
    "off": 1.0, "via": 1.0, "between": 0.5,
}  # fmt: skip
_KIN = frozenset([
    "counterpart", "colleague", "predecessor", "successor", "wife", "husband", "brother",
    "sister", "son", "daughter", "father", "mother", "friend", "nephew", "uncle", "cousin",
    "widow", "girlfriend", "boyfriend", "teammate", "partner", "named", "protege", "protégé",
    "grandson", "grandfather", "compatriot",
])  # fmt: skip
_COMPASS = frozenset([
    "northern", "southern", "eastern", "western", "northeastern", "northwestern",
    "southeastern", "southwestern", "north-eastern", "south-eastern", "north-western",
    "south-western", "downtown", "central", "coastal", "rural", "northeast", "northwest",
    "southeast", "southwest",
])  # fmt: skip
_AFTER_SUBJECT = frozenset([
    "also", "later", "then", "reportedly", "had", "has", "would", "will", "did", "was", "is",
    "could", "may", "might", "does", "should", "can", "never", "now", "still", "first", "once",
    "previously", "earlier", "initially", "recently", "and", "adviser",
])  # fmt: skip
_FIRMS = frozenset([
    "company", "firm", "group", "agency", "charity", "newspaper", "manufacturer", "retailer",
    "subsidiary", "maker",
])  # fmt: skip
_PART_OF = frozenset([
    "north", "south", "east", "west", "outskirts", "centre", "center", "outside", "km",
    "kilometers", "kilometres", "miles", "streets", "part", "parts",
])  # fmt: skip
_DONE_TO = frozenset([
    "told", "tells", "with", "by", "against", "accused", "killed", "arrested", "met", "named",
    "called", "headed", "married",
])  # fmt: skip
#: What states and towns have: "Ostavia's fleet".
_OF_STATES = frozenset([
    "government", "army", "navy", "military", "border", "borders", "economy", "fleet", "capital",
    "parliament", "coast", "population", "exports", "airport", "president", "waters", "neighbours",
    "neighbors", "mayor", "suburbs", "outskirts", "streets", "embassy", "ambassador", "boats", "ports",
])  # fmt: skip
#: Words before "on" that make what follows an island.
_LIVING = frozenset([
    "here", "life", "live", "lives", "lived", "living", "people", "residents", "families", "homes",
    "hospital", "school", "shop", "islanders", "born", "home", "houses", "landed", "ashore", "village",
])  # fmt: skip
_TRAVEL = frozenset([
    "leave", "leaves", "leaving", "reach", "reached", "reaches", "reaching", "visit", "visiting",
])  # fmt: skip
_OF_ROLE = frozenset(["of", "for", "at"])


def local_scores(
    run: Run, first: int, last: int, roles: dict[int, Role], ends: frozenset[int]
) -> Scores:
    """Weigh the kinds of an undecided name at words ``[first, last)`` by its form and neighbours.

    Args:
        run: The line.
        first: Index of the name's first word.
        last: Index past its last.
        roles: Words of office by first index.
        ends: Indices past them.
    """
    scores: Scores = {PER: 0.0, ORG: 0.0, LOC: 0.0}
    if first <= DATELINE:
        _dateline(run, first, last, scores)
    _form(run, first, last, scores)
    _before(run, first, last, ends, scores)
    _after(run, first, last, roles, scores)
    return scores


def _dateline(run: Run, first: int, last: int, scores: Scores) -> None:
    """Weigh a name in a dateline: "KARSUND, 12 May (Nordline) - Talks"."""
    words = run.words
    dash = dateline_end(words)
    if last < len(words) and dash == last and words[dash].text == ":":
        scores[LOC] += 5.0
    if not last <= dash < len(words) or words[dash].text == ":":
        return
    if (
        first == 0
        and words[last].text in {",", "(", *DASHES}
        and words[last].start <= words[last - 1].end + 1
    ):
        spaced = words[dash].start > words[dash - 1].end
        scores[LOC] += 5.0 if spaced and (words[0].upper or words[dash - 1].text == ")") else 0.0
    if words[first - 1].text == "(" and words[last].text == ")" and dash == last + 1:
        scores[ORG] += 5.0


def _form(run: Run, first: int, last: int, scores: Scores) -> None:
    """Weigh how the name itself is spelled."""
    words = [w for w in run.words[first:last] if not w.mark]
    lexicon, size = run.lexicon, len(words)
    head, tail = words[0], words[-1]
    if head.key in lexicon.given:
        scores[PER] += 4.0 if size > 1 else 1.2
    if tail.key in lexicon.surnames:
        scores[PER] += 1.5 if size > 1 else 0.8
    if size > 1 and any(len(w.text) == 1 for w in words[:-1]):
        scores[PER] += 4.0
    if size > 1 and any(w.key in lexicon.shapes["particles"] for w in words[:-1]):
        scores[PER] += 2.0
    if tail.key in lexicon.shapes["honour_after"] and size > 1:
        scores[PER] += 4.0
    if size == 1:
        _one_word(head.text, head.upper and not head.lead, lexicon, scores)
    elif all(w.upper for w in words):
        scores[ORG] += 1.0
    if size >= 4:
        scores[ORG] += 1.0
    if size <= 3 and _PERSON_END.search(tail.key):
        scores[PER] += 1.0 if size > 1 else 0.5
    if size <= 2 and _PLACE_END.search(tail.key):
        scores[LOC] += 0.9
    if size > 1 and (
        head.key in lexicon.common or (size > 2 and any(w.key in lexicon.common for w in words))
    ):
        scores[ORG] += 1.0
    if (
        size == 2
        and head.upper
        and len(head.text) == 2
        and not tail.upper
        and tail.key not in lexicon.common
    ):
        scores[PER] += 1.2
    elif size > 1 and any(w.upper and len(w.text) > 1 and not w.lead for w in words[:-1]):
        scores[ORG] += 1.5


def _one_word(text: str, upper: bool, lexicon: Lexicon, scores: Scores) -> None:
    """Weigh a single word: acronym, camel case."""
    if upper and 2 <= len(text) <= 7:
        scores[ORG] += 3.0 if len(text) <= 5 else 1.0
    elif (
        any(c.isupper() for c in text[2:])
        and not text.startswith(("Mc", "Mac", "O'", "O’", "De"))
        and not any(c in "-'’" for c in text)
    ):
        scores[ORG] += 2.5


def _before(run: Run, first: int, last: int, role_ends: frozenset[int], scores: Scores) -> None:
    """Weigh the words before the name."""
    words = run.words
    if first == 0:
        return
    word = words[first - 1]
    if first in role_ends:
        scores[PER] += 6.0
        return
    second = words[first - 2] if first > 1 else None
    if word.text == "," and first - 1 in role_ends and last - first > 1:
        scores[PER] += 4.0
    if word.text == "." and second is not None and second.key in run.lexicon.roles["honorifics"]:
        scores[PER] += 8.0
        return
    if word.key in run.lexicon.roles["honorifics"] and (word.cap or word.key == "late"):
        scores[PER] += 8.0 if word.key != "late" else 2.0
        return
    if word.key in _KIN or (word.text == "," and second is not None and second.key in _KIN):
        scores[PER] += 4.0
    _prepositions(run, first, second, role_ends, scores)
    if word.key in run.lexicon.shapes["speech"] and (second is None or second.mark):
        scores[PER] += 3.0
    if word.key in _DONE_TO:
        scores[PER] += 0.6
    if word.key in {"per", "joined", "bought", "acquired"}:
        scores[ORG] += 1.0
    if word.key == "the":
        scores[ORG] += 2.0
        scores[LOC] -= 1.0
        scores[PER] -= 2.5


def _prepositions(
    run: Run, first: int, second: Word | None, role_ends: frozenset[int], scores: Scores
) -> None:
    """Weigh a preposition, a compass word or "city of" before the name."""
    words = run.words
    word = words[first - 1]
    shapes = run.lexicon.shapes
    if word.cap and not word.initial:
        return
    scores[LOC] += _IN.get(word.key, 0.0)
    if word.key in _TRAVEL:
        scores[LOC] += 1.5
    if word.key == "on" and second is not None and second.key in _LIVING:
        scores[LOC] += 2.5
    if word.key in _COMPASS:
        scores[LOC] += 3.0 if word.key != "central" else 2.0
    if word.key in shapes["place_apposition"]:
        scores[LOC] += 2.5
    if word.text == "," and second is not None and words[first - 2].key == "capital":
        scores[LOC] += 4.0
    if word.key == "of" and second is not None:
        if (
            words[first - 2].key in shapes["place_apposition"]
            or words[first - 2].key in shapes["place_nouns"]
        ):
            scores[LOC] += 4.0
        elif words[first - 2].key in _PART_OF:
            scores[LOC] += 3.5
    if word.key in _OF_ROLE and first - 1 in role_ends:
        scores[ORG] += 1.8
        scores[LOC] += 1.0 if word.key == "of" else 0.0
    if word.text == "," and first > 1:
        _after_comma(run, first, scores)


def _after_comma(run: Run, first: int, scores: Scores) -> None:
    """Weigh a name that stands in a list after a known place."""
    at = first - 2
    if run.words[at].cap:
        found = match_phrase(run, at, False)
        if found and found[0].kind in {COUNTRY, PLACE} and found[1] == first - 1:
            scores[LOC] += 1.0


def _after(run: Run, first: int, last: int, roles: dict[int, Role], scores: Scores) -> None:
    """Weigh the words after the name."""
    words, shapes = run.words, run.lexicon.shapes
    if last >= len(words):
        return
    possessive = words[last - 1].possessive
    word = words[last]
    after = words[last + 1] if last + 1 < len(words) else None
    if word.key in shapes["place_nouns"] and not possessive and not word.cap:
        scores[LOC] += 3.5
    if word.key in shapes["org_nouns"] and not possessive and not word.cap:
        scores[ORG] += 2.0
    if possessive:
        scores[LOC] += 2.0 if word.key in _OF_STATES else 0.0
        return
    size = last - first
    if word.key in shapes["speech"] and size <= 4:
        known = after is not None and after.key in {"by", "in"}
        scores[PER] += 0.5 if known else 2.5
    elif word.key in shapes["person_verb"] and size <= 4:
        scores[PER] += 1.5
    elif word.key in _AFTER_SUBJECT:
        scores[PER] += 1.0
    if word.text == "," and after is not None:
        _apposition(run, last + 1, roles, scores)
    if word.text == "(" and after is not None:
        if after.upper and last + 2 < len(words) and words[last + 2].text == ")":
            scores[ORG] += 3.0
        elif after.text.isdigit() and len(after.text) <= 2:
            scores[PER] += 2.0


def _apposition(run: Run, at: int, roles: dict[int, Role], scores: Scores) -> None:
    """Weigh what follows a comma after the name: age, "who", "a town in", "Germany"."""
    words, shapes = run.words, run.lexicon.shapes
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if (
        word.text.isdigit()
        and len(word.text) <= 2
        and after is not None
        and after.text in {",", "."}
    ):
        scores[PER] += 4.0
        return
    if word.key in {"who", "whose"}:
        scores[PER] += 3.0
        return
    if word.cap:
        found = match_phrase(run, at, False)
        if found and found[0].kind in {COUNTRY, PLACE}:
            end = found[1]
            closed = end >= len(words) or words[end].mark or not words[end - 1].possessive
            scores[LOC] += 2.5 if closed and words[end - 1].possessive is False else 0.0
            return
    for reach in range(at, min(at + 6, len(words))):
        if words[reach].mark:
            break
        if reach in roles:
            scores[PER] += 3.0
            return
        if words[reach].key in shapes["place_apposition"] and not words[reach].cap:
            scores[LOC] += 3.0
            return
        if words[reach].key in _FIRMS:
            scores[ORG] += 2.5
            return
