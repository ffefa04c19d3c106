"""What is said of the demo corpus's planted passages, beside what its truth says.

The pages go through the program's own reading and name finding; the truth is only compared with. Where
a quotation was matched within its sentence, the changes that lie in the quotation count.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from benchmarks import demo_corpus
from newsreader.capture.decoding import decode
from newsreader.capture.reading import understand
from newsreader.domain.articles import Article
from newsreader.domain.captures import Capture
from newsreader.domain.reuse import Change, ChangeClass, Match
from newsreader.domain.spans import Span
from newsreader.entities.default_tagger import default_tagger
from newsreader.entities.mentions import find_mentions
from newsreader.reuse.matcher import Matcher, settle
from newsreader.services.matching import name_spans


def matches_of(corpus: demo_corpus.DemoCorpus) -> list[Match]:
    """Return the settled matches of the corpus's pages, articles named by their files."""
    tagger, matcher = default_tagger(), Matcher()
    found: list[Match] = []
    for name in sorted(corpus.articles):
        article = _read(name)
        mentions = find_mentions(article, tagger)
        found += matcher.add(article, name_spans(mentions))
    return settle(found)


def _read(name: str) -> Article:
    raw = (demo_corpus.SEEDS / name).read_bytes()
    capture = Capture(hashlib.sha256(raw).hexdigest(), len(raw), decode(raw))
    return replace(understand(capture), id=name)


def tally() -> Counter[str]:
    """Count what is found and right of the labelled pairs, and what is reported beside them."""
    corpus = demo_corpus.load()
    found = matches_of(corpus)
    by_files: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for match in demo_corpus.taken(found):
        by_files[match.a.article, match.b.article].append(match)
    counts: Counter[str] = Counter()
    labelled: set[int] = set()
    for entry, pair in corpus.pairs("passages"):
        hits = [m for m in by_files[pair[0][0], pair[1][0]] if demo_corpus.covers(m, pair)]
        labelled.update(map(id, hits))
        _count(counts, entry, pair, hits)
    for kind in ("paraphrases", "formulas"):
        for _, pair in corpus.pairs(kind):
            some = by_files[pair[0][0], pair[1][0]]
            counts[kind] += any(demo_corpus.covers(m, pair) and id(m) not in labelled for m in some)
    counts["not labelled"] = sum(
        id(m) not in labelled and not m.same_outlet for m in demo_corpus.taken(found)
    )
    return counts


def _count(
    counts: Counter[str], entry: dict[str, Any], pair: demo_corpus.Pair, hits: Sequence[Match]
) -> None:
    """Count one labelled pair."""
    rendering = any(c["kind"] == "rendering" for c in entry["changes"])
    counts["labelled"] += 1
    counts["renderings"] += rendering
    if not hits:
        counts["renderings not found"] += rendering
        return
    best = max(hits, key=lambda m: (m.a.quoted == entry["quote"], m.score))
    changes = [c for c in best.changes if _meets(c.a, pair[0][1]) and _meets(c.b, pair[1][1])]
    quiet = all(c.cls is ChangeClass.QUIET for c in changes)
    counts["found"] += 1
    counts["likeness"] += ("same" if quiet else "altered") == entry["likeness"]
    counts["basis"] += best.basis.value == entry["basis"]
    counts["kinds"] += {(c.cls.value, c.kind) for c in changes} == {
        (c["class"], c["kind"]) for c in entry["changes"]
    }
    counts["with substance"] += entry["substance"]
    counts["substance told"] += entry["substance"] and _has_substance(best, changes)


def _has_substance(match: Match, changes: Sequence[Change]) -> bool:
    return replace(match, changes=tuple(changes)).substance


def _meets(change: Span, span: Span) -> bool:
    """Say whether a change lies at the span; an empty one may stand at its edge."""
    if change.start == change.end:
        return span.start <= change.start <= span.end
    return change.start < span.end and span.start < change.end


if __name__ == "__main__":
    print(dict(tally()))
