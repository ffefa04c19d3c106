"""Names found by a spaCy model that the user has. Nothing is ever downloaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsreader.domain.entities import EntityType
from newsreader.domain.spans import Span
from newsreader.entities.rules import RuleTagger
from newsreader.entities.tagger import NO_SPACY, TaggedSpan, Tagger, TaggerError, no_model

_KINDS = {
    "PERSON": EntityType.PER,
    "PER": EntityType.PER,
    "ORG": EntityType.ORG,
    "GPE": EntityType.LOC,
    "LOC": EntityType.LOC,
    "FAC": EntityType.LOC,
    "NORP": EntityType.NORP,
}
_BY_RULES = frozenset([EntityType.ROLE, EntityType.DATE])
_LONGEST = 100_000
_ARTICLES = ("the ", "The ", "THE ")
_POSSESSIVES = ("'s", "’s")


def load_spacy(model: str) -> Tagger:
    """Return a tagger over an installed spaCy model.

    Args:
        model: Its package name ("en_core_web_sm") or the folder it lies in.

    Raises:
        TaggerError: spaCy or the model is not there; the text says how to get them.
    """
    try:
        # Delayed, and optional: spaCy is an extra.
        import spacy  # type: ignore[import-not-found,unused-ignore]
    except ImportError as e:
        raise TaggerError(NO_SPACY) from e
    try:
        pipeline = spacy.load(model)
    except (OSError, ValueError, ImportError) as e:
        raise TaggerError(no_model(model)) from e
    return SpacyTagger(pipeline, model)


class SpacyTagger:
    """Persons, organisations, places and peoples by spaCy; offices and dates by rules.

    Args:
        pipeline: A loaded spaCy pipeline with an entity recogniser.
        model: Its name.
    """

    def __init__(self, pipeline: Any, model: str) -> None:
        self._pipeline = pipeline
        self._model = model
        self._rules = RuleTagger()

    @property
    def name(self) -> str:
        """Short name."""
        return f"spacy:{self._model}"

    @property
    def version(self) -> int:
        """Version of what it finds: of the rules, and of how spaCy's spans are trimmed."""
        return self._rules.version * 1000 + 1

    @property
    def labels(self) -> frozenset[EntityType]:
        """Kinds it can find: all."""
        return frozenset(EntityType)

    def tag(self, text: str, spans: Sequence[Span]) -> list[TaggedSpan]:
        """Find names within ``spans`` of one article's ``text``; see :class:`Tagger`."""
        lines = [text[span.start : min(span.end, span.start + _LONGEST)] for span in spans]
        found: list[TaggedSpan] = []
        for span, read in zip(spans, self._pipeline.pipe(lines), strict=True):
            for entity in read.ents:
                kind = _KINDS.get(entity.label_)
                if kind is not None:
                    found += _trimmed(
                        text, span.start + entity.start_char, span.start + entity.end_char, kind
                    )
        rules = [tag for tag in self._rules.tag(text, spans) if tag.type in _BY_RULES]
        return _without_overlaps(found, rules)


def _trimmed(text: str, start: int, end: int, kind: EntityType) -> list[TaggedSpan]:
    """Return a name by this program's span guide: without article, possessive and outer blanks."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if text.startswith(_ARTICLES, start, end):
        start += 4
    if text.endswith(_POSSESSIVES, start, end):
        end -= 2
    return [TaggedSpan(start, end, kind, "spacy")] if start < end else []


def _without_overlaps(found: Sequence[TaggedSpan], rules: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """Keep spaCy's names, and of the rules' what overlaps none of them."""
    kept: list[TaggedSpan] = []
    ordered = sorted([(s.start, 0, s) for s in found] + [(s.start, 1, s) for s in rules])
    for _, _, span in ordered:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif kept[-1].rule != "spacy" and span.rule == "spacy":
            kept[-1] = span
    return kept
