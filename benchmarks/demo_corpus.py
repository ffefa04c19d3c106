"""The demo corpus as articles and truth, read without the capture room: its own line labels are used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsreader.domain.articles import Article
from newsreader.domain.captures import BODY_LABELS, Label, Line
from newsreader.domain.fields import Evidence, Field, Precision, Published
from newsreader.domain.reuse import Likeness, Match
from newsreader.domain.spans import Span

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
Pair = tuple[tuple[str, Span], tuple[str, Span]]


@dataclass(frozen=True, slots=True)
class DemoCorpus:
    """The demo corpus.

    Attributes:
        articles: By file name; of an article with several versions only the last.
        truth: The decoded ``truth.json``.
    """

    articles: dict[str, Article]
    truth: dict[str, Any]

    def pairs(self, kind: str) -> Iterator[tuple[dict[str, Any], Pair]]:
        """Yield the labelled pairs of a kind ("passages", "paraphrases", "formulas") that are held."""
        for entry in self.truth[kind]:
            a, b = ((s["file"], Span(s["start"], s["end"])) for s in (entry["a"], entry["b"]))
            if a[0] in self.articles and b[0] in self.articles:
                yield entry, ((a, b) if a <= b else (b, a))


def load(folder: Path = SEEDS) -> DemoCorpus:
    """Read the corpus; the fields of its articles are the truth's."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    labels: dict[str, dict[int, str]] = {}
    for line in truth["lines"]:
        labels.setdefault(line["file"], {})[line["n"]] = line["label"]
    older = {name for versions in truth["updates"] for name in versions[:-1]}
    articles = {
        capture["file"]: _article(folder, capture, labels[capture["file"]])
        for capture in truth["captures"]
        if capture["file"] not in older
    }
    return DemoCorpus(articles, truth)


def _article(folder: Path, capture: dict[str, Any], labels: dict[int, str]) -> Article:
    """Return one capture as an article whose id is the file name."""
    name = capture["file"]
    raw = (folder / name).read_bytes()
    content = raw.decode(capture["encoding"]).removeprefix("\ufeff")
    lines = tuple(_lines(content, labels))

    def spans(wanted: frozenset[Label]) -> tuple[Span, ...]:
        bare = Article(name, content, lines, ())
        return bare.spans_of(wanted)

    def field(value: str | None, label: Label) -> Field[str] | None:
        if not value:
            return None
        at = spans(frozenset({label}))[:1]
        where = tuple(Evidence(1, s.start, s.end, "label") for s in at)
        return Field(value, 1.0, where)

    published = capture["published"]
    return Article(
        id=name,
        content=content,
        lines=lines,
        paragraphs=spans(BODY_LABELS),
        outlet=field(capture["outlet"], Label.OUTLET),
        headline=field(capture["headline"], Label.HEADLINE),
        published=Field(Published(published, Precision.DAY, "unknown", published), 1.0)
        if published
        else None,
        wire=tuple(f for f in (field(w, Label.WIRE) for w in capture["wire"]) if f),
        language=capture["language"],
    )


def _lines(content: str, labels: dict[int, str]) -> Iterator[Line]:
    """Yield the lines; they end at CR LF, LF or CR only."""
    start, number = 0, 1
    while start < len(content):
        ends = [e for e in (content.find("\n", start), content.find("\r", start)) if e >= 0]
        end = min(ends, default=len(content) - 1) + 1
        if content[end - 1 : end + 1] == "\r\n":
            end += 1
        label = Label(labels.get(number, "blank"))
        yield Line(number, start, end, label, 1.0, "truth")
        start, number = end, number + 1


def covers(match: Match, pair: Pair) -> bool:
    """Say whether a match is about the pair: on both sides the shorter span lies half in the other."""
    (file_a, a), (file_b, b) = pair
    return (
        match.a.article == file_a
        and match.b.article == file_b
        and _half(match.a.span, a)
        and _half(match.b.span, b)
    )


def _half(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return 2 * common >= min(one.end - one.start, other.end - other.start)


def taken(matches: list[Match]) -> list[Match]:
    """Return the matches that are ``same`` or ``altered``."""
    return [m for m in matches if m.likeness is not Likeness.SIMILAR]
