"""Why two articles may have the same words, with the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsreader.domain.fields import Evidence, Field
from newsreader.domain.reuse import Basis
from newsreader.domain.spans import Span
from newsreader.reuse.alignment import Alignment
from newsreader.reuse.held import Held, Opened, once_a_span
from newsreader.reuse.speech import Speech
from newsreader.reuse.voices import said_by
from newsreader.text.normalise import fold

Clues = tuple[tuple[str, Evidence], ...]
_SOURCED = r"(?:per|according to|as reported by|reported by|reporting by|told|quoted by|cited by|in an interview with|citing)\s+(?:the\s+)?"
_REPORTS = r"(?:['’]s)?\s+(?:first\s+|earlier\s+|has\s+)?(?:reported|reports|reporting|said|says|writes|wrote|quoted|cited|learned|understands)\b"

_NAME = r"((?:[A-Z][\w'’]*|\d+)(?:\s+(?:of\s+|the\s+)?(?:[A-Z][\w]*|\d+)){0,4})"
#: What only stands before the name of who reported it.
_CREDITS = re.compile(r"\b(?:per|as (?:first )?reported by)\s+(?:the\s+)?$", re.IGNORECASE)
#: A word of that, and how far before the name it is looked for.
_CREDIT, _BEFORE = re.compile(r"\b(?:per|by)\b", re.IGNORECASE), 30
#: Words an agency's name may have more or fewer of.
_GENERIC = frozenset({"wire", "news", "agency", "press", "service", "newswire"})
_SOURCED_NAME = re.compile(rf"(?i:\b{_SOURCED}){_NAME}")
_REPORTING_NAME = re.compile(rf"{_NAME}{_REPORTS}")


class Reason(NamedTuple):
    """A basis with its evidence: pairs of article id and evidence."""

    basis: Basis
    evidence: Clues


class Side(NamedTuple):
    """One article's side of a match.

    Attributes:
        article: The article, unpacked.
        sentence: The span of the passage.
        speech: The named speaker of what the run quotes, if any.
    """

    article: Opened
    sentence: Span
    speech: Speech | None


def same_outlet(a: Held, b: Held) -> bool:
    """Say whether both articles are known to be of one outlet; unknown ones never are."""
    if a.outlet is None or b.outlet is None:
        return False
    return outlet_key(a.outlet.value) == outlet_key(b.outlet.value) != ""


@lru_cache(maxsize=1 << 12)
def outlet_key(name: str) -> str:
    """Return what outlet names are compared by."""
    words = re.findall(r"\w+", fold(name))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def reason_for(found: Alignment, a: Side, b: Side, *, told_alike: bool = False) -> Reason:
    """Return why both articles may have the words.

    In this order: one house; words given to an outlet by name, in both passages or of the other
    article; a statement, where the quotation is all that agrees and both name who spoke; an agency's
    copy; words given to an outlet in one passage; a statement of which less is quoted, or that both
    give to one office; else unknown, which means no credit was found, and nothing more.

    Args:
        found: The alignment.
        a: The first article's side.
        b: The second's.
        told_alike: Whether the articles have other sentences in common that quote nobody: then a
            quotation came along with an agency's copy.
    """
    left, right = a.article.held, b.article.held
    if same_outlet(left, right):
        return Reason(
            Basis.SAME_HOUSE, (*_field_clues(left, left.outlet), *_field_clues(right, right.outlet))
        )
    statement = _statement(a, b)
    came_along = found.narrates or (told_alike and not _own_tags(a, b))
    wire = _wire(a.article, b.article, came_along=came_along)
    if statement and _mostly_quoted(found) and not (wire and came_along):
        return Reason(Basis.STATEMENT, statement)
    attributed = (*_attributed(a, right), *_attributed(b, left)) or _same_source(a, b)
    attributed = attributed or _named_source(a) or _named_source(b)
    if wire is not None and not attributed:
        return Reason(Basis.WIRE, wire)
    if attributed:
        return Reason(Basis.ATTRIBUTED, attributed)
    if statement and _quotes_in_both(found):
        return Reason(Basis.STATEMENT, statement)
    office = _one_office(found, a, b)
    return Reason(Basis.STATEMENT, office) if office else Reason(Basis.UNKNOWN, ())


def _own_tags(a: Side, b: Side) -> bool:
    """Say whether each article gives the quotation to its speaker in a verb of its own."""
    verbs = [s.speech.verb.slice(s.article.content).lower() for s in (a, b) if s.speech]
    return len(verbs) == 2 and verbs[0] != verbs[1]


def _mostly_quoted(found: Alignment) -> bool:
    a = found.a[found.blocks[0].i0 : found.blocks[-1].i1]
    b = found.b[found.blocks[0].j0 : found.blocks[-1].j1]
    return all(sum(w.quoted for w in side) * 2 > len(side) for side in (a, b))


def _quotes_in_both(found: Alignment) -> bool:
    """Say whether at least four equal words are quoted in both."""
    equal = (x for x in found.blocks if x.tag == "equal")
    pairs = ((x.i0 + k, x.j0 + k) for x in equal for k in range(x.i1 - x.i0))
    return sum(found.a[i].quoted and found.b[j].quoted for i, j in pairs) >= 4


def _statement(a: Side, b: Side) -> Clues:
    """Return where both articles name the speaker, or nothing if one does not."""
    if a.speech is None or b.speech is None:
        return ()
    return (*_speech_clues(a.article, a.speech), *_speech_clues(b.article, b.speech))


def _speech_clues(article: Opened, speech: Speech) -> Iterator[tuple[str, Evidence]]:
    for span, rule in ((speech.name, "statement:speaker"), (speech.verb, "statement:verb")):
        yield article.held.id, Evidence(article.line_number(span.start), span.start, span.end, rule)


def _wire(a: Opened, b: Opened, *, came_along: bool) -> Clues | None:
    """Return the credits that show one agency's copy, or None where there are none.

    Both credit one agency, or one is that agency's own page: stated. Or only one article credits
    an agency and the other credits none, and words came along that quote nobody: inferred.
    """
    left, right = list(_agencies(a)), list(_agencies(b))
    for name_a, clue_a in left:
        for name_b, clue_b in right:
            if _one_agency(name_a, name_b):
                return (*_stated(a.held, clue_a), *_stated(b.held, clue_b))
    for credited, mine, other in ((left, a.held, b.held), (right, b.held, a.held)):
        for name, clue in credited:
            how = _is_outlet(name, other)
            if how:
                outlet = _field_clues(other, other.outlet, f"wire:{how}-outlet")
                return (*_stated(mine, clue), *outlet)
    if came_along and bool(left) != bool(right):
        credited, mine = (left, a.held) if left else (right, b.held)
        return tuple(
            (mine.id, Evidence(c.line, c.start, c.end, "wire:inferred-credit"))
            for c in credited[0][1]
        )
    return None


def _stated(held: Held, clues: Iterable[Evidence]) -> list[tuple[str, Evidence]]:
    return [(held.id, Evidence(c.line, c.start, c.end, "wire:stated-credit")) for c in clues]


def _agencies(article: Opened) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield the agencies credited: in credit fields, and in parentheses in the dateline."""
    for field in article.held.wire:
        yield outlet_key(field.value), field.evidence
    dateline = article.held.dateline
    if dateline is not None:
        for place in dateline.evidence[:1]:
            text = article.content[place.start : place.end + 40].split("\n")[0]
            named = re.search(r"\(([^()\n]{2,30})\)", text)
            if named:
                at = place.start + named.start(1)
                yield (
                    outlet_key(named[1]),
                    (Evidence(place.line, at, at + len(named[1]), "dateline"),),
                )


def _is_outlet(agency: str, other: Held) -> str:
    """Return "stated" if the outlet is the agency by name, "inferred" if it begins with its name."""
    if other.outlet is None or not agency:
        return ""
    outlet = outlet_key(other.outlet.value)
    if outlet == agency:
        return "stated"
    return "inferred" if _one_agency(outlet, agency) else ""


def _one_agency(a: str, b: str) -> bool:
    """Say whether two names are one agency's: equal, or one has nothing but "Wire" or "News" more."""
    short, long = sorted((a.split(), b.split()), key=len)
    return bool(short) and long[: len(short)] == short and set(long[len(short) :]) <= _GENERIC


def _attributed(side: Side, other: Held) -> Iterator[tuple[str, Evidence]]:
    """Yield where one article names the other's outlet as its source: for the passage, or at all."""
    if other.outlet is None:
        return
    key = outlet_key(other.outlet.value)
    own = side.article
    for name, clue in _sources(side):
        if name == key or _is_outlet(name, other):
            yield own.held.id, clue
            return
    for field in own.held.attributed:
        if _is_outlet(outlet_key(field.value), other):
            yield from _field_clues(own.held, field, "attributed:article")
            return


def _same_source(a: Side, b: Side) -> Clues:
    """Return where both passages name the same third outlet as their source, or nothing."""
    if not (_names_sources(a) or _names_sources(b)):
        return ()
    for name_a, clue_a in _sources(a):
        for name_b, clue_b in _sources(b):
            if name_a == name_b and _is_listed(name_a, a, b):
                return ((a.article.held.id, clue_a), (b.article.held.id, clue_b))
    return ()


def _names_sources(side: Side) -> bool:
    """Say whether an article's fields name an outlet as a source."""
    return bool(side.article.held.attributed or side.article.held.wire)


def _is_listed(name: str, *sides: Side) -> bool:
    """Say whether the articles' fields name this outlet as a source, so that it is one."""
    fields = [f for side in sides for f in (*side.article.held.attributed, *side.article.held.wire)]
    return any(outlet_key(f.value) == name for f in fields)


def _named_source(side: Side) -> Clues:
    """Return where the sentence of a passage itself gives its words to an outlet, or nothing."""
    held, (start, end) = side.article.held, side.sentence
    near = max(0, start - _BEFORE), end + 1
    if not (_names_sources(side) or _CREDIT.search(side.article.content, *near)):
        return ()
    for name, clue in _sources(side):
        inside = side.sentence.start <= clue.start and clue.end <= side.sentence.end + 1
        before = side.article.content[max(0, clue.start - _BEFORE) : clue.start]
        if inside and (_is_listed(name, side) or _CREDITS.search(before)):
            return ((held.id, clue),)
    return ()


def _one_office(found: Alignment, a: Side, b: Side) -> Clues:
    """Return where both passages give their words to one office or person outside quotations.

    The tag is part of the run: "the football association said on Tuesday".
    """
    left, right = said_by(found.a, found.run_a), said_by(found.b, found.run_b)
    if left is None or right is None or not set(left.keys) & set(right.keys):
        return ()
    clues: list[tuple[str, Evidence]] = []
    for side, tag in ((a, left), (b, right)):
        held, number = side.article.held, side.article.line_number
        for span, rule in ((tag.name, "statement:speaker"), (tag.verb, "statement:verb")):
            clues.append((held.id, Evidence(number(span.start), span.start, span.end, rule)))
    return tuple(clues)


def _sources(side: Side) -> Sequence[tuple[str, Evidence]]:
    """Return the names to which the paragraph of a passage gives words, and where."""
    return _sources_near(side.article, side.sentence)


@once_a_span
def _sources_near(own: Opened, sentence: Span) -> Sequence[tuple[str, Evidence]]:
    placed = own.words_near(sentence)
    if not placed:
        return ()
    first = placed[0].start
    text = own.content[first : placed[-1].end + 1].replace("\r", " ").replace("\n", " ")
    found = []
    for pattern in (_SOURCED_NAME, _REPORTING_NAME):
        for named in pattern.finditer(text):
            start, end = first + named.start(1), first + named.end(1)
            clue = Evidence(own.line_number(start), start, end, "attributed:sentence")
            found.append((outlet_key(named[1]), clue))
    return found


def _field_clues(
    held: Held, field: Field[str] | None, rule: str = ""
) -> list[tuple[str, Evidence]]:
    """Return the evidence of a field, under another rule's name if one is given."""
    if field is None:
        return []
    return [(held.id, Evidence(e.line, e.start, e.end, rule or e.rule)) for e in field.evidence]
