"""The home tagger: words, calendar, offices, runs of capitals, then the document pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsreader.domain.entities import EntityType
from newsreader.domain.spans import Span
from newsreader.entities.chunks import Chunk
from newsreader.entities.cues import Scores
from newsreader.entities.dates import date_spans
from newsreader.entities.document import Key, Settled, settle
from newsreader.entities.evidence import Evidence, gather, named_flags
from newsreader.entities.lexicon import Lexicon, lexicon
from newsreader.entities.parsing import LineParser
from newsreader.entities.patterns import Run
from newsreader.entities.roles import Role, find_roles
from newsreader.entities.tagger import TaggedSpan
from newsreader.entities.words import NameLine, Style, Word, read_line

#: Weight of a surname whose full name stands in the article.
_FULL_NAME = 99.0
_LOCAL = frozenset(
    [
        "in",
        "near",
        "at",
        "from",
        "across",
        "around",
        "outside",
        "into",
        "to",
        "left",
        "visited",
        "reached",
        "of",
    ]
)


@dataclass(slots=True)
class ParsedLine:
    """One line with everything the rules found in it.

    Attributes:
        line: Its words and style.
        dates: Calendar expressions.
        roles: Words of office by first word.
        blocked: Whether a word belongs to a calendar expression.
        named: Whether a word may be part of a name.
        chunks: Names, and what looks like one.
    """

    line: NameLine
    dates: list[Span]
    roles: dict[int, Role]
    blocked: list[bool]
    named: list[bool]
    chunks: list[Chunk]


@dataclass(slots=True)
class ParsedArticle:
    """All lines of an article, and what they settle together."""

    lines: list[ParsedLine]
    evidence: Evidence
    settled: Settled


class RuleTagger:
    """Finds names by rules, word lists and what the article itself settles. Needs no model."""

    @property
    def name(self) -> str:
        """Short name."""
        return "rules"

    @property
    def version(self) -> int:
        """Version of what it finds."""
        return 2

    @property
    def labels(self) -> frozenset[EntityType]:
        """Kinds it can find: all."""
        return frozenset(EntityType)

    def tag(self, text: str, spans: Sequence[Span]) -> list[TaggedSpan]:
        """Find names within ``spans`` of one article's ``text``; see :class:`Tagger`."""
        article = parse_article(text, spans)
        found: list[TaggedSpan] = []
        for entry in article.lines:
            found.extend(_tagged(entry, article.settled))
        return found


def parse_article(text: str, spans: Sequence[Span]) -> ParsedArticle:
    """Read an article by rules: prose first, then headlines by what the prose settled.

    Args:
        text: The article's decoded text.
        spans: Its lines; sorted, not overlapping.
    """
    lists = lexicon()
    parsed = [_read(text, span, lists) for span in spans]
    evidence = gather(entry.line for entry in parsed)
    prose = [e for e in parsed if e.line.style is Style.NORMAL]
    for entry in prose:
        _parse(entry, evidence, lists, {})
    known = settle((c for e in prose for c in e.chunks), evidence, lists)
    index = known.by_first_word()
    for entry in parsed:
        if entry.line.style is not Style.NORMAL or any(w.lead for w in entry.line.words):
            _parse(entry, evidence, lists, index)
    settled = settle((c for e in parsed for c in e.chunks), evidence, lists)
    return ParsedArticle(parsed, evidence, settled)


def _read(text: str, span: Span, lists: Lexicon) -> ParsedLine:
    """Read one line: its words, calendar expressions and offices."""
    line = read_line(text, span, lists)
    dates = date_spans(text, span.start, span.end)
    blocked = [False] * len(line.words)
    starts = [word.start for word in line.words]
    for date in dates:
        at = max(0, bisect_left(starts, date.start) - 1)
        while at < len(starts) and starts[at] < date.end:
            if line.words[at].end > date.start:
                blocked[at] = True
            at += 1
    roles = find_roles(line.words, lists)
    return ParsedLine(line, dates, roles, blocked, [False] * len(line.words), [])


def _parse(
    entry: ParsedLine,
    evidence: Evidence,
    lists: Lexicon,
    known: dict[str, list[tuple[Key, EntityType]]],
) -> None:
    """Cut one line into chunks."""
    flags = named_flags(entry.line, evidence, lists)
    flags = [flag and not stop for flag, stop in zip(flags, entry.blocked, strict=True)]
    entry.named = flags
    run = Run(entry.line.words, flags, lists)
    entry.chunks = LineParser(entry.line, run, entry.roles, entry.blocked, known).parse()


class Verdict(NamedTuple):
    """What is decided about words ``[first, last)`` of a line.

    Attributes:
        first: Index of the first word.
        last: Index past the last.
        kind: What they name; None where they are not highlighted.
        rule: What found them.
        weight: How far the cues of the whole article favour this kind over the next; 0 where they
            were not needed.
    """

    first: int
    last: int
    kind: EntityType | None
    rule: str
    weight: float = 0.0


def verdicts(entry: ParsedLine, settled: Settled) -> list[Verdict]:
    """Return what the rules make of each chunk of a line; events have no kind."""
    found: list[Verdict] = []
    for chunk in entry.chunks:
        kind = chunk_kind(chunk, entry.line.words, settled)
        if kind is not None or chunk.rule == "event":
            weight = _weight(settled.sums.get(chunk.key, {}), kind)
            if chunk.rule == "name" and chunk.key in settled.people:
                weight = _FULL_NAME
            found.append(Verdict(chunk.first, chunk.last, kind, chunk.rule, weight))
    return found


def _weight(scores: Scores, kind: EntityType | None) -> float:
    """Return by how much ``kind`` leads the best other kind."""
    others = [weight for other, weight in scores.items() if other is not kind]
    return scores[kind] - max(others) if kind is not None and kind in scores else 0.0


def _tagged(entry: ParsedLine, settled: Settled) -> list[TaggedSpan]:
    """Return one line's names by rules alone."""
    return tagged_line(entry, verdicts(entry, settled))


def tagged_line(entry: ParsedLine, names: Sequence[Verdict]) -> list[TaggedSpan]:
    """Return one line's decided names, offices and calendar expressions, in order.

    An office that names somebody only beside a name is kept where a person's name follows it.
    """
    words = entry.line.words
    found = [TaggedSpan(d.start, d.end, EntityType.DATE, "calendar") for d in entry.dates]
    people = {name.first for name in names if name.kind is EntityType.PER}
    for first, last, kind, rule, _ in names:
        if kind is not None:
            found.append(TaggedSpan(words[first].start, words[last - 1].end, kind, rule))
    taken = {at for name in names for at in range(name.first, name.last)}
    for role in entry.roles.values():
        beside = role.last in people
        free = not any(at in taken or entry.blocked[at] for at in range(role.first, role.last))
        if free and (role.alone or beside):
            start, end = words[role.first].start, words[role.last - 1].end
            found.append(TaggedSpan(start, end, EntityType.ROLE, "office"))
    found.sort()
    return _without_overlaps(found)


def chunk_kind(chunk: Chunk, words: list[Word], settled: Settled) -> EntityType | None:
    """Return what a chunk is after the document pass, or None."""
    if chunk.nothing or chunk.rule == "role":
        return None
    if chunk.kind is None:
        if chunk.key in settled.nothing:
            return None
        return settled.kinds.get(chunk.key)
    surname = len(chunk.key) == 1 and chunk.key in settled.people
    if chunk.kind is EntityType.LOC and surname and chunk.rule == "gazetteer":
        before = words[chunk.first - 1].key if chunk.first else ""
        if before not in _LOCAL:
            return EntityType.PER
    return chunk.kind


def _without_overlaps(found: list[TaggedSpan]) -> list[TaggedSpan]:
    """Keep, of spans that overlap, the one that begins first (of those, the longest)."""
    kept: list[TaggedSpan] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
