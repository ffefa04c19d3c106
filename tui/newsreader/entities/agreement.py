"""The document pass over the model's names: all mentions of a name in an article agree on its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsreader.domain.entities import EntityType
from newsreader.entities.lexicon import Lexicon
from newsreader.entities.patterns import key_of
from newsreader.entities.rules import ParsedLine, Verdict

PER = EntityType.PER
Key = tuple[str, ...]
Weights = dict[EntityType, float]
#: What a full name says for its last word where that stands alone.
_SURNAME = 4.0
#: A mention whose own words speak this much for another kind keeps it: "Washington" the man, the city.
_OWN_VOICE = 6.0


@dataclass(slots=True)
class Found:
    """A name the model found.

    Attributes:
        line: Index of its line.
        verdict: Its words and kind.
        weights: What the model gives each kind at these words.
    """

    line: int
    verdict: Verdict
    weights: Weights


@dataclass(slots=True)
class Sums:
    """What an article's mentions of each name add up to."""

    by_key: dict[Key, Weights] = field(default_factory=dict)
    surnames: set[Key] = field(default_factory=set)

    def kind(self, key: Key) -> EntityType | None:
        """Return the kind all mentions of a name together speak for."""
        total = self.by_key.get(key)
        return max(total, key=lambda kind: total[kind]) if total else None


def agree(
    lines: Sequence[ParsedLine], found: Sequence[Found], lexicon: Lexicon
) -> list[list[Verdict]]:
    """Return each line's names, kinds agreed across the article, and single words missed elsewhere.

    A name's kind is the one its mentions' weights add up to; the last word of a person's full name
    is that person. A mention keeps its own kind where its words speak strongly for it.
    """
    sums = _summed(lines, found, lexicon)
    agreed: list[list[Verdict]] = [[] for _ in lines]
    for name in found:
        verdict = name.verdict
        if verdict.kind is not None:
            key = key_of(lines[name.line].line.words[verdict.first : verdict.last])
            kind = sums.kind(key)
            if kind is not None and kind is not verdict.kind:
                own = name.weights[verdict.kind] - name.weights[kind]
                if own < _OWN_VOICE:
                    verdict = verdict._replace(kind=kind, rule="agreement")
        agreed[name.line].append(verdict)
    for entry, names in zip(lines, agreed, strict=True):
        _add_missed(entry, names, sums, lexicon)
    return agreed


def _summed(lines: Sequence[ParsedLine], found: Sequence[Found], lexicon: Lexicon) -> Sums:
    """Add up the weights of each name."""
    sums = Sums()
    for name in found:
        if name.verdict.kind is None:
            continue
        words = lines[name.line].line.words[name.verdict.first : name.verdict.last]
        key = key_of(words)
        total = sums.by_key.setdefault(key, dict.fromkeys(name.weights, 0.0))
        for kind, weight in name.weights.items():
            total[kind] += weight
    for key in sums.by_key:
        if len(key) > 1 and sums.kind(key) is PER:
            last = key[:-1] if key[-1] in lexicon.shapes["honour_after"] else key
            sums.surnames.add(last[-1:])
    for key in sums.surnames:
        if key in sums.by_key:
            sums.by_key[key][PER] += _SURNAME
    return sums


def _add_missed(entry: ParsedLine, names: list[Verdict], sums: Sums, lexicon: Lexicon) -> None:
    """Add single capitalised words that are names elsewhere in the article."""
    taken = {at for name in names for at in range(name.first, name.last)}
    taken.update(at for role in entry.roles.values() for at in range(role.first, role.last))
    words, more = entry.line.words, False
    for at, word in enumerate(words):
        if not entry.named[at] or at in taken or word.key in lexicon.common:
            continue
        if any(0 <= near < len(words) and words[near].cap for near in (at - 1, at + 1)):
            continue
        kind = PER if (word.key,) in sums.surnames else sums.kind((word.key,))
        if kind is not None:
            names.append(Verdict(at, at + 1, kind, "agreement"))
            more = True
    if more:
        names.sort()
