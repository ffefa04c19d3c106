"""Taggers: what finds names in text. Others than the home ones plug in by entry point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol

from newsreader.domain.entities import EntityType
from newsreader.domain.errors import NewsreaderError
from newsreader.domain.spans import Span

#: Entry points of this group name a callable without arguments that returns a :class:`Tagger`.
GROUP = "newsreader.taggers"

#: Taggers of this program's own; "spacy" needs a model the user has.
HOME, RULES, SPACY = "model", "rules", "spacy"
#: The model that spaCy is asked for where the configuration names none.
SPACY_MODEL = "en_core_web_sm"

NO_SPACY = (
    "spaCy is not installed. Install this program with its extra [spacy], or set tagger = "
    '"model" under [entities] in config.toml.'
)


class TaggerError(NewsreaderError):
    """A tagger that was asked for cannot be had; the text says how to get it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which tagger finds names.

    Attributes:
        name: "model", "rules", "spacy", or one that another package offers.
        model: For "spacy": name or folder of the model.
    """

    name: str = HOME
    model: str = SPACY_MODEL

    @property
    def stamp(self) -> str:
        """What tells results of one choice from another's."""
        return self.name if self.name != SPACY else f"{self.name}:{self.model}"


class TaggedSpan(NamedTuple):
    """A name at a half-open span, its kind, and the rule or model part that found it."""

    start: int
    end: int
    type: EntityType
    rule: str


class Tagger(Protocol):
    """What finds names.

    Attributes:
        name: Short name, e.g. "rules".
        version: Raised whenever results may change; results are kept with it.
        labels: The kinds it can find.
    """

    @property
    def name(self) -> str:
        """Short name."""

    @property
    def version(self) -> int:
        """Version of what it finds."""

    @property
    def labels(self) -> frozenset[EntityType]:
        """Kinds it can find."""

    def tag(self, text: str, spans: Sequence[Span]) -> list[TaggedSpan]:
        """Find names within ``spans`` of one article's ``text``.

        Args:
            text: The article's decoded text.
            spans: Sorted, not overlapping; no name crosses from one into the next.

        Returns:
            Names in order, not overlapping, each within one span.
        """


def available_taggers() -> dict[str, Callable[[], Tagger]]:
    """Return the taggers that other packages offer, by name; none is loaded until it is called.

    The home taggers ("model", "rules", "spacy") are not listed here:
    :func:`newsreader.entities.default_tagger.tagger_of` gives any of them by name.
    """
    return {point.name: _loader(point.name) for point in entry_points(group=GROUP)}


def _loader(name: str) -> Callable[[], Tagger]:
    """Return what loads and makes the tagger of this name when called."""

    def load() -> Tagger:
        (point,) = entry_points(group=GROUP, name=name)
        made: Tagger = point.load()()
        return made

    return load


def missing(choice: Choice) -> str:
    """Return a sentence that says what a choice lacks and how to get it; empty where nothing.

    Nothing is imported for it, and nothing loaded.
    """
    if choice.name in {HOME, RULES}:
        return ""
    if choice.name == SPACY:
        if find_spec("spacy") is None:
            return NO_SPACY
        return "" if _has_model(choice.model) else no_model(choice.model)
    offered = available_taggers()
    return "" if choice.name in offered else no_tagger(choice.name, offered)


def _has_model(model: str) -> bool:
    """Say whether a spaCy model is installed, or lies in a folder of that name."""
    try:
        return Path(model).is_dir() or (model.isidentifier() and find_spec(model) is not None)
    except (OSError, ValueError, ImportError):
        return False


def no_model(model: str) -> str:
    """Return the sentence for a spaCy model that is not there."""
    return (
        f'spaCy has no model "{model}". Get it with "python -m spacy download {model}", name another as'
        ' spacy-model under [entities] in config.toml, or set tagger = "model" there.'
    )


def no_tagger(name: str, offered: Iterable[str]) -> str:
    """Return the sentence for a tagger that nobody offers."""
    return f'There is no tagger "{name}". There are: {", ".join(sorted({HOME, RULES, SPACY, *offered}))}.'
