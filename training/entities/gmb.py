"""The Groningen Meaning Bank extract: sentences of news in the order of its documents."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from pathlib import Path

from newsreader.domain.spans import Span
from newsreader.entities.lexicon import lexicon
from newsreader.entities.words import read_line
from training.entities.cleaning import cleaned
from training.entities.documents import Document, Name, joined, runs, stacked

FILE = "gmb/ner_dataset.csv.zip"
_KINDS = {"geo": "LOC", "gpe": "GPE", "org": "ORG", "per": "PER", "art": "MISC", "eve": "MISC"}
_LONGEST = 12
_LONG = 5
_ENOUGH = 5
_MAJORITY = 0.7
Sentence = tuple[str, list[Name]]


def sentences(folder: Path) -> list[Sentence]:
    """Return every sentence with cleaned names."""
    with zipfile.ZipFile(folder / FILE) as packed:
        name = packed.namelist()[0]
        text = io.TextIOWrapper(packed.open(name), encoding="latin-1", newline="")
        rows = list(csv.reader(text))[1:]
    read: list[tuple[list[str], list[str]]] = []
    for number, word, _, tag in rows:
        if number:
            read.append(([], []))
        read[-1][0].append(word)
        read[-1][1].append(tag)
    return [_sentence(words, tags) for words, tags in read]


def _sentence(words: list[str], tags: list[str]) -> Sentence:
    """Return one sentence as text with cleaned names."""
    text, spans = joined(words)
    names = [
        (spans[first].start, spans[last - 1].end, _KINDS[kind])
        for first, last, kind in runs(tags)
        if kind in _KINDS
    ]
    return text, cleaned(text, names)


def agreed(sentences: list[Sentence]) -> list[Sentence]:
    """Give a name the kind it mostly has, where one kind has most of five mentions or more.

    The corpus was labelled by machine: one "Yushchenko" in ten is an organisation there. A name of
    two words right after an office or honorific is a person whatever it was labelled.
    """
    votes: dict[str, Counter[str]] = {}
    for text, names in sentences:
        for start, end, kind in names:
            votes.setdefault(text[start:end], Counter())[kind] += 1
    firm: dict[str, str] = {}
    for name, counts in votes.items():
        kind, most = counts.most_common(1)[0]
        if counts.total() >= _ENOUGH and most >= _MAJORITY * counts.total():
            firm[name] = kind
    return [
        (text, [(s, e, _addressed(text, s, e, firm.get(text[s:e], k))) for s, e, k in names])
        for text, names in sentences
    ]


def _addressed(text: str, start: int, end: int, kind: str) -> str:
    """Return PER for "spokesman Aka Tanoh", else ``kind``."""
    lists = lexicon()
    name = text[start:end].split()
    before = text[:start].split()
    if kind not in {"ORG", "LOC"} or len(name) not in {2, 3} or not before:
        return kind
    if text[start - 1] != " " or not all(part[:1].isupper() and part.isalpha() for part in name):
        return kind
    title = before[-1].lower().rstrip(".")
    addressed = title in lists.roles["heads"] or title in lists.roles["honorifics"]
    shapes = lists.shapes
    plain = not any(
        part.lower() in lists.common or part.lower() in shapes["organisation"] for part in name
    )
    return "PER" if addressed and plain and name[0].lower() not in lists.phrases else kind


def documents(sentences: list[Sentence]) -> list[Document]:
    """Put neighbouring sentences that share words into documents.

    The corpus keeps the order of its documents, not their bounds: one begins where neither a
    sentence nor the next shares a word with the four before.
    """
    words = [_content(text) for text, _ in sentences]
    found: list[list[Sentence]] = []
    for at, sentence in enumerate(sentences):
        size = len(found[-1]) if found else 0
        recent = set().union(*words[at - min(size, 4) : at])
        follows = words[at] & recent or any(w & recent for w in words[at + 1 : at + 2])
        if not size or size >= _LONGEST or not follows:
            found.append([])
        found[-1].append(sentence)
    return [stacked("gmb", group) for group in found]


def _content(text: str) -> set[str]:
    """Return the capitalised words of a sentence, and its long words; no small words."""
    lists = lexicon()
    words = read_line(text, Span(0, len(text)), lists).words
    return {
        w.key
        for w in words
        if w.key not in lists.common and not w.mark and (w.cap or len(w.text) >= _LONG)
    }
