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

Beside the captures: ``training/entities/news`` (marked stories composed for this project; every second
one is held back from fitting; those of another hand in ``other_hand`` apart),
``tests/unit/entities/other_news.json`` (the same, made before any
model was fitted) and, where ``NEWSREADER_ENTITY_DATA`` names the folder described in
``training/entities/MODEL_CARD.md``, the last tenth of GMB and CrossNER's test part. Every table shows
rules alone, the tagger that ships and, where it and a model are installed, spaCy.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.entities import crossner, gmb, news
from training.entities.documents import Document

import newsreader.entities
from benchmarks import linking
from newsreader.domain.spans import Span
from newsreader.entities.default_tagger import default_tagger, tagger_of
from newsreader.entities.rules import RuleTagger
from newsreader.entities.tagger import SPACY, Choice, Tagger, missing
from newsreader.text.tokens import tokenise

ANNOTATION = Path(__file__).parents[1] / "tests" / "unit" / "entities" / "annotation.json"
PACKAGE = Path(newsreader.entities.__file__).parent
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


def tokens_of(texts: list[Text]) -> int:
    """Count the tokens of texts."""
    return sum(len(tokenise(text, *span)) for text, spans, _ in texts for span in spans)


def tokens_per_second(tagger: Tagger, texts: list[Text]) -> float:
    """Return how many tokens a tagger reads in a second of CPU, all passes included, each text once."""
    tokens = tokens_of(texts)
    begin = time.process_time()
    for text, spans, _wanted in texts:
        tagger.tag(text, spans)
    return tokens / (time.process_time() - begin)


def composed_news(held_back: bool, folder: Path = news.FOLDER) -> list[Text]:
    """Return marked stories composed for this project: those learnt from, or those held back."""
    return _texts(news.documents(held_back, folder))


def measure_cold() -> None:
    """Print load, speed and memory of a process that has found no name before.

    Run in a process of its own: ``python -m benchmarks.entities --cold``. The first text pays for
    reading the lists and for every cache that is still empty.
    """
    # Delayed: what it costs is measured after numpy, which others pay for as well.
    import numpy as np

    before = _resident()
    begin = time.process_time()
    tagger = default_tagger()
    tagger.tag("Ilse Varne left Karsund.", [Span(0, 24)])
    load = time.process_time() - begin
    texts = composed_news(True)
    begin = time.process_time()
    for text, spans, _ in texts:
        tagger.tag(text, spans)
    took = time.process_time() - begin
    print(f"load after numpy {np.__version__}, first name found: {1000 * load:.0f} ms CPU")
    print(
        f"cold: {tokens_of(texts) / took:,.0f} tokens a second of CPU over {tokens_of(texts):,} tokens"
    )
    print(f"memory after it: {_resident() - before:.0f} MiB more than with numpy alone")


def _resident() -> float:
    """Return the most memory this process has held, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform != "darwin" else most / 1024 / 1024


def print_size() -> None:
    """Print how many bytes of the package the model and the lists are."""
    model = sum(p.stat().st_size for p in PACKAGE.glob("model/*") if p.is_file())
    lists = sum(p.stat().st_size for p in PACKAGE.glob("gazetteer/*.txt"))
    print(f"bytes: model {model:,}, lists {lists:,}, together {model + lists:,}")


def peers() -> list[Tagger]:
    """Return the taggers to compare: rules, what ships, and spaCy where it and a model are there."""
    found: list[Tagger] = [RuleTagger(), default_tagger()]
    if not missing(Choice(SPACY)):
        found.append(tagger_of(Choice(SPACY)))
    return found


def print_table(title: str, texts: list[Text], kinds: Iterable[str]) -> None:
    """Print precision, recall and F1 per kind by rules alone and by the tagger that ships."""
    counts = Counter(kind for _, _, wanted in texts for _, _, kind in wanted)
    rows = [*((kind, (kind,)) for kind in kinds), ("PER+ORG+LOC", NAMES)]
    print(f"-- {title}: {len(texts)} texts")
    for tagger in peers():
        speed = tokens_per_second(tagger, texts)
        pairs = found_and_wanted(tagger, texts)
        print(f"{tagger.name}: {speed:,.0f} tokens a second of CPU")
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
    if "--cold" in sys.argv:
        measure_cold()
        return 0
    subprocess.run([sys.executable, "-m", "benchmarks.entities", "--cold"], check=False)
    print_size()
    names = (*NAMES, "NORP")
    print_table("composed news, held back", composed_news(True), names)
    print_table("news of another hand, held back", composed_news(True, news.OTHER_HAND), names)
    print_table("composed news, learnt from (not a measure)", composed_news(False), names)
    print_table("other news, first half (looked at)", other_news()[::2], names)
    print_table("other news, second half (looked at by nobody)", other_news()[1::2], names)
    captures = os.environ.get("NEWSREADER_CAPTURES")
    texts = annotated_captures(Path(captures)) if captures else []
    if texts:
        print_table("annotated captures (development)", texts, KINDS)
    data = os.environ.get("NEWSREADER_ENTITY_DATA")
    for title, part in (held_back(Path(data)) if data else {}).items():
        print_table(title, part, names)
    linking.main()
    if "--errors" in sys.argv:
        print_errors(texts)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
