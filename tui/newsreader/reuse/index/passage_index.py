"""The index: which held passages may read like a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.features import Sketches, UInt32, UInt64
from newsreader.reuse.index.candidates import (
    TOGETHER,
    Candidates,
    Indexed,
    find_candidates,
)
from newsreader.reuse.index.segment import Segment, decoded, joined, segment_of
from newsreader.reuse.outlines import Outlines
from newsreader.reuse.ragged import Ints, picked

#: So many neighbouring segments of one size class are joined; a class is so many times the one below.
_FANOUT = 4
#: A segment of which this share of the articles is gone is written again without them.
_SPOILED = 0.25


class Holder(NamedTuple):
    """A passage that reads like a text of the index."""

    article: str
    passage: int


class Part:
    """A segment of the index, and which of its articles have been removed since it was made.

    Attributes:
        segment: The segment.
        dead: For each article whether it was removed.
    """

    def __init__(self, segment: Segment, dead: Sequence[int] = ()) -> None:
        self.segment = segment
        self.dead: NDArray[np.bool_] = np.zeros(len(segment.ids), dtype=bool)
        self.dead[list(dead)] = True
        self._live: NDArray[np.bool_] | None = None

    @property
    def live(self) -> NDArray[np.bool_] | None:
        """For each text whether anybody holds it; None where all are held."""
        if self._live is None and self.dead.any():
            alive = np.repeat(~self.dead, np.diff(self.segment.passages).astype(np.int64))
            self._live = np.bincount(self.segment.texts[alive], minlength=self.segment.size) > 0
        return self._live

    def remove(self, number: int) -> None:
        """Mark the article with this number as removed."""
        self.dead[number] = True
        self._live = None


class PassageIndex:
    """Segments of growing size; each article is in one of them at most.

    What is found does not depend on how articles are spread over segments, nor on what was removed,
    except through the limits of :mod:`newsreader.reuse.index.candidates`.
    """

    def __init__(self, parts: Sequence[Part] = ()) -> None:
        self.parts = list(parts)

    def __len__(self) -> int:
        """How many articles are held."""
        return sum(int((~part.dead).sum()) for part in self.parts)

    def __contains__(self, article_id: str) -> bool:
        """Say whether an article is held."""
        return self._find(article_id) is not None

    def ids(self) -> Iterator[str]:
        """Yield the ids of the articles held."""
        for part in self.parts:
            yield from map(decoded, part.segment.ids[~part.dead].tolist())

    def put(
        self, ids: Sequence[str], counts: Sequence[int], sketches: Sketches, outlines: Outlines
    ) -> None:
        """Hold new articles, none of them held yet; numbers of texts stay valid until :meth:`tidy`.

        Args:
            ids: Their ids, each once.
            counts: How many passages each has.
            sketches: Of all their passages, one after the other.
            outlines: Of the same.
        """
        if len(ids):
            self.parts.append(Part(segment_of(ids, counts, sketches, outlines)))

    def remove(self, article_id: str) -> None:
        """Forget an article; nothing happens if it is not held."""
        found = self._find(article_id)
        if found is not None:
            part, number = found
            part.remove(number)

    def tidy(self) -> None:
        """Join segments that have become many, and leave out what was removed where it is much."""
        self.parts = [part for part in self.parts if not part.dead.all()]
        for n, part in enumerate(self.parts):
            if part.dead.sum() > _SPOILED * len(part.dead):
                self.parts[n] = _joined([part])
        while (first := self._crowded()) is not None:
            self.parts[first:] = [_joined(self.parts[first:])]

    def candidates(self, sketches: Sketches, outlines: Outlines) -> Candidates:
        """Return the texts worth a closer look for each of some passages, told by both."""
        assert len(sketches.identities) <= TOGETHER
        return find_candidates(self._indexed(), sketches, outlines)

    def codes(self, texts: Ints) -> tuple[UInt32, Ints]:
        """Return the codes of the texts, which are in order, one after the other, and their lengths."""
        codes, lengths = [np.zeros(0, dtype=np.uint32)], [np.zeros(0, dtype=np.int64)]
        for segment, local in self._in_segments(texts):
            starts = segment.words[local].astype(np.int64)
            sizes = segment.words[local + 1].astype(np.int64) - starts
            codes.append(picked(segment.codes, starts, sizes))
            lengths.append(sizes)
        return np.concatenate(codes), np.concatenate(lengths)

    def identities(self, texts: Ints) -> UInt64:
        """Return the identity of each of the texts, which are in order."""
        parts = [np.zeros(0, dtype=np.uint64)]
        parts += [segment.identities[local] for segment, local in self._in_segments(texts)]
        return np.concatenate(parts)

    def _in_segments(self, texts: Ints) -> Iterator[tuple[Segment, Ints]]:
        """Yield the segments that have some of the texts, which are in order, and their numbers there."""
        bases = list(accumulate([part.segment.size for part in self.parts], initial=0))
        edges = np.searchsorted(texts, bases).tolist()
        for part, base, first, last in zip(self.parts, bases, edges, edges[1:], strict=False):
            if first < last:
                yield part.segment, texts[first:last] - base

    def identities_of(self, article_id: str) -> UInt64:
        """Return the identities of the texts of an article, each once; none if it is not held."""
        found = self._find(article_id)
        if found is None:
            return np.zeros(0, dtype=np.uint64)
        segment, number = found[0].segment, found[1]
        first, last = segment.passages[number : number + 2].tolist()
        return np.unique(segment.identities[segment.texts[first:last]])

    def holders(self, identities: UInt64) -> list[list[Holder]]:
        """Return for each identity the passages held that read so, the first of each article, by article."""
        found: list[list[Holder]] = [[] for _ in identities]
        for part in self.parts if found else ():
            if not part.segment.size:
                continue
            at = np.searchsorted(part.segment.identities, identities)
            at[at == part.segment.size] = 0
            here = np.flatnonzero(part.segment.identities[at] == identities)
            for n, holder in _holders(part, at[here]):
                found[int(here[n])].append(holder)
        return [sorted(some) if len(some) > 1 else some for some in found]

    def _indexed(self) -> list[Indexed]:
        found, base = [], 0
        for part in self.parts:
            found.append(Indexed(part.segment, base, part.live))
            base += part.segment.size
        return found

    def _find(self, article_id: str) -> tuple[Part, int] | None:
        for part in self.parts:
            number = part.segment.number(article_id)
            if number is not None and not part.dead[number]:
                return part, number
        return None

    def _crowded(self) -> int | None:
        """Return the first of the last segments that are to be joined, or None.

        A segment counts as one of the largest class behind it, so that classes only fall.
        """
        classes = list(accumulate((_size_class(p.segment.size) for p in self.parts[::-1]), max))
        for own, many in Counter(classes).most_common():
            if many >= _FANOUT:
                return len(classes) - max(n for n, c in enumerate(classes, 1) if c == own)
        return None


def _size_class(texts: int) -> int:
    """Return in which class of sizes a segment is."""
    size = 0
    while texts >= _FANOUT:
        texts //= _FANOUT
        size += 1
    return size


def _joined(parts: Sequence[Part]) -> Part:
    return Part(joined([p.segment for p in parts], [p.dead for p in parts]))


def _holders(part: Part, texts: Ints) -> Iterator[tuple[int, Holder]]:
    """Yield the place of a text among ``texts``, and the first passage of each article that reads like it."""
    segment = part.segment
    starts = segment.holders[texts].astype(np.int64)
    counts = segment.holders[texts + 1].astype(np.int64) - starts
    passages = picked(segment.held, starts, counts).astype(np.int64)
    articles = segment.article_of(passages)
    of_text = np.repeat(np.arange(len(texts)), counts)
    first = np.ones(len(passages), dtype=bool)
    first[1:] = (articles[1:] != articles[:-1]) | (of_text[1:] != of_text[:-1])
    some = np.flatnonzero(first & ~part.dead[articles])
    articles = articles[some]
    numbers = passages[some] - segment.passages[articles].astype(np.int64)
    columns = of_text[some].tolist(), segment.ids[articles].tolist(), numbers.tolist()
    for n, article, number in zip(*columns, strict=True):
        yield n, Holder(decoded(article), number)
