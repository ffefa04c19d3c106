"""News for measuring, read in place: labelled pairs of sentences, and articles in bulk.

The pairs are in a folder with ``pairs.jsonl`` and ``articles/``, the articles in bulk in a folder with
``*.jsonl.xz``. Nothing of these folders is kept.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import defaultdict
from pathlib import Path

from benchmarks import demo_corpus
from newsreader.domain.articles import Article
from newsreader.domain.fields import Field
from newsreader.domain.reuse import Match
from newsreader.domain.spans import Span
from newsreader.reuse.matcher import Matcher
from newsreader.text.normalise import Normalised, normalise


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


def _page(path: Path) -> Article:
    content = path.read_text(encoding="utf-8")
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", content)]
    outlet = Field(path.name.split("_")[1], 1.0)
    return Article(path.name, content, (), tuple(spans[1:]), outlet=outlet)


def _locate(text: Normalised, sentence: str) -> Span:
    wanted = normalise(sentence).text
    at = text.text.index(wanted)
    return text.raw_span(at, at + len(wanted))


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
