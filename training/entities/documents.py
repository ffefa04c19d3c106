"""Annotated documents as text with spans, whatever corpus they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsreader.domain.spans import Span

#: Kinds the model learns; MISC is what looks like a name and is none of the others.
KINDS = ("PER", "ORG", "LOC", "NORP", "MISC")
Name = tuple[int, int, str]

_NO_GAP_BEFORE = frozenset([
    ".", ",", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "%", "'", "''", "’", "'re", "'ve", "'ll", "'d", "'m",
    "...", "”",
])  # fmt: skip
_NO_GAP_AFTER = frozenset(["(", "[", "$", "``", "“", "£", "€", "#"])


@dataclass(slots=True)
class Document:
    """A text with its names.

    Attributes:
        source: The corpus it comes from.
        text: One line for each sentence.
        names: Sorted, not overlapping (start, end, kind).
        unclear: Spans of lines whose names are not all known; they are read, not learnt from.
    """

    source: str
    text: str
    names: list[Name]
    unclear: frozenset[int] = frozenset()

    def spans(self) -> list[Span]:
        """Return the lines as spans."""
        found, at = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                found.append(Span(at, at + len(line)))
            at += len(line) + 1
        return found


def joined(tokens: Iterable[str]) -> tuple[str, list[Span]]:
    """Join tokens to text as it would be printed; return each token's span."""
    text, spans = "", []
    tight = True
    quoted = False
    for token in tokens:
        closing = token == '"' and quoted
        if text and not tight and token not in _NO_GAP_BEFORE and not closing:
            text += " "
        spans.append(Span(len(text), len(text) + len(token)))
        text += token
        tight = token in _NO_GAP_AFTER or (token == '"' and not quoted)
        if token == '"':
            quoted = not quoted
    return text, spans


def runs(tags: list[str]) -> Iterable[tuple[int, int, str]]:
    """Yield (first, last, kind) of tags written B-x, I-x and O."""
    at = 0
    while at < len(tags):
        if tags[at] == "O":
            at += 1
            continue
        kind, end = tags[at][2:], at + 1
        while end < len(tags) and tags[end] == "I-" + kind:
            end += 1
        yield at, end, kind
        at = end


def stacked(source: str, sentences: list[tuple[str, list[Name]]]) -> Document:
    """Put sentences one under the other, as one document."""
    lines: list[str] = []
    names: list[Name] = []
    at = 0
    for text, found in sentences:
        names.extend((start + at, end + at, kind) for start, end, kind in found)
        lines.append(text)
        at += len(text) + 1
    return Document(source, "\n".join(lines), names)
