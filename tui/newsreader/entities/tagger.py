"""Taggers: what finds names in text. The home one works by rules; others plug in by entry point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import entry_points
from typing import NamedTuple, Protocol

from newsreader.domain.entities import EntityType
from newsreader.domain.spans import Span

#: Entry points of this group name a callable without arguments that returns a :class:`Tagger`.
GROUP = "newsreader.taggers"


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

    The home tagger is :class:`newsreader.entities.rules.RuleTagger` and is not listed here.
    """
    return {point.name: _loader(point.name) for point in entry_points(group=GROUP)}


def _loader(name: str) -> Callable[[], Tagger]:
    """Return what loads and makes the tagger of this name when called."""

    def load() -> Tagger:
        (point,) = entry_points(group=GROUP, name=name)
        made: Tagger = point.load()()
        return made

    return load
