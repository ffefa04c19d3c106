"""Names found in hand-annotated captures: strict F1 per kind, and tokens per second.

The captures are read in place from the folder named by ``NEWSREADER_CAPTURES``; the annotation in
``tests/unit/entities/annotation.json`` holds their SHA-256, offsets and kinds, and no text. It was
made by this guide before any rule was written.

**Where.** Headline, standfirst, subheadings and body lines. Captions, credits, bylines, appeals and
comment forms are not annotated.

**How far a span reaches.** A span is a half-open range of code points in the decoded text.

- Titles, honorifics ("Mr"), a possessive 's and a leading "the" lie outside. Mastheads keep their
  article: "The Moscow Times".
- Middle names, initials and particles lie inside: "Antony J. Blinken".
- A descriptive noun belongs to a place when it is capitalised: "Crimea Peninsula", but "Donbas" in
  "the Donbas region". The same for points of the compass: "Eastern Ukraine", but "Ukraine" in
  "eastern Ukraine". Co-ordinated compass words sharing a head are one span.
- Parts of a hyphenated compound that are names by themselves are mentions: two in "Ukrainian-Russian".
- A place after a comma is its own mention: "Geneva", "Switzerland".

**Kinds.**

- PER: people, by full name, given name or surname.
- ORG: organisations and institutions, agencies and outlets, also in lower case when they are a
  particular one of a named state ("the US treasury department", "the Russian foreign ministry").
  White House, Kremlin, EU, NATO and G-20 are ORG.
- LOC: countries, cities, regions, waters; "US" and "UK" wherever they stand; capitals also where
  they mean a government; "West" and "East" as blocs; unions of the past that were states.
- NORP: nationalities, peoples, faiths and blocs as adjectives or plurals: "Russian", "Russians",
  "Western", "Soviet". A nationality before an institution or title is its own mention.
- ROLE: what names an office or post: "Secretary of State", "foreign minister", "press secretary",
  "president", wherever one holder is meant. Looser words ("chief", "leader", "head") only directly
  before or after a name; "official", "diplomat", "counterpart" never; plurals without a name never.
- DATE: calendar expressions: days of the week, dates, months, years, decades, "yesterday", "today",
  "last year", "next week", "this week". Not lengths ("for years"), nor distances ("a year ago").
- None: treaties and agreements named after places, pipelines and other products, wars and other
  events, document titles (names within a descriptive title that mean themselves are mentions).

**Measure.** Strict: start, end and kind must all agree. The score for PER, ORG and LOC is micro F1.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from newsreader.domain.spans import Span
from newsreader.entities.rules import RuleTagger
from newsreader.text.tokens import tokenise

ANNOTATION = Path(__file__).parents[1] / "tests" / "unit" / "entities" / "annotation.json"
KINDS = ("PER", "ORG", "LOC", "NORP", "ROLE", "DATE")
NAMES = ("PER", "ORG", "LOC")
Marked = tuple[int, int, str]


def annotated_captures(folder: Path) -> list[tuple[str, list[Span], set[Marked]]]:
    """Return text, named spans and mentions of each annotated capture that ``folder`` holds."""
    sheet = json.loads(ANNOTATION.read_text(encoding="utf-8"))
    captures = []
    for path in sorted(folder.iterdir()):
        data = path.read_bytes() if path.is_file() else b""
        entry = sheet.get(hashlib.sha256(data).hexdigest())
        if entry:
            text = data.decode("utf-8").removeprefix("\ufeff")
            spans = [Span(*pair) for pair in entry["named_spans"]]
            captures.append((text, spans, {(s, e, kind) for s, e, kind in entry["mentions"]}))
    return captures


def scores(
    pairs: Iterable[tuple[set[Marked], set[Marked]]], kinds: Iterable[str]
) -> tuple[float, float, float]:
    """Return strict precision, recall and F1 of (found, wanted) pairs over ``kinds``."""
    wanted_kinds = frozenset(kinds)
    right = found_all = wanted_all = 0
    for found, wanted in pairs:
        found = {m for m in found if m[2] in wanted_kinds}
        wanted = {m for m in wanted if m[2] in wanted_kinds}
        right += len(found & wanted)
        found_all += len(found)
        wanted_all += len(wanted)
    precision = right / found_all if found_all else 0.0
    recall = right / wanted_all if wanted_all else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def tokens_per_second(
    captures: list[tuple[str, list[Span], set[Marked]]], rounds: int = 20
) -> float:
    """Return how many tokens a second the home tagger reads, all passes included."""
    tagger = RuleTagger()
    tokens = sum(len(tokenise(text, *span)) for text, spans, _ in captures for span in spans)
    begin = time.perf_counter()
    for _ in range(rounds):
        for text, spans, _wanted in captures:
            tagger.tag(text, spans)
    return rounds * tokens / (time.perf_counter() - begin)


def main() -> int:
    """Print the figures; with ``--errors`` also the offsets of what was missed or wrong."""
    folder = os.environ.get("NEWSREADER_CAPTURES")
    captures = annotated_captures(Path(folder)) if folder else []
    if not captures:
        print("Set NEWSREADER_CAPTURES to the folder with the annotated captures.")
        return 1
    tagger = RuleTagger()
    pairs = []
    for text, spans, wanted in captures:
        found = {(s.start, s.end, str(s.type)) for s in tagger.tag(text, spans)}
        pairs.append((found, wanted))
        if "--errors" in sys.argv:
            for mark, side in ((found - wanted, "+"), (wanted - found, "-")):
                for start, end, kind in sorted(mark):
                    print(
                        side,
                        kind,
                        f"{start}:{end}",
                        text[max(0, start - 30) : end + 20].split("\n"),
                    )
    counts = Counter(kind for _, wanted in pairs for _, _, kind in wanted)
    for label, kinds in (
        *((kind, (kind,)) for kind in KINDS),
        ("PER+ORG+LOC", NAMES),
        ("all", KINDS),
    ):
        precision, recall, f1 = scores(pairs, kinds)
        number = sum(counts[kind] for kind in kinds)
        print(f"{label:12} n={number:4}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print(f"{tokens_per_second(captures):,.0f} tokens a second")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
