"""Tables of furniture phrases, looked up in all rows of a page at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from newsreader.capture.page import Page

_WORDS = re.compile(r"[^\W_]+")


class Sketches(NamedTuple):
    """The sketches of a page's rows.

    Attributes:
        joined: All, joined by line feeds.
        offsets: Where each begins in ``joined``.
        words: The runs of letters and digits in them.
    """

    joined: str
    offsets: list[int]
    words: set[str]

    @classmethod
    def of(cls, page: Page) -> Sketches:
        """Join the sketches of a page."""
        offsets, at = [], 0
        for row in page.rows:
            offsets.append(at)
            at += len(row.sketch) + 1
        joined = "\n".join(row.sketch for row in page.rows)
        return cls(joined, offsets, set(_WORDS.findall(joined)))


@dataclass(slots=True)
class Hits:
    """What one table found in a row: the weight of all phrases, and of those that fill it."""

    weight: float = 0.0
    whole: bool = False
    leads: bool = False


@dataclass(slots=True)
class PhraseTable:
    """Phrases of one concern.

    An entry is lower case with straight quotes. ``=phrase`` must be the whole line (marks, digits
    and bullets at the edges aside), ``^phrase`` must begin it, a bare phrase may stand anywhere
    in it between word boundaries.

    Attributes:
        strong: Entries of weight 2.
        weak: Entries of weight 1.
    """

    strong: tuple[str, ...]
    weak: tuple[str, ...] = ()
    _whole: set[str] = field(default_factory=set)
    _leads: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    _inside: dict[str, list[tuple[str, float]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the entries by kind; phrases are found by their first word."""
        for entries, weight in ((self.strong, 2.0), (self.weak, 1.0)):
            for entry in entries:
                if entry.startswith("="):
                    self._whole.add(entry[1:])
                elif entry.startswith("^"):
                    phrase = entry[1:]
                    self._leads.setdefault(_first_word(phrase), []).append((phrase, weight))
                else:
                    word = _WORDS.match(entry)
                    self._inside.setdefault(word.group() if word else "", []).append(
                        (entry, weight)
                    )

    def is_whole(self, key: str) -> bool:
        """Say whether ``key`` (lower case, straight quotes) is a phrase that fills a line."""
        return key in self._whole

    def look_up(self, page: Page, sketches: Sketches) -> dict[int, Hits]:
        """Find the entries in the page's sketches.

        Args:
            page: The rows.
            sketches: Their sketches.

        Returns:
            Hits by row index; rows without any are absent.
        """
        found: dict[int, Hits] = {}
        for row in page.rows:
            if row.key in self._whole:
                hits = found.setdefault(row.index, Hits())
                hits.weight += 2.0
                hits.whole = True
            for phrase, weight in self._leads.get(_first_word(row.key), ()):
                if row.key.startswith(phrase) and not row.key[len(phrase) :][:1].isalnum():
                    hits = found.setdefault(row.index, Hits())
                    hits.weight += weight
                    hits.leads = True
                    hits.whole = hits.whole or len(row.key) == len(phrase)
        begun = [some for word, some in self._inside.items() if not word or word in sketches.words]
        for phrase, weight in (one for some in begun for one in some):
            for at in _occurrences(sketches.joined, phrase):
                index = bisect_right(sketches.offsets, at) - 1
                hits = found.setdefault(index, Hits())
                hits.weight += weight
                hits.whole = hits.whole or page.rows[index].key == phrase
        return found


def _first_word(text: str) -> str:
    """Return the letters up to the first space or mark; the whole where there is none."""
    for at, char in enumerate(text):
        if not (char.isalnum() or char == "'"):
            return text[:at] or char
    return text


def _occurrences(joined: str, phrase: str) -> Iterable[int]:
    """Yield where ``phrase`` stands between word boundaries."""
    at = joined.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        clear = at == 0 or not joined[at - 1].isalnum()
        if clear and (end == len(joined) or not joined[end].isalnum() or not phrase[-1].isalnum()):
            yield at
        at = joined.find(phrase, end)
