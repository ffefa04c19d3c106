"""Names that are certain in any language: those of the gazetteer, written with a capital."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.domain.entities import EntityType
from newsreader.domain.spans import Span
from newsreader.entities.lexicon import COUNTRY, ORGANISATION, PLACE, lexicon
from newsreader.entities.patterns import Run, match_phrase
from newsreader.entities.tagger import TaggedSpan
from newsreader.entities.words import read_line

_KIND = {COUNTRY: EntityType.LOC, PLACE: EntityType.LOC, ORGANISATION: EntityType.ORG}
_SHORTEST = 4


def certain_names(text: str, spans: Sequence[Span]) -> list[TaggedSpan]:
    """Find places and organisations of the gazetteer in text of a language with no rules.

    A single word counts when it is no English word, has four letters or more (acronyms: two) and
    its capital is no sentence's; nothing is inferred from neighbours.

    Returns:
        Names in order, not overlapping.
    """
    lists = lexicon()
    found: list[TaggedSpan] = []
    for span in spans:
        words = read_line(text, span, lists).words
        run = Run(words, [word.cap for word in words], lists)
        at = 0
        while at < len(words):
            match = match_phrase(run, at, False) if words[at].cap else None
            if match is None or match[0].kind not in _KIND:
                at += 1
                continue
            phrase, end = match
            word = words[at]
            single = end == at + 1
            short = len(word.text) < _SHORTEST and not word.upper
            if not (single and (word.key in lists.common or word.key in lists.given or short)):
                kind = _KIND[phrase.kind]
                found.append(TaggedSpan(word.start, words[end - 1].end, kind, "gazetteer"))
            at = end
    return found
