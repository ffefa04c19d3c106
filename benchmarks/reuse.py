"""Passages found: the demo corpus, labelled pairs of real news, speed and false alarms, against brute force.

``python -m benchmarks.reuse`` measures what it finds: the demo corpus always; labelled pairs in the
folder named by ``NEWSREADER_REUSE_DATA`` (``pairs.jsonl`` and ``articles/``); articles in bulk in
the folder named by ``NEWSREADER_VOLUME`` (``*.jsonl.xz``). Nothing of these folders is kept.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks import demo_corpus, planted
from newsreader.domain.articles import Article
from newsreader.domain.fields import Field
from newsreader.domain.reuse import Match
from newsreader.domain.spans import Span
from newsreader.reuse.matcher import Matcher, Named, settle
from newsreader.reuse.passages import passages
from newsreader.text.normalise import Normalised, normalise


def measure_demo() -> None:
    """Print what is found of the demo corpus's labelled pairs."""
    corpus = demo_corpus.load()
    matcher = Matcher()
    found = [m for name in sorted(corpus.articles) for m in matcher.add(corpus.articles[name], ())]
    found = settle(found)
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


def found_of_pairs(folder: Path) -> list[tuple[str, str, float, bool]]:
    """Return of each labelled pair its event, label, weight and whether a match overlaps both sides."""
    articles = {p.name: _page(p) for p in sorted((folder / "articles").glob("*.txt"))}
    plain = {name: normalise(one.content) for name, one in articles.items()}
    matcher = Matcher()
    found: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for one in articles.values():
        for match in demo_corpus.taken(matcher.add(one, ())):
            found[match.a.article, match.b.article].append(match)
    told = []
    for line in (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        sides = sorted(
            (pair[s + "_file"], _locate(plain[pair[s + "_file"]], pair[s])) for s in "ab"
        )
        (file_a, a), (file_b, b) = sides
        hit = any(m.a.span.overlaps(a) and m.b.span.overlaps(b) for m in found[file_a, file_b])
        told.append((pair["event"], pair["label"], float(pair["weight"]), hit))
    return told


def measure_labelled(folder: Path) -> None:
    """Print weighted recall and precision on labelled pairs, for two halves of the events."""
    tally: defaultdict[tuple[int, str], float] = defaultdict(float)
    for event, label, weight, hit in found_of_pairs(folder):
        half = hashlib.sha256(event[:8].encode()).digest()[0] % 2
        if label == "reuse":
            tally[half, "hit" if hit else "missed"] += weight
        elif hit:
            tally[half, "false"] += weight
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


def measure_volume(folder: Path, sizes: Sequence[int] = (1_000, 10_000)) -> Matcher:
    """Print CPU time to add and match one article at several sizes; return what holds the last."""
    articles = bulk(folder, max(sizes) + 300)
    matcher = Matcher()
    held = 0
    for size in sizes:
        start = time.process_time()
        matcher.hold([Named(one, ()) for one in articles[held:size]])
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
        start = time.process_time()
        for one in articles[-300:]:
            matcher.hold([Named(one, ())])
        matching = spent - (time.process_time() - start)
        for one in articles[-300:]:
            matcher.remove(one.id)
        strong = len(demo_corpus.taken(found))
        print(
            f"  one new article at {size} held: {1000 * spent / 300:.2f} ms CPU to match and hold,"
            f" {1000 * matching / 300:.2f} ms of it matching;"
            f" same or altered a thousand articles: {1000 * strong / 300:.0f}"
        )
    return matcher


def bulk(folder: Path, most: int) -> list[Article]:
    """Return the first articles of the bulk news."""
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


def measure_false_alarms(matcher: Matcher, folder: Path) -> None:
    """Print how many passages of labelled news match bulk news of another time, a thousand sentences."""
    sentences = wrong = 0
    for path in sorted((folder / "articles").glob("*.txt")):
        one = _page(path)
        sentences += sum(not p.quoted for p in passages(one))
        wrong += len(demo_corpus.taken(matcher.add(one, ())))
        matcher.remove(one.id)
    print(
        f"false alarms: {wrong} in {sentences} sentences, {1000 * wrong / sentences:.2f} a thousand"
    )


def main() -> None:
    """Measure what there is data for."""
    measure_demo()
    labelled, volume = (os.environ.get(k) for k in ("NEWSREADER_REUSE_DATA", "NEWSREADER_VOLUME"))
    if labelled:
        measure_labelled(Path(labelled))
    if not volume:
        return
    matcher = measure_volume(Path(volume))
    held = bulk(Path(volume), len(matcher))
    planted.measure_recall(matcher, held)
    if labelled:
        measure_false_alarms(matcher, Path(labelled))
    planted.measure_brute(held)


if __name__ == "__main__":
    main()
