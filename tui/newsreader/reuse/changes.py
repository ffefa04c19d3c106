"""What differs between two passages: every change with its kind and class."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence

from newsreader.domain.reuse import SUBSTANCE_KINDS, Change, ChangeClass
from newsreader.domain.spans import Span
from newsreader.reuse.alignment import Alignment
from newsreader.reuse.edges import cuts
from newsreader.reuse.marks import (
    STYLE,
    STYLE_WITHIN,
    differing,
    ends_a_piece,
    gap_before,
    has_ellipsis,
    kind_of_marks,
    outer_marks,
    style_once,
)
from newsreader.reuse.script import Block
from newsreader.reuse.split_quotes import tags_within
from newsreader.reuse.wordings import kinds_of_cut, kinds_of_replacement, same_name
from newsreader.reuse.words import Word
from newsreader.text.normalise import normalise

_QUIET = frozenset({"spelling", "case", "punctuation", "declared", "respelled-name"})
#: What square brackets or an ellipsis own up to; a number or a lost "not" is told all the same.
_DECLARABLE = frozenset({"cut", "word", "name", "case", "respelled-name", "spelling"})
_DATELINE = re.compile(r"[A-Z][^a-z\s][^.!?\n]{0,60}(?:--|[-–—])\s*")


class Differences:
    """Finds the changes between two aligned passages.

    Args:
        found: The alignment.
        a: The first passage, and the text of its article.
        b: The second.
        is_rendering: Says whether one of the passages is marked as translated; seldom asked.
        source: Where in the words of both a source begins whose change is told elsewhere.
    """

    def __init__(
        self,
        found: Alignment,
        a: tuple[Span, str],
        b: tuple[Span, str],
        *,
        is_rendering: Callable[[], bool],
        source: tuple[int, int] | None = None,
    ) -> None:
        self._found = found
        self._passages = (a[0], b[0])
        self._texts = (a[1], b[1])
        self._is_rendering = is_rendering
        self._source = source
        self._tags = tags_within(found.a), tags_within(found.b)

    def all(self) -> tuple[Change, ...]:
        """Return the changes in the order of the run."""
        changes: list[Change] = []
        runs = (self._found.run_a, self._found.run_b)
        written = self._written(*runs)
        for block in self._found.blocks if written[0] != written[1] else ():
            if self._source and block.i0 >= self._source[0] and block.j0 >= self._source[1]:
                break
            if block.tag == "equal":
                changes += self._within_equal(block)
            else:
                changes += self._of_gap(block)
        changes += self._edges()
        outer = outer_marks(self._found, *self._passages, self._texts)
        changes += (self._change(STYLE, *at) for at in outer)
        return style_once(changes)

    def _written(self, a: Span, b: Span) -> list[str]:
        """Return what is written at two places."""
        return [at.slice(text) for at, text in zip((a, b), self._texts, strict=True)]

    def _edges(self) -> Iterator[Change]:
        """Yield the cuts where the run begins and ends: marked by an ellipsis on one side, or not."""
        a, b = self._found.a, self._found.b
        first, last = self._found.blocks[0], self._found.blocks[-1]
        places = ((first.i0, first.j0), (last.i1, last.j1))
        for (i, j), cut in zip(places, cuts(self._found), strict=True):
            gaps = gap_before(a, i, self._texts[0]), gap_before(b, j, self._texts[1])
            marked = [has_ellipsis(raw) for raw in self._written(*gaps)]
            if marked[0] != marked[1]:
                yield self._change("declared", *gaps)
            elif self._source and (i, j) == places[1]:
                continue
            elif cut is not None and not self._is_dateline(cut):
                behind = (i, j) == places[1]
                pieces = any(ends_a_piece(raw, behind=behind) for raw in self._written(*cut))
                yield self._change("declared" if pieces else "cut", *cut)

    def _is_dateline(self, cut: tuple[Span, Span]) -> bool:
        """Say whether what stands before the run is the place a report is from."""
        first = self._found.blocks[0]
        starts = (self._found.a[first.i0].start, self._found.b[first.j0].start)
        return any(
            _DATELINE.fullmatch(text, span.start, start)
            for span, start, text in zip(cut, starts, self._texts, strict=True)
            if span.start < span.end <= start
        )

    def _within_equal(self, block: Block) -> Iterator[Change]:
        """Yield the quiet changes inside an equal stretch: case, spelling, marks."""
        a, b = self._found.a, self._found.b
        written = self._written(*self._spans(block))
        for k in range(block.i1 - block.i0) if written[0] != written[1] else ():
            left, right = a[block.i0 + k], b[block.j0 + k]
            if left.raw != right.raw:
                kind = _quiet_kind(left, right)
                if kind:
                    yield self._change(
                        kind, Span(left.start, left.end), Span(right.start, right.end)
                    )
            if k + 1 < block.i1 - block.i0:
                gap_a = Span(left.end, a[block.i0 + k + 1].start)
                gap_b = Span(right.end, b[block.j0 + k + 1].start)
                kind = kind_of_marks(*self._written(gap_a, gap_b))
                if kind:
                    yield self._change(kind, *differing(gap_a, gap_b, self._texts))

    def _of_gap(self, block: Block) -> Iterator[Change]:
        """Yield the changes of a stretch that differs.

        Of words that say who speaks amid a quotation only what is substance: nothing was changed in it.
        """
        whole, block = block, self._without_tags(block)
        if whole != block and (told := self._substance_of(whole)):
            yield from (self._change(kind, *self._spans(whole)) for kind in told)
            return
        a = self._found.a[block.i0 : block.i1]
        b = self._found.b[block.j0 : block.j1]
        if not (a or b):
            return
        span_a, span_b = self._spans(block)
        quoted = self._quoted(block)
        declared = self._declared(block, a, b)
        if a and b:
            kinds = kinds_of_replacement(a, b, self._beside(block))
        else:
            kinds = kinds_of_cut(a or b, *self._neighbours(block))
        for name in kinds:
            if declared and name in _DECLARABLE:
                name = "declared"
            yield self._change(name, span_a, span_b, quoted=quoted)

    def _substance_of(self, block: Block) -> list[str]:
        """Return the kinds of substance in which the words of a replacement differ."""
        a, b = self._found.a[block.i0 : block.i1], self._found.b[block.j0 : block.j1]
        kinds = kinds_of_replacement(a, b, self._beside(block)) if a and b else []
        return [kind for kind in kinds if kind in SUBSTANCE_KINDS]

    def _without_tags(self, block: Block) -> Block:
        """Return a stretch without the words that say who speaks amid a quotation."""
        i0, i1 = _outside(block.i0, block.i1, self._tags[0])
        j0, j1 = _outside(block.j0, block.j1, self._tags[1])
        return Block(block.tag, i0, i1, j0, j1)

    def _change(self, name: str, a: Span, b: Span, *, quoted: bool = False) -> Change:
        """Return the change with the class that its kind has at this place."""
        if name in _QUIET or name in (STYLE, STYLE_WITHIN):
            return Change(ChangeClass.QUIET, name, a, b)
        if name == "word" and quoted:
            if self._is_rendering():
                return Change(ChangeClass.NOTED, "rendering", a, b)
            return Change(ChangeClass.LOUD, "word-in-quote", a, b)
        loud = name in SUBSTANCE_KINDS and name != "attribution"
        return Change(ChangeClass.LOUD if loud else ChangeClass.NOTED, name, a, b)

    def _spans(self, block: Block) -> tuple[Span, Span]:
        """Return where a stretch stands in both texts; empty where it has no words."""
        return (
            _span(self._found.a, block.i0, block.i1),
            _span(self._found.b, block.j0, block.j1),
        )

    def _quoted(self, block: Block) -> bool:
        """Say whether the stretch stands inside quotations in both passages."""
        return _is_quoted(self._found.a, block.i0, block.i1) and _is_quoted(
            self._found.b, block.j0, block.j1
        )

    def _beside(self, block: Block) -> list[Word]:
        """Return the words next to a stretch, in both passages."""
        a, b = self._found.a, self._found.b
        at = ((a, block.i0 - 1), (a, block.i1), (b, block.j0 - 1), (b, block.j1))
        return [side[n] for side, n in at if 0 <= n < len(side)]

    def _neighbours(self, block: Block) -> tuple[Word | None, list[Word]]:
        """Return the word behind a cut in its own passage, and those at its place in the other."""
        own, other = (self._found.a, block.i1), (self._found.b, block.j1)
        if block.i0 == block.i1:
            own, other = other, own
        following = own[0][own[1]] if own[1] < len(own[0]) else None
        return following, list(other[0][max(0, other[1] - 1) : other[1] + 1])

    def _declared(self, block: Block, a: Sequence[Word], b: Sequence[Word]) -> bool:
        """Say whether an edit is declared: in square brackets, or a cut marked by an ellipsis."""
        sides = ((a, self._found.a, block.i0, block.i1), (b, self._found.b, block.j0, block.j1))
        for (words, whole, first, last), text in zip(sides, self._texts, strict=True):
            if words and _bracketed(words, text):
                return True
            before = whole[first - 1].end if first else whole[0].start
            after = whole[last].start if last < len(whole) else whole[-1].end
            if len(words) <= 1 and has_ellipsis(text[before:after]):
                return True
        return False


def quiet_only(changes: Sequence[Change]) -> bool:
    """Say whether all changes are quiet."""
    return all(c.cls is ChangeClass.QUIET for c in changes)


def _quiet_kind(left: Word, right: Word) -> str:
    """Return how two words with one key differ: "case", "respelled-name", "spelling" or nothing."""
    a, b = normalise(left.raw, fold_case=False).text, normalise(right.raw, fold_case=False).text
    if a == b:
        return STYLE_WITHIN
    if a.lower() == b.lower():
        return "case"
    if (
        left.name
        and right.name
        and same_name(left, right)
        and not a.endswith("'s") ^ b.endswith("'s")
    ):
        return "respelled-name"
    return "spelling"


def _outside(first: int, last: int, tags: Container[int]) -> tuple[int, int]:
    """Return a range of words without those at its ends that are in a tag."""
    while first < last and first in tags:
        first += 1
    while first < last and last - 1 in tags:
        last -= 1
    return first, last


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    at = words[first].start if first < len(words) else words[-1].end
    return Span(at, at)


def _is_quoted(words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether words, or the place between two words, are quoted."""
    if first < last:
        return any(w.quoted for w in words[first:last])
    beside = words[max(0, first - 1) : first + 1]
    return bool(beside) and all(w.quoted for w in beside)


def _bracketed(words: Sequence[Word], text: str) -> bool:
    """Say whether words, or part of the first, stand in square brackets."""
    opened = text.rfind("[", max(0, words[0].start - 80), words[-1].end)
    if opened < 0:
        return False
    closed = text.find("]", opened)
    return closed >= words[0].start and "]" not in text[opened : words[0].start]
