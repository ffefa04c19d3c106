"""How well passages are found: planted edits, labelled pairs, false alarms; beside peers at a small size.

``python -m benchmarks.reuse_accuracy`` reads labelled pairs from the folder named by
``NEWSREADER_REUSE_DATA`` and articles in bulk from ``NEWSREADER_VOLUME`` (``benchmarks/labelled_news.py``);
the demo corpus needs neither. Nothing of these folders is kept.
"""

from __future__ import annotations

import os
import platform
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import rapidfuzz
from training.reuse import edits, pages
from training.reuse.reporting import Told, interval, rates
from training.reuse.splitting import is_reported

from benchmarks import demo_corpus, demo_passages, peers, planted
from benchmarks.labelled_news import bulk, found_of_pairs
from newsreader.domain.articles import Article
from newsreader.domain.reuse import Passage
from newsreader.reuse.matcher import Matcher, Named
from newsreader.reuse.passages import passages

_HELD, _SMALL, _EACH, _WORDS = 10_000, 2_000, 1_000, 12
_SEED = 101


def planted_edits(
    sentences: Sequence[Passage], quotes: Sequence[Passage], rng: random.Random
) -> dict[str, list[planted.Planted]]:
    """Return planted passages by what was done to them."""
    pool = [w for p in sentences for w in edits.WORD.findall(p.text)]

    def some(held: Sequence[Passage], change: Callable[[str], str]) -> list[planted.Planted]:
        return [planted.Planted(p, change(p.text)) for p in rng.sample(held, min(_EACH, len(held)))]

    def exchange(share: float) -> Callable[[str], str]:
        return lambda text: edits.exchanged(text, share, pool, rng)

    found = {
        f"{share:.0%} of words exchanged": some(sentences, exchange(share))
        for share in (0.05, 0.1, 0.2, 0.3, 0.4)
    }
    found["names respelled"] = some(sentences, edits.respelled)
    found["names respelled, 10%"] = some(sentences, lambda t: exchange(0.1)(edits.respelled(t)))
    found["clauses turned round"] = some(sentences, edits.turned)
    found["30% left out"] = some(sentences, lambda t: edits.without_some(t, 0.3, rng))
    found["quotation cut"] = some(quotes, lambda t: f"“{edits.cut(t)}”")
    found["quotation cut, 10%"] = some(quotes, lambda t: f"“{exchange(0.1)(edits.cut(t))}”")
    return found


def _long(articles: Sequence[Article], *, quoted: bool) -> list[Passage]:
    return [
        p
        for one in articles
        for p in passages(one)
        if p.quoted == quoted and len(edits.WORD.findall(p.text)) >= _WORDS
    ]


def measure_planted(matcher: Matcher, articles: Sequence[Article]) -> None:
    """Print recall of planted passages among many."""
    rng = random.Random(_SEED)
    made = planted_edits(_long(articles, quoted=False), _long(articles, quoted=True), rng)
    for name, some in made.items():
        hits = planted.found(matcher, some)
        print(f"planted in {len(matcher)} articles, {name}: recall {hits / len(some):.3f}")


def measure_peers(articles: Sequence[Article]) -> None:
    """Print what other ways find of the same planted passages."""
    matcher = Matcher()
    matcher.hold([Named(one, ()) for one in articles])
    held = [p for one in articles for p in passages(one)]
    texts = [p.text for p in held]
    place = {(p.key, p.quoted): n for n, p in enumerate(held)}
    rng = random.Random(_SEED)
    sentences, quotes = _long(articles, quoted=False), _long(articles, quoted=True)
    print(f"{len(articles)} articles, {len(texts)} passages held")
    for name, some in planted_edits(sentences, quotes, rng).items():
        few = some[:300]
        queries = [(one.text, place[one.original.key, one.original.quoted]) for one in few]
        start = time.process_time()
        hits = planted.found(matcher, few)
        spent = 1000 * (time.process_time() - start) / len(few)
        told = [f"ours {hits / len(few):.3f} ({spent:.1f} ms)"]
        for peer, found in (
            ("brute ratio", peers.brute(texts, queries)),
            ("MinHash LSH", peers.minhashed(texts, queries)),
            ("5-word shingles", peers.shingled(texts, queries)),
        ):
            if found is not None:
                told.append(
                    f"{peer} {found.recall:.3f} ({found.spent:.1f} ms, {found.others:.2f} others)"
                )
        print(f"  {name}: " + "; ".join(told))


def measure_labelled(folder: Path) -> None:
    """Print weighted recall and precision, found by the matcher as a whole, with intervals by event."""
    told = [
        Told(event, label == "reuse", weight, 1.0 if hit else -1.0)
        for event, label, weight, hit in found_of_pairs(folder)
    ]
    for reported, name in ((False, "fitted on"), (True, "held back")):
        some = [t for t in told if is_reported(t.event) == reported]
        print(f"labelled pairs, events {name}: {rates(some)}, intervals {interval(some)}")


def measure_false_alarms(matcher: Matcher, folder: Path) -> None:
    """Print how many passages of labelled news match bulk news of another time, a thousand sentences."""
    sentences = wrong = 0
    for one in pages.pages(folder).values():
        sentences += sum(not p.quoted for p in passages(one))
        wrong += len(demo_corpus.taken(matcher.add(one, ())))
        matcher.remove(one.id)
    print(
        f"false alarms: {wrong} in {sentences} sentences, {1000 * wrong / sentences:.2f} a thousand"
    )


def main() -> None:
    """Measure what there is data for."""
    print(
        f"Python {platform.python_version()}, rapidfuzz {rapidfuzz.__version__}, {platform.machine()}"
    )
    print("demo corpus:", dict(demo_passages.tally()))
    labelled, volume = (os.environ.get(k) for k in ("NEWSREADER_REUSE_DATA", "NEWSREADER_VOLUME"))
    if labelled:
        measure_labelled(Path(labelled))
    if not volume:
        return
    articles = bulk(Path(volume), _HELD)
    matcher = Matcher()
    matcher.hold([Named(one, ()) for one in articles])
    measure_planted(matcher, articles)
    if labelled:
        measure_false_alarms(matcher, Path(labelled))
    measure_peers(articles[:_SMALL])


if __name__ == "__main__":
    main()
