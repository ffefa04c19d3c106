"""All versions of one passage across outlets, each against the record or the longest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsreader.domain.decisions import DecisionKind
from newsreader.domain.intervals import placed
from newsreader.domain.reuse import SUBSTANCE_KINDS, Basis, ChangeClass, Likeness, Match, Op
from newsreader.domain.spans import Span
from newsreader.services.library import Library
from newsreader.services.speakers import speaker_at
from newsreader.storage import decisions, findings
from newsreader.storage import matches as match_rows
from newsreader.storage.articles import load_article
from newsreader.storage.family_rows import FamilyRow, family_at, family_rows
from newsreader.text.flow import on_one_line
from newsreader.text.safe import one_line

__all__ = [
    "DiffPart",
    "FamilyRow",
    "Variant",
    "Variants",
    "change_words",
    "diff_parts",
    "variants_of",
]

_KINDS = {
    Basis.STATEMENT: "public statement",
    Basis.WIRE: "wire copy, credited",
    Basis.ATTRIBUTED: "attributed to another outlet",
    Basis.SAME_HOUSE: "one outlet's own words",
    Basis.FORMULA: "a set phrase",
    Basis.UNKNOWN: "same words, no credit found",
}
#: Classes of change in words, loudest first.
_CHANGES = (
    ("word-in-quote", "WORD DIFFERS inside quote"),
    ("number", "NUMBER differs"),
    ("date", "DATE differs"),
    ("name", "NAME differs"),
    ("negation", "NEGATION differs"),
    ("modal", "MODAL VERB differs"),
    ("attribution", "ATTRIBUTION differs"),
    ("cut", "shortened, not marked"),
    ("rendering", "other rendering"),
    ("word", "words differ"),
    ("declared", "declared edit"),
    ("respelled-name", "name spelled otherwise"),
    ("spelling", "spelling"),
    ("case", "case"),
    ("punctuation", "punctuation"),
)


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A stretch of a word diff: "equal", "gone", "came" or "replace" (``text`` for ``was``)."""

    tag: str
    text: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """One version of the passage.

    Attributes:
        row: The passage and its article.
        placed: Whether its time is sure enough to be ordered.
        base: Whether the others are compared with it.
        record: Whether the reader marked its article as the record.
        diff: Its words against the base.
        kinds: What differs, in words, loudest first; "same words" where nothing does.
        loud: Whether anything of substance differs.
        said: The speaker named near it, by surname, or an empty string.
    """

    row: FamilyRow
    placed: bool
    base: bool
    record: bool
    diff: tuple[DiffPart, ...]
    kinds: tuple[str, ...]
    loud: bool
    said: str


@dataclass(frozen=True, slots=True)
class Variants:
    """All versions of one passage, ordered ones first.

    Attributes:
        quoted: Whether it is a quotation.
        text: The base's words.
        variants: The versions: those whose order is sure, then the others as they came.
        reasons: Why they may have the same words, with the number of pairs.
        why_base: Why the base is the base.
    """

    quoted: bool
    text: str
    variants: tuple[Variant, ...]
    reasons: tuple[tuple[str, int], ...]
    why_base: str

    @property
    def ordered(self) -> int:
        """How many versions could be ordered."""
        return sum(1 for variant in self.variants if variant.placed)

    def tally(self) -> list[tuple[str, int]]:
        """Count the versions by what differs most, the base left out."""
        kinds = Counter(v.kinds[0] for v in self.variants if not v.base and v.kinds)
        return kinds.most_common()


def variants_of(library: Library, capture: int, span: Span, base: int = 0) -> Variants | None:
    """Return the versions of the passage at a place; None where no other article has it.

    Args:
        library: Where from.
        capture: The capture the reader stands in.
        span: Where.
        base: Take the next version as base, this many times.
    """
    connection = library.connection
    family = family_at(connection, capture, span.start, span.end)
    rows = family_rows(connection, family) if family is not None else []
    if len(rows) < 2:
        return None
    records = {
        d.a.article for d in decisions.load_decisions(connection) if d.kind is DecisionKind.RECORD
    }
    first = next((n for n, row in enumerate(rows) if row.article in records), None)
    why = "marked as the record by you" if first is not None else "the longest; no record is marked"
    at = ((first or 0) + base) % len(rows)
    if base:
        why = "chosen by you"
    matches = _matches(library, rows)
    order, unplaced = placed([row.published for row in rows])
    made = [
        _variant(library, rows[n], rows[at], matches, n in order, rows[n].article in records)
        for n in [*order, *unplaced]
    ]
    pairs = Counter(_KINDS[m.basis] for m in matches.values())
    quoted = rows[at].quoted or rows[at].text[:1] in '"“«„'
    return Variants(quoted, rows[at].text, tuple(made), tuple(pairs.most_common()), why)


def diff_parts(match: Match, base: str) -> tuple[DiffPart, ...]:
    """Return the other passage's words against the article ``base``'s."""
    first = match.a.article == base
    mine, other = (match.a, match.b) if first else (match.b, match.a)
    parts: list[DiffPart] = []
    at_end = other.start
    for op in match.ops:
        tag, a0, a1, b0, b1 = op if first else _turned(op)
        was = on_one_line(mine.text[max(0, a0 - mine.start) : max(0, a1 - mine.start)])
        now = on_one_line(other.text[max(0, b0 - other.start) : max(0, b1 - other.start)])
        gap = other.text[at_end - other.start : b0 - other.start] if b1 > b0 else ""
        if gap and parts:
            parts.append(DiffPart("equal", on_one_line(gap)))
        if tag == "equal":
            parts.append(DiffPart("equal", now))
        elif tag == "delete":
            parts.append(DiffPart("gone", "", was.strip()))
        elif tag == "insert":
            parts.append(DiffPart("came", now.strip()))
        else:
            parts.append(DiffPart("replace", now.strip(), was.strip()))
        if tag != "equal" and (now or was)[-1:].isspace():
            parts.append(DiffPart("equal", " "))
        at_end = max(at_end, b1)
    return tuple(part for part in parts if part.text or part.was)


def change_words(match: Match) -> tuple[tuple[str, ...], bool]:
    """Return what differs in words, loudest first, and whether any of it is substance."""
    found = {change.kind for change in match.changes}
    words = tuple(text for kind, text in _CHANGES if kind in found)
    loud = bool(found & (SUBSTANCE_KINDS | {"word-in-quote"})) or any(
        c.cls is ChangeClass.LOUD for c in match.changes
    )
    return words or ("same words",), loud


def _matches(library: Library, rows: list[FamilyRow]) -> dict[frozenset[tuple[str, int]], Match]:
    """Return the matches between the passages of a family, by the pair of places."""
    keys = {(row.article, row.start) for row in rows}
    found = {}
    for capture in dict.fromkeys(row.capture for row in rows):
        for match in match_rows.load_matches(library.connection, capture):
            pair = frozenset(((match.a.article, match.a.start), (match.b.article, match.b.start)))
            if pair <= keys and match.likeness is not Likeness.SIMILAR:
                found[pair] = match
    return found


def _variant(
    library: Library,
    row: FamilyRow,
    base: FamilyRow,
    matches: dict[frozenset[tuple[str, int]], Match],
    is_placed: bool,
    record: bool,
) -> Variant:
    """Describe one version against the base."""
    said = _said(library, row)
    plain = (DiffPart("equal", one_line(row.text, 2000)),)
    if row is base:
        return Variant(row, is_placed, True, record, plain, (), False, said)
    match = matches.get(frozenset(((row.article, row.start), (base.article, base.start))))
    if match is None:
        kinds: tuple[str, ...] = ("matched by way of another version",)
        return Variant(row, is_placed, False, record, plain, kinds, False, said)
    kinds, loud = change_words(match)
    return Variant(
        row, is_placed, False, record, diff_parts(match, base.article), kinds, loud, said
    )


def _said(library: Library, row: FamilyRow) -> str:
    """Return who is named as the speaker near a passage that holds a quotation."""
    article = load_article(library.connection, row.capture)
    if article is None:
        return ""
    mentions = findings.load_mentions(library.connection, row.capture, article.id)
    return speaker_at(article, Span(row.start, row.end), mentions)


def _turned(op: Op) -> Op:
    """Return the operation seen from the other side."""
    tags = {"delete": "insert", "insert": "delete"}
    return Op(tags.get(op.tag, op.tag), op.b0, op.b1, op.a0, op.a1)
