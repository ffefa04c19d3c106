"""Features of passages: hashed pairs of content words, and runs of four words in short ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.reuse.words import CONTENT_CODES, is_shouted, lexeme, tokens_of

UInt64 = NDArray[np.uint64]
UInt32 = NDArray[np.uint32]

#: Passages with fewer content words than this are also known by their runs of four words.
SHORT = 7
#: Set in a code whose word is capitalised within its sentence.
CAPITAL = np.uint32(1 << 31)
_PLAIN = np.uint32((1 << 31) - 1)
_MIX = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xC2B2AE3D27D4EB4F),
    np.uint64(0x165667B19E3779F9),
    np.uint64(0x27D4EB2F165667C5),
)


class Sketch(NamedTuple):
    """What the index is told of one passage.

    Attributes:
        identity: Hash of all its words: equal for passages that read the same.
        codes: One code a word (see ``words.CONTENT_CODES``), with the CAPITAL bit.
    """

    identity: int
    codes: UInt32


class Features(NamedTuple):
    """Hashed features of several passages.

    Attributes:
        values: The features.
        owners: For each the number of the passage it is of.
    """

    values: UInt64
    owners: NDArray[np.int64]


def sketch(text: str, *, quoted: bool) -> Sketch:
    """Return what the index is told of a passage that reads ``text``.

    A quoted span and a sentence that read alike are kept apart.
    """
    tokens = tokens_of(text)
    codes = np.array([lexeme(t.text).code for t in tokens], dtype=np.uint32)
    identity = _identity(codes) ^ quoted
    if not is_shouted(tokens):
        capital = np.array([t.text[0].isupper() for t in tokens], dtype=bool)
        capital[:1] = False
        codes[capital] |= CAPITAL
    return Sketch(identity, codes)


def joined(parts: Sequence[UInt32]) -> tuple[UInt32, NDArray[np.int64]]:
    """Return the codes of several passages one after the other, and how many each has."""
    lengths = np.array([len(part) for part in parts], dtype=np.int64)
    return np.concatenate([*parts, np.zeros(0, dtype=np.uint32)]), lengths


def plain(codes: UInt32) -> UInt32:
    """Return codes without their CAPITAL bit."""
    return codes & _PLAIN


def features_of(codes: UInt32, lengths: NDArray[np.int64]) -> Features:
    """Return the features of passages whose codes stand one after the other.

    They are bigrams and one-gap skip-bigrams of content words, which outlive small edits, and word
    4-grams where content words are few. Pairs of capitalised words are left out: names are alike
    wherever the same people are in the news.

    Args:
        codes: The codes of all passages.
        lengths: How many of them each passage has.
    """
    owners = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    bare = plain(codes)
    content = bare >= CONTENT_CODES
    capital = (codes & CAPITAL) != 0
    few = np.bincount(owners[content], minlength=len(lengths)) < SHORT
    runs = _runs(bare, owners, few)
    bare, capital, owners = bare[content], capital[content], owners[content]
    parts = [_pairs(bare, capital, owners, gap) for gap in (1, 2, 3)]
    parts.append(Features(bare.astype(np.uint64) * _MIX[1], owners))
    parts.append(runs)
    values = np.concatenate([part.values for part in parts])
    return Features(_spread(values), np.concatenate([part.owners for part in parts]))


def _pairs(
    bare: UInt32, capital: NDArray[np.bool_], owners: NDArray[np.int64], gap: int
) -> Features:
    """Return hashes of pairs of words ``gap`` apart in one passage."""
    left, right = bare[:-gap].astype(np.uint64), bare[gap:].astype(np.uint64)
    fit = (owners[:-gap] == owners[gap:]) & ~(capital[:-gap] & capital[gap:])
    values = left[fit] * _MIX[0] ^ right[fit] * _MIX[gap]
    return Features(values, owners[:-gap][fit])


def _runs(bare: UInt32, owners: NDArray[np.int64], few: NDArray[np.bool_]) -> Features:
    """Return hashes of all runs of four words in the passages with few content words."""
    if len(bare) < 4:
        return Features(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))
    fit = (owners[:-3] == owners[3:]) & few[owners[:-3]]
    at = np.flatnonzero(fit)
    values = bare[at].astype(np.uint64) * _MIX[3]
    for n in (1, 2, 3):
        values = (values ^ bare[at + n].astype(np.uint64)) * _MIX[n - 1]
    return Features(values, owners[at])


def _spread(values: UInt64) -> UInt64:
    """Spread the information of a hash over all its bits (the finalizer of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _identity(codes: UInt32) -> int:
    """Return one hash of all codes in order."""
    powers = np.cumprod(np.full(len(codes), _MIX[0], dtype=np.uint64))
    total = (codes.astype(np.uint64) * powers).sum(dtype=np.uint64)
    return int(_spread(np.array([total ^ np.uint64(len(codes))], dtype=np.uint64))[0])
