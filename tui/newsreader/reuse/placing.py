"""Words at their places in an article, by column: most are packed for the index and never looked at singly."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from newsreader.domain.spans import Span
from newsreader.reuse.words import NAME_WEIGHT, Lexeme, Word, lexeme, located

#: Marks after which a capital may only open a sentence or a quotation.
_SENTENCE_BREAK = re.compile(r"[.!?…:]|[\"“„«‘']$")
#: Makes a word without calling into its class; words are made by the million.
_word = partial(tuple.__new__, Word)


@dataclass(frozen=True, slots=True)
class Names:
    """The name spans of an article, for looking up whether a word is part of one."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Sequence[Span]) -> Names:
        """Sort the spans; overlapping ones may come in any order."""
        ordered = sorted(spans)
        return cls(tuple(s.start for s in ordered), tuple(s.end for s in ordered))

    def covers(self, at: int) -> bool:
        """Say whether ``at`` lies inside a name."""
        n = bisect_right(self.starts, at) - 1
        return n >= 0 and at < self.ends[n]


class Placed(NamedTuple):
    """Words of a text in order, by column.

    Attributes:
        starts: Of each word the first code point in the article.
        ends: One past the last.
        raws: As written.
        lexemes: What is known of it whatever its place.
        names: Whether it is part of a name (given, or capitalised within a sentence).
        quoted: Whether it stands inside quotation marks.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    raws: Sequence[str]
    lexemes: Sequence[Lexeme]
    names: Sequence[bool]
    quoted: Sequence[bool]

    def part(self, first: int, last: int) -> Placed:
        """Return the words from number ``first`` up to ``last``."""
        return Placed._make(column[first:last] for column in self)

    def words(self) -> tuple[Word, ...]:
        """Return the words one by one."""
        weights = [
            NAME_WEIGHT if name and known.weight > NAME_WEIGHT and not known.stop else known.weight
            for known, name in zip(self.lexemes, self.names, strict=True)
        ]
        return tuple(map(_word, zip(*self, weights, strict=True)))


#: No words.
NOTHING = Placed((), (), (), (), (), ())


def place_words(content: str, span: Span, names: Names, quotes: Sequence[Span] = ()) -> Placed:
    """Return the words of ``content`` in ``span`` with their places.

    Args:
        content: The article's text.
        span: A passage of it.
        names: Spans of names; capitalised words within a sentence count as names besides.
        quotes: Insides of quotations, in order.
    """
    starts, ends, raws = located(content, span.start, span.end)
    if not raws:
        return NOTHING
    lexemes = list(map(lexeme, raws))
    named = list(map(names.covers, starts)) if names.starts else [False] * len(raws)
    if not is_shouted(lexemes):
        for n, known in enumerate(lexemes):
            if known.capital and not known.stop and not named[n]:
                within = n and not _SENTENCE_BREAK.search(content[ends[n - 1] : starts[n]])
                named[n] = bool(within) or raws[n][1:2].isupper()
    quoted = [False] * len(raws)
    for quote in quotes:
        first, last = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
        quoted[first:last] = [True] * (last - first)
    return Placed(starts, ends, raws, lexemes, named, quoted)


def is_shouted(lexemes: Sequence[Lexeme]) -> bool:
    """Say whether most of the words are capitalised, so that capitals say nothing about names."""
    if len(lexemes) < 4:
        return False
    return 10 * [known.capital for known in lexemes].count(True) > 6 * len(lexemes)
