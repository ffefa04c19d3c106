"""How matching grows: time, bytes and memory for one more article at 1,000 to 100,000 held.

``NEWSREADER_VOLUME=FOLDER python -m benchmarks.reuse_growth [SIZE ...]``. The folder has articles in
bulk (``*.jsonl.xz``). Beyond what it has, articles are made from it by exchanging every content word
for another about as frequent, every function word for another function word, and every digit, so that
the copies have the lengths and frequencies of news and no wording in common. Each size runs in a process of its own. Writes ``growth.svg`` where ``--picture
FILE`` asks for it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from benchmarks.labelled_news import bulk
from benchmarks.yardstick import loop_ms
from newsreader.domain.articles import Article
from newsreader.domain.spans import Span
from newsreader.main import collect_seldom
from newsreader.reuse.bags import Texts
from newsreader.reuse.features import Sketches
from newsreader.reuse.index.index_folder import IndexFolder
from newsreader.reuse.index.passage_index import PassageIndex
from newsreader.reuse.lexicon import STOP_WORDS
from newsreader.reuse.matcher import Matcher, Named
from newsreader.reuse.outlines import outlines_of
from newsreader.reuse.passages import passages
from newsreader.reuse.shelf import PackedShelf
from newsreader.reuse.verifying import agreeing
from newsreader.text.normalise import normalise

SIZES = (1_000, 10_000, 100_000)
#: Articles matched against what is held, and how many of them at a time: alone, and as a drain does.
_NEW, _TOGETHER = 300, (1, 16)
#: How often each is done; other work on the machine makes CPU time longer, never shorter.
_ROUNDS = 8
#: Passages of the comparison with comparing all with all.
_BRUTE, _BRUTE_AT_ONCE, _BRUTE_ROUNDS = 25_000, 4_096, 3
#: A word, without the "s" of a possessive, or a digit.
_EXCHANGED = re.compile(r"(?<!['’])\b[^\W\d_]+|\d")


def articles(folder: Path, count: int) -> list[Article]:
    """Return articles of the folder, and when they are used up copies in other words."""
    real = bulk(folder, count)
    found, rng = list(real), random.Random(5)
    while len(found) < count:
        for article in _reworded(real, rng, len(found)):
            found.append(article)
            if len(found) == count:
                break
    return found


def _reworded(real: Sequence[Article], rng: random.Random, first: int) -> Iterator[Article]:
    """Yield the articles with every word exchanged for another about as frequent, and every digit."""
    counts = Counter(w.lower() for one in real for w in _EXCHANGED.findall(one.content))
    ranked = [w for w, _ in counts.most_common() if w.isalpha()]
    other = _exchange([w for w in ranked if w not in STOP_WORDS], rng)
    other |= _exchange([w for w in ranked if w in STOP_WORDS], rng)

    def exchanged(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdigit():
            return str(rng.randrange(10))
        new = other[word.lower()]
        return new.capitalize() if word[0].isupper() else new

    for number, one in enumerate(real, first):
        content = _EXCHANGED.sub(exchanged, one.content)
        spans = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", content))
        yield Article(f"r{number:06}", content, (), spans)


def _exchange(ranked: Sequence[str], rng: random.Random) -> dict[str, str]:
    """Return for each word another about as frequent.

    Args:
        ranked: The words, the most frequent first.
        rng: Chooses.
    """
    other: dict[str, str] = {}
    low = 0
    while low < len(ranked):
        band = ranked[low : max(low + 8, 2 * low)]
        low += len(band)
        other.update(zip(band, rng.sample(band, len(band)), strict=True))
    return other


def measure(folder: Path, size: int) -> dict[str, float]:
    """Return what one size costs."""
    every = articles(folder, size + _NEW)
    held, new = every[:size], every[size:]
    shelf = PackedShelf()
    matcher = Matcher(shelf=shelf)
    start = time.process_time()
    for first in range(0, size, 64):
        matcher.hold([Named(one, ()) for one in held[first : first + 64]])
    told = {"size": float(size), "hold_ms": 1000 * (time.process_time() - start) / size}
    told["bytes"] = sum(part.segment.bytes for part in matcher.index.parts) / size
    with tempfile.TemporaryDirectory() as where:
        IndexFolder(Path(where)).save(matcher.index, "benchmark", size)
        start, wall = time.process_time(), time.perf_counter()
        opened = IndexFolder(Path(where)).open("benchmark")
        told["open_cpu_ms"] = 1000 * (time.process_time() - start)
        told["open_ms"] = 1000 * (time.perf_counter() - wall)
        assert opened is not None
        matcher = Matcher(opened[0], shelf)
        for together in _TOGETHER:
            told[f"match_ms_{together}"] = _match_cost(matcher, new, together)
    told["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return told


def _match_cost(matcher: Matcher, new: Sequence[Article], together: int) -> float:
    """Return CPU milliseconds an article for matching alone, holding taken off; the best of ``_ROUNDS``."""
    named = [Named(one, ()) for one in new]
    spent: dict[str, list[float]] = {"add": [], "hold": []}
    for name, work in (("add", matcher.add_all), ("hold", matcher.hold)) * _ROUNDS:
        start = time.process_time()
        for first in range(0, len(named), together):
            work(named[first : first + together])
        spent[name].append(time.process_time() - start)
        for one in new:
            matcher.remove(one.id)
        matcher.index.tidy()
    return 1000 * (min(spent["add"]) - min(spent["hold"])) / len(new)


def measure_all_with_all(folder: Path) -> None:
    """Print CPU time to match every passage with every other, beside ``cdist`` of ``ratio``.

    The brute side is timed on a sample of rows; each pair counts once.
    """
    some: list[Article] = []
    texts: list[str] = []
    for one in bulk(folder, _BRUTE):
        if len(texts) >= _BRUTE:
            break
        some.append(one)
        texts += [normalise(p.text).text for p in passages(one) if not p.quoted]
    rows = random.Random(3).sample(texts, 100)
    brute, ours, finding = [], [], []
    for _ in range(_BRUTE_ROUNDS):
        start = time.process_time()
        cdist(rows, texts, scorer=ratio)
        brute.append((time.process_time() - start) / len(rows) * len(texts) / 2)
        matcher = Matcher()
        start = time.process_time()
        for first in range(0, len(some), 64):
            matcher.add_all([Named(one, ()) for one in some[first : first + 64]])
        ours.append(time.process_time() - start)
        finding.append(_finding_cost(matcher.index))
    indexing, candidates = min(finding)
    print(
        f"all of {len(texts)} passages with all: cdist(ratio) {min(brute):.0f} s CPU; ours {min(ours):.1f} s"
        f" with reading, explaining and holding: {min(brute) / min(ours):.0f} times less; candidates and"
        f" verification, which give what cdist gives, {candidates:.2f} s: {min(brute) / candidates:.0f}"
        f" times less; with indexing {candidates + indexing:.2f} s:"
        f" {min(brute) / (candidates + indexing):.0f} times less"
    )


def _finding_cost(index: PassageIndex) -> tuple[float, float]:
    """Return CPU seconds to index every text of an index anew, and to find and verify its candidates.

    Passages come ``_BRUTE_AT_ONCE`` at a time and are compared with those before them, as in a library
    that grows, so that each pair is looked at once.
    """
    numbers = np.arange(sum(part.segment.size for part in index.parts))
    codes, lengths = index.codes(numbers)
    every = Sketches(index.identities(numbers), lengths, codes)
    growing = PassageIndex()
    indexing = finding = 0.0
    for first in range(0, len(numbers), _BRUTE_AT_ONCE):
        asked = every.picked(numbers[first : first + _BRUTE_AT_ONCE])
        count = len(asked.identities)
        start = time.process_time()
        outlines = outlines_of(asked.codes, asked.lengths)
        growing.put([f"{first + n:08}" for n in range(count)], [1] * count, asked, outlines)
        put = time.process_time()
        found = growing.candidates(asked, outlines)
        texts, place = np.unique(found.texts, return_inverse=True)
        agreeing(
            Texts(asked.codes, asked.lengths),
            Texts(*growing.codes(texts)),
            (found.passages, place),
            found.at_most,
            found.limits,
        )
        done = time.process_time()
        growing.tidy()
        indexing += put - start + time.process_time() - done
        finding += done - put
    return indexing, finding


def picture(rows: Sequence[dict[str, float]], file: Path) -> None:
    """Draw milliseconds an article over articles held, both scales logarithmic, as SVG."""
    import math

    left, top, wide, high = 60, 30, 480, 240
    most = max(max(r["match_ms_1"], r["match_ms_16"]) for r in rows) * 1.5
    low = min(min(r["match_ms_1"], r["match_ms_16"]) for r in rows) / 1.5
    sizes = [r["size"] for r in rows]

    def place(size: float, value: float) -> tuple[float, float]:
        x = math.log(size / min(sizes)) / max(math.log(max(sizes) / min(sizes)), 1e-9)
        y = math.log(value / low) / math.log(most / low)
        return left + wide * x, top + high * (1 - y)

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="330" font-family="sans-serif"'
        ' font-size="12"><rect width="600" height="330" fill="white"/>',
        f'<path d="M{left} {top}V{top + high}H{left + wide}" stroke="black" fill="none"/>',
        '<text x="60" y="20">CPU milliseconds to match one new article, by articles held</text>',
    ]
    for key, colour, name in (
        ("match_ms_1", "#b03030", "one at a time"),
        ("match_ms_16", "#3050b0", "sixteen at a time"),
    ):
        points = [place(r["size"], r[key]) for r in rows]
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        parts.append(f'<polyline points="{line}" stroke="{colour}" fill="none" stroke-width="2"/>')
        for (x, y), r in zip(points, rows, strict=True):
            parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{colour}"/>')
            parts.append(
                f'<text x="{x - 8:.0f}" y="{y - 8:.0f}" fill="{colour}">{r[key]:.1f}</text>'
            )
        parts.append(
            f'<text x="{points[0][0] + 20:.0f}" y="{points[0][1] + 18:.0f}" fill="{colour}">{name}</text>'
        )
    for size in sizes:
        x, _ = place(size, most)
        parts.append(f'<text x="{x - 18:.0f}" y="{top + high + 18}">{size:,.0f}</text>')
    file.write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")


def main() -> int:
    """Measure the sizes asked for, each in a process of its own, so that memory is its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse_growth")
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--one", action="store_true", help="measure one size and print it as JSON")
    asked = parser.parse_args()
    collect_seldom()  # as the program does before any command
    if not (volume := os.environ.get("NEWSREADER_VOLUME")):
        print("NEWSREADER_VOLUME names no folder of articles: nothing to measure.")
        return 0
    if asked.one:
        print(json.dumps(measure(Path(volume), asked.sizes[0])))
        return 0
    rows = []
    for size in asked.sizes:
        command = [sys.executable, "-m", "benchmarks.reuse_growth", str(size), "--one"]
        told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        rows.append(told)
        print(
            f"{size:>7} held: match {told['match_ms_1']:.2f} ms CPU alone, {told['match_ms_16']:.2f} ms by"
            f" sixteens; hold {told['hold_ms']:.2f} ms; {told['bytes']:.0f} bytes of index an article;"
            f" opens in {told['open_ms']:.1f} ms; {told['peak_mb']:.0f} MB at most; a million additions"
            f" take {loop_ms():.0f} ms",
            flush=True,
        )
    measure_all_with_all(Path(volume))
    if asked.picture:
        picture(rows, asked.picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
