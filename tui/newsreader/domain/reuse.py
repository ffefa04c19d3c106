"""Passages, matches between them and why two outlets may have the same words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from newsreader.domain.fields import Evidence
from newsreader.domain.spans import Span


class Likeness(StrEnum):
    """How alike two passages are."""

    SAME = "same"
    ALTERED = "altered"
    SIMILAR = "similar"


class Basis(StrEnum):
    """Why two outlets may have the same words. UNKNOWN is shown as "no credit found"."""

    STATEMENT = "statement"
    WIRE = "wire"
    ATTRIBUTED = "attributed"
    SAME_HOUSE = "same-house"
    FORMULA = "formula"
    UNKNOWN = "unknown"


class ChangeClass(StrEnum):
    """How much a change matters: quiet ones fold away, loud ones never do."""

    QUIET = "quiet"
    NOTED = "noted"
    LOUD = "loud"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a quoted span of four words or more, of one article.

    Attributes:
        article: Article id.
        start: First code point in the article's decoded text.
        end: One past the last.
        text: The raw slice.
        quoted: Whether the passage is the inside of quotation marks.
    """

    article: str
    start: int
    end: int
    text: str
    quoted: bool = False

    @property
    def span(self) -> Span:
        """The passage's span."""
        return Span(self.start, self.end)

    @property
    def key(self) -> tuple[str, int, int]:
        """What identifies the passage: article, start, end."""
        return (self.article, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two passages.

    Attributes:
        cls: Quiet, noted or loud.
        kind: "spelling", "case", "punctuation", "declared", "respelled-name", "cut", "attribution",
            "rendering", "number", "date", "name", "negation", "modal", "word-in-quote" or "word".
        a: Where in the first article's text (may be empty: something was added).
        b: Where in the second article's text.
    """

    cls: ChangeClass
    kind: str
    a: Span
    b: Span


#: Kinds of change that are substance: never dimmed, folded or skipped.
SUBSTANCE_KINDS = frozenset({"number", "date", "name", "negation", "modal", "attribution"})


class Op(NamedTuple):
    """An edit operation between raw spans: "equal", "replace", "delete" or "insert"."""

    tag: str
    a0: int
    a1: int
    b0: int
    b1: int


@dataclass(frozen=True, slots=True)
class Match:
    """Two passages of different articles with the same words, and what is known about why.

    Attributes:
        a: The passage whose (article, start) sorts first.
        b: The other.
        likeness: Same, altered or similar.
        basis: Why both may have the words.
        basis_evidence: The evidence lines, each with the article it is in.
        score: 0 to 1; for ordering, never shown as a probability.
        run_a: The matched stretch in a's article.
        run_b: The matched stretch in b's article.
        ops: Word operations in raw offsets; they rebuild both passages' runs.
        changes: The differences with their class.
        same_outlet: Whether both articles are known to be of one outlet.
    """

    a: Passage
    b: Passage
    likeness: Likeness
    basis: Basis
    basis_evidence: tuple[tuple[str, Evidence], ...]
    score: float
    run_a: Span
    run_b: Span
    ops: tuple[Op, ...]
    changes: tuple[Change, ...]
    same_outlet: bool

    @property
    def substance(self) -> bool:
        """Whether a number, date, name, negation, modal verb or attribution differs."""
        return any(c.kind in SUBSTANCE_KINDS or c.kind == "word-in-quote" for c in self.changes)


@dataclass(frozen=True, slots=True)
class Family:
    """All variants of one passage across outlets; base is the longest unless a record is marked."""

    id: str
    passages: tuple[Passage, ...]
    base: int = 0
