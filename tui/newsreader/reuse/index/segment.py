"""A segment of the index: articles, the texts of their passages, and postings; never changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.features import Sketches, UInt32, UInt64, features_of
from newsreader.reuse.outlines import COLUMNS, WIDTH, Outlines
from newsreader.reuse.ragged import Ints, are_new, picked, starts_of

#: Bytes of an article id; ids sort as bytes.
Ids = NDArray[np.bytes_]


class Segment(NamedTuple):
    """Some articles and the features of their passages.

    Texts that read alike stand here once, in order of their identity. Postings stand in compressed
    rows: row r holds the texts with a feature whose highest bits are r.

    Attributes:
        ids: Article ids, in order.
        passages: For each article the number of its first passage, and one last entry.
        texts: For each passage the number of its text.
        identities: For each text its identity, in order; the lowest bit tells quotations.
        words: For each text the place of its first code, and one last entry.
        codes: The codes of all texts.
        holders: For each text the place of its first holder, and one last entry.
        held: Numbers of the passages that read like each text, in order.
        offsets: Start of each row of postings, and one last entry; as many rows as a power of two.
        postings: Numbers of texts.
        signatures: The outlines of the texts, one after the other; so are the next two.
        tallies: See :class:`newsreader.reuse.outlines.Outlines`.
        weights: Likewise.
    """

    ids: Ids
    passages: UInt32
    texts: UInt32
    identities: UInt64
    words: UInt32
    codes: UInt32
    holders: UInt32
    held: UInt32
    offsets: UInt32
    postings: UInt32
    signatures: UInt64
    tallies: NDArray[np.uint8]
    weights: NDArray[np.float32]

    @property
    def size(self) -> int:
        """How many texts it has."""
        return len(self.identities)

    @property
    def bytes(self) -> int:
        """How many bytes its arrays take."""
        return sum(part.nbytes for part in self)

    @property
    def outlines(self) -> Outlines:
        """The outlines of the texts."""
        return Outlines(
            self.signatures.reshape(-1, WIDTH), self.tallies.reshape(-1, COLUMNS), self.weights
        )

    def row(self, features: UInt64) -> tuple[Ints, Ints]:
        """Return where the row of postings of each feature begins, and how many it has."""
        bits = (len(self.offsets) - 1).bit_length() - 1
        at = (features >> np.uint64(64 - bits)).astype(np.int64)
        starts = self.offsets[at].astype(np.int64)
        return starts, self.offsets[at + 1] - starts

    def number(self, article_id: str) -> int | None:
        """Return the number of the article here, or None."""
        wanted = encoded(article_id)
        at = int(np.searchsorted(self.ids, wanted))
        return at if at < len(self.ids) and self.ids[at] == wanted else None

    def article_of(self, passages: Ints) -> Ints:
        """Return the number of the article of each passage."""
        found: Ints = np.searchsorted(self.passages, passages, side="right").astype(np.int64) - 1
        return found


class _Table(NamedTuple):
    """Articles, passages and texts before they are put in order.

    Attributes:
        ids: Article ids.
        counts: How many passages each has.
        texts: For each passage the number of its text.
        identities: Of each text, in any order, some perhaps more than once.
        lengths: Words of each text.
        codes: The codes of the texts, one after the other.
        outlines: Of each text.
    """

    ids: Ids
    counts: Ints
    texts: Ints
    identities: UInt64
    lengths: Ints
    codes: UInt32
    outlines: Outlines


def encoded(article_id: str) -> bytes:
    """Return an article id as the bytes it is kept as."""
    return article_id.encode("utf-8", "surrogatepass")


def decoded(kept: bytes) -> str:
    """Return an article id from its bytes."""
    return bytes(kept).decode("utf-8", "surrogatepass")


def segment_of(
    ids: Sequence[str], counts: Sequence[int], sketches: Sketches, outlines: Outlines
) -> Segment:
    """Return a segment of new articles.

    Args:
        ids: Their ids, each once.
        counts: How many passages each has.
        sketches: Of all their passages, one after the other.
        outlines: Of the same.
    """
    return _arranged(
        _Table(
            np.array([encoded(one) for one in ids], dtype=np.bytes_),
            np.array(counts, dtype=np.int64),
            np.arange(len(sketches.identities), dtype=np.int64),
            sketches.identities,
            sketches.lengths,
            sketches.codes,
            outlines,
        )
    )


def joined(segments: Sequence[Segment], dead: Sequence[NDArray[np.bool_]]) -> Segment:
    """Return one segment with the articles of several that are not dead."""
    ids, counts, texts, below = [], [], [], 0
    for segment, gone in zip(segments, dead, strict=True):
        kept = np.flatnonzero(~gone)
        sizes = np.diff(segment.passages).astype(np.int64)[kept]
        starts = segment.passages[kept].astype(np.int64)
        ids.append(segment.ids[kept])
        counts.append(sizes)
        texts.append(picked(segment.texts, starts, sizes).astype(np.int64) + below)
        below += segment.size
    return _arranged(
        _Table(
            np.concatenate(ids),
            np.concatenate(counts),
            np.concatenate(texts),
            np.concatenate([s.identities for s in segments]),
            np.concatenate([np.diff(s.words).astype(np.int64) for s in segments]),
            np.concatenate([s.codes for s in segments]),
            Outlines(*map(np.concatenate, zip(*(s.outlines for s in segments), strict=True))),
        )
    )


def _arranged(table: _Table) -> Segment:
    """Put articles and texts in order, texts that read alike together, and index them."""
    order = np.argsort(table.ids, kind="stable")
    counts = table.counts[order]
    texts = picked(table.texts, starts_of(table.counts)[order], counts)
    identities, first, number = np.unique(table.identities, return_index=True, return_inverse=True)
    texts = number[texts]
    kept = np.zeros(len(identities), dtype=bool)
    kept[texts] = True
    texts = (np.cumsum(kept) - 1)[texts]
    identities, first = identities[kept], first[kept]
    lengths = table.lengths[first]
    codes = picked(table.codes, starts_of(table.lengths)[first], lengths)
    offsets, postings = _posted(codes, lengths)
    outlines = table.outlines.picked(first)
    return Segment(
        table.ids[order],
        _edges(counts),
        texts.astype(np.uint32),
        identities,
        _edges(lengths),
        codes,
        _edges(np.bincount(texts, minlength=len(identities))),
        np.argsort(texts, kind="stable").astype(np.uint32),
        offsets,
        postings,
        outlines.signatures.ravel(),
        outlines.tallies.ravel(),
        outlines.weights,
    )


def _posted(codes: UInt32, lengths: Ints) -> tuple[UInt32, UInt32]:
    """Return the rows of postings of texts, and where each row starts."""
    found = features_of(codes, lengths)
    bits = max(8, len(found.values).bit_length() - 2)
    rows = found.values >> np.uint64(64 - bits)
    both = rows << np.uint64(32) | found.owners.astype(np.uint64)
    both.sort()
    both = both[are_new(both)]
    sizes = np.bincount((both >> np.uint64(32)).astype(np.int64), minlength=1 << bits)
    return _edges(sizes), (both & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def _edges(lengths: NDArray[np.signedinteger]) -> UInt32:
    """Return where rows of these lengths begin, and where the last one ends."""
    edges = np.zeros(len(lengths) + 1, dtype=np.uint32)
    np.cumsum(lengths, out=edges[1:])
    return edges
