"""Sentences with their names marked: "[PER Ilse Varne] said"."""

from __future__ import annotations

import re

from newsreader.domain.spans import Span
from newsreader.entities.rules import RuleTagger

_MARK = re.compile(r"\[(PER|ORG|LOC|NORP|ROLE|DATE) ([^\]]+)\]")

Named = list[tuple[str, str]]


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text without marks, and the marked spans."""
    text, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match.group(2)), match.group(1)))
        text += match.group(2)
        at = match.end()
    return text + marked[at:], spans


def line_spans(text: str) -> list[Span]:
    """Return a span for each line that is not blank."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def tagged(text: str) -> list[tuple[int, int, str]]:
    """Return what the home tagger finds, each line a span."""
    return [(s.start, s.end, str(s.type)) for s in RuleTagger().tag(text, line_spans(text))]


def in_words(text: str, spans: list[tuple[int, int, str]]) -> Named:
    """Return spans as readable pairs of kind and words."""
    return [(kind, text[start:end]) for start, end, kind in spans]
