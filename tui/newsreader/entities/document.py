"""The document pass: what one place of an article settles, all its places get."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from newsreader.domain.entities import EntityType
from newsreader.entities.chunks import Chunk
from newsreader.entities.cues import Scores
from newsreader.entities.evidence import Evidence, ordinary_ending
from newsreader.entities.lexicon import Lexicon

PER, ORG, LOC = EntityType.PER, EntityType.ORG, EntityType.LOC
Key = tuple[str, ...]
_HONOURS = frozenset(["jr", "sr", "ii", "iii", "iv"])
_ENOUGH = 0.9
_ENOUGH_WEAK = 2.4


@dataclass(slots=True)
class Settled:
    """Names of one article and their kinds.

    Attributes:
        kinds: Kind by the name's key.
        people: Last parts of full names of people, and how often the full name stands.
        first_names: First parts of full names of people.
        nothing: Keys of products, events and the like.
        companies: First words of names of companies.
        sums: What the cues of all mentions of an undecided name add up to, by kind.
    """

    kinds: dict[Key, EntityType] = field(default_factory=dict)
    people: dict[Key, int] = field(default_factory=dict)
    first_names: set[str] = field(default_factory=set)
    nothing: set[Key] = field(default_factory=set)
    companies: set[str] = field(default_factory=set)
    sums: dict[Key, Scores] = field(default_factory=dict)

    def by_first_word(self) -> dict[str, list[tuple[Key, EntityType]]]:
        """Return all names by their first word, longest first; surnames count as names."""
        index: dict[str, list[tuple[Key, EntityType]]] = {}
        entries = dict.fromkeys(self.people, PER) | self.kinds
        for key, kind in entries.items():
            if key and key not in self.nothing:
                index.setdefault(key[0], []).append((key, kind))
        for found in index.values():
            found.sort(key=lambda entry: (-len(entry[0]), entry[0]))
        return index


def settle(chunks: Iterable[Chunk], evidence: Evidence, lexicon: Lexicon) -> Settled:
    """Decide every name of an article from all its mentions together.

    Full names first; then single words by the full names they end, else by the sum of their cues.
    """
    settled = Settled()
    sums = settled.sums
    firm: set[Key] = set()
    for chunk in chunks:
        if chunk.rule == "role" or not chunk.key:
            continue
        if chunk.nothing:
            if chunk.rule != "gazetteer" and chunk.scores.get(PER, 0.0) < 4.0:
                settled.nothing.add(chunk.key)
        elif chunk.kind in (ORG, LOC) and chunk.rule != "gazetteer":
            settled.kinds[chunk.key] = chunk.kind
            if chunk.kind is ORG and chunk.key[-1] in lexicon.shapes["companies"]:
                settled.companies.add(chunk.key[0])
        elif chunk.kind is None:
            total = sums.setdefault(chunk.key, {PER: 0.0, ORG: 0.0, LOC: 0.0})
            for kind, weight in chunk.scores.items():
                total[kind] += weight
            if not chunk.weak:
                firm.add(chunk.key)
    _settle_full_names(sums, settled, lexicon)
    for key, total in sums.items():
        if len(key) == 1:
            single = _single(key, total, key in firm, settled, evidence, lexicon)
            if single is not None:
                settled.kinds[key] = single
    for key in sums:
        if len(key) == 1 and key not in settled.people and _is_demonym(key[0], settled):
            settled.kinds[key] = EntityType.NORP
    return settled


def _is_demonym(word: str, settled: Settled) -> bool:
    """Say whether a word is the adjective of a place settled in the article: "Ostavian"."""
    return any(
        word.endswith(ending) and settled.kinds.get((word[: -len(cut)] if cut else word,)) is LOC
        for ending, cut in (
            ("ian", "n"),
            ("an", "n"),
            ("ian", "ian"),
            ("ish", "ish"),
            ("ese", "ese"),
        )
    )


def _settle_full_names(sums: dict[Key, Scores], settled: Settled, lexicon: Lexicon) -> None:
    """Decide names of two words and more, and note the people's surnames."""
    for key, total in sums.items():
        if len(key) < 2 or key in settled.nothing:
            continue
        if all(word in lexicon.common for word in key) and max(total.values()) < 3.0:
            continue
        kind = max((PER, ORG, LOC), key=lambda k: total[k])
        if total[kind] < _ENOUGH:
            kind = PER if len(key) <= 3 else ORG
        settled.kinds[key] = kind
        if kind is PER:
            _note_person(key, settled, lexicon)


def _note_person(key: Key, settled: Settled, lexicon: Lexicon) -> None:
    """Note what a person of this full name may be called later."""
    words = key
    while len(words) > 2 and words[-1] in _HONOURS:
        words = words[:-1]
    settled.people[words[-1:]] = settled.people.get(words[-1:], 0) + 1
    particles = lexicon.shapes["particles"]
    at = len(words) - 1
    while at > 1 and words[at - 1] in particles:
        at -= 1
        settled.people[words[at:]] = settled.people.get(words[at:], 0) + 1
    if len(words) > 2:
        settled.people.setdefault(words[-2:], 1)
    settled.first_names.add(words[0])


def _single(
    key: Key, total: Scores, firm: bool, settled: Settled, evidence: Evidence, lexicon: Lexicon
) -> EntityType | None:
    """Decide a single word."""
    if key in settled.nothing:
        return None
    if key in settled.people and total[LOC] < 6.0 + total[PER]:
        return PER
    word = key[0]
    shapes = lexicon.shapes
    if word in lexicon.common or word in shapes["plain"] or word in shapes["event"]:
        return None if total[PER] < 5.0 else PER
    if word in shapes["postnominals"]:
        return None
    if any(c.isdigit() for c in word) and max(total[PER], total[LOC]) < 2.0 and total[ORG] < 4.0:
        return None
    if word in settled.companies and total[PER] < 4.0:
        return ORG
    if word in settled.first_names and total[LOC] < 3.0 and total[ORG] < 3.0:
        return PER
    kind = max((PER, ORG, LOC), key=lambda k: total[k])
    if not firm and word not in evidence.raised:
        enough = _ENOUGH_WEAK if ordinary_ending(word) else _ENOUGH
        return kind if total[kind] >= enough and word not in evidence.lowered else None
    if total[kind] < _ENOUGH:
        return _unmarked(word, lexicon)
    return kind


def _unmarked(word: str, lexicon: Lexicon) -> EntityType | None:
    """Return the kind of a single name that nothing around it tells."""
    if word in lexicon.phrases or word.endswith(("ian", "esque")):
        return None
    return PER
