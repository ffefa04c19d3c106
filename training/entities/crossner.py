"""CrossNER politics: sentences of an encyclopedia."""

from __future__ import annotations

from pathlib import Path

from training.entities.cleaning import cleaned
from training.entities.documents import Document, joined, runs, stacked

_KINDS = {
    "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG",
    "country": "LOC", "location": "LOC", "event": "MISC", "election": "MISC", "misc": "MISC",
}  # fmt: skip


def documents(folder: Path, part: str) -> list[Document]:
    """Return the sentences of "train", "dev" or "test", each a document."""
    lines = (folder / "crossner-politics" / f"{part}.txt").read_text(encoding="utf-8")
    found = []
    for block in lines.split("\n\n"):
        rows = [row.split("\t") for row in block.split("\n") if row.strip()]
        if not rows:
            continue
        text, spans = joined(row[0] for row in rows)
        names = [
            (spans[first].start, spans[last - 1].end, _KINDS[kind])
            for first, last, kind in runs([row[1] for row in rows])
        ]
        found.append(stacked("crossner", [(text, cleaned(text, names))]))
    return found
