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

Beside the captures: ``tests/unit/entities/other_news.json`` (composed stories of business, sport,
science, courts, disasters and politics, annotated before any model was fitted) and, where
``NEWSREADER_ENTITY_DATA`` names the folder described in ``training/entities/MODEL_CARD.md``, the last
tenth of GMB and CrossNER's test part. Every table shows rules alone and the tagger that ships.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.entities import crossner, gmb
from training.entities.documents import Document

from newsreader.domain.spans import Span
from newsreader.entities.default_tagger import default_tagger
from newsreader.entities.rules import RuleTagger
from newsreader.entities.tagger import Tagger
from newsreader.text.tokens import tokenise

ANNOTATION = Path(__file__).parents[1] / "tests" / "unit" / "entities" / "annotation.json"
OTHER_NEWS = ANNOTATION.with_name("other_news.json")
KINDS = ("PER", "ORG", "LOC", "NORP", "ROLE", "DATE")
NAMES = ("PER", "ORG", "LOC")
Marked = tuple[int, int, str]
Text = tuple[str, list[Span], set[Marked]]


def annotated_captures(folder: Path) -> list[Text]:
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


def other_news() -> list[Text]:
    """Return the composed stories, each line a span."""
    stories = json.loads(OTHER_NEWS.read_text(encoding="utf-8"))
    return [
        (story["text"], _lines(story["text"]), {(s, e, kind) for s, e, kind in story["mentions"]})
        for story in stories
    ]


def held_back(folder: Path) -> dict[str, list[Text]]:
    """Return the parts of the corpora that no weight was fitted on."""
    news = gmb.sentences(folder)
    return {
        "GMB, last tenth": _texts(gmb.documents(news[int(len(news) * 0.9) :])),
        "CrossNER politics, test": _texts(crossner.documents(folder, "test")),
    }


def _texts(documents: list[Document]) -> list[Text]:
    """Return documents as the measure takes them."""
    return [(d.text, d.spans(), set(d.names)) for d in documents]


def _lines(text: str) -> list[Span]:
    """Return a span for each line that is not blank."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def found_and_wanted(tagger: Tagger, texts: list[Text]) -> list[tuple[set[Marked], set[Marked]]]:
    """Return what a tagger finds in each text beside what is annotated."""
    return [
        ({(s.start, s.end, str(s.type)) for s in tagger.tag(text, spans)}, wanted)
        for text, spans, wanted in texts
    ]


def tokens_per_second(tagger: Tagger, texts: list[Text]) -> float:
    """Return how many tokens a second a tagger reads, all passes included, each text once."""
    tokens = sum(len(tokenise(text, *span)) for text, spans, _ in texts for span in spans)
    begin = time.perf_counter()
    for text, spans, _wanted in texts:
        tagger.tag(text, spans)
    return tokens / (time.perf_counter() - begin)


def print_table(title: str, texts: list[Text], kinds: Iterable[str]) -> None:
    """Print precision, recall and F1 per kind by rules alone and by the tagger that ships."""
    counts = Counter(kind for _, _, wanted in texts for _, _, kind in wanted)
    rows = [*((kind, (kind,)) for kind in kinds), ("PER+ORG+LOC", NAMES)]
    print(f"-- {title}: {len(texts)} texts")
    for tagger in (RuleTagger(), default_tagger()):
        speed = tokens_per_second(tagger, texts)
        pairs = found_and_wanted(tagger, texts)
        print(f"{tagger.name}: {speed:,.0f} tokens a second")
        for label, wanted in rows:
            precision, recall, f1 = scores(pairs, wanted)
            number = sum(counts[kind] for kind in wanted)
            print(f"  {label:12} n={number:5}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def print_errors(texts: list[Text]) -> None:
    """Print where the tagger that ships is wrong or misses a name."""
    for (text, _, _), (found, wanted) in zip(
        texts, found_and_wanted(default_tagger(), texts), strict=True
    ):
        for marks, side in ((found - wanted, "+"), (wanted - found, "-")):
            for start, end, kind in sorted(marks):
                around = text[max(0, start - 30) : end + 20].split("\n")
                print(side, kind, f"{start}:{end}", around)


def main() -> int:
    """Print the tables; with ``--errors`` also where the annotated captures are read wrongly."""
    begin = time.perf_counter()
    default_tagger()
    print(f"load: {1000 * (time.perf_counter() - begin):.0f} ms")
    print_table("other news", other_news(), (*NAMES, "NORP"))
    captures = os.environ.get("NEWSREADER_CAPTURES")
    texts = annotated_captures(Path(captures)) if captures else []
    if texts:
        print_table("annotated captures (development)", texts, KINDS)
    data = os.environ.get("NEWSREADER_ENTITY_DATA")
    for title, part in (held_back(Path(data)) if data else {}).items():
        print_table(title, part, (*NAMES, "NORP"))
    if "--errors" in sys.argv:
        print_errors(texts)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
