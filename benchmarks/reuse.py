"""Passages found: the demo corpus, labelled pairs of real news, speed and false alarms, against brute force.

``python -m benchmarks.reuse`` measures what it finds: the demo corpus always; labelled pairs in the
folder named by ``NEWSREADER_REUSE_DATA`` (``pairs.jsonl`` and ``articles/``); articles in bulk in
the folder named by ``NEWSREADER_VOLUME`` (``*.jsonl.xz``). Nothing of these folders is kept.
"""

from __future__ import annotations

import gc
import hashlib
import json
import lzma
import os
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from benchmarks import demo_corpus
from newsreader.domain.articles import Article
from newsreader.domain.fields import Field
from newsreader.domain.reuse import Match, Passage
from newsreader.domain.spans import Span
from newsreader.reuse.matcher import Matcher
from newsreader.reuse.passages import passages
from newsreader.text.normalise import Normalised, normalise

_BRUTE_CUTOFF = 70
T = TypeVar("T")


def measure_demo() -> None:
    """Print what is found of the demo corpus's labelled pairs."""
    corpus = demo_corpus.load()
    matcher = Matcher()
    found = [m for name in sorted(corpus.articles) for m in matcher.add(corpus.articles[name], ())]
    found = matcher.settle(found)
    by_files: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for match in found:
        by_files[match.a.article, match.b.article].append(match)
    tally: Counter[str] = Counter()
    labelled: set[int] = set()
    for entry, pair in corpus.pairs("passages"):
        about = [m for m in by_files[pair[0][0], pair[1][0]] if demo_corpus.covers(m, pair)]
        labelled.update(id(m) for m in about)
        hits = demo_corpus.taken(about)
        tally["labelled"] += 1
        if hits:
            best = max(hits, key=lambda m: (m.a.quoted == entry["quote"], m.score))
            kinds = {c["kind"] for c in entry["changes"]}
            tally["found"] += 1
            tally["likeness right"] += best.likeness.value == entry["likeness"]
            tally["basis right"] += best.basis.value == entry["basis"]
            tally["kinds all right"] += kinds == {c.kind for c in best.changes}
            tally["with substance"] += bool(entry["substance"])
            tally["substance told"] += bool(entry["substance"]) and best.substance
    print("demo corpus, same and altered passages:", dict(tally))
    for kind in ("paraphrases", "formulas"):
        wrong = sum(
            any(
                demo_corpus.covers(m, pair) and id(m) not in labelled
                for m in demo_corpus.taken(by_files[pair[0][0], pair[1][0]])
            )
            for _, pair in corpus.pairs(kind)
        )
        print(f"  {kind} taken for reuse: {wrong} of {sum(1 for _ in corpus.pairs(kind))}")
    extra = [m for m in demo_corpus.taken(found) if id(m) not in labelled and not m.same_outlet]
    print(f"  matches between outlets that are not labelled: {len(extra)}")


def measure_labelled(folder: Path) -> None:
    """Print weighted recall and precision on labelled pairs, for two halves of the events."""
    articles = {p.name: _page(p) for p in sorted((folder / "articles").glob("*.txt"))}
    plain = {name: normalise(one.content) for name, one in articles.items()}
    matcher = Matcher()
    found: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for one in articles.values():
        for match in demo_corpus.taken(matcher.add(one, ())):
            found[match.a.article, match.b.article].append(match)
    tally: defaultdict[tuple[int, str], float] = defaultdict(float)
    for line in (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        sides = sorted(
            (pair[s + "_file"], _locate(plain[pair[s + "_file"]], pair[s])) for s in "ab"
        )
        (file_a, a), (file_b, b) = sides
        hit = any(m.a.span.overlaps(a) and m.b.span.overlaps(b) for m in found[file_a, file_b])
        half = hashlib.sha256(pair["event"][:8].encode()).digest()[0] % 2
        if pair["label"] == "reuse":
            tally[half, "hit" if hit else "missed"] += pair["weight"]
        elif hit:
            tally[half, "false"] += pair["weight"]
    for half, name in ((0, "one half of the events"), (1, "the other half")):
        found_weight, missed, false = (tally[half, k] for k in ("hit", "missed", "false"))
        print(
            f"labelled pairs, {name}: recall {found_weight / (found_weight + missed):.3f} precision {found_weight / (found_weight + false):.3f}"
        )


def _page(path: Path) -> Article:
    content = path.read_text(encoding="utf-8")
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", content)]
    outlet = Field(path.name.split("_")[1], 1.0)
    return Article(path.name, content, (), tuple(spans[1:]), outlet=outlet)


def _locate(text: Normalised, sentence: str) -> Span:
    wanted = normalise(sentence).text
    at = text.text.index(wanted)
    return text.raw_span(at, at + len(wanted))


def measure_volume(folder: Path, sizes: Sequence[int] = (1_000, 10_000)) -> None:
    """Print CPU time to add and match one article at several sizes, and matches a thousand."""
    articles = _bulk(folder, max(sizes) + 300)
    matcher = Matcher()
    held = 0
    for size in sizes:
        start = time.process_time()
        for one in articles[held:size]:
            matcher.hold(one, ())
        spent = time.process_time() - start
        print(f"holding {size - held} articles: {1000 * spent / (size - held):.2f} ms each")
        held = size
        found: list[Match] = []
        start = time.process_time()
        for one in articles[-300:]:
            found += matcher.add(one, ())
        spent = time.process_time() - start
        for one in articles[-300:]:
            matcher.remove(one.id)
        strong = len(demo_corpus.taken(found))
        print(
            f"  one new article at {size} held: {1000 * spent / 300:.2f} ms CPU to match and hold;"
            f" same or altered a thousand articles: {1000 * strong / 300:.0f}"
        )


def _bulk(folder: Path, most: int) -> list[Article]:
    articles: list[Article] = []
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line)
                content = item["body"]
                spans = tuple(
                    Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", content)
                )
                articles.append(Article(item["id"], content, (), spans))
                if len(articles) == most:
                    return articles
    return articles


def measure_brute(folder: Path, wanted: int = 25_000) -> None:
    """Print CPU time and recall of planted edited passages, beside comparing with every passage."""
    rng = random.Random(7)
    articles: list[Article] = []
    count = 0
    for one in _bulk(folder, 6_000):
        articles.append(one)
        count += len(passages(one))
        if count >= wanted:
            break
    texts = [(one.id, p) for one in articles for p in passages(one) if not p.quoted]
    long = [(aid, p) for aid, p in texts if 14 <= len(p.text.split()) <= 40]
    vocabulary = sorted({w for _, p in long for w in p.text.split()})
    matcher = Matcher()
    for one in articles:
        matcher.hold(one, ())
    plain = [normalise(p.text).text for _, p in texts]
    gc.collect()
    for share in (0.1, 0.2, 0.3, 0.4):
        planted = [
            (aid, p, _edited(p.text, share, vocabulary, rng)) for aid, p in rng.sample(long, 200)
        ]
        ours, spent = _timed(partial(_found_planted, matcher, planted))
        queries = [normalise(text).text for _, _, text in planted]
        brute, brute_spent = _timed(
            partial(cdist, queries, plain, scorer=ratio, score_cutoff=_BRUTE_CUTOFF)
        )
        places = {(aid, p.start): n for n, (aid, p) in enumerate(texts)}
        hits = sum(brute[n, places[aid, p.start]] > 0 for n, (aid, p, _) in enumerate(planted))
        print(
            f"{share:.0%} of words edited, {len(texts)} passages held: recall {ours / 200:.3f}"
            f" (brute ratio {hits / 200:.3f}), CPU {1000 * spent / 200:.2f} ms a passage,"
            f" {brute_spent / spent:.0f} times less than brute"
        )


def _timed(run: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    result = run()
    return result, time.process_time() - start


def _found_planted(matcher: Matcher, planted: Iterable[tuple[str, Passage, str]]) -> int:
    """Count the planted passages that match the passage they were made from."""
    hits = 0
    for aid, original, text in planted:
        one = Article("zz", text, (), (Span(0, len(text)),))
        found = matcher.add(one, ())
        matcher.remove("zz")
        hits += any((m.a.article, m.a.start) == (aid, original.start) for m in found)
    return hits


def _edited(text: str, share: float, vocabulary: Sequence[str], rng: random.Random) -> str:
    """Return ``text`` with a share of its words exchanged, taken out or doubled by another."""
    words = text.split()
    for at in sorted(rng.sample(range(len(words)), round(share * len(words))), reverse=True):
        how = rng.randrange(3)
        if how == 0:
            words[at] = rng.choice(vocabulary)
        elif how == 1:
            del words[at]
        else:
            words.insert(at, rng.choice(vocabulary))
    return " ".join(words)


def main() -> None:
    """Measure what there is data for."""
    measure_demo()
    labelled, volume = (os.environ.get(k) for k in ("NEWSREADER_REUSE_DATA", "NEWSREADER_VOLUME"))
    if labelled:
        measure_labelled(Path(labelled))
    if volume:
        measure_volume(Path(volume))
        measure_brute(Path(volume))


if __name__ == "__main__":
    main()
