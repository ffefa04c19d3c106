"""The home tagger: words, calendar, offices, runs of capitals, then the document pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.domain.entities import EntityType
from newsreader.domain.spans import Span
from newsreader.entities.chunks import Chunk
from newsreader.entities.dates import date_spans
from newsreader.entities.document import Key, Settled, settle
from newsreader.entities.evidence import Evidence, gather, named_flags
from newsreader.entities.lexicon import Lexicon, lexicon
from newsreader.entities.parsing import LineParser
from newsreader.entities.patterns import Run
from newsreader.entities.roles import Role, find_roles
from newsreader.entities.tagger import TaggedSpan
from newsreader.entities.words import NameLine, Style, Word, read_line

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
class _Parsed:
    """One line with everything found in it."""

    line: NameLine
    dates: list[Span]
    roles: dict[int, Role]
    blocked: list[bool]
    chunks: list[Chunk]


class RuleTagger:
    """Finds names by rules, word lists and what the article itself settles. Needs no model."""

    @property
    def name(self) -> str:
        """Short name."""
        return "rules"

    @property
    def version(self) -> int:
        """Version of what it finds."""
        return 1

    @property
    def labels(self) -> frozenset[EntityType]:
        """Kinds it can find: all."""
        return frozenset(EntityType)

    def tag(self, text: str, spans: Sequence[Span]) -> list[TaggedSpan]:
        """Find names within ``spans`` of one article's ``text``; see :class:`Tagger`."""
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
        found: list[TaggedSpan] = []
        for entry in parsed:
            found.extend(_tagged(entry, settled))
        return found


def _read(text: str, span: Span, lists: Lexicon) -> _Parsed:
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
    return _Parsed(line, dates, find_roles(line.words, lists), blocked, [])


def _parse(
    entry: _Parsed,
    evidence: Evidence,
    lists: Lexicon,
    known: dict[str, list[tuple[Key, EntityType]]],
) -> None:
    """Cut one line into chunks."""
    flags = named_flags(entry.line, evidence, lists)
    flags = [flag and not stop for flag, stop in zip(flags, entry.blocked, strict=True)]
    run = Run(entry.line.words, flags, lists)
    entry.chunks = LineParser(entry.line, run, entry.roles, entry.blocked, known).parse()


def _tagged(entry: _Parsed, settled: Settled) -> list[TaggedSpan]:
    """Return one line's names: decided chunks, offices and calendar expressions, in order."""
    words = entry.line.words
    found = [TaggedSpan(d.start, d.end, EntityType.DATE, "calendar") for d in entry.dates]
    people: set[int] = set()
    covered: list[tuple[int, int]] = []
    for chunk in entry.chunks:
        kind = _kind(chunk, words, settled)
        if kind is None:
            if chunk.rule == "event":
                covered.append((chunk.first, chunk.last))
            continue
        if kind is EntityType.PER:
            people.add(chunk.first)
        covered.append((chunk.first, chunk.last))
        start, end = words[chunk.first].start, words[chunk.last - 1].end
        found.append(TaggedSpan(start, end, kind, chunk.rule))
    taken = {at for first, last in covered for at in range(first, last)}
    for role in entry.roles.values():
        beside = role.last in people
        free = not any(at in taken or entry.blocked[at] for at in range(role.first, role.last))
        if free and (role.alone or beside):
            start, end = words[role.first].start, words[role.last - 1].end
            found.append(TaggedSpan(start, end, EntityType.ROLE, "office"))
    found.sort()
    return _without_overlaps(found)


def _kind(chunk: Chunk, words: list[Word], settled: Settled) -> EntityType | None:
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
