"""Edited passages planted among many: how many are found, at what cost, beside brute comparison."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from benchmarks import demo_corpus
from newsreader.domain.articles import Article
from newsreader.domain.reuse import Passage
from newsreader.domain.spans import Span
from newsreader.reuse.matcher import Matcher, Named
from newsreader.reuse.passages import passages
from newsreader.text.normalise import normalise

#: Fewest words of a planted passage, and how many of them stand in one new article.
_WORDS, _TOGETHER = 12, 20
_BRUTE_CUTOFF = 70
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
T = TypeVar("T")


class Planted(NamedTuple):
    """A held passage and what was made of it."""

    original: Passage
    text: str


def measure_recall(matcher: Matcher, articles: Sequence[Article], each: int = 500) -> None:
    """Print the share of planted passages that come out ``same`` or ``altered``.

    Every passage of a new article is from another held one, so that none has company.

    Args:
        matcher: Holds the articles.
        articles: What it holds.
        each: Passages planted at each share of words exchanged.
    """
    rng = random.Random(11)
    held = [p for one in articles for p in passages(one) if len(_WORD.findall(p.text)) >= _WORDS]
    sentences = [p for p in held if not p.quoted]
    quotes = [p for p in held if p.quoted]
    pool = [w for p in sentences for w in _WORD.findall(p.text)]
    for share in (0.1, 0.2, 0.3, 0.4):
        some = [
            Planted(p, exchanged(p.text, share, pool, rng)) for p in rng.sample(sentences, each)
        ]
        print(f"planted, {share:.0%} of words exchanged: recall {found(matcher, some) / each:.3f}")
    few = rng.sample(quotes, min(each, len(quotes)))
    for share, name in ((0.0, "cut"), (0.1, "cut and 10% exchanged")):
        cut = [Planted(p, f"“{exchanged(_cut(p.text), share, pool, rng)}”") for p in few]
        print(f"planted quotations {name}: recall {found(matcher, cut) / max(1, len(few)):.3f}")


def measure_brute(articles: Sequence[Article], wanted: int = 25_000, each: int = 400) -> None:
    """Print recall and CPU time of planted passages beside comparing each with every one held.

    Both sides get the passages in batches; the brute side knows nothing but characters.

    Args:
        articles: Taken until they have enough passages.
        wanted: Passages to hold.
        each: Passages planted at each share of words exchanged.
    """
    rng = random.Random(7)
    matcher = Matcher()
    texts: list[Passage] = []
    for one in articles:
        if len(texts) >= wanted:
            break
        texts += [p for p in passages(one) if not p.quoted]
        matcher.hold([Named(one, ())])
    long = [p for p in texts if len(_WORD.findall(p.text)) >= _WORDS]
    pool = [w for p in long for w in _WORD.findall(p.text)]
    plain = [normalise(p.text).text for p in texts]
    places = {p.key: n for n, p in enumerate(texts)}
    for share in (0.1, 0.2, 0.3, 0.4):
        some = [Planted(p, exchanged(p.text, share, pool, rng)) for p in rng.sample(long, each)]
        ours, spent = _timed(partial(found, matcher, some))
        queries = [normalise(one.text).text for one in some]
        table, brute = _timed(
            partial(cdist, queries, plain, scorer=ratio, score_cutoff=_BRUTE_CUTOFF)
        )
        uncut = _timed(partial(cdist, queries[:100], plain, scorer=ratio))[1] * each / 100
        hits = sum(table[n, places[one.original.key]] > 0 for n, one in enumerate(some))
        print(
            f"{share:.0%} exchanged, {len(texts)} passages held: recall {ours / each:.3f} (brute ratio"
            f" {hits / each:.3f}), CPU {1000 * spent / each:.2f} ms a passage, {uncut / spent:.0f}"
            f" times less than brute ({brute / spent:.1f} times with its cut-off at {_BRUTE_CUTOFF})"
        )


def exchanged(text: str, share: float, pool: Sequence[str], rng: random.Random) -> str:
    """Return the text with a share of its words exchanged for others of the pool."""
    spans = [m.span() for m in _WORD.finditer(text)]
    for start, end in sorted(rng.sample(spans, round(share * len(spans))), reverse=True):
        other = rng.choice(pool)
        while other == text[start:end]:
            other = rng.choice(pool)
        text = text[:start] + other + text[end:]
    return text


def found(matcher: Matcher, planted: Sequence[Planted]) -> int:
    """Count the planted passages that are found; what reads like the original counts as it."""
    hits = 0
    for first in range(0, len(planted), _TOGETHER):
        some = planted[first : first + _TOGETHER]
        content = "\n\n".join(one.text for one in some)
        spans, at = [], 0
        for one in some:
            spans.append(Span(at, at + len(one.text)))
            at += len(one.text) + 2
        matches = demo_corpus.taken(matcher.add(Article("zz", content, (), tuple(spans)), ()))
        matcher.remove("zz")
        for one, span in zip(some, spans, strict=True):
            hits += any(m.b.span.overlaps(span) and _is_of(one.original, m.a) for m in matches)
    return hits


def _is_of(original: Passage, held: Passage) -> bool:
    """Say whether a held passage is the original, is around it or in it, or reads like it."""
    if held.article == original.article:
        return held.span.overlaps(original.span) or held.text.split() == original.text.split()
    return held.text.split() == original.text.split()


def _cut(text: str) -> str:
    """Return the first three fifths of the words of a quotation."""
    words = text.split()
    return " ".join(words[: max(4, 3 * len(words) // 5)])


def _timed(run: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    result = run()
    return result, time.process_time() - start
