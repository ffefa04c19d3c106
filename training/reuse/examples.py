"""Alignments with a label, from which the weights are fitted."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from newsreader.domain.articles import Article
from newsreader.domain.reuse import Passage
from newsreader.reuse.alignment import Alignment, align
from newsreader.reuse.held import Opened
from newsreader.reuse.passages import passages
from newsreader.reuse.words import CONTENT_CODES, lexeme, tokens_of
from training.reuse import edits
from training.reuse.pages import opened, plain
from training.reuse.templates import Pair

#: Fewest words of a planted sentence, and of a planted quotation.
_SENTENCE, _QUOTE = 12, 8
_STEP = 500


class Example(NamedTuple):
    """An alignment, whether it is reuse, and the group it stands for."""

    found: Alignment
    reuse: bool
    group: str


def planted(articles: Iterable[Article], each: int, rng: random.Random) -> Iterator[Example]:
    """Yield passages of the articles aligned with edited copies of themselves."""
    held = [p for one in articles for p in passages(one)]
    sentences = _long(held, _SENTENCE, quoted=False)
    quotes = _long(held, _QUOTE, quoted=True)
    pool = [w for text in sentences for w in edits.WORD.findall(text)]

    def exchange(share: float) -> Callable[[str], str]:
        return lambda text: edits.exchanged(text, share, pool, rng)

    ways: list[tuple[str, Sequence[str], Callable[[str], str]]] = [
        (f"exchanged {share}", sentences, exchange(share)) for share in (0.1, 0.2, 0.3, 0.4)
    ]
    ways += [
        ("turned", sentences, edits.turned),
        ("shortened", sentences, lambda text: edits.without_some(text, 0.3, rng)),
        ("respelled", sentences, lambda text: exchange(0.1)(edits.respelled(text))),
        ("cut", quotes, lambda text: f"“{edits.cut(text)}”"),
        ("cut, exchanged", quotes, lambda text: f"“{exchange(0.1)(edits.cut(text))}”"),
    ]
    for group, texts, way in ways:
        for text in rng.sample(texts, min(each, len(texts))):
            whole = f"“{text}”" if texts is quotes else text
            found = likest(whole, way(text))
            if found is not None:
                yield Example(found, True, group)


def _long(held: Iterable[Passage], least: int, *, quoted: bool) -> list[str]:
    return [p.text for p in held if p.quoted == quoted and len(edits.WORD.findall(p.text)) >= least]


def of_pairs(pairs: Iterable[Pair], group: str) -> Iterator[Example]:
    """Yield invented pairs aligned."""
    for pair in pairs:
        found = likest(pair.a, pair.b)
        if found is not None:
            yield Example(found, pair.reuse, f"{group}, reuse" if pair.reuse else group)


def likest(a: str, b: str) -> Alignment | None:
    """Return the best alignment of a passage of ``a`` with one of ``b``."""
    one, other = opened(plain(a)), opened(plain(b))
    found = [
        alignment
        for n in range(one.held.passage_count)
        for m in range(other.held.passage_count)
        if one.held.is_quoted(n) == other.held.is_quoted(m)
        for alignment in [align(one.weighed(n), other.weighed(m))]
        if alignment is not None
    ]
    return max(found, key=lambda x: (x.matched + x.kept.weight, x.equal), default=None)


def of_unrelated(
    held: Sequence[tuple[Opened, str, int]], group: str, apart: int = 0
) -> Iterator[Example]:
    """Yield the likest passages of different events aligned; none is reuse.

    Args:
        held: Articles with their event and its day.
        group: The name of the group.
        apart: Fewest days between two events.
    """
    known = [
        (one, n, event, day) for one, event, day in held for n in range(one.held.passage_count)
    ]
    quoted = np.array([one.held.is_quoted(n) for one, n, _, _ in known])
    codes = [codes_of(one.passage(n).text) for one, n, _, _ in known]
    for i, j in _likest(codes, quoted):
        one, n, event, day = known[i]
        other, m, event2, day2 = known[j]
        if event != event2 and abs(day - day2) >= apart:
            found = align(one.weighed(n), other.weighed(m))
            if found is not None:
                yield Example(found, False, group)


def codes_of(text: str) -> tuple[str, str]:
    """Return the words, and the content words, as strings of one character a word."""
    codes = [lexeme(token.text).code for token in tokens_of(text)]
    return "".join(map(chr, codes)), "".join(chr(c) for c in codes if c >= CONTENT_CODES)


def _likest(
    codes: Sequence[tuple[str, str]], quoted: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs with three content words in order, or many words in order, in common."""
    words, content = [w for w, _ in codes], [c for _, c in codes]
    sizes = np.array([len(w) for w in words])
    for first in range(0, len(words), _STEP):
        rows = slice(first, first + _STEP)
        table = cdist(words[rows], words, scorer=LCSseq.similarity, dtype=np.int32)
        inner = cdist(content[rows], content, scorer=LCSseq.similarity, dtype=np.int32)
        longer = np.maximum(sizes[rows, None], sizes[None, :])
        kept = (
            (inner >= 3) | ((table >= 5) & (table >= 0.38 * longer)) | ((inner >= 2) & (table >= 7))
        )
        kept &= quoted[rows, None] == quoted[None, :]
        for i, j in zip(*np.nonzero(kept), strict=True):
            if first + int(i) < int(j):
                yield first + int(i), int(j)
