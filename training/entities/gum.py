"""GUM: news articles whose every noun phrase has a kind; only names are taken."""

from __future__ import annotations

from pathlib import Path

from training.entities.documents import Document, joined
from training.entities.phrases import proper

_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "MISC", "object": "MISC"}


def documents(folder: Path) -> list[Document]:
    """Return one document for each article."""
    found = []
    for path in sorted((folder / "gum-news").glob("*.tsv")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        lines, names, unclear, at = [], [], set(), 0
        for block in blocks:
            rows = [row.split("\t") for row in block.split("\n") if "\t" in row]
            if not rows:
                continue
            text, spans = joined(row[0] for row in rows)
            phrases, first = [], 0
            for n in range(1, len(rows) + 1):
                if n == len(rows) or rows[n][1] != rows[first][1]:
                    kind = _KINDS.get(rows[first][1])
                    if kind:
                        phrases.append((spans[first].start, spans[n - 1].end, kind))
                    first = n
            inside, clear = proper(text, phrases)
            if not clear:
                unclear.add(at)
            names += [(s + at, e + at, k) for s, e, k in inside]
            lines.append(text)
            at += len(text) + 1
        found.append(Document("gum", "\n".join(lines), names, frozenset(unclear)))
    return found
